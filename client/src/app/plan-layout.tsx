import type { TargetId } from '@holdfast/plan-model';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';

import { AbsenceNotice } from '../features/absence/absence-notice.tsx';
import { Community } from '../features/community/community.tsx';
import { CrossingsNotice } from '../features/crossings/crossings-notice.tsx';
import { Goals } from '../features/goals/goals.tsx';
import { Measures } from '../features/measures/measures.tsx';
import { ShownVersionProvider, VersionReader } from '../features/named-versions/version-reader.tsx';
import { PlanTitle } from '../features/plan-title/plan-title.tsx';
import { RemovedLink } from '../features/removed/removed.tsx';
import { useMayManage } from '../features/sharing/use-may-manage.ts';
import { ShelfNotice } from '../features/shelf/shelf-notice.tsx';
import { SyncNotices } from '../features/sync-status/sync-notices.tsx';
import { TargetList, TargetsWithoutGoal } from '../features/targets/target-list.tsx';
import { Vision } from '../features/vision/vision.tsx';
import { EditModeContext } from '../session/edit-mode.ts';
import { FilterProvider } from '../session/filter-provider.tsx';
import { OpenPlanContext, usePlan } from '../session/open-plan-context.ts';
import { isUnasked, openUnasked, usePlanPanel } from '../session/plan-panel.ts';
import type { OpenPlan } from '../session/plan-session.ts';
import { usePlanView } from '../session/plan-view.ts';
import { useEditRight } from '../session/use-sync-state.ts';
import { Afterwards } from '../ui/afterwards.tsx';
import { Announcer } from '../ui/announcer.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { latePart } from '../ui/late-part.ts';
import { ROOM_FOR_PANEL, useIsPhone } from '../ui/use-media.ts';
import { Chapters } from './chapters.tsx';
import { lateSection } from './late-section.tsx';
import { OpenView } from './open-view.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { PlanCommands } from './plan-commands.tsx';
import { PlanFailure } from './plan-failure.tsx';
import { PlanTopBar } from './plan-top-bar.tsx';
import { PlanViews } from './plan-views.tsx';

import styles from './plan-screen.module.css';

/** The wider picture beside a target, with its figures: after the plan's own words. */
const ContextSeries = latePart(
  async () => (await import('../features/context-series/context-series.tsx')).ContextSeries,
);

/** Asks the relay who is in the plan: after the plan, and for facilitators only. */
const SecondFacilitator = latePart(
  async () => (await import('../features/sharing/second-facilitator.tsx')).SecondFacilitator,
);

/** Marks what is said of words of the plan, once these are on the screen. */
const Passages = latePart(async () => (await import('../features/talk/passages.tsx')).Passages);

const Causes = lateSection('causes', async () => (await import('../features/causes/causes.tsx')).Causes);

const Profiles = lateSection(
  'profiles',
  async () => (await import('../features/profiles/profiles.tsx')).Profiles,
);

const Outcomes = lateSection(
  'outcomes',
  async () => (await import('../features/outcomes/outcomes.tsx')).Outcomes,
);

const StaffSupport = lateSection(
  'staff',
  async () => (await import('../features/measures/staff-support.tsx')).StaffSupport,
);

const Roles = lateSection('roles', async () => (await import('../features/roles/roles.tsx')).Roles);

const Practices = lateSection(
  'practices',
  async () => (await import('../features/practices/practices.tsx')).Practices,
);

const loadHowItGoes = () => import('./how-it-goes.tsx');
const Progress = lateSection('progress', async () => (await loadHowItGoes()).Progress);
const Assessments = lateSection('assessments', async () => (await loadHowItGoes()).Assessments);
const Evaluations = lateSection('evaluations', async () => (await loadHowItGoes()).Evaluations);
const Reviews = lateSection('reviews', async () => (await loadHowItGoes()).Reviews);

/** Of a made-up plan only. */
const ExampleNotice = latePart(
  async () => (await import('../features/plan-list/example-notice.tsx')).ExampleNotice,
);

/** Keeps what somebody was typing into a record that another removes. */
const RemovedUnderHand = latePart(
  async () => (await import('../records/removed-under-hand.tsx')).RemovedUnderHand,
);

/** Comes with the first panel: most people never open one before they write. */
const PlanPanelHost = latePart(async () => (await import('./plan-panel-host.tsx')).PlanPanelHost);

