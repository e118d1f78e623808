export interface WordPart {
  readonly text: string;
  /** It stands on this side only. */
  readonly isOwn: boolean;
}

/** Beyond so many steps two texts are shown as wholly different: nobody reads word by word what was written anew. */
const MOST_STEPS = 1_000_000;

/** Two texts, each cut where it begins or ends to differ from the other, by whole words. */
export function wordDifferences(
  mine: string,
  theirs: string,
): { readonly mine: readonly WordPart[]; readonly theirs: readonly WordPart[] } {
  const left = words(mine);
  const right = words(theirs);
  if (left.length * right.length > MOST_STEPS) {
    return { mine: [{ text: mine, isOwn: true }], theirs: [{ text: theirs, isOwn: true }] };
  }
  const common = commonLengths(left, right);
  const parts = { mine: new Parts(), theirs: new Parts() };
  let [at, other] = [0, 0];
  while (at < left.length || other < right.length) {
    const [own = '', its = ''] = [left[at], right[other]];
    if (at < left.length && own === its) {
      parts.mine.add(own, false);
      parts.theirs.add(its, false);
      at += 1;
      other += 1;
    } else if (other >= right.length || lengthAt(common, at + 1, other) >= lengthAt(common, at, other + 1)) {
      if (at < left.length) parts.mine.add(own, true);
      else parts.theirs.add(its, true);
      if (at < left.length) at += 1;
      else other += 1;
    } else {
      parts.theirs.add(its, true);
      other += 1;
    }
  }
  return { mine: parts.mine.all, theirs: parts.theirs.all };
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** In the language's own words; what stands between two words is a word too. */
function words(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How many words the rests of both texts have in common, by where the rests begin. */
function commonLengths(left: readonly string[], right: readonly string[]): readonly Uint32Array[] {
  const rows = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
  for (let at = left.length - 1; at >= 0; at--) {
    const row = rows[at] ?? new Uint32Array();
    for (let other = right.length - 1; other >= 0; other--) {
      row[other] =
        left[at] === right[other]
          ? lengthAt(rows, at + 1, other + 1) + 1
          : Math.max(lengthAt(rows, at + 1, other), lengthAt(rows, at, other + 1));
    }
  }
  return rows;
}

function lengthAt(rows: readonly Uint32Array[], at: number, other: number): number {
  return rows[at]?.[other] ?? 0;
}

class Parts {
  readonly all: WordPart[] = [];

  add(text: string, isOwn: boolean): void {
    const last = this.all.at(-1);
    if (last?.isOwn === isOwn) this.all.splice(-1, 1, { text: last.text + text, isOwn });
    else this.all.push({ text, isOwn });
  }
}
