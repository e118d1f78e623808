import { describeSaving, type LinkState } from '@holdfast/sync-client';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDevice } from '../../session/device.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useSyncState } from '../../session/use-sync-state.ts';
import { SavingWord } from '../../ui/saving-word.tsx';
import { isOutOfReach, isWorthAnnouncing, syncWords, withNetwork, wordsWhileTyping } from './sync-words.ts';

/** Where my words are, in words. */
export function SyncStatus() {
  const { t } = useTranslation();
  const { online } = useReadable(useDevice().page.facts);
  const state = withNetwork(useSyncState(), online);
  const saving = describeSaving(state);
  const isTyping = useIsTyping(state);
  return (
    <>
      <p data-sync={saving} data-waiting={state.waiting} data-connection={state.connection.kind}>
        <SavingWord saving={isTyping ? 'offline' : saving}>
          {isTyping ? wordsWhileTyping(state, t) : syncWords(state, t)}
        </SavingWord>
      </p>
      <Announcement words={isWorthAnnouncing(saving) ? syncWords(state, t) : ''} />
    </>
  );
}

/** Longer than a change needs to be stored on an old phone, and shorter than anybody waits for an answer. */
const STORED_MS = 500;
/** Longer than between two keys: whoever makes a pause reads how much waits. */
const PAUSE_MS = 1_000;

/**
 * Whether keys are being stored without a relay, each in a moment. What is said then must hold whether or not the last of
 * them is stored, and must stand still; so it holds on until nobody has typed for a while. A key that takes longer to be
 * stored is spoken of by itself.
 */
function useIsTyping(state: LinkState): boolean {
  const { clock } = useDevice();
  const [pace, setPace] = useState<'rest' | 'typing' | 'slow'>('rest');
  const isCutOff = isOutOfReach(state);
  const isStoring = isCutOff && state.device.kind === 'saving';
  if (isStoring && pace === 'rest') setPace('typing');
  useEffect(() => {
    if (pace === 'rest') return undefined;
    return isStoring
      ? clock.setTimer(STORED_MS, () => setPace('slow'))
      : clock.setTimer(PAUSE_MS, () => setPace('rest'));
  }, [clock, pace, isStoring]);
  return isCutOff && pace === 'typing';
}

/** What is said aloud has stood for a while: states that flicker by are not worth an interruption. */
const SETTLED_MS = 2_000;
/** Longer than a screen reader needs to take it up. Whoever reads the page later reads the state itself, once. */
const SAID_MS = 5_000;

function Announcement({ words }: { readonly words: string }) {
  const { clock } = useDevice();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (words === '') return undefined;
    return clock.setTimer(SETTLED_MS, () => setSaid(words));
  }, [clock, words]);
  useEffect(() => {
    if (said === '') return undefined;
    return clock.setTimer(SAID_MS, () => setSaid(''));
  }, [clock, said]);
  return <output className="visually-hidden">{said}</output>;
}