/** The screen of an open plan. Keyed by the document: another instance means other texts, other undo, other editors. */
export function PlanLayout({ open }: { readonly open: OpenPlan }) {
  const isPhone = useIsPhone();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever came by a button that is gone goes on in the plan, and not at the beginning of the page.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, []);
  return (
    <OpenPlanContext value={open} key={open.instance.doc.guid}>
      <ErrorBoundary renderFallback={(error, retry) => <PlanFailure error={error} onRetry={retry} />}>
        <EditModeProvider isReadFirst={isPhone}>
          <ShownVersionProvider>
            <PlanTopBar />
            <FilterProvider>
              <Frame hasRail={!isPhone}>
                <main ref={main} className={styles['main']} id="content" tabIndex={-1}>
                  <div className={styles['notices']}>
                    <SyncNotices />
                    <ShelfNotice />
                    <CrossingsNotice />
                    <AbsenceNotice />
                    <AloneNotice />
                    <ExampleIfAny />
                  </div>
                  <PlanViews>
                    <VersionReader>
                      <OpenView>
                        <Sheet />
                      </OpenView>
                    </VersionReader>
                  </PlanViews>
                </main>
              </Frame>
              <PanelPlace />
            </FilterProvider>
            <PlanCommands />
            <Afterwards>
              <Passages />
              <RemovedUnderHand />
            </Afterwards>
            {isPhone && <PhoneBar />}
            <Announcer />
          </ShownVersionProvider>
        </EditModeProvider>
      </ErrorBoundary>
    </OpenPlanContext>
  );
}

interface FrameProps {
  readonly hasRail: boolean;
  readonly children: ReactNode;
}

/** The sheet is as wide as one reads, with the way through it beside it; every other view has all of the page. */
function Frame({ hasRail, children }: FrameProps) {
  const isSheet = usePlanView() === 'plan';
  const isBeside = usePlanPanel() !== undefined;
  return (
    <div
      className={styles['layout']}
      data-wide={isSheet ? undefined : ''}
      data-beside={isBeside ? '' : undefined}
    >
      {hasRail && isSheet && (
        <div className={styles['rail']}>
          <Chapters />
        </div>
      )}
      {children}
    </div>
  );
}

interface EditModeProviderProps {
  readonly isReadFirst: boolean;
  readonly children: ReactNode;
}

/** Who could edit goes on editing when the page gets narrow or the phone is turned: a field may be open. */
function EditModeProvider({ isReadFirst, children }: EditModeProviderProps) {
  const [isBegun, setBegun] = useState(!isReadFirst);
  const mode = useMemo(
    () => ({ isEditing: isBegun || !isReadFirst, setEditing: setBegun }),
    [isBegun, isReadFirst],
  );
  return <EditModeContext value={mode}>{children}</EditModeContext>;
}

/** Whoever may not change the plan begins with what is for them. What the address asks for as the plan opens comes from a link; what it asks for later, a person has opened. */
function PanelPlace() {
  const panel = usePlanPanel();
  const [first] = useState(panel);
  const right = useEditRight();
  // Who may edit, but not just now, has other things before them.
  const isReader = right.kind === 'read-only' && right.why === 'role';
  useEffect(() => {
    // Where there is room beside the plan; on a phone it is in the bar.
    if (isReader && first === undefined && window.matchMedia(ROOM_FOR_PANEL).matches)
      openUnasked({ kind: 'me' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, as the plan opens: who closes it has closed it
  }, []);
  if (panel === undefined) return null;
  return <PlanPanelHost panel={panel} isFromLink={panel === first || isUnasked()} />;
}

/** Comes only while it can be acted on: then the part that it is made of arrives too. */
function AloneNotice() {
  if (!useMayManage()) return null;
  return (
    <Afterwards>
      <SecondFacilitator />
    </Afterwards>
  );
}

function ExampleIfAny() {
  return usePlan((plan) => plan.standing.isExample) ? <ExampleNotice /> : null;
}

function Sheet() {
  return (
    <article className={styles['sheet']}>
      <PlanTitle />
      <Vision />
      <Community />
      <Profiles />
      <Causes />
      <Goals renderTargets={(goal) => <TargetList goal={goal} renderContext={renderContext} />}>
        <TargetsWithoutGoal renderContext={renderContext} />
      </Goals>
      <Outcomes />
      <Measures />
      <StaffSupport />
      <Roles />
      <Practices />
      <Progress />
      <Assessments />
      <Evaluations />
      <Reviews />
      <RemovedLink />
    </article>
  );
}

function renderContext(target: TargetId) {
  return (
    <Afterwards>
      <ContextSeries target={target} />
    </Afterwards>
  );
}
