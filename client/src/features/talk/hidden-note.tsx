import type { Reply, Thread } from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { SaidWords } from './said.tsx';
import { useTalkPeople } from './talk-people.ts';

import styles from './talk.module.css';

/** Its author and the facilitators go on seeing what was hidden, with the reason. */
export function useIsHiddenFromMe(entry: Thread | Reply): boolean {
  const { participantId } = useOpenPlan().entry;
  const role = useRole();
  return entry.hidden !== null && entry.author !== participantId && !canManage(role);
}

/** That something was hidden, by whom and why. */
export function HiddenNote({ entry }: { readonly entry: Thread | Reply }) {
  const { t } = useTranslation();
  const people = useTalkPeople();
  if (entry.hidden === null) return null;
  const name = people.get(entry.hidden.by)?.name ?? t('talk.someone');
  return (
    <div className={styles['hidden']}>
      <p>{t('talk.hiddenBy', { name })}</p>
      <SaidWords words={entry.hidden.reason} />
    </div>
  );
}
