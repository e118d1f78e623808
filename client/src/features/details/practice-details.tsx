import { PRACTICE_TOPICS, type PracticeId, setRecord } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import '../../strings/do-strings.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { PracticeMeasuresSlot } from '../../slots/practice-measures-slot.tsx';
import { Detail, DetailRecords } from './detail.tsx';

import styles from './details.module.css';

export function PracticeDetails({ id }: { readonly id: PracticeId }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const topic = usePlan((snapshot) => snapshot.practicesById.get(id)?.topic);
  const measures = usePlan((snapshot) => snapshot.links.measuresByPractice.get(id)) ?? [];
  if (topic === undefined) return null;
  return (
    <dl className={styles['list']}>
      <Detail label={t('practices.topic')}>
        <ChoiceSlot
          label={t('practices.topic')}
          place={`practices/${id}/topic`}
          choices={PRACTICE_TOPICS}
          wordOf={(each) => t(`practices.topics.${each}.title`)}
          value={topic}
          onChoose={(next) => setRecord(plan, 'practices', { id, patch: { topic: next } })}
        />
      </Detail>
      <Detail label={t('practices.measures')}>
        <PracticeMeasuresSlot practice={id} />
      </Detail>
      <DetailRecords
        label={t('work.toMeasures')}
        records={measures.map((measure) => ({ root: 'measures', id: measure }))}
      />
    </dl>
  );
}
