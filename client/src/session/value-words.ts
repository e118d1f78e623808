import {
  type Field,
  isOfWords,
  isUnreadable,
  parseIsoDate,
  parseMoney,
  parseRecordAddress,
  type PlanSnapshot,
  RECORD_ROOTS,
  type Scalar,
  type ThreadPlace,
} from '@holdfast/plan-model';

import { countryName } from '../strings/countries.ts';
import type { Format } from '../strings/format.ts';
import { choiceWords, type PlaceContext } from './place-words.ts';
import { recordName } from './record-name.ts';

export interface ValueContext extends PlaceContext {
  readonly format: Format;
}

/** Where a value stands, as far as it matters to what it means. */
export interface ValueAt {
  readonly field: string;
  /** Of which kind the record is, where it is one. */
  readonly root?: string | undefined;
}

/** That of the value that a thread is about. */
export function valueAt(place: Field<ThreadPlace>): ValueAt {
  return isUnreadable(place) || place.kind !== 'field'
    ? { field: '' }
    : { field: place.field, root: place.record.root };
}

/** A single value as people read it, at its place in the plan. */
export function valueWords(value: Scalar, at: ValueAt, { t, format, plan }: ValueContext): string {
  if (value === null) return t('slots.unknown');
  if (typeof value === 'number') return format.number(value);
  if (typeof value === 'boolean') return t(value ? 'places.yes' : 'places.no');
  // Words that people wrote are what they are, whatever else they may read like.
  if (isOfWords(at.field) && !isArea(at)) return value;
  const date = parseIsoDate(value);
  if (date !== undefined) return isOfDay(at) ? format.day(date) : format.month(date.slice(0, 7));
  const money = at.field === 'budget' ? parseMoney(value) : undefined;
  if (money !== undefined) return format.money(money);
  if (at.field === 'country') return countryName(value, format.locale);
  return nameOf(value, plan) ?? choiceWords(value, t);
}

/** That of a self-check is one of six; that of an actor is where they work, in words. */
function isArea({ field, root }: ValueAt): boolean {
  return field === 'area' && root === 'assessments';
}

/** Most days are the first or the last of a month, and are asked for as months. */
function isOfDay({ field, root }: ValueAt): boolean {
  if (field === 'adoptedOn' || field === 'checkedOn') return true;
  return field === 'date' && (root === 'measurements' || root === 'reviews' || root === 'assessments');
}

/** What a value names, if it is the id of a record that has a name. */
function nameOf(value: string, plan: PlanSnapshot): string | undefined {
  const records = RECORD_ROOTS.flatMap((root) => parseRecordAddress(root, value) ?? []);
  return records.map((record) => recordName(plan, record)).find((name) => name !== '');
}
