import * as Y from 'yjs';

import { findTextAnchor } from './anchors/find-text-anchor.ts';
import type { TextAnchor } from './anchors/text-anchor.ts';
import { TextLetters, type TextRange } from './anchors/text-letters.ts';
import type { Scalar } from './crossing.ts';
import { isProposalFor, type Proposal } from './discussion/proposal.ts';
import { textOfPlace, type ThreadPlace } from './discussion/thread-place.ts';
import type { Thread } from './discussion/thread.ts';
import { type Field, isUnreadable } from './field.ts';
import type { RecordAddress } from './ids.ts';
import type { FragmentAddress } from './plan-layout.ts';
import type { Plan } from './plan.ts';
import { archivedAtField } from './record-fields.ts';
import { isActive } from './record-table.ts';
import { readDelta } from './text-problems.ts';

/** In which way a suggestion comes into the plan. */
export type AcceptWay =
  /** In place of what stands there now. */
  | 'replace'
  /** Beside it: after what stands there now, or at the end of the text where the passage is gone. */
  | 'beside';

/** What of a thread makes it a suggestion. */
export type Suggested = Pick<Thread, 'key' | 'place' | 'anchor' | 'proposal' | 'isWithdrawn'>;

/** How a suggestion stands to the plan of this moment. */
export type SuggestionStanding =
  /** What it is about stands there as its author saw it. */
  | { readonly kind: 'as-seen'; readonly proposal: Proposal }
  /** The base changed meanwhile: both stand side by side. `now` is undefined where the passage is gone. */
  | {
      readonly kind: 'changed';
      readonly proposal: Proposal;
      readonly now: Scalar | undefined;
      readonly ways: readonly AcceptWay[];
    }
  /** The record was removed from the plan; it may come back. */
  | { readonly kind: 'archived'; readonly proposal: Proposal }
  /** The record or the text is nowhere in the plan. */
  | { readonly kind: 'gone'; readonly proposal: Proposal }
  /** It says nothing that could stand there. */
  | { readonly kind: 'unreadable' };

/** Where a passage stands: units of one text, from one up to another. */
export interface TextPart {
  readonly text: Y.XmlText;
  readonly from: number;
  readonly to: number;
}

export type ReadLetters = (fragment: Y.XmlFragment) => TextLetters;
const spreadOut: ReadLetters = (fragment) => new TextLetters(fragment);

/**
 * Undefined for a thread that suggests nothing. Only reads. `lettersOf` is for whoever keeps a text spread out; many
 * suggestions of one text then cost it once.
 */
export function readSuggestion(
  plan: Plan,
  { place, anchor, proposal, isWithdrawn }: Suggested,
  lettersOf: ReadLetters = spreadOut,
): SuggestionStanding | undefined {
  if (proposal === null || isWithdrawn) return undefined;
  if (isUnreadable(proposal) || isUnreadable(place) || !isReadable(proposal, { place, anchor }))
    return UNREADABLE;
  const record = 'record' in place ? recordMap(plan, place.record) : undefined;
  if ('record' in place && record === undefined) return { kind: 'gone', proposal };
  if (record !== undefined && !isActive({ archivedAt: archivedAtField(record.get('archivedAt')) }))
    return { kind: 'archived', proposal };
  if (proposal.kind === 'value') {
    const now = scalarAt(record, place);
    return now === proposal.base
      ? { kind: 'as-seen', proposal }
      : { kind: 'changed', proposal, now, ways: ['replace'] };
  }
  return readTextStanding(plan, { text: textOfPlace(place), anchor, proposal }, lettersOf);
}

const UNREADABLE: SuggestionStanding = Object.freeze({ kind: 'unreadable' });

function isReadable(
  proposal: Proposal,
  { place, anchor }: { readonly place: ThreadPlace; readonly anchor: Field<TextAnchor> | null },
): boolean {
  return !isUnreadable(anchor) && isProposalFor(proposal, { place, anchor });
}

