import { participantIdSchema, planIdSchema } from '@holdfast/sync-protocol';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Route, Switch, useLocation } from 'wouter';

import { JoinScreen } from '../features/plan-list/join-screen.tsx';
import { PlanListScreen } from '../features/plan-list/plan-list-screen.tsx';

import styles from './app.module.css';

/** The editor and everything around a plan: loaded when the first plan is opened. */
const PlanScreen = lazy(async () => ({ default: (await import('./plan-screen.tsx')).PlanScreen }));

export function Routes() {
  const { t } = useTranslation();
  useStartOfScreen();
  return (
    <Switch>
      <Route path="/">
        <PlanListScreen />
      </Route>
      <Route path="/join/:planId">
        <JoinScreen />
      </Route>
      <Route path="/plan/:planId/:participantId?">
        {(params) => {
          const planId = planIdSchema.safeParse(params.planId);
          const participantId = participantIdSchema.optional().safeParse(params.participantId);
          if (!planId.success || !participantId.success) return <NotFound />;
          return (
            <Suspense fallback={<p className={styles['opening']}>{t('plan.opening')}</p>}>
              <PlanScreen
                key={`${planId.data}/${participantId.data ?? ''}`}
                planId={planId.data}
                participantId={participantId.data}
              />
            </Suspense>
          );
        }}
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
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
