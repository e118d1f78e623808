import type { Random } from '@holdfast/base';
import { generateKeyBetween } from 'fractional-indexing';

import { type Field, type FieldReader, isUnreadable, unreadable } from './field.ts';

/** Where a record stands among its kind: a fractional key, ties broken by id. */
export interface Ordered {
  readonly id: string;
  readonly order: Field<string>;
}

const MAX_LENGTH = 512;
/** Each bisection halves the chance that two people who add in the same place get the same key: 2⁻¹². */
const JITTER_STEPS = 12;

export const orderField: FieldReader<string> = (raw) => {
  if (typeof raw !== 'string') return unreadable(raw === undefined ? 'missing' : 'wrong-type', raw);
  if (raw.length > MAX_LENGTH) return unreadable('too-long', raw);
  return isOrderKey(raw) ? raw : unreadable('unknown-value', raw);
};

/** A total order, equal on every device: by key, then by id; records whose key cannot be read stand last. */
export function compareOrder(a: Ordered, b: Ordered): number {
  const byKey = compareText(sortKey(a), sortKey(b));
  return byKey === 0 ? compareText(a.id, b.id) : byKey;
}

/** A new key strictly between two keys of which the first sorts below the second; null stands for the end. */
export function orderBetween(below: string | null, above: string | null, random: Random): string {
  let low = below;
  let high = above;
  if (high === null) {
    low = generateKeyBetween(below, null);
    high = generateKeyBetween(low, null);
  }
  let key = generateKeyBetween(low, high);
  for (let step = 0; step < JITTER_STEPS; step++) {
    if (random.fraction() < 0.5) low = key;
    else high = key;
    key = generateKeyBetween(low, high);
  }
  return key.length <= MAX_LENGTH ? key : generateKeyBetween(below, above);
}

/**
 * The key that puts a record directly before or after `neighbour`. Where several records share the neighbour's key
 * the record lands beside the whole group: there is no key between equal ones, and a move writes one field only.
 */
export function orderBeside(
  others: readonly Ordered[],
  neighbour: Ordered,
  side: 'before' | 'after',
): readonly [below: string | null, above: string | null] {
  const keys = sortedKeys(others);
  const key = neighbour.order;
  if (isUnreadable(key)) return [keys.at(-1) ?? null, null];
  if (side === 'after') return [key, keys.find((other) => other > key) ?? null];
  return [keys.findLast((other) => other < key) ?? null, key];
}

/** The key that stands last of all, or null when there is none to read. */
export function lastOrder(records: readonly Ordered[]): string | null {
  return sortedKeys(records).at(-1) ?? null;
}

function sortedKeys(records: readonly Ordered[]): readonly string[] {
  return records
    .map((record) => record.order)
    .filter((key) => typeof key === 'string')
    .sort(compareText);
}

function isOrderKey(text: string): boolean {
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    // Only a question was asked; the value stays in the document and is shown as unreadable.
    return false;
  }
}

/** Letters of order keys are ASCII, so this sorts after all of them. */
const LAST = '￿';

function sortKey(record: Ordered): string {
  return isUnreadable(record.order) ? LAST : record.order;
}

/** By code unit, which is the order that fractional keys mean; a locale would differ between devices. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
