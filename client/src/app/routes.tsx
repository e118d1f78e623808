import { participantIdSchema, planIdSchema } from '@holdfast/sync-protocol';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Route, Switch, useLocation } from 'wouter';
import * as z from 'zod/mini';

import { RestoreSection } from '../features/backup/restore-section.tsx';
import { PlanListScreen } from '../features/plan-list/plan-list-screen.tsx';
import { latePart } from '../ui/late-part.ts';

import styles from './app.module.css';

const loadPlanScreen = async () => (await import('./plan-screen.tsx')).PlanScreen;

/** The editor and everything around a plan: loaded when the first plan is opened. */
const PlanScreen = latePart(loadPlanScreen, () => <Opening />);
// Who comes straight to a plan does not wait for what is drawn before it. A failure is told to whoever draws it.
if (window.location.pathname.startsWith('/plan/')) loadPlanScreen().catch(() => {});

/** Seldom needed, and not to be waited for by those who only open a plan. */
const JoinScreen = latePart(async () => (await import('../features/plan-list/join-screen.tsx')).JoinScreen);
const IdentityScreen = latePart(
  async () => (await import('../features/identity/identity-screen.tsx')).IdentityScreen,
);
const BackScreen = latePart(async () => (await import('../features/passes/back-screen.tsx')).BackScreen);
const LeftScreen = latePart(async () => (await import('../features/identity/left-screen.tsx')).LeftScreen);

/** In development only: a build drops the import with the condition. */
const DesignPage = import.meta.env.DEV
  ? latePart(async () => (await import('./design/design-page.tsx')).DesignPage)
  : undefined;

export function Routes() {
  useStartOfScreen();
  return (
    <Switch>
      <Route path="/">
        <PlanListScreen>
          <RestoreSection />
        </PlanListScreen>
      </Route>
      <Route path="/me">
        <IdentityScreen />
      </Route>
      <Route path="/left">
        <LeftScreen />
      </Route>
      <Route path="/back">
        <BackScreen />
      </Route>
      <Route path="/join/:planId">
        <JoinScreen />
      </Route>
      <Route path="/plan/:planId/:participantId?">
        {(params) => {
          const planId = planIdSchema.safeParse(params.planId);
          const participantId = z.optional(participantIdSchema).safeParse(params.participantId);
          if (!planId.success || !participantId.success) return <NotFound />;
          return (
            <PlanScreen
              key={`${planId.data}/${participantId.data ?? ''}`}
              planId={planId.data}
              participantId={participantId.data}
            />
          );
        }}
      </Route>
      {DesignPage !== undefined && (
        <Route path="/design/:theme?">{({ theme }) => <DesignPage theme={theme} />}</Route>
      )}
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

function Opening() {
  const { t } = useTranslation();
  return <p className={styles['opening']}>{t('plan.opening')}</p>;
}

/** Another screen begins at its top, for eyes and for keyboard; the browser does so only for pages that it loads. */
function useStartOfScreen(): void {
  const [path] = useLocation();
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    window.scrollTo(0, 0);
    const content = document.getElementById('content');
    // A screen that asks something has put the focus where the answer goes.
    if (content?.contains(document.activeElement) === false) content.focus({ preventScroll: true });
  }, [path]);
}

function NotFound() {
  const { t } = useTranslation();
  return (
    <main className={styles['message']} id="content" tabIndex={-1}>
      <title>{`${t('app.notFoundTitle')} · ${t('app.name')}`}</title>
      <h1>{t('app.notFoundTitle')}</h1>
      <p>{t('app.notFoundText')}</p>
      <p>
        <Link href="/">{t('app.toMyPlans')}</Link>
      </p>
    </main>
  );
}
