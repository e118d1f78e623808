import type { RecordAddress } from '@holdfast/plan-model';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { Details } from '../features/details/details.tsx';
import { NamedVersionsList } from '../features/named-versions/named-versions-list.tsx';
import { WhoIsWhere } from '../features/presence/people-here.tsx';
import { Removed } from '../features/removed/removed.tsx';
import { PeopleList } from '../features/sharing/people-list.tsx';
import { usePlan } from '../session/open-plan-context.ts';
import { closePanel, recordKey, usePlanPanel } from '../session/plan-panel.ts';
import { recordName } from '../session/record-name.ts';
import { Panel } from '../ui/panel.tsx';
import { Chapters } from './chapters.tsx';
import { usePlaceName } from './use-place-name.ts';

import styles from './plan-screen.module.css';

/** The one thing that stands beside the plan, as the page's address says. */
export function PlanPanelHost() {
  const { t } = useTranslation();
  const panel = usePlanPanel();
  const closeLabel = t('app.close');
  switch (panel?.kind) {
    case undefined:
      return null;
    case 'details':
      return <DetailsPanel key={recordKey(panel.record)} record={panel.record} />;
    case 'people':
      return (
        <Panel key="people" title={t('presence.title')} closeLabel={closeLabel} onClose={closePanel}>
          <People />
        </Panel>
      );
    case 'removed':
      return (
        <Panel key="removed" title={t('archive.heading')} closeLabel={closeLabel} onClose={closePanel}>
          <Removed />
        </Panel>
      );
    case 'versions':
      return (
        <Panel key="versions" title={t('versions.heading')} closeLabel={closeLabel} onClose={closePanel}>
          <NamedVersionsList />
        </Panel>
      );
    case 'chapters':
      return (
        <Panel key="chapters" title={t('plan.chapters')} closeLabel={closeLabel} onClose={closePanel}>
          <Chapters onGo={closePanel} />
        </Panel>
      );
  }
}

function DetailsPanel({ record }: { readonly record: RecordAddress }) {
  const { t } = useTranslation();
  const name = usePlan((plan) => recordName(plan, record)) || t(`kinds.${record.root}.untitled`);
  useMarkOnPage(record);
  return (
    <Panel title={name} closeLabel={t('app.close')} onClose={closePanel}>
      <Details record={record} />
    </Panel>
  );
}

/** Shows in the plan which record the panel speaks of, and brings it into view when a link has opened the page there. */
function useMarkOnPage(record: RecordAddress): void {
  const key = recordKey(record);
  useEffect(() => {
    const element = document.getElementById(key);
    element?.setAttribute('data-chosen', '');
    // Whoever opened the panel is looking at the record; only a link comes from elsewhere.
    if (document.activeElement === document.body) element?.scrollIntoView({ block: 'center' });
    return () => element?.removeAttribute('data-chosen');
  }, [key]);
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
