import { Trans, useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { LinkedSlot } from '../../slots/linked-slot.tsx';
import { DateSlot, type MeasureSlotProps, WhoSlot } from './measure-slots.tsx';

import styles from './measures.module.css';

/** Who does a measure, when, against what and for which goals; each a slot, each a gap until it is known. */
export function MeasureSentence({ measure }: MeasureSlotProps) {
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey="measures.sentence"
        components={{
          together: <span className={styles['together']} />,
          who: <WhoSlot measure={measure} />,
          start: <DateSlot measure={measure} which="start" />,
          end: <DateSlot measure={measure} which="end" />,
          causes: <Causes measure={measure} />,
          goals: <Goals measure={measure} />,
        }}
      />
    </p>
  );
}

function Causes({ measure: { id: measure } }: MeasureSlotProps) {
  const { t } = useTranslation();
  return (
    <LinkedSlot
      label={t('measures.slots.causes')}
      place={`measures/${measure}/causesOfMeasure`}
      root="causes"
      picked={usePlan((plan) => plan.links.causesByMeasure.get(measure))}
      empty={t('measures.noCauses')}
      gap={t('measures.causesGap')}
      linkTo={(cause) => ({ kind: 'addresses', measure, cause })}
    />
  );
}

function Goals({ measure: { id: measure } }: MeasureSlotProps) {
  const { t } = useTranslation();
  return (
    <LinkedSlot
      label={t('measures.slots.goals')}
      place={`measures/${measure}/goals`}
      root="goals"
      picked={usePlan((plan) => plan.links.goalsByMeasure.get(measure))}
      empty={t('measures.noGoals')}
      gap={t('measures.goalsGap')}
      linkTo={(goal) => ({ kind: 'serves', measure, goal })}
    />
  );
}
