import { type Hunk, wordHunks } from '@holdfast/plan-model';

export interface WordPart {
  readonly text: string;
  /** It stands on this side only. */
  readonly isOwn: boolean;
}

/** Two texts, each cut where it begins or ends to differ from the other, by whole words. */
export function wordDifferences(
  mine: string,
  theirs: string,
): { readonly mine: readonly WordPart[]; readonly theirs: readonly WordPart[] } {
  const [left, right] = [wordsIn(mine), wordsIn(theirs)];
  const hunks = wordHunks(left, right);
  return {
    mine: partsOf(
      left,
      hunks.map(({ was }) => was),
    ),
    theirs: partsOf(
      right,
      hunks.map(({ is }) => is),
    ),
  };
}

function partsOf(words: readonly string[], own: readonly Hunk['was'][]): readonly WordPart[] {
  const parts: WordPart[] = [];
  const add = (from: number, to: number, isOwn: boolean): void => {
    if (from < to) parts.push({ text: words.slice(from, to).join(''), isOwn });
  };
  let at = 0;
  for (const { from, to } of own) {
    // What stands on the other side only parts nothing here.
    if (from === to) continue;
    add(at, from, false);
    add(from, to, true);
    at = to;
  }
  add(at, words.length, false);
  return parts;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** In the language's own words; what stands between two words is a word too. */
function wordsIn(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
