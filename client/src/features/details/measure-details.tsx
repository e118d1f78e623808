import {
  type ActorId,
  type GoalId,
  isUnreadable,
  MEASURE_PHASES,
  type MeasureId,
  setMeasure,
} from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { PickSlot } from '../../slots/pick-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { WordsSlot } from '../../slots/value-slot.tsx';
import { Detail, DetailRecords } from './detail.tsx';

import styles from './details.module.css';

const NO_ACTORS: readonly ActorId[] = [];
const NO_GOALS: readonly GoalId[] = [];

export function MeasureDetails({ id }: { readonly id: MeasureId }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const measure = usePlan((snapshot) => snapshot.measuresById.get(id));
  const actors = usePlan((snapshot) => snapshot.links.actorsByMeasure.get(id)) ?? NO_ACTORS;
  const goals = usePlan((snapshot) => snapshot.links.goalsByMeasure.get(id)) ?? NO_GOALS;
  if (measure === undefined) return null;
  const { phase, status, dropReason } = measure;
  const phaseText = slotText(phase, (each) => t(`measures.phases.${each}`), t);
  return (
    <dl className={styles['list']}>
      <Detail label={t('measures.phase')}>
        <PickSlot
          label={t('slots.button', { slot: t('measures.phase'), value: phaseText.text })}
          place={`measures/${id}/phase`}
          mode="single"
          isGap={phaseText.isGap}
          options={MEASURE_PHASES.map((each) => ({ id: each, label: t(`measures.phases.${each}`) }))}
          picked={phase === null || isUnreadable(phase) ? [] : [phase]}
          onPick={([next]) => next !== undefined && setMeasure(plan, id, { phase: next })}
        >
          {phaseText.text}
        </PickSlot>
      </Detail>
      {(status === 'dropped' || dropReason !== null) && (
        <Detail label={t('measures.dropReason')} help={t('measures.dropReasonHelp')}>
          <WordsSlot
            label={t('measures.dropReason')}
            place={`measures/${id}/dropReason`}
            maxLength={1000}
            value={dropReason}
            shown={slotText(dropReason, (text) => text, t)}
            onCommit={(next) => setMeasure(plan, id, { dropReason: next })}
          />
        </Detail>
      )}
      <DetailRecords
        label={t('measures.slots.who')}
        records={actors.map((actor) => ({ root: 'actors', id: actor }))}
      />
      <DetailRecords
        label={t('measures.slots.goals')}
        records={goals.map((goal) => ({ root: 'goals', id: goal }))}
      />
    </dl>
  );
}
