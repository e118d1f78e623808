import type { IndicatorSnapshot } from '@holdfast/plan-model';

import { known } from './target-numbers.ts';

/** Between which values a number can lie; null where there is no bound. */
export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
}

/** An indicator, or one that is still to come, of which the unit may be anything. */
export type Bounded = Pick<IndicatorSnapshot, 'min' | 'max'> & { readonly unit: unknown };

/**
 * A share lies between 0 and 100 per cent where nothing else is said. Bounds that cross, as when two people set one each,
 * bound nothing: it is they that are wrong, and not every number.
 */
export function boundsOf(indicator: Bounded): Bounds {
  return areCrossed(indicator) ? UNBOUNDED : saidBounds(indicator);
}

export const UNBOUNDED: Bounds = { min: null, max: null };

/** Whether the smallest possible number is above the largest. */
export function areCrossed(indicator: Bounded): boolean {
  const { min, max } = saidBounds(indicator);
  return min !== null && max !== null && min > max;
}

/** Its bounds as they stand, crossed or not. */
export function saidBounds({ unit, min, max }: Bounded): Bounds {
  const isShare = unit === '%';
  return { min: known(min) ?? (isShare ? 0 : null), max: known(max) ?? (isShare ? 100 : null) };
}

/** Nothing of it is refused: it may be the bound that is wrong. */
export function isBeyond(value: number, { min, max }: Bounds): boolean {
  return (min !== null && value < min) || (max !== null && value > max);
}
