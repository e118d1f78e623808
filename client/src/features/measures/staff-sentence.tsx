import { MOST_PEOPLE, setMeasure, STAFF_AUDIENCES, STAFF_KINDS, STAFF_TOPICS } from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import '../../strings/do-strings.ts';
import '../../strings/places-strings.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { FlagsSlot } from '../../slots/flags-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { NumberSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { DateSlot, type MeasureSlotProps, WhoSlot } from './measure-slots.tsx';

import styles from './measures.module.css';

/** Which help it is, for whom, on what, and how much of it; who gives it, when, and who came. */
export function StaffSentence({ measure }: MeasureSlotProps) {
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey="staff.sentence"
        components={{
          together: <span className={styles['together']} />,
          kind: <Kind measure={measure} />,
          audience: <Audience measure={measure} />,
          topics: <Topics measure={measure} />,
          hours: <Amount measure={measure} of="hours" />,
          places: <Amount measure={measure} of="places" />,
          attended: <Amount measure={measure} of="attended" />,
          who: <WhoSlot measure={measure} />,
          start: <DateSlot measure={measure} which="start" />,
          end: <DateSlot measure={measure} which="end" />,
        }}
      />
    </p>
  );
}

function Kind({ measure: { id, staffKind } }: MeasureSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <ChoiceSlot
      label={t('staff.kind')}
      place={`measures/${id}/staffKind`}
      choices={STAFF_KINDS}
      wordOf={(each) => t(`staff.kinds.${each}`)}
      gap={t('staff.kindGap')}
      value={staffKind}
      onChoose={(next) => setMeasure(plan, id, { staffKind: next })}
    />
  );
}

function Audience({ measure }: MeasureSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <FlagsSlot
      label={t('staff.audience')}
      place={`measures/${measure.id}/audience`}
      prefix="audience"
      choices={STAFF_AUDIENCES}
      wordOf={(each) => t(`places.values.${each}`)}
      gap={t('staff.audienceGap')}
      record={measure}
      onFlags={(patch) => setMeasure(plan, measure.id, patch)}
    />
  );
}

function Topics({ measure }: MeasureSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <FlagsSlot
      label={t('staff.topics')}
      place={`measures/${measure.id}/topic`}
      prefix="topic"
      choices={STAFF_TOPICS}
      wordOf={(each) => t(`places.values.${each}`)}
      gap={t('staff.topicsGap')}
      record={measure}
      onFlags={(patch) => setMeasure(plan, measure.id, patch)}
    />
  );
}

/** As the plan takes them. */
const MOST = { hours: 100_000, places: MOST_PEOPLE, attended: MOST_PEOPLE } as const;

function Amount({ measure, of }: MeasureSlotProps & { readonly of: keyof typeof MOST }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const value = measure[of];
  const said = (number: number): string => {
    const words = { count: number, number: format.number(number) };
    if (of === 'attended') return words.number;
    return of === 'hours' ? t('staff.hoursSaid', words) : t('staff.placesSaid', words);
  };
  const gap = of === 'attended' ? t('slots.unknown') : t(`staff.${of}Gap`);
  const most = format.number(MOST[of]);
  function objection(number: number): string | undefined {
    const isPossible = number >= 0 && number <= MOST[of] && (of === 'hours' || Number.isInteger(number));
    if (isPossible) return undefined;
    return of === 'hours' ? t('staff.hoursProblem', { most }) : t('staff.peopleProblem', { most });
  }
  return (
    <NumberSlot
      label={t(`staff.${of}`)}
      place={`measures/${measure.id}/${of}`}
      value={value}
      shown={value === null ? { text: gap, isGap: true } : slotText(value, said, t)}
      objection={objection}
      onCommit={(next) => setMeasure(plan, measure.id, { [of]: next })}
    />
  );
}
