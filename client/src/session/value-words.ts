import {
  parseIsoDate,
  parseRecordAddress,
  type PlanSnapshot,
  RECORD_ROOTS,
  type Scalar,
} from '@holdfast/plan-model';

import type { Format } from '../strings/format.ts';
import { choiceWords, type PlaceContext } from './place-words.ts';
import { recordName } from './record-name.ts';

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
  return nameOf(value, plan) ?? choiceWords(value, t);
}

/** What a value names, if it is the id of a record that has a name. */
function nameOf(value: string, plan: PlanSnapshot): string | undefined {
  const records = RECORD_ROOTS.flatMap((root) => parseRecordAddress(root, value) ?? []);
  return records.map((record) => recordName(plan, record)).find((name) => name !== '');
}
