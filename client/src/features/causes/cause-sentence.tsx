import { CAUSE_LEVELS, type CauseSnapshot, type Field, isUnreadable, setRecord } from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import '../../strings/places-strings.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { LinkedSlot } from '../../slots/linked-slot.tsx';

import styles from './causes.module.css';

export interface CauseSentenceProps {
  readonly cause: CauseSnapshot;
}

/** Where a reason lies, whom it concerns and how much it counts; each a slot, each a gap until it is known. */
export function CauseSentence({ cause: { id, level, weight } }: CauseSentenceProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey="causes.sentence"
        components={{
          together: <span className={styles['together']} />,
          level: (
            <ChoiceSlot
              label={t('causes.level')}
              place={`causes/${id}/level`}
              choices={CAUSE_LEVELS}
              wordOf={(each) => t(`places.values.${each}`)}
              value={level}
              onChoose={(next) => setRecord(plan, 'causes', { id, patch: { level: next } })}
            />
          ),
          profiles: (
            <LinkedSlot
              label={t('causes.profiles')}
              place={`causes/${id}/profilesOfCause`}
              root="profiles"
              picked={usePlan((snapshot) => snapshot.links.profilesByCause.get(id))}
              empty={t('causes.noProfiles')}
              gap={t('causes.profilesGap')}
              linkTo={(profile) => ({ kind: 'affects', cause: id, profile })}
            />
          ),
          weight: (
            <ChoiceSlot
              label={t('causes.weight')}
              place={`causes/${id}/weight`}
              choices={WEIGHTS}
              wordOf={(each) => t(`causes.weights.${each}`)}
              gap={t('causes.weightGap')}
              value={weightWord(weight)}
              onChoose={(next) => setRecord(plan, 'causes', { id, patch: { weight: Number(next) } })}
            />
          ),
        }}
      />
    </p>
  );
}

/** A number has no meaning for people before it is a word. */
const WEIGHTS = ['1', '2', '3', '4', '5'] as const;
type Weight = (typeof WEIGHTS)[number];

function weightWord(weight: Field<number | null>): Field<Weight | null> {
  if (weight === null || isUnreadable(weight)) return weight;
  return WEIGHTS.find((each) => Number(each) === weight) ?? null;
}

/** What is done about it. */
export function CauseWork({ cause: { id } }: CauseSentenceProps) {
  const { t } = useTranslation();
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey="causes.work"
        components={{
          together: <span className={styles['together']} />,
          measures: (
            <LinkedSlot
              label={t('causes.measures')}
              place={`causes/${id}/measuresOfCause`}
              root="measures"
              picked={usePlan((snapshot) => snapshot.links.measuresByCause.get(id))}
              empty={t('causes.nothingToChoose')}
              gap={t('causes.noMeasure')}
              linkTo={(measure) => ({ kind: 'addresses', measure, cause: id })}
            />
          ),
        }}
      />
    </p>
  );
}
