import { type ReactNode, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { InTurns } from '../records/in-turn.tsx';
import { FilterProvider } from '../session/filter-provider.tsx';
import { useOpenPlan, usePlan } from '../session/open-plan-context.ts';
import { type PlanView, usePlanView } from '../session/plan-view.ts';
import { useFiltered } from '../session/shown-records.ts';
import { titleLine } from '../session/title-line.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { Button } from '../ui/button.tsx';
import { latePart } from '../ui/late-part.ts';
import { goOnInContent } from '../ui/use-content-after.ts';
import { inSightAtPlace, keepPlace, returnToPlace } from './place-in-plan.ts';
import { goToLine } from './plan-commands.tsx';

import styles from './plan-views.module.css';

const Board = latePart(
  async () => (await import('../features/board/board.tsx')).Board,
  () => <Opening />,
);
const Timeline = latePart(
  async () => (await import('../features/timeline/timeline.tsx')).Timeline,
  () => <Opening />,
);
const RolesView = latePart(
  async () => (await import('./roles-view.tsx')).RolesView,
  () => <Opening />,
);
const NothingShown = latePart(
  async () => (await import('../features/filters/nothing-shown.tsx')).NothingShown,
);

/**
 * What is on the page: the sheet, which is `children`, or another view of its records. One at a time: a sheet that is not
 * seen costs nobody a key, and what somebody has begun in it is kept by its drafts.
 */
export function OpenView({ children }: { readonly children: ReactNode }) {
  const view = usePlanView();
  return (
    <FilterProvider>
      {view === 'plan' ? <InPlace>{children}</InPlace> : <OtherView key={view} view={view} />}
    </FilterProvider>
  );
}

/** Whoever comes back to the sheet is where they were, and sees at once what is there. */
function InPlace({ children }: { readonly children: ReactNode }) {
  const { plan } = useOpenPlan();
  useLayoutEffect(() => {
    returnToPlace(plan);
    goOnInContent();
    return () => keepPlace(plan);
  }, [plan]);
  const [first] = useState(() => inSightAtPlace(plan));
  return <InTurns first={first}>{children}</InTurns>;
}

type OtherViewName = Exclude<PlanView, 'plan'>;

function OtherView({ view }: { readonly view: OtherViewName }) {
  const { t } = useTranslation();
  const title = usePlan((plan) => plan.title);
  const { shown } = useFiltered();
  const hasMeasures = usePlan((plan) => plan.measures.length > 0);
  // Each view begins at its top, as another screen does.
  useLayoutEffect(() => {
    window.scrollTo(0, 0);
    goOnInContent();
  }, []);
  // Where there is nothing yet the filter has hidden nothing: the view says what to do itself.
  const isNothing = shown !== undefined && (hasMeasures || view === 'timeline') && isNothingIn(view, shown);
  return (
    <>
      <h1 className="visually-hidden">{titleLine(title.plainText) || t('plans.untitled')}</h1>
      {isNothing && <NothingShown />}
      {/* On the board one can add what is looked for. */}
      {(!isNothing || view === 'board') && <Drawn view={view} />}
    </>
  );
}

function Drawn({ view }: { readonly view: OtherViewName }) {
  switch (view) {
    case 'board':
      return <Board empty={<NoMeasures />} />;
    case 'timeline':
      return <Timeline />;
    case 'roles':
      return <RolesView empty={<NoMeasures />} />;
  }
}

function isNothingIn(
  view: OtherViewName,
  shown: NonNullable<ReturnType<typeof useFiltered>['shown']>,
): boolean {
  switch (view) {
    case 'board':
    case 'roles':
      return shown.measures.size === 0;
    case 'timeline':
      return Object.values(shown).every((ids: ReadonlySet<string>) => ids.size === 0);
  }
}

function Opening() {
  const { t } = useTranslation();
  return <output className={styles['opening']}>{t('views.opening')}</output>;
}

function NoMeasures() {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  return (
    <div className={styles['nothing']}>
      <p>{t('views.noMeasures')}</p>
      {mayEdit && (
        <Button variant="primary" onClick={() => goToLine('add-measure')}>
          {t('measures.add')}
        </Button>
      )}
    </div>
  );
}
