import { useTranslation } from 'react-i18next';

import { WhoIsWhere } from '../features/presence/people-here.tsx';
import { Removed } from '../features/removed/removed.tsx';
import { PeopleList } from '../features/sharing/people-list.tsx';
import { closePanel, usePlanPanel } from '../session/plan-panel.ts';
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
    case 'details':
      return null;
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
    case 'chapters':
      return (
        <Panel key="chapters" title={t('plan.chapters')} closeLabel={closeLabel} onClose={closePanel}>
          <Chapters onGo={closePanel} />
        </Panel>
      );
  }
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
