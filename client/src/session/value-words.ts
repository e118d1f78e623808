import { isUnreadable, parseIsoDate, parseRecordId, type Scalar } from '@holdfast/plan-model';

import en from '../strings/en.json';
import type { Format } from '../strings/format.ts';
import type { PlaceContext } from './place-words.ts';

export interface ValueContext extends PlaceContext {
  readonly format: Format;
}

/** A single value as people read it, whatever field it is of. */
export function valueWords(value: Scalar, { t, format, plan }: ValueContext): string {
  if (value === null) return t('slots.unknown');
  if (typeof value === 'number') return format.number(value);
  if (typeof value === 'boolean') return t(value ? 'places.yes' : 'places.no');
  const date = parseIsoDate(value);
  if (date !== undefined) return format.month(date.slice(0, 7));
  const indicatorId = parseRecordId('indicators', value);
  const name = indicatorId === undefined ? undefined : plan.indicatorsById.get(indicatorId)?.name;
  if (name !== undefined && !isUnreadable(name)) return name;
  if (isKnownValue(value)) return t(`places.values.${value}`);
  return isGroup(value) ? t(`groups.${value}`) : value;
}

function isKnownValue(value: string): value is keyof typeof en.places.values {
  return Object.hasOwn(en.places.values, value);
}

function isGroup(value: string): value is keyof typeof en.groups {
  return Object.hasOwn(en.groups, value);
}
