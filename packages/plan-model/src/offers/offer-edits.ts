import {
  addThread,
  assertThread,
  change,
  type NewThread,
  settleThread,
  write,
} from '../discussion/discussion-edits.ts';
import type { Discussion } from '../discussion/discussion.ts';
import { type Entry, readEntry } from '../discussion/entries.ts';
import { type EntryKey, entryKey } from '../discussion/entry-key.ts';
import { makeThread, type Thread } from '../discussion/thread.ts';
import { MAX_WORDS } from '../discussion/words.ts';
import type { Offer } from './offer.ts';

/** An offer with the words in which it is said, for whoever reads the discussion. */
export interface WordedOffer {
  readonly offer: Offer;
  readonly words: string;
}

/**
 * Says them in the discussion, all or none, in one transaction. What was offered before is left as it is. Words that are
 * too many for one comment go on in the next.
 */
export function addOffers(
  discussion: Discussion,
  worded: readonly WordedOffer[],
  { isFromEditor }: Pick<NewThread, 'isFromEditor'>,
): void {
  const said = saidParts(discussion);
  const threads = worded.flatMap(({ offer, words }) => {
    const parts = partsOf(offer);
    const first = parts.find((part) => !said.has(part));
    if (first === undefined) return [];
    return inPieces(words, MAX_WORDS).map((piece, index) => {
      const { place, anchor } = offer;
      const isFirst = index === 0;
      const thread: NewThread & { readonly name: string } = {
        place,
        words: [piece],
        isFromEditor,
        name: nameOf(first, index),
        ...(anchor === undefined ? {} : { anchor }),
        ...(offer.kind === 'suggestion' && isFirst ? { proposal: offer.proposal } : {}),
      };
      return { thread, parts: isFirst && parts.length > 1 ? parts : [] };
    });
  });
  for (const { thread } of threads) assertThread(thread);
  write(discussion, () => {
    for (const { thread, parts } of threads) {
      reopen(discussion, entryKey(discussion.ports.participantId, thread.name));
      const key = addThread(discussion, thread);
      if (parts.length > 0) change(discussion, 'threads', key, (entry) => ({ ...entry, parts }));
    }
  });
}

/** What became of words that were taken back was said of those: where they are said anew, they wait anew. */
function reopen(discussion: Discussion, key: EntryKey): void {
  const entry = readEntry('threads', [key, discussion.roots.threads.get(key)]);
  if (entry?.isWithdrawn !== true) return;
  const thread = discussion.snapshot().byKey.get(key) ?? unanswered(discussion, entry);
  if (thread.state.kind !== 'open' || thread.answers.length > 0)
    settleThread(discussion, { thread, isSettled: false });
}

/** A thread that was taken back and that nobody said anything in is shown to nobody. */
function unanswered({ roots }: Discussion, thread: Entry<'threads'>): Thread {
  const closings = [...roots.closings].flatMap((pair) => readEntry('closings', pair) ?? []);
  const nothing = {
    replies: [],
    answers: [],
    reactionsTo: () => [],
    translationsOf: () => [],
    hidingsOf: () => [],
  };
  return makeThread({ ...nothing, thread, closings: closings.filter((each) => each.thread === thread.key) });
}

/** Whether this person has said all of it already, and has not taken it back. */
export function isOffered(discussion: Discussion, offer: Offer): boolean {
  const said = saidParts(discussion);
  return partsOf(offer).every((part) => said.has(part));
}

function partsOf({ id, parts }: Offer): readonly string[] {
  return parts ?? [id];
}

/** Of everything that this person offered and did not take back: what it is called, and all that is in it. */
function saidParts({ roots, ports }: Discussion): ReadonlySet<string> {
  const beginning = entryKey(ports.participantId, OFFER);
  const said = new Set<string>();
  for (const [key, raw] of roots.threads) {
    if (!key.startsWith(beginning)) continue;
    const entry = readEntry('threads', [key, raw]);
    if (entry === undefined || entry.isWithdrawn) continue;
    for (const part of [key.slice(beginning.length), ...storedParts(raw)]) said.add(part);
  }
  return said;
}

/** Nothing else reads them: they say to the person's own devices what was in it. */
function storedParts(raw: unknown): readonly string[] {
  const parts: unknown = typeof raw === 'object' && raw !== null && 'parts' in raw ? raw.parts : [];
  return Array.isArray(parts) ? parts.filter((part) => typeof part === 'string') : [];
}

/** With what the names of the threads begin that offer something. */
const OFFER = 'offer.';

/** The same on every device of the person, so that two of them write one entry and not two. */
function nameOf(part: string, piece: number): string {
  return piece === 0 ? `${OFFER}${part}` : `${OFFER}${part}.${piece}`;
}

/** Words as pieces that are not too long, cut between words where there is a space. Nothing of them is left out. */
export function inPieces(words: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let rest = words;
  while (rest.length > most) {
    const space = rest.slice(0, most).search(/\s\S*$/u);
    const isFirstHalf = /[\uD800-\uDBFF]/.test(rest.charAt(most - 1));
    const at = space > 0 ? space + 1 : most - (isFirstHalf ? 1 : 0);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest.trim() === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}
