import { type MeasureSnapshot, setMeasure } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../session/open-plan-context.ts';
import { slotText } from './slot-text.ts';
import { WordsSlot } from './value-slot.tsx';

/** Why a measure was dropped. */
export function DropReasonSlot({ measure: { id, dropReason } }: { readonly measure: MeasureSnapshot }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <WordsSlot
      label={t('measures.dropReason')}
      place={`measures/${id}/dropReason`}
      maxLength={1000}
      value={dropReason}
      shown={slotText(dropReason, (text) => text, t)}
      onCommit={(next) => setMeasure(plan, id, { dropReason: next })}
    />
  );
}
