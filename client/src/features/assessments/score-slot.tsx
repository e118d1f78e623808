import '../../strings/goes-strings.ts';
import { type AssessmentSnapshot, BEST_SCORE, setRecord } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { PickSlot } from '../../slots/pick-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';

const SCORES = ['0', '1', '2', '3', '4', '5'] as const;

/** Points, each with what it means. */
export function ScoreSlot({ view: { id, score } }: { readonly view: AssessmentSnapshot }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const shown = slotText(score, (points) => scoreWords(points, t), t);
  const words = score === null ? t('selfCheck.scoreGap') : shown.text;
  return (
    <PickSlot
      label={t('slots.button', { slot: t('selfCheck.score'), value: words })}
      place={`assessments/${id}/score`}
      mode="single"
      isGap={shown.isGap}
      options={SCORES.map((each) => ({ id: each, label: scoreWords(Number(each), t) }))}
      picked={SCORES.filter((each) => Number(each) === score)}
      onPick={([next]) =>
        next !== undefined && setRecord(plan, 'assessments', { id, patch: { score: Number(next) } })
      }
    >
      {words}
    </PickSlot>
  );
}

function scoreWords(points: number, t: TFunction): string {
  const score = SCORES.find((each) => Number(each) === points);
  if (score === undefined) return String(points);
  return t('selfCheck.points', { number: score, most: BEST_SCORE, words: t(`selfCheck.scores.${score}`) });
}
