import { describeSaving, type Saving } from '@holdfast/sync-client';
import { CloudCheck, CloudOff, CloudUpload, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDevice } from '../../session/device.ts';
import { useSyncState } from '../../session/use-sync-state.ts';
import { classNames } from '../../ui/class-names.ts';
import { isWorthAnnouncing, syncWords } from './sync-words.ts';

import styles from './sync-status.module.css';

const ICONS: Readonly<Record<Saving, LucideIcon>> = {
  saved: CloudCheck,
  saving: CloudUpload,
  offline: CloudOff,
  'not-saved': TriangleAlert,
};

/** Where my words are, in words. */
export function SyncStatus() {
  const { t } = useTranslation();
  const state = useSyncState();
  const saving = describeSaving(state);
  const words = syncWords(state, t);
  const Icon = ICONS[saving];
  return (
    <>
      <p
        className={classNames(styles['status'], styles[saving])}
        data-sync={saving}
        data-waiting={state.waiting}
        data-connection={state.connection.kind}
      >
        <Icon aria-hidden size={18} />
        <span>{words}</span>
      </p>
      <Announcement words={isWorthAnnouncing(saving) ? words : ''} />
    </>
  );
}

/** What is said aloud has stood for a while: states that flicker by are not worth an interruption. */
const SETTLED_MS = 2_000;

function Announcement({ words }: { readonly words: string }) {
  const { clock } = useDevice();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (words === '') return undefined;
    return clock.setTimer(SETTLED_MS, () => setSaid(words));
  }, [clock, words]);
  return <output className="visually-hidden">{said}</output>;
}
