import '../strings/goes-strings.ts';
import type { IndicatorSnapshot } from '@holdfast/plan-model';

import { quantityWords, type Wording } from './quantity-words.ts';
import { known } from './target-numbers.ts';

/** Between which values a number can lie; null where there is no bound. */
export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
}

type Bounded = Pick<IndicatorSnapshot, 'unit' | 'min' | 'max'>;

/**
 * A share lies between 0 and 100 per cent where nothing else is said. Bounds that cross, as when two people set one each,
 * bound nothing: it is they that are wrong, and not every number.
 */
export function boundsOf(indicator: Bounded): Bounds {
  return areCrossed(indicator) ? UNBOUNDED : boundsIn(indicator);
}

export const UNBOUNDED: Bounds = { min: null, max: null };

/** Whether the smallest possible number is above the largest. */
export function areCrossed(indicator: Bounded): boolean {
  const { min, max } = boundsIn(indicator);
  return min !== null && max !== null && min > max;
}

function boundsIn({ unit, min, max }: Bounded): Bounds {
  const isShare = known(unit) === '%';
  return { min: known(min) ?? (isShare ? 0 : null), max: known(max) ?? (isShare ? 100 : null) };
}

/** Nothing of it is refused: it may be the bound that is wrong. */
export function isBeyond(value: number, { min, max }: Bounds): boolean {
  return (min !== null && value < min) || (max !== null && value > max);
}

/** "from 0 % to 100 %". */
export function boundsWords(indicator: Bounded, wording: Wording): string {
  const { t } = wording;
  const { min, max } = boundsOf(indicator);
  const words = {
    min: min === null ? '' : quantityWords(min, indicator, wording),
    max: max === null ? '' : quantityWords(max, indicator, wording),
  };
  if (min === null) return t('goes.bounds.most', words);
  return t(max === null ? 'goes.bounds.least' : 'goes.bounds.between', words);
}
