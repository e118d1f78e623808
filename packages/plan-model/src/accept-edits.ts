import { newId } from '@holdfast/base';
import * as Y from 'yjs';

import { type Acceptance, acceptanceKey, readAccepted, type WrittenLetters } from './accepted.ts';
import type { Proposal } from './discussion/proposal.ts';
import { textOfPlace } from './discussion/thread-place.ts';
import { transactEdit } from './edit.ts';
import { isUnreadable } from './field.ts';
import { appendLines } from './plan-edits.ts';
import type { Plan } from './plan.ts';
import {
  type AcceptWay,
  findPassage,
  readSuggestion,
  recordMap,
  type Suggested,
  type TextPart,
} from './suggestion.ts';
import { readDelta } from './text-problems.ts';
import { holderOf, itemsIn } from './yjs-items.ts';

/**
 * Brings a suggestion into the plan and says that it was accepted, in one transaction: undo takes back both. Without a
 * `way` only what its author saw is replaced. Answers false, and changes nothing, where that is not there any more, where
 * the way does not lead anywhere, or where the suggestion is accepted already: the caller shows how it stands now.
 */
export function acceptSuggestion(plan: Plan, suggested: Suggested, way?: AcceptWay): boolean {
  const standing = readSuggestion(plan, suggested);
  if (standing === undefined || readAccepted(plan.roots.accepted, suggested.key).length > 0) return false;
  const isPossible =
    standing.kind === 'as-seen' ||
    (standing.kind === 'changed' && way !== undefined && standing.ways.includes(way));
  if (!isPossible) return false;
  const { doc, roots, ports } = plan;
  const { proposal } = standing;
  const id = newId(ports.random);
  transactEdit(plan, 'edit', () => {
    const from = Y.getState(doc.store, doc.clientID);
    write(plan, suggested, proposal, way ?? 'replace');
    const to = Y.getState(doc.store, doc.clientID);
    const letters =
      proposal.kind === 'text' && to > from ? { letters: { client: doc.clientID, from, to } } : {};
    const acceptance = { by: ports.participantId, at: ports.clock.now(), ...letters };
    roots.accepted.set(acceptanceKey(suggested.key, id), acceptance);
  });
  return true;
}

function write(plan: Plan, { place, anchor }: Suggested, proposal: Proposal, way: AcceptWay): void {
  if (isUnreadable(place)) return;
  if (proposal.kind === 'value') {
    if (place.kind === 'field') recordMap(plan, place.record)?.set(place.field, proposal.value);
    return;
  }
  const address = textOfPlace(place);
  const fragment = address && plan.fragment(address);
  if (address === undefined || fragment === undefined) return;
  const words = proposal.text.trim();
  const passage = findPassage(fragment, anchor);
  if (passage === undefined) appendLines(plan, address, words);
  else if (way === 'replace' && passage.part !== undefined) replaceWords(passage.part, words);
  else if (passage.end !== undefined) insertAfter(passage.end, words);
  else appendLines(plan, address, words);
}

/** Changes whole words, and only those that differ: whoever writes in the rest keeps their place in it. */
function replaceWords({ text, from, to }: TextPart, words: string): void {
  const all = plainOf(text);
  const now = all.slice(from, to);
  if (now === words) return;
  if (words === '') {
    const gap = gapAround(all, { from, to });
    text.delete(gap.from, gap.to - gap.from);
    return;
  }
  const start = sameBeginning(now, words);
  const end = sameBeginning(reversed(now.slice(start)), reversed(words.slice(start)));
  const at = from + start;
  const added = words.slice(start, words.length - end);
  if (added !== '') text.insert(at, added, marksAt(text, Math.min(at, to - 1)));
  const taken = now.length - start - end;
  if (taken > 0) text.delete(at + added.length, taken);
}

function insertAfter({ text, to }: TextPart, words: string): void {
  text.insert(to, ` ${words}`, marksAt(text, to - 1));
}

/** What two texts have in common at their beginnings, in whole words. */
function sameBeginning(one: string, other: string): number {
  let same = 0;
  while (same < one.length && same < other.length && one[same] === other[same]) same += 1;
  while (!(isBorder(one, same) && isBorder(other, same))) same -= 1;
  return same;
}

function isBorder(text: string, at: number): boolean {
  return at === 0 || at === text.length || /\s/.test(text.slice(at - 1, at + 1));
}

/** By units: what is counted in it is counted in units. */
function reversed(text: string): string {
  return Array.from({ length: text.length }, (_, index) => text.charAt(text.length - 1 - index)).join('');
}

