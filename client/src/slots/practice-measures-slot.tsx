import type { PracticeId } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import '../strings/do-strings.ts';
import { usePlan } from '../session/open-plan-context.ts';
import { LinkedSlot } from './linked-slot.tsx';

/** The measures that make a practice come true. */
export function PracticeMeasuresSlot({ practice }: { readonly practice: PracticeId }) {
  const { t } = useTranslation();
  return (
    <LinkedSlot
      label={t('practices.measures')}
      place={`practices/${practice}/measuresOfPractice`}
      root="measures"
      picked={usePlan((plan) => plan.links.measuresByPractice.get(practice))}
      empty={t('practices.noMeasures')}
      linkTo={(measure) => ({ kind: 'doneBy', practice, measure })}
    />
  );
}
