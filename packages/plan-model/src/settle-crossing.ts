import * as Y from 'yjs';

import type { ItemId } from './arrival.ts';
import type { Crossing, LineCrossing, Scalar, ValuePlace, WordsCrossing } from './crossing.ts';
import { transactEdit } from './edit.ts';
import { isUnreadable } from './field.ts';
import { parseRecordAddress } from './ids.ts';
import { META_FIELDS } from './meta-fields.ts';
import { compareText } from './order.ts';
import type { Plan } from './plan.ts';
import { restoreRecord } from './record-edits.ts';
import { recordKind } from './record-kinds.ts';
import { draftElements } from './text-fragment.ts';
import { holderOf } from './yjs-items.ts';

/** What a person can do about a crossing. What the document holds already is a choice too. */
export type CrossingChoice = 'mine' | 'theirs' | 'both';

/** The choices that mean something for a crossing. */
export function crossingChoices(crossing: Crossing): readonly CrossingChoice[] {
  switch (crossing.kind) {
    case 'value': {
      // Undo may have taken a value away that must not be missing: nobody can choose that.
      const sides = (['mine', 'theirs'] as const).filter((side) => canHold(crossing.place, crossing[side]));
      return bothText(crossing.place, crossing) === undefined ? sides : [...sides, 'both'];
    }
    case 'line':
      return ['mine', 'theirs', 'both'];
    case 'words':
    case 'removal':
      return ['mine', 'theirs'];
  }
}

/**
 * Brings the document to what was chosen, as one ordinary edit. Answers false when there is nothing left to edit: the
 * record or the text is not there any more.
 */
export function settleCrossing(plan: Plan, crossing: Crossing, choice: CrossingChoice): boolean {
  switch (crossing.kind) {
    case 'value': {
      const value =
        choice === 'both' ? (bothText(crossing.place, crossing) ?? crossing.theirs) : crossing[choice];
      return writeValue(plan, crossing.place, value);
    }
    case 'words':
      return choice === crossing.whose ? putBack(plan, crossing) : true;
    case 'line':
      return choice === 'theirs' ? true : writeLine(plan, crossing, choice);
    case 'removal': {
      const isKept = choice === (crossing.removedBy === 'me' ? 'mine' : 'theirs');
      if (!isKept) restoreRecord(plan, crossing.record);
      return true;
    }
  }
}

const BETWEEN = ' / ';

/** The fields that hold words of people's own. Others may take any letters, and mean something by them. */
const WORDS: ReadonlySet<string> = new Set([
  'institution',
  'name',
  'definition',
  'source',
  'contact',
  'dropReason',
  'resources',
  'where',
  'note',
  'summary',
  'breakdown',
  'hours',
  'referral',
  'languages',
  'region',
  'publicSummary',
  'breakdowns',
  'area',
  'reportTo',
  'methods',
  'who',
]);
/** The first parts of names of fields that hold such words, one for each of several choices. */
const WORDY = ['need:', 'absent:', 'waived:'];

/** Whether a field holds words of people's own. */
export function isOfWords(field: string): boolean {
  return WORDS.has(field) || WORDY.some((prefix) => field.startsWith(prefix));
}

/**
 * Two short texts in one field, in an order that is the same for both people: who choose it at the same time choose the
 * same. Undefined where two values cannot stand together.
 */
function bothText(
  place: ValuePlace,
  { mine, theirs }: { readonly mine: Scalar; readonly theirs: Scalar },
): string | undefined {
  if (place.kind === 'line' || !isOfWords(place.field)) return undefined;
  if (typeof mine !== 'string' || typeof theirs !== 'string') return undefined;
  if (mine.trim() === '' || theirs.trim() === '') return undefined;
  const both = [mine, theirs].sort(compareText).join(BETWEEN);
  return canHold(place, both) ? both : undefined;
}

function canHold(place: ValuePlace, value: Scalar): boolean {
  if (place.kind === 'line') return true;
  const read = readerOf(place);
  return read !== undefined && !isUnreadable(read(value));
}

function readerOf(place: Exclude<ValuePlace, { kind: 'line' }>): ((raw: unknown) => unknown) | undefined {
  const readers: Readonly<Record<string, (raw: unknown) => unknown>> =
    place.kind === 'meta' ? META_FIELDS : recordKind(place.root).fields;
  return readers[place.field];
}