/** With words that are taken out one of the two spaces beside them goes too, and one that would stand before a comma. */
function gapAround(all: string, { from, to }: { from: number; to: number }): { from: number; to: number } {
  if ((from === 0 || all[from - 1] === ' ') && all[to] === ' ') return { from, to: to + 1 };
  const isAtEnd = to === all.length || /[.,;:!?)]/.test(all.charAt(to));
  return isAtEnd && all[from - 1] === ' ' ? { from: from - 1, to } : { from, to };
}

/** What is no words counts as one place, as it does in Yjs. */
function plainOf(text: Y.XmlText): string {
  return readDelta(text)
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
    .join('');
}

function marksAt(text: Y.XmlText, at: number): Record<string, unknown> {
  let start = 0;
  for (const { insert, attributes } of readDelta(text)) {
    start += typeof insert === 'string' ? insert.length : 1;
    if (at < start) return { ...attributes };
  }
  return {};
}

/**
 * Whether the words of a suggestion stand in the text more than once, since two people accepted it without seeing each
 * other: only people can say that once is enough. `perhaps`: the letters of one are not there any more, since its author
 * took them out, or since the editor wrote the line anew. Only reads.
 */
export function doublingOf(plan: Plan, suggested: Suggested): 'none' | 'there' | 'perhaps' {
  const written = acceptancesOf(plan, suggested);
  if (written.length < 2) return 'none';
  return standingOf(plan, suggested, written).length > 1 ? 'there' : 'perhaps';
}

/**
 * Keeps the first acceptance whose words stand there, and takes the others out again with their words. Who does it at the
 * same time as another takes out the same.
 */
export function keepOneAcceptance(plan: Plan, suggested: Suggested): void {
  const all = acceptancesOf(plan, suggested);
  const kept = standingOf(plan, suggested, all)[0] ?? all[0];
  const fragment = textAt(plan, suggested);
  if (all.length < 2 || fragment === undefined) return;
  transactEdit(plan, 'edit', () => {
    for (const { key, letters } of all) {
      if (key === kept?.key) continue;
      if (letters !== null) takeOut(fragment, letters);
      plan.roots.accepted.delete(key);
    }
  });
}

/** Those that wrote into the text. */
function acceptancesOf(plan: Plan, { key }: Suggested): readonly Acceptance[] {
  return readAccepted(plan.roots.accepted, key).filter(({ letters }) => letters !== null);
}

/** Of them those of which something stands there. */
function standingOf(plan: Plan, suggested: Suggested, written: readonly Acceptance[]): readonly Acceptance[] {
  const fragment = textAt(plan, suggested);
  if (fragment === undefined) return [];
  return written.filter(({ letters }) => letters !== null && standingWords(fragment, letters).length > 0);
}

function textAt(plan: Plan, { place }: Suggested): Y.XmlFragment | undefined {
  const address = textOfPlace(place);
  return address && plan.fragment(address);
}

function takeOut(fragment: Y.XmlFragment, letters: WrittenLetters): void {
  // From the last on, so that the places of those before stay.
  for (const { text, from, to } of standingWords(fragment, letters).toReversed())
    text.delete(from, to - from);
  for (let at = fragment.length - 1; at >= 0; at -= 1) {
    const block: unknown = fragment.get(at);
    if (block instanceof Y.XmlElement && isMadeBy(block, letters) && isEmpty(block)) fragment.delete(at, 1);
  }
}

/** The letters of an acceptance that stand in a text, with their places in it. */
function standingWords(fragment: Y.XmlFragment, letters: WrittenLetters): readonly TextPart[] {
  return textsIn(fragment).flatMap((text) => {
    const parts: TextPart[] = [];
    let at = 0;
    for (const { deleted, countable, content, id, length } of itemsIn(text)) {
      if (deleted || !countable) continue;
      const from = Math.max(letters.from - id.clock, 0);
      const to = Math.min(letters.to - id.clock, length);
      const isOf = id.client === letters.client && content instanceof Y.ContentString;
      if (isOf && from < to) parts.push({ text, from: at + from, to: at + to });
      at += length;
    }
    return parts;
  });
}

function textsIn(fragment: Y.XmlFragment): readonly Y.XmlText[] {
  return fragment
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : []))
    .filter((child) => child instanceof Y.XmlText);
}

function isMadeBy(block: Y.XmlElement, { client, from, to }: WrittenLetters): boolean {
  const id = holderOf(block)?.id;
  return id !== undefined && id.client === client && id.clock >= from && id.clock < to;
}

function isEmpty(block: Y.XmlElement): boolean {
  return block.toArray().every((child) => child instanceof Y.XmlText && child.length === 0);
}
