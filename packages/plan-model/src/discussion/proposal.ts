import type { TextAnchor } from '../anchors/text-anchor.ts';
import { quoteParts } from '../anchors/text-anchor.ts';
import type { Scalar } from '../crossing.ts';
import { type Field, type FieldReader, isUnreadable, textField, unreadable } from '../field.ts';
import type { RecordAddress } from '../ids.ts';
import { recordKind, THEIRS_TO_AGREE } from '../record-kinds.ts';
import { REFERENCE_FIELDS } from '../references.ts';
import { textOfPlace, type ThreadPlace } from './thread-place.ts';
import { MAX_WORDS } from './words.ts';

/** What somebody would have stand in the plan. A thread that has one is a suggestion. */
export type Proposal =
  /** In place of the passage that the thread is about; no words take it out. */
  | { readonly kind: 'text'; readonly text: string }
  /** In the field that the thread is about. `base` is what stood there when it was written. */
  | { readonly kind: 'value'; readonly value: Scalar; readonly base: Scalar };

/**
 * Fields that nobody suggests a value for: a record's own, the record that it belongs to, and what a person has
 * agreed to and how to reach them, which is for that person to say.
 */
const NOT_SUGGESTED: ReadonlySet<string> = new Set([
  'order',
  'createdAt',
  'createdBy',
  'archivedAt',
  ...THEIRS_TO_AGREE,
  ...REFERENCE_FIELDS,
]);

/** Whether another value can be suggested for a field. */
export function takesSuggestions(record: RecordAddress, field: string): boolean {
  return Object.hasOwn(recordKind(record.root).fields, field) && !NOT_SUGGESTED.has(field);
}

/** Whether a passage can be suggested anew: words of one line, and no reference, whose words stand elsewhere. */
export function isReplaceable({ quote }: TextAnchor): boolean {
  return !quote.includes('\n') && quoteParts(quote).every((part) => typeof part === 'string');
}

/** Whether the field at a place can hold a value. */
export function canHoldValue(place: ThreadPlace, value: Scalar): boolean {
  if (place.kind !== 'field' || !takesSuggestions(place.record, place.field)) return false;
  const read = recordKind(place.record.root).fields[place.field]?.(value ?? undefined);
  return read !== undefined && !isUnreadable(read);
}

/** Whether a proposal says something about that place, and about that passage of it. */
export function isProposalFor(
  proposal: Proposal,
  { place, anchor }: { readonly place: ThreadPlace; readonly anchor: TextAnchor | null },
): boolean {
  if (proposal.kind === 'value') return canHoldValue(place, proposal.value);
  return textOfPlace(place) !== undefined && anchor !== null && isReplaceable(anchor);
}

const textOf = textField(MAX_WORDS);

/** Reads what stands in a thread as untrusted; what a later version adds to it is passed over. */
export const readProposal: FieldReader<Proposal> = (raw) => {
  if (typeof raw !== 'object' || raw === null) return unreadable('wrong-type', raw);
  const { kind, text, value, base }: Raw = raw;
  if (kind === 'text') {
    const read = textOf(text);
    if (isUnreadable(read)) return read;
    return /[\r\n]/.test(read) ? unreadable('out-of-range', read) : Object.freeze({ kind, text: read });
  }
  if (kind !== 'value') return unreadable('unknown-value', kind);
  const [proposed, seen] = [scalarField(value), scalarField(base)];
  if (isUnreadable(proposed)) return proposed;
  return isUnreadable(seen) ? seen : Object.freeze({ kind, value: proposed, base: seen });
};

interface Raw {
  readonly kind?: unknown;
  readonly text?: unknown;
  readonly value?: unknown;
  readonly base?: unknown;
}

function scalarField(raw: unknown): Field<Scalar> {
  if (raw === null || typeof raw === 'boolean') return raw;
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : unreadable('out-of-range', raw);
  if (typeof raw !== 'string') return unreadable(raw === undefined ? 'missing' : 'wrong-type', raw);
  return raw.length <= MAX_WORDS ? raw : unreadable('too-long', raw);
}
