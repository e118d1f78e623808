import { addThread, assertThread, type NewThread, write } from '../discussion/discussion-edits.ts';
import type { Discussion } from '../discussion/discussion.ts';
import { readEntry } from '../discussion/entries.ts';
import { entryKey } from '../discussion/entry-key.ts';
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
  const threads = worded
    .filter(({ offer }) => !isOffered(discussion, offer))
    .flatMap(({ offer, words }) =>
      inPieces(words, MAX_WORDS).map((piece, index): NewThread => {
        const { place, anchor } = offer;
        const about = { place, words: [piece], isFromEditor, name: nameOf(offer, index) };
        const isFirst = index === 0;
        return {
          ...about,
          ...(anchor === undefined ? {} : { anchor }),
          ...(offer.kind === 'suggestion' && isFirst ? { proposal: offer.proposal } : {}),
        };
      }),
    );
  threads.forEach(assertThread);
  write(discussion, () => {
    for (const thread of threads) addThread(discussion, thread);
  });
}

/** Whether this person has said it already, and has not taken it back. */
export function isOffered({ roots, ports }: Discussion, offer: Offer): boolean {
  const key = entryKey(ports.participantId, nameOf(offer, 0));
  const entry = readEntry('threads', [key, roots.threads.get(key)]);
  return entry !== undefined && !entry.isWithdrawn;
}

/** The same on every device of the person, so that two of them write one entry and not two. */
function nameOf({ id }: Offer, piece: number): string {
  return piece === 0 ? `offer.${id}` : `offer.${id}.${piece}`;
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
