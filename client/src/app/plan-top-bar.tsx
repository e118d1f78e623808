import { ArrowLeft, List, ListChecks } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { PeopleHere } from '../features/presence/people-here.tsx';
import { ShareButton } from '../features/sharing/share-button.tsx';
import { SyncStatus } from '../features/sync-status/sync-status.tsx';
import { UndoButtons } from '../features/undo/undo-buttons.tsx';
import { usePlan } from '../session/open-plan-context.ts';
import { openPanel } from '../session/plan-panel.ts';
import { usePlanView } from '../session/plan-view.ts';
import { titleLine } from '../session/title-line.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { Button } from '../ui/button.tsx';
import { PlanMenu } from './plan-menu.tsx';
import { TalkButton } from './talk-button.tsx';

import styles from './plan-top-bar.module.css';

/** The way back, the name of the plan, where its words are, who is here, and what one can do with it. */
export function PlanTopBar() {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  return (
    <header className={styles['bar']}>
      <Link href="/" className={styles['back']} aria-label={t('plan.back')}>
        <ArrowLeft aria-hidden size={20} data-mirrored />
        <span className={styles['backText']}>{t('plan.back')}</span>
      </Link>
      <span className={styles['chapters']}>
        <Button
          variant="quiet"
          square
          aria-label={t('plan.chapters')}
          onClick={() => openPanel({ kind: 'chapters' })}
        >
          <List aria-hidden size={20} />
        </Button>
      </span>
      <TitleOnceAway />
      <SyncStatus />
      <div className={styles['tools']}>
        <span className={styles['check']}>
          <Button variant="quiet" onClick={() => openPanel({ kind: 'check' })}>
            <ListChecks aria-hidden size={20} />
            {t('check.title')}
          </Button>
        </span>
        {mayEdit && <UndoButtons />}
        <TalkButton />
        <PeopleHere />
        <ShareButton />
        <PlanMenu />
      </div>
    </header>
  );
}

/** In pixels, as in plan-top-bar.module.css. */
const BAR_HEIGHT = 52;

/** The name of the plan, while its heading is not in view. Decoration: the heading is what is read aloud. */
function TitleOnceAway() {
  const { t } = useTranslation();
  const title = usePlan((plan) => plan.title);
  const isAway = useIsHeadingAway();
  // Only the sheet has a heading to be seen.
  if (usePlanView() === 'plan' && !isAway) return null;
  return (
    <button
      type="button"
      className={styles['title']}
      tabIndex={-1}
      aria-hidden
      dir="auto"
      onClick={() => window.scrollTo(0, 0)}
    >
      {titleLine(title.plainText) || t('plans.untitled')}
    </button>
  );
}

/** Looks when the page was scrolled, and at no other time: as the plan is drawn, the browser would lay it out for the answer. */
function useIsHeadingAway(): boolean {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    const look = () => setAway(isHeadingAway());
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);
  return isAway;
}

/** Asks for the heading anew: a kept version brings one of its own. */
function isHeadingAway(): boolean {
  const heading = document.querySelector('h1');
  return heading !== null && heading.getBoundingClientRect().bottom < BAR_HEIGHT;
}
