import type { Span } from './anchors/text-letters.ts';

/** Words of one text in place of words of another; either may be none. Counted in words. */
export interface Hunk {
  readonly was: Span;
  readonly is: Span;
}

/** Beyond so many steps everything between the first and the last difference is one hunk. */
const MOST_STEPS = 1_000_000;

/** Where two rows of words differ, in order. What stands between two hunks is the same in both. */
export function wordHunks(was: readonly string[], is: readonly string[]): readonly Hunk[] {
  const most = Math.min(was.length, is.length);
  let start = 0;
  while (start < most && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < most - start && was[was.length - 1 - end] === is[is.length - 1 - end]) end += 1;
  const [left, right] = [was.slice(start, was.length - end), is.slice(start, is.length - end)];
  if (left.length === 0 && right.length === 0) return [];
  const whole = { was: { from: 0, to: left.length }, is: { from: 0, to: right.length } };
  const hunks = left.length * right.length > MOST_STEPS ? [whole] : hunksBetween(left, right);
  return hunks.map((hunk) => ({ was: moved(hunk.was, start), is: moved(hunk.is, start) }));
}

/**
 * Where the same words stand twice, either could be those that came. What only comes is moved back over words that
 * `isOwn` says are the person's: those of others, which say the same, were there before.
 */
export function slidToOwn(
  hunks: readonly Hunk[],
  is: readonly string[],
  isOwn: (word: number) => boolean,
): readonly Hunk[] {
  const slid: Hunk[] = [];
  for (let hunk of hunks) {
    const first = slid.at(-1)?.is.to ?? 0;
    const canMove = (): boolean => {
      const [before, last] = [hunk.is.from - 1, hunk.is.to - 1];
      return before >= first && is[before] === is[last] && isOwn(before);
    };
    if (hunk.was.from === hunk.was.to)
      while (canMove()) hunk = { was: moved(hunk.was, -1), is: moved(hunk.is, -1) };
    slid.push(hunk);
  }
  return slid;
}

function moved({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}

function hunksBetween(was: readonly string[], is: readonly string[]): readonly Hunk[] {
  const common = commonLengths(was, is);
  const hunks: Hunk[] = [];
  let [at, other] = [0, 0];
  let [from, otherFrom] = [0, 0];
  const end = (): void => {
    if (from < at || otherFrom < other)
      hunks.push({ was: { from, to: at }, is: { from: otherFrom, to: other } });
  };
  while (at < was.length && other < is.length) {
    if (was[at] === is[other]) {
      end();
      [at, other] = [at + 1, other + 1];
      [from, otherFrom] = [at, other];
    } else if (lengthAt(common, at + 1, other) >= lengthAt(common, at, other + 1)) at += 1;
    else other += 1;
  }
  [at, other] = [was.length, is.length];
  end();
  return hunks;
}

/** How many words the rests of both have in common, by where the rests begin. */
function commonLengths(was: readonly string[], is: readonly string[]): readonly Uint32Array[] {
  const rows = Array.from({ length: was.length + 1 }, () => new Uint32Array(is.length + 1));
  for (let at = was.length - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? new Uint32Array();
    for (let other = is.length - 1; other >= 0; other -= 1) {
      row[other] =
        was[at] === is[other]
          ? lengthAt(rows, at + 1, other + 1) + 1
          : Math.max(lengthAt(rows, at + 1, other), lengthAt(rows, at, other + 1));
    }
  }
  return rows;
}

function lengthAt(rows: readonly Uint32Array[], at: number, other: number): number {
  return rows[at]?.[other] ?? 0;
}

/** In letters: how much of the words of one row another has, in the same order. */
export function commonLetters(these: readonly string[], those: readonly string[]): number {
  const missing = wordHunks(these, those).flatMap(({ was }) => these.slice(was.from, was.to));
  return lettersIn(these) - lettersIn(missing);
}

export function lettersIn(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}
