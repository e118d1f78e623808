import type { ItemId } from '../arrival.ts';
import { type Field, type FieldReader, integerField, isUnreadable, textField, unreadable } from '../field.ts';
import { parseRecordAddress, type RecordAddress } from '../ids.ts';
import { commonEnd, commonStart } from './compare-words.ts';
import { pack, type Span, type TextLetters, type TextRange } from './text-letters.ts';

/** Of a longer passage an anchor holds the beginning. */
export const MAX_QUOTE = 1000;
const CONTEXT = 32;

/**
 * Where in a text something stands that was said about a passage of it: plain values, kept in another document than the
 * text. A reference in a passage is written `@`, its root and its id (see `quoteParts`).
 */
export interface TextAnchor {
  /** The first and the last character of the passage; a reference is one character. */
  readonly start: ItemId;
  readonly end: ItemId;
  readonly quote: string;
  /** What stood right before the passage and after it, over the ends of lines. Shorter only at an end of the text. */
  readonly before: string;
  readonly after: string;
  /** Whether the same words stood elsewhere too in the text, and how much of their surroundings was the same. */
  readonly twin: TwinContext | null;
}

/** In characters without spaces, of the twin that has most, on each side by itself. */
export interface TwinContext {
  readonly before: number;
  readonly after: number;
}

/** An anchor for a passage as it is now; undefined where no words are in it. Only reads. */
export function makeTextAnchor(letters: TextLetters, range: TextRange): TextAnchor | undefined {
  const span = shortened(letters, letters.spanIn(range));
  const [start, end] = [letters.idAt(span.from), letters.idAt(span.to - 1)];
  if (span.from >= span.to || start === undefined || end === undefined) return undefined;
  const before = fromWhole(letters.readBefore(span, CONTEXT));
  const after = toWhole(letters.readAfter(span, CONTEXT));
  const twin = findTwin(letters, span, { before: pack(before), after: pack(after) });
  return { start, end, quote: letters.read(span), before, after, twin };
}

function shortened(letters: TextLetters, { from, to }: Span): Span {
  let end = Math.min(to, from + MAX_QUOTE);
  const fits = (): boolean => letters.read({ from, to: end }).length <= MAX_QUOTE;
  const isCut = (): boolean =>
    !letters.isWhole({ from, to: end }) || isFirstHalf(letters.packed.charCodeAt(end - 1));
  while (end > from && end < to && isCut()) end -= 1;
  while (end > from && (!fits() || isCut())) end -= 1;
  return { from, to: end };
}

function isFirstHalf(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isSecondHalf(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

/** Half a character would come back from the document as another one. */
function fromWhole(text: string): string {
  return isSecondHalf(text.charCodeAt(0)) ? text.slice(1) : text;
}

function toWhole(text: string): string {
  return isFirstHalf(text.charCodeAt(text.length - 1)) ? text.slice(0, -1) : text;
}

/** A quote as it can be shown: words, and the records to which it refers, under their names of today. */
export function quoteParts(quote: string): readonly (string | RecordAddress)[] {
  return quote
    .split(REFERENCE)
    .map((part) => readReference(part) ?? part)
    .filter((part) => part !== '');
}

const REFERENCE = /(@[a-z]+\/[\w-]{12})/;

function readReference(part: string): RecordAddress | undefined {
  if (!part.startsWith('@')) return undefined;
  const [root = '', id = ''] = part.slice(1).split('/');
  return parseRecordAddress(root, id);
}

/** Every place at which the words of `quote` stand, spaces left out on both sides. */
export function placesOf(letters: TextLetters, quote: string): readonly Span[] {
  const places: Span[] = [];
  for (let from = letters.packed.indexOf(quote); from >= 0; from = letters.packed.indexOf(quote, from + 1)) {
    const place = { from, to: from + quote.length };
    if (letters.isWhole(place)) places.push(place);
  }
  return places;
}

/** How much of the surroundings `context`, without spaces, a place has. */
export function agreement(
  { packed }: TextLetters,
  { from, to }: Span,
  context: { readonly before: string; readonly after: string },
): TwinContext {
  const { before, after } = context;
  return {
    before: commonEnd(before, packed.slice(Math.max(0, from - before.length), from)),
    after: commonStart(after, packed.slice(to, to + after.length)),
  };
}

function findTwin(
  letters: TextLetters,
  span: Span,
  context: { readonly before: string; readonly after: string },
): TwinContext | null {
  const twins = placesOf(letters, letters.packed.slice(span.from, span.to))
    .filter(({ from }) => from !== span.from)
    .map((place) => agreement(letters, place, context));
  if (twins.length === 0) return null;
  return {
    before: twins.reduce((most, { before }) => Math.max(most, before), 0),
    after: twins.reduce((most, { after }) => Math.max(most, after), 0),
  };
}

const quoteField = textField(MAX_QUOTE, 1);
const contextField = textField(CONTEXT);
const countField = integerField(0, Number.MAX_SAFE_INTEGER);
const agreementField = integerField(0, CONTEXT);

/** What stands in a document as an anchor. It never throws, and what a later version adds is passed over. */
export const readTextAnchor: FieldReader<TextAnchor> = (raw) => {
  if (!isObject(raw)) return unreadable(raw === undefined ? 'missing' : 'wrong-type', raw);
  const [start, end, twin] = [readId(raw['start']), readId(raw['end']), readTwin(raw['twin'])];
  const [quote, before, after] = [
    quoteField(raw['quote']),
    contextField(raw['before']),
    contextField(raw['after']),
  ];
  for (const part of [start, end, quote, before, after, twin]) if (isUnreadable(part)) return part;
  // Narrowed one by one, since the loop cannot say it to the compiler.
  if (isUnreadable(start) || isUnreadable(end) || isUnreadable(twin)) return unreadable('wrong-type', raw);
  if (isUnreadable(quote) || isUnreadable(before) || isUnreadable(after))
    return unreadable('wrong-type', raw);
  if (pack(quote) === '') return unreadable('out-of-range', quote);
  return Object.freeze({ start, end, quote, before, after, twin });
};

function readId(raw: unknown): Field<ItemId> {
  if (!isObject(raw)) return unreadable(raw === undefined ? 'missing' : 'wrong-type', raw);
  const [client, clock] = [countField(raw['client']), countField(raw['clock'])];
  if (isUnreadable(client)) return client;
  return isUnreadable(clock) ? clock : Object.freeze({ client, clock });
}

function readTwin(raw: unknown): Field<TwinContext | null> {
  if (raw === null) return null;
  if (!isObject(raw)) return unreadable(raw === undefined ? 'missing' : 'wrong-type', raw);
  const [before, after] = [agreementField(raw['before']), agreementField(raw['after'])];
  if (isUnreadable(before)) return before;
  return isUnreadable(after) ? after : Object.freeze({ before, after });
}

function isObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
