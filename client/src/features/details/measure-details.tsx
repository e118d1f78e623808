import '../../strings/places-strings.ts';
import {
  DIMENSIONS,
  MEASURE_PHASES,
  MEASURE_TYPES,
  type MeasureId,
  type MeasureSnapshot,
  setMeasure,
} from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import '../../strings/do-strings.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { DropReasonSlot } from '../../slots/drop-reason-slot.tsx';
import { FlagsSlot } from '../../slots/flags-slot.tsx';
import { MoneySlot } from '../../slots/money-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { WordsSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { Detail, DetailRecords } from './detail.tsx';
import { MeasureLinks, MeasureRoles } from './measure-links.tsx';

import styles from './details.module.css';

export function MeasureDetails({ id }: { readonly id: MeasureId }) {
  const { t } = useTranslation();
  const measure = usePlan((snapshot) => snapshot.measuresById.get(id));
  const actors = usePlan((snapshot) => snapshot.links.actorsByMeasure.get(id)) ?? [];
  const goals = usePlan((snapshot) => snapshot.links.goalsByMeasure.get(id)) ?? [];
  const practices = usePlan((snapshot) => snapshot.links.practicesByMeasure.get(id)) ?? [];
  if (measure === undefined) return null;
  return (
    <dl className={styles['list']}>
      <Kind measure={measure} />
      <MeasureRoles id={id} />
      <MeasureLinks id={id} />
      <Needs measure={measure} />
      <DropReason measure={measure} />
      <DetailRecords
        label={t('measures.slots.who')}
        records={actors.map((actor) => ({ root: 'actors', id: actor }))}
      />
      <DetailRecords
        label={t('measures.slots.goals')}
        records={goals.map((goal) => ({ root: 'goals', id: goal }))}
      />
      <DetailRecords
        label={t('work.practices')}
        records={practices.map((practice) => ({ root: 'practices', id: practice }))}
      />
    </dl>
  );
}

interface PartProps {
  readonly measure: MeasureSnapshot;
}

/** What kind of measure it is, and when it helps. */
function Kind({ measure: { id, type, phase } }: PartProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <>
      <Detail label={t('work.type')}>
        <ChoiceSlot
          label={t('work.type')}
          place={`measures/${id}/type`}
          choices={MEASURE_TYPES}
          wordOf={(each) => t(`places.values.${each}`)}
          value={type}
          onChoose={(next) => setMeasure(plan, id, { type: next })}
        />
      </Detail>
      <Detail label={t('measures.phase')}>
        <ChoiceSlot
          label={t('measures.phase')}
          place={`measures/${id}/phase`}
          choices={MEASURE_PHASES}
          wordOf={(each) => t(`measures.phases.${each}`)}
          value={phase}
          onChoose={(next) => setMeasure(plan, id, { phase: next })}
        />
      </Detail>
    </>
  );
}

/** Which sides of life it helps with, and what it takes. */
function Needs({ measure }: PartProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const format = useFormat();
  const { id, resources, budget } = measure;
  return (
    <>
      <Detail label={t('work.dimensions')}>
        <FlagsSlot
          label={t('work.dimensions')}
          place={`measures/${id}/dimension`}
          prefix="dimension"
          choices={DIMENSIONS}
          wordOf={(each) => t(`places.values.${each}`)}
          record={measure}
          onFlags={(patch) => setMeasure(plan, id, patch)}
        />
      </Detail>
      <Detail label={t('work.resources')} help={t('work.resourcesHelp')}>
        <WordsSlot
          label={t('work.resources')}
          place={`measures/${id}/resources`}
          maxLength={1000}
          value={resources}
          shown={slotText(resources, (text) => text, t)}
          onCommit={(next) => setMeasure(plan, id, { resources: next })}
        />
      </Detail>
      <Detail label={t('work.budget')} help={t('work.budgetHelp')}>
        <MoneySlot
          label={t('work.budget')}
          place={`measures/${id}/budget`}
          value={budget}
          shown={slotText(budget, format.money, t)}
          onCommit={(next) => setMeasure(plan, id, { budget: next })}
        />
      </Detail>
    </>
  );
}

function DropReason({ measure }: PartProps) {
  const { t } = useTranslation();
  if (measure.status !== 'dropped' && measure.dropReason === null) return null;
  return (
    <Detail label={t('measures.dropReason')} help={t('measures.dropReasonHelp')}>
      <DropReasonSlot measure={measure} />
    </Detail>
  );
}
