import * as Y from 'yjs';

import { readAccepted } from './accepted.ts';
import { makeTextAnchor } from './anchors/text-anchor.ts';
import { TextLetters } from './anchors/text-letters.ts';
import { addThread } from './discussion/discussion-edits.ts';
import { newSpeaker, type Speaker } from './discussion/discussion-fixture.ts';
import type { Proposal } from './discussion/proposal.ts';
import { placeOfText, type ThreadPlace } from './discussion/thread-place.ts';
import type { Thread } from './discussion/thread.ts';
import { appendText } from './plan-edits.ts';
import { fragmentOf, type Replica } from './plan-fixture.ts';
import type { FragmentAddress } from './plan-layout.ts';

/** For tests: the words of a text, its lines after each other. */
export function wordsOf(replica: Replica, address: FragmentAddress = 'vision'): string {
  return new TextLetters(fragmentOf(replica, address)).packed === ''
    ? ''
    : fragmentOf(replica, address)
        .toArray()
        .map((block) => (block instanceof Y.XmlElement ? block.toArray().map(textWords).join('') : ''))
        .join('|');
}

function textWords(child: unknown): string {
  if (!(child instanceof Y.XmlText)) return '@';
  const delta: readonly { readonly insert?: unknown }[] = child.toDelta();
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** For tests: a plan whose vision says that. */
export function writeVision({ plan }: Replica, words: string): void {
  appendText(plan, 'vision', words);
}

/** For tests: what a parent suggests in place of words of a text, as it is at this moment. */
export function suggestWords(
  replica: Replica,
  [quote, text]: readonly [string, string],
  {
    speaker = newSpeaker('parent'),
    address = 'vision',
  }: { speaker?: Speaker; address?: FragmentAddress } = {},
): Thread {
  const lines = wordsOf(replica, address).split('|');
  const line = lines.findIndex((each) => each.includes(quote));
  const from = lines[line]?.indexOf(quote) ?? -1;
  const range = { from: { line, offset: from }, to: { line, offset: from + quote.length } };
  const anchor = from < 0 ? undefined : makeTextAnchor(new TextLetters(fragmentOf(replica, address)), range);
  if (anchor === undefined) throw new Error(`there is no “${quote}”`);
  const where = { place: placeOfText(address), anchor };
  return said(speaker, { ...where, proposal: { kind: 'text', text } });
}

/** For tests: what a parent suggests for a field. */
export function suggestValue(
  place: ThreadPlace,
  proposal: Proposal,
  speaker: Speaker = newSpeaker('parent'),
): Thread {
  return said(speaker, { place, proposal });
}

function said(
  { discussion }: Speaker,
  draft: Omit<Parameters<typeof addThread>[1], 'words' | 'isFromEditor'>,
): Thread {
  const key = addThread(discussion, { ...draft, words: [], isFromEditor: false });
  const thread = discussion.snapshot().byKey.get(key);
  if (thread === undefined) throw new Error('nothing was said');
  return thread;
}

/** For tests: who accepted a suggestion, as a device shows it. */
export function acceptedBy({ plan }: Replica, { key }: Thread): readonly (string | null)[] {
  return readAccepted(plan.roots.accepted, key).map(({ by }) => by);
}