function writeValue(plan: Plan, place: ValuePlace, value: Scalar): boolean {
  if (place.kind === 'line') return writeKind(plan, place.line, value);
  const map = mapAt(plan, place);
  if (map === undefined || !canHold(place, value)) return false;
  // What stands already is written again, and undo does not see it: so a choice of the other at the same time crosses it.
  const origin = (map.get(place.field) ?? null) === value ? 'setup' : 'edit';
  transactEdit(plan, origin, () => map.set(place.field, value));
  return true;
}

function mapAt({ roots }: Plan, place: Exclude<ValuePlace, { kind: 'line' }>): Y.Map<unknown> | undefined {
  if (place.kind === 'meta') return roots.meta;
  const address = parseRecordAddress(place.root, place.id);
  const map = address === undefined ? undefined : roots[address.root].get(address.id);
  return map instanceof Y.Map ? map : undefined;
}

function writeKind(plan: Plan, line: ItemId, value: Scalar): boolean {
  const element = findType(plan, line);
  if (!(element instanceof Y.XmlElement)) return false;
  if ((element.getAttribute('kind') ?? null) === value) return true;
  transactEdit(plan, 'edit', () => {
    if (typeof value === 'string') element.setAttribute('kind', value);
    else element.removeAttribute('kind');
  });
  return true;
}

/** The words become lines of their own, where the line stood that they were in. */
function putBack(plan: Plan, { text, after, words }: WordsCrossing): boolean {
  const fragment = plan.fragment(text);
  if (fragment === undefined) return false;
  const before = after === null ? undefined : findType(plan, after);
  const at = fragment.toArray().findIndex((line) => line === before);
  insertLines(plan, { fragment, at: after === null ? 0 : at + 1 || fragment.length, words });
  return true;
}

function insertLines(
  plan: Plan,
  { fragment, at, words }: { fragment: Y.XmlFragment; at: number; words: string },
): void {
  const lines = words.split('\n').map((text) => ({ kind: 'plain', text: text.trim() }) as const);
  transactEdit(plan, 'edit', () => fragment.insert(at, draftElements(lines)));
}

function writeLine(plan: Plan, crossing: LineCrossing, choice: 'mine' | 'both'): boolean {
  const fragment = plan.fragment(crossing.text);
  const text = findType(plan, crossing.line);
  if (fragment === undefined) return false;
  if (choice === 'mine' && text instanceof Y.XmlText) {
    transactEdit(plan, 'edit', () => rewrite(text, crossing.mine));
    return true;
  }
  const line = text instanceof Y.XmlText ? text.parent : undefined;
  const at = fragment.toArray().findIndex((each) => each === line);
  insertLines(plan, { fragment, at: at + 1 || fragment.length, words: crossing.mine });
  return true;
}

/** Changes only what differs, so that whoever writes in the rest of the line keeps their place in it. */
function rewrite(text: Y.XmlText, words: string): void {
  const delta: readonly { readonly insert?: unknown }[] = text.toDelta();
  // What is no words counts as one place, as it does in Yjs.
  const now = delta.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
  let start = 0;
  while (start < now.length && start < words.length && now[start] === words[start]) start++;
  // Yjs leaves a substitute for each half of a character that is cut in two.
  if (isSecondHalf(now, start) || isSecondHalf(words, start)) start--;
  let end = 0;
  const most = Math.min(now.length, words.length) - start;
  while (end < most && now[now.length - 1 - end] === words[words.length - 1 - end]) end++;
  if (isSecondHalf(now, now.length - end)) end--;
  if (now.length > start + end) text.delete(start, now.length - start - end);
  if (words.length > start + end) text.insert(start, words.slice(start, words.length - end));
}

/** Whether a surrogate pair would be cut before this place. */
function isSecondHalf(text: string, at: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(at));
}

/** What was made under this id, if it is still there. */
function findType({ doc }: Plan, { client, clock }: ItemId): unknown {
  if (Y.getState(doc.store, client) <= clock) return undefined;
  const item = Y.getItem(doc.store, Y.createID(client, clock));
  if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentType)) return undefined;
  const { type } = item.content;
  // An item is found by any id in it; one that holds a type has only its own.
  return holderOf(type) === item ? type : undefined;
}
