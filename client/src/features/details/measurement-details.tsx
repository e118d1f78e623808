import '../../strings/goes-strings.ts';
import '../../strings/places-strings.ts';
import { isUnreadable, MEASUREMENT_METHODS, type MeasurementId, setRecord } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { WordsSlot } from '../../slots/value-slot.tsx';
import { Detail, DetailRecords } from './detail.tsx';

import styles from './details.module.css';

export function MeasurementDetails({ id }: { readonly id: MeasurementId }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const measurement = usePlan((snapshot) => snapshot.measurementsById.get(id));
  if (measurement === undefined) return null;
  const { breakdown, note, method, indicatorId } = measurement;
  const shownPart = slotText(breakdown, (text) => text, t);
  return (
    <dl className={styles['list']}>
      <Detail label={t('measurement.breakdown')} help={t('measurement.breakdownHelp')}>
        <WordsSlot
          label={t('measurement.breakdown')}
          place={`measurements/${id}/breakdown`}
          maxLength={200}
          value={breakdown}
          shown={breakdown === null ? { text: t('measurement.everybody'), isGap: false } : shownPart}
          onCommit={(next) => setRecord(plan, 'measurements', { id, patch: { breakdown: next } })}
        />
      </Detail>
      <Detail label={t('measurement.method')}>
        <ChoiceSlot
          label={t('measurement.method')}
          place={`measurements/${id}/method`}
          choices={MEASUREMENT_METHODS}
          wordOf={(each) => t(`places.values.${each}`)}
          gap={t('measurement.methodGap')}
          value={method}
          onChoose={(next) => setRecord(plan, 'measurements', { id, patch: { method: next } })}
        />
      </Detail>
      <Detail label={t('measurement.note')} help={t('measurement.noteHelp')}>
        <WordsSlot
          label={t('measurement.note')}
          place={`measurements/${id}/note`}
          maxLength={1000}
          value={note}
          shown={slotText(note, (text) => text, t)}
          onCommit={(next) => setRecord(plan, 'measurements', { id, patch: { note: next } })}
        />
      </Detail>
      {!isUnreadable(indicatorId) && (
        <DetailRecords label={t('measurement.counts')} records={[{ root: 'indicators', id: indicatorId }]} />
      )}
    </dl>
  );
}
