import { addRecord, type Link, type MeasureId, type RecordAddress } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../session/open-plan-context.ts';
import { useLineDraft } from '../session/use-line-draft.ts';
import { useLineRules } from '../session/use-line-rules.ts';
import { useHand } from '../session/use-presence.ts';
import { LineOnDemand } from '../ui/line-on-demand.tsx';

export interface AddMeasureLineProps {
  /** What the measure is for; a line that was begun is kept for it. */
  readonly record: RecordAddress;
  /** Where others see that one is in the line. */
  readonly place: string;
  readonly words: { readonly button: string; readonly label: string; readonly placeholder: string };
  /** What makes it one for this record; it comes and goes with the measure. */
  readonly linkTo: (measure: MeasureId) => Link;
}

/** A line, once it is asked for, that adds a measure for a record. */
export function AddMeasureLine({ record: { root, id }, place, words, linkTo }: AddMeasureLineProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const draft = useLineDraft(`${root}/${id}/measures`);
  const rules = useLineRules();
  const setHand = useHand(place);
  return (
    <LineOnDemand
      {...words}
      addLabel={t('goals.addConfirm')}
      rules={rules}
      draft={draft}
      onHand={setHand}
      onAdd={(title) =>
        addRecord(plan, 'measures', {
          values: { status: 'idea' },
          texts: { title },
          links: (measure) => [linkTo(measure)],
        })
      }
    />
  );
}
