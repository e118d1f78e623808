import { type IndicatorSnapshot, isUnreadable, type Unit } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';

import type { Format } from '../strings/format.ts';

export interface Wording {
  readonly t: TFunction;
  readonly format: Format;
}

export const UNIT_NAMES = {
  '%': 'percent',
  count: 'count',
  days: 'days',
  score: 'score',
  hours: 'hours',
  rate: 'rate',
} as const satisfies Record<Unit, string>;

/** "14 %", "12 days": a number in the unit of its indicator, with as many decimals as it has. */
export function quantityWords(
  value: number,
  indicator: Pick<IndicatorSnapshot, 'unit'> | undefined,
  { t, format }: Wording,
): string {
  return t(`targets.units.${unitName(indicator)}`, { count: value, number: format.number(value) });
}

export function unitName(indicator: Pick<IndicatorSnapshot, 'unit'> | undefined) {
  const unit = indicator?.unit;
  return unit === undefined || isUnreadable(unit) ? 'count' : UNIT_NAMES[unit];
}
