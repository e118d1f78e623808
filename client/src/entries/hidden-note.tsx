import type { Thread } from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';
import { useTranslation } from 'react-i18next';

import { useIsMe } from '../session/use-persons.ts';
import { useRole } from '../session/use-sync-state.ts';
import { EntryWords } from './entry-words.tsx';
import { useNamedPeople } from './people-context.ts';

import styles from './entries.module.css';

/** As it stands in every kind of entry that can be hidden. */
type Hidden = Thread['hidden'];

/** Its author and the facilitators go on seeing what was hidden, with the reason. */
export function useIsHiddenFromMe(entry: { readonly hidden: Hidden; readonly author: string }): boolean {
  const isMe = useIsMe();
  const role = useRole();
  return entry.hidden !== null && !isMe(entry.author) && !canManage(role);
}

/** That something was hidden, by whom and why. */
export function HiddenNote({ hidden }: { readonly hidden: Hidden }) {
  const { t } = useTranslation();
  const people = useNamedPeople();
  if (hidden === null) return null;
  return (
    <div className={styles['note']}>
      <p>{t('talk.hiddenBy', { name: people.get(hidden.by)?.name ?? t('talk.someone') })}</p>
      <EntryWords words={hidden.reason} />
    </div>
  );
}
