import '../../strings/goes-strings.ts';
import { assessmentAreasEn } from '@holdfast/content/lists';
import {
  addRecord,
  ASSESSMENT_AREAS,
  type AssessmentArea,
  type AssessmentSnapshot,
} from '@holdfast/plan-model';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { InTurn } from '../../records/in-turn.tsx';
import { useDevice } from '../../session/device.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { todayBy } from '../../session/today.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { AssessmentItem } from './assessment-item.tsx';

import styles from './assessments.module.css';

/** How the school sees itself, area by area; the views of several groups stand side by side. */
export function Assessments() {
  const { t } = useTranslation();
  const all = usePlan((plan) => plan.assessments);
  const unreadable = all.filter(({ area }) => !ASSESSMENT_AREAS.some((each) => each === area));
  const { origin } = assessmentAreasEn;
  return (
    <Section id="assessments" heading={t('sections.assessments')} guidance={t('selfCheck.guidance')}>
      <ul className={styles['areas']} aria-label={t('selfCheck.areas')}>
        {ASSESSMENT_AREAS.map((area) => (
          <li key={area} className={styles['area']}>
            <Area area={area} views={all.filter((each) => each.area === area)} />
          </li>
        ))}
        {unreadable.length > 0 && (
          <li className={styles['area']}>
            <h3 className={styles['name']}>{t('selfCheck.unreadable')}</h3>
            <Views name={t('selfCheck.unreadable')} views={unreadable} />
          </li>
        )}
      </ul>
      {origin.kind === 'cited' && (
        <p className={styles['quiet']}>
          {t('selfCheck.origin')}{' '}
          <a href={origin.url} rel="noreferrer" target="_blank">
            {t('setting.library.cited', { publisher: origin.publisher, title: origin.title })}
          </a>
        </p>
      )}
    </Section>
  );
}

interface AreaProps {
  readonly area: AssessmentArea;
  readonly views: readonly AssessmentSnapshot[];
}

function Area({ area, views }: AreaProps) {
  const { t } = useTranslation();
  const { plan, entry } = useOpenPlan();
  const today = todayBy(useDevice().clock);
  const mayEdit = useMayEdit();
  const words = assessmentAreasEn.items.find(({ key }) => key === area);
  const name = words?.name ?? t('selfCheck.otherArea');
  return (
    <>
      <h3 className={styles['name']}>{name}</h3>
      <p className={styles['question']}>
        <bdi>{words?.help}</bdi>
      </p>
      {views.length === 0 && !mayEdit && <p className={styles['quiet']}>{t('selfCheck.none')}</p>}
      <Views name={name} views={views} />
      {mayEdit && (
        <div>
          <Button
            variant="quiet"
            aria-label={t('selfCheck.addTo', { area: name })}
            // Whoever adds a view most often adds their own, of today.
            onClick={() =>
              addRecord(plan, 'assessments', { values: { area, group: entry.group, date: today } })
            }
          >
            <Plus aria-hidden size={18} />
            {t('selfCheck.add')}
          </Button>
        </div>
      )}
    </>
  );
}

function Views({ name, views }: { readonly name: string; readonly views: readonly AssessmentSnapshot[] }) {
  const { t } = useTranslation();
  if (views.length === 0) return null;
  return (
    <ul className={styles['views']} aria-label={t('selfCheck.viewsOf', { area: name })}>
      {views.map((view) => (
        <InTurn key={view.id} id={recordKey({ root: 'assessments', id: view.id })}>
          <AssessmentItem view={view} area={name} />
        </InTurn>
      ))}
    </ul>
  );
}
