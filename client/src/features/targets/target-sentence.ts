import {
  type IndicatorSnapshot,
  isUnreadable,
  type MilestoneSnapshot,
  type TargetSnapshot,
} from '@holdfast/plan-model';

import { quantityWords, type Wording } from '../../session/quantity-words.ts';
import { slotText, type SlotText } from '../../slots/slot-text.ts';

/** The parts of a target's sentence that are not words. */
export type SentenceSlot = 'indicator' | 'baseline' | 'baselineMonth' | 'value' | 'dueMonth';

export interface TargetParts {
  readonly target: TargetSnapshot;
  /** Undefined when the indicator that the target names is nowhere. */
  readonly indicator: IndicatorSnapshot | undefined;
}

/** The sentence of a direction; its tags stand for the slots, so that each language puts them where it wants. */
export function sentenceKey({ indicator }: TargetParts) {
  const direction = indicator?.direction;
  if (direction === undefined || isUnreadable(direction)) return 'targets.sentence.plain' as const;
  return `targets.sentence.${direction}` as const;
}

/** What stands in each slot, in words. */
export function slotTexts(
  { target, indicator }: TargetParts,
  wording: Wording,
): Record<SentenceSlot, SlotText> {
  const { t } = wording;
  const quantity = (value: number) => quantityWords(value, indicator, wording);
  const name = indicator === undefined ? null : indicator.name;
  return {
    indicator: slotText(name === '' ? null : name, (text) => text, t),
    baseline: slotText(target.baselineValue, quantity, t),
    baselineMonth: slotText(target.baselineDate, (date) => wording.format.month(date.slice(0, 7)), t),
    value: slotText(target.targetValue, quantity, t),
    dueMonth: slotText(target.deadline, (date) => wording.format.month(date.slice(0, 7)), t),
  };
}

/** What stands in the slots of a step on the way. */
export function stepTexts(
  { value, date }: Pick<MilestoneSnapshot, 'value' | 'date'>,
  indicator: IndicatorSnapshot | undefined,
  wording: Wording,
): { readonly value: SlotText; readonly date: SlotText } {
  const { t, format } = wording;
  return {
    value: slotText(value, (each) => quantityWords(each, indicator, wording), t),
    date: slotText(date, (each) => format.month(each.slice(0, 7)), t),
  };
}