function readTextStanding(
  plan: Plan,
  {
    text,
    anchor,
    proposal,
  }: {
    readonly text: FragmentAddress | undefined;
    readonly anchor: Field<TextAnchor> | null;
    readonly proposal: Proposal;
  },
  lettersOf: ReadLetters,
): SuggestionStanding {
  const fragment = text && plan.fragment(text);
  if (fragment === undefined) return { kind: 'gone', proposal };
  const passage = findPassage(fragment, anchor, lettersOf);
  // Words that were to be taken out and are gone need nothing more.
  const isMore = proposal.kind === 'text' && proposal.text.trim() !== '';
  if (passage === undefined)
    return { kind: 'changed', proposal, now: undefined, ways: isMore ? ['beside'] : [] };
  const { part, isChanged, words } = passage;
  if (part !== undefined && !isChanged) return { kind: 'as-seen', proposal };
  const ways: AcceptWay[] = part === undefined ? [] : ['replace'];
  return { kind: 'changed', proposal, now: words, ways: isMore ? [...ways, 'beside'] : ways };
}

interface Passage {
  /** Undefined where it runs over several lines, or over what is no words. */
  readonly part: TextPart | undefined;
  /** Where it ends, if that is in words. */
  readonly end: TextPart | undefined;
  readonly isChanged: boolean;
  readonly words: string;
}

/** Undefined where it is detached. */
export function findPassage(
  fragment: Y.XmlFragment,
  anchor: Field<TextAnchor> | null,
  lettersOf: ReadLetters = spreadOut,
): Passage | undefined {
  if (anchor === null || isUnreadable(anchor)) return undefined;
  const letters = lettersOf(fragment);
  const found = findTextAnchor(letters, anchor);
  if (found.kind === 'detached') return undefined;
  const { to } = found;
  const last = { line: to.line, offset: Math.max(0, to.offset - 1) };
  return {
    part: partAt(fragment, found),
    end: partAt(fragment, { from: last, to }),
    isChanged: found.isChanged,
    words: letters.read(letters.spanIn(found)),
  };
}

/** A range as units of the one text that holds all of it; undefined where none does. */
function partAt(fragment: Y.XmlFragment, { from, to }: TextRange): TextPart | undefined {
  const blocks: readonly unknown[] = fragment.toArray();
  // Lines are counted as blocks only where every block is one.
  if (from.line !== to.line || !blocks.every(isLine)) return undefined;
  let at = 0;
  for (const child of blocks[from.line]?.toArray() ?? []) {
    const length = child instanceof Y.XmlText ? child.length : 1;
    if (from.offset < at + length) {
      const isIn = child instanceof Y.XmlText && to.offset <= at + length && isWords(child);
      return isIn ? { text: child, from: from.offset - at, to: to.offset - at } : undefined;
    }
    at += length;
  }
  return undefined;
}

function isLine(block: unknown): block is Y.XmlElement {
  return block instanceof Y.XmlElement && block.nodeName === 'paragraph';
}

function isWords(text: Y.XmlText): boolean {
  return readDelta(text).every(({ insert }) => typeof insert === 'string');
}

export function recordMap(
  { roots }: Pick<Plan, 'roots'>,
  { root, id }: RecordAddress,
): Y.Map<unknown> | undefined {
  const map = roots[root].get(id);
  return map instanceof Y.Map ? map : undefined;
}

/** What stands in a field, to be the `base` of a suggestion: a missing value is null, as is "not known yet". */
export function valueNow(plan: Plan, place: ThreadPlace): Scalar {
  return 'record' in place ? scalarAt(recordMap(plan, place.record), place) : null;
}

function scalarAt(map: Y.Map<unknown> | undefined, place: ThreadPlace): Scalar {
  const raw = place.kind === 'field' ? map?.get(place.field) : undefined;
  if (typeof raw === 'string' || typeof raw === 'boolean') return raw;
  return typeof raw === 'number' && Number.isFinite(raw) ? raw : null;
}
