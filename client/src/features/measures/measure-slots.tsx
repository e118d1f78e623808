import { type MeasureSnapshot, setMeasure } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { LinkedSlot } from '../../slots/linked-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { MonthSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';

export interface MeasureSlotProps {
  readonly measure: MeasureSnapshot;
}

/** Who does it. */
export function WhoSlot({ measure: { id: measure } }: MeasureSlotProps) {
  const { t } = useTranslation();
  return (
    <LinkedSlot
      label={t('measures.slots.who')}
      place={`measures/${measure}/responsible`}
      root="actors"
      picked={usePlan((plan) => plan.links.actorsByMeasure.get(measure))}
      empty={t('measures.nobodyListed')}
      linkTo={(actor) => ({ kind: 'responsible', measure, actor })}
    />
  );
}

const DAYS = { start: 'first', end: 'last' } as const;

/** The month in which it begins, or ends. */
export function DateSlot({ measure, which }: MeasureSlotProps & { readonly which: keyof typeof DAYS }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const format = useFormat();
  return (
    <MonthSlot
      label={t(`measures.slots.${which}`)}
      day={DAYS[which]}
      place={`measures/${measure.id}/${which}`}
      value={measure[which]}
      shown={slotText(measure[which], (date) => format.month(date.slice(0, 7)), t)}
      onCommit={(next) => setMeasure(plan, measure.id, { [which]: next })}
    />
  );
}
