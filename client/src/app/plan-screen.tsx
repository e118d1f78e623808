import type { ParticipantId, PlanId } from '@holdfast/sync-protocol';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { usePlanSession } from '../session/use-plan-session.ts';
import { Notice } from '../ui/notice.tsx';
import { PlanLayout } from './plan-layout.tsx';

import styles from './plan-screen.module.css';

export interface PlanScreenProps {
  readonly planId: PlanId;
  /** Where several people of this device are in one plan: which of them opens it. */
  readonly participantId: ParticipantId | undefined;
}

/** One plan: where the features meet. */
export function PlanScreen({ planId, participantId }: PlanScreenProps) {
  const { t } = useTranslation();
  const session = usePlanSession({ planId, participantId });
  switch (session.kind) {
    case 'opening':
      return (
        <main className={styles['message']} id="content" tabIndex={-1} aria-busy>
          <output>{t('plan.opening')}</output>
        </main>
      );
    case 'missing':
      return (
        <main className={styles['message']} id="content" tabIndex={-1}>
          <h1>{t('plan.openMissing')}</h1>
          <p>{t('plan.openMissingText')}</p>
          <Link href="/">{t('app.toMyPlans')}</Link>
        </main>
      );
    case 'removed':
      return (
        <main className={styles['message']} id="content" tabIndex={-1}>
          <h1>{t('plan.openRemoved')}</h1>
          <p>{t('plan.openRemovedText')}</p>
          <Link href="/">{t('app.toMyPlans')}</Link>
        </main>
      );
    case 'failed':
      return (
        <main className={styles['message']} id="content" tabIndex={-1}>
          <Notice kind="bad">{t(`storage.${session.problem}`)}</Notice>
          <Link href="/">{t('app.toMyPlans')}</Link>
        </main>
      );
    case 'open':
      return <PlanLayout open={session.open} />;
  }
}
