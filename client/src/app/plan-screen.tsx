import type { TargetId } from '@holdfast/plan-model';
import type { ParticipantId, PlanId } from '@holdfast/sync-protocol';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { ContextSeries } from '../features/context-series/context-series.tsx';
import { Goals } from '../features/goals/goals.tsx';
import { PlanTitle } from '../features/plan-title/plan-title.tsx';
import { PeopleHere } from '../features/presence/people-here.tsx';
import { Removed } from '../features/removed/removed.tsx';
import { ShareButton } from '../features/sharing/share-button.tsx';
import { ShelfNotice } from '../features/shelf/shelf-notice.tsx';
import { SyncNotices } from '../features/sync-status/sync-notices.tsx';
import { SyncStatus } from '../features/sync-status/sync-status.tsx';
import { TargetList, TargetsWithoutGoal } from '../features/targets/target-list.tsx';
import { UndoButtons } from '../features/undo/undo-buttons.tsx';
import { Vision } from '../features/vision/vision.tsx';
import { OpenPlanContext } from '../session/open-plan-context.ts';
import type { OpenPlan } from '../session/plan-session.ts';
import { usePlanSession } from '../session/use-plan-session.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Notice } from '../ui/notice.tsx';
import { PlanFailure } from './plan-failure.tsx';
import { PlanMenu } from './plan-menu.tsx';
import { usePlaceName } from './use-place-name.ts';

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
    case 'failed':
      return (
        <main className={styles['message']} id="content" tabIndex={-1}>
          <Notice kind="bad">{t(`storage.${session.problem}`)}</Notice>
          <Link href="/">{t('app.toMyPlans')}</Link>
        </main>
      );
    case 'open':
      return <OpenPlanScreen open={session.open} />;
  }
}

/** Keyed by the document: another instance of it means other texts, other undo, other editors. */
function OpenPlanScreen({ open }: { readonly open: OpenPlan }) {
  return (
    <OpenPlanContext value={open} key={open.instance.doc.guid}>
      <ErrorBoundary renderFallback={(error, retry) => <PlanFailure error={error} onRetry={retry} />}>
        <TopBar />
        <div className={styles['layout']}>
          <Chapters />
          <main className={styles['main']} id="content" tabIndex={-1}>
            <div className={styles['notices']}>
              <SyncNotices />
              <ShelfNotice />
            </div>
            <Sheet />
          </main>
        </div>
      </ErrorBoundary>
    </OpenPlanContext>
  );
}

function TopBar() {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const placeName = usePlaceName();
  return (
    <header className={styles['bar']}>
      <Link href="/" className={styles['back']} aria-label={t('plan.back')}>
        <ArrowLeft aria-hidden size={20} className={styles['arrow']} />
        <span className={styles['backText']}>{t('plan.back')}</span>
      </Link>
      <SyncStatus />
      <div className={styles['tools']}>
        {mayEdit && <UndoButtons />}
        <PeopleHere placeName={placeName} />
        <ShareButton />
        <PlanMenu />
      </div>
    </header>
  );
}

function Chapters() {
  const { t } = useTranslation();
  return (
    <nav className={styles['rail']} aria-label={t('plan.chapters')}>
      <p className={styles['chapter']}>{t('plan.why')}</p>
      <a className={styles['entry']} href="#vision">
        {t('plan.vision')}
      </a>
      <p className={styles['chapter']}>{t('plan.what')}</p>
      <a className={styles['entry']} href="#goals">
        {t('plan.goalsAndTargets')}
      </a>
    </nav>
  );
}

function Sheet() {
  return (
    <article className={styles['sheet']}>
      <PlanTitle />
      <Vision />
      <Goals renderTargets={(goal) => <TargetList goal={goal} renderContext={renderContext} />}>
        <TargetsWithoutGoal renderContext={renderContext} />
      </Goals>
      <Removed />
    </article>
  );
}

function renderContext(target: TargetId) {
  return <ContextSeries target={target} />;
}
