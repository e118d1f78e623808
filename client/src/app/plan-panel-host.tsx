import type { PlanSection } from '@holdfast/plan-check';
import type { RecordAddress } from '@holdfast/plan-model';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { Details } from '../features/details/details.tsx';
import { ForMe } from '../features/for-me/for-me.tsx';
import { GoalEndorsements } from '../features/heard/goal-endorsements.tsx';
import { WhoWasHeard } from '../features/heard/who-was-heard.tsx';
import { NamedVersionsList } from '../features/named-versions/named-versions-list.tsx';
import { WhoIsWhere } from '../features/presence/people-here.tsx';
import { RecordProgress } from '../features/progress/record-progress.tsx';
import { Removed } from '../features/removed/removed.tsx';
import { PeopleList } from '../features/sharing/people-list.tsx';
import { RecordTalk, Talk } from '../features/talk/talk.tsx';
import { TraceButton } from '../features/trace/trace-button.tsx';
import { WhoThisIs } from '../person/who-this-is.tsx';
import { usePlan } from '../session/open-plan-context.ts';
import { closePanel, panelCalls, type PlanPanel, recordKey } from '../session/plan-panel.ts';
import { lineOf, nameField } from '../session/record-name.ts';
import { showInPlan } from '../session/show-in-plan.ts';
import { useReadable } from '../session/use-readable.ts';
import { latePart } from '../ui/late-part.ts';
import { Panel } from '../ui/panel.tsx';
import { whenOnPage } from '../ui/when-on-page.ts';
import { Chapters, goToSection } from './chapters.tsx';
import { usePlaceName } from './use-place-name.ts';

import styles from './plan-screen.module.css';

/** The rules of the check, and the questions that fill its gaps. */
const WhatIsMissing = latePart(
  async () => (await import('../features/check/what-is-missing.tsx')).WhatIsMissing,
);

const showSection = (section: PlanSection): void => showInPlan(() => goToSection(section));

export interface PlanPanelHostProps {
  readonly panel: PlanPanel;
  /** The address asked for it as the plan opened. */
  readonly isFromLink: boolean;
}

/** The one thing that stands beside the plan, as the page's address says. */
export function PlanPanelHost({ panel, isFromLink }: PlanPanelHostProps) {
  const { t } = useTranslation();
  const calls = useReadable(panelCalls);
  const common = { closeLabel: t('app.close'), onClose: closePanel, isFromLink, calls };
  switch (panel.kind) {
    case 'details':
      return <DetailsPanel key={recordKey(panel.record)} record={panel.record} isFromLink={isFromLink} />;
    case 'me':
      return (
        <Panel key="me" title={t('forMe.title')} {...common}>
          <ForMe />
        </Panel>
      );
    case 'talk':
      return (
        <Panel key="talk" title={t('talk.title')} {...common}>
          <Talk />
        </Panel>
      );
    case 'people':
      return (
        <Panel key="people" title={t('presence.title')} {...common}>
          <People />
        </Panel>
      );
    case 'heard':
      return (
        <Panel key="heard" title={t('heard.title')} {...common}>
          <WhoWasHeard />
        </Panel>
      );
    case 'check':
      return (
        <Panel key="check" title={t('check.title')} {...common}>
          <WhatIsMissing goToSection={showSection} />
        </Panel>
      );
    case 'removed':
      return (
        <Panel key="removed" title={t('archive.heading')} {...common}>
          <Removed />
        </Panel>
      );
    case 'versions':
      return (
        <Panel key="versions" title={t('versions.heading')} {...common}>
          <NamedVersionsList />
        </Panel>
      );
    case 'chapters':
      return (
        <Panel key="chapters" title={t('plan.chapters')} {...common}>
          <Chapters onGo={closePanel} />
        </Panel>
      );
  }
}

function DetailsPanel({
  record,
  isFromLink,
}: {
  readonly record: RecordAddress;
  readonly isFromLink: boolean;
}) {
  const { t } = useTranslation();
  const name = lineOf(usePlan((plan) => nameField(plan, record))) || t(`kinds.${record.root}.untitled`);
  useMarkOnPage(record, isFromLink);
  return (
    <Panel
      title={name}
      closeLabel={t('app.close')}
      onClose={closePanel}
      isFromLink={isFromLink}
      calls={useReadable(panelCalls)}
    >
      <Details record={record} />
      <TraceButton record={record} />
      {record.root === 'goals' && <GoalEndorsements goal={record.id} />}
      {record.root === 'actors' && <WhoThisIs actor={record.id} />}
      {record.root === 'measures' && <RecordProgress measure={record.id} />}
      <RecordTalk record={record} />
    </Panel>
  );
}

/** Shows in the plan which record the panel speaks of, and brings it into view when a link has opened the page there. */
function useMarkOnPage(record: RecordAddress, isFromLink: boolean): void {
  const key = recordKey(record);
  useEffect(() => {
    const stop = whenOnPage(key, (element) => {
      element.setAttribute('data-chosen', '');
      // Whoever opened the panel is looking at the record.
      if (isFromLink) element.scrollIntoView({ block: 'center' });
    });
    return () => {
      stop();
      document.getElementById(key)?.removeAttribute('data-chosen');
    };
  }, [key, isFromLink]);
}

function People() {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  return (
    <>
      <WhoIsWhere placeName={placeName} />
      <section className={styles['panelSection']}>
        <h3 className={styles['panelHeading']}>{t('share.peopleTitle')}</h3>
        <PeopleList />
      </section>
    </>
  );
}
