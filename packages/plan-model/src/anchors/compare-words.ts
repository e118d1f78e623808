/** How many characters two texts have in common at their beginnings. */
export function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one.charCodeAt(count) === other.charCodeAt(count)) count += 1;
  return count;
}

export function commonEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (
    count < most &&
    one.charCodeAt(one.length - 1 - count) === other.charCodeAt(other.length - 1 - count)
  )
    count += 1;
  return count;
}

/** A word in a text, with where it ends and begins among its characters, spaces left out. */
export interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** References (`@root/id`) and what is no words are words too; marks of punctuation are none. */
const WORD = /@[a-z]+\/[\w-]{12}|[\p{L}\p{N}\p{M}_]+|\uFFFC|\s+|./gu;

export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  for (const [word] of text.matchAll(WORD)) {
    if (/^\s/u.test(word)) continue;
    if (/^[@\p{L}\p{N}\p{M}_\uFFFC]/u.test(word)) words.push({ word, from: at, to: at + word.length });
    at += word.length;
  }
  return words;
}

export interface CommonWords {
  /** Characters in the words of the first text that the second has in the same order. */
  readonly length: number;
  /** From the first to the last of them, in the second text. */
  readonly from: number;
  readonly to: number;
}

/** The longest row of words that both texts have, others in between. */
export function commonWords(these: readonly Word[], those: readonly Word[]): CommonWords {
  const width = those.length + 1;
  // What is common from here on: looked up from the beginning, so that the row is found as early as it stands.
  const table = new Uint32Array((these.length + 1) * width);
  for (let i = these.length - 1; i >= 0; i -= 1) {
    for (let j = those.length - 1; j >= 0; j -= 1) {
      const word = these[i]?.word ?? '';
      table[i * width + j] =
        word === those[j]?.word
          ? word.length + (table[(i + 1) * width + j + 1] ?? 0)
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  const matched: Word[] = [];
  for (let i = 0, j = 0; i < these.length && j < those.length;) {
    const here = table[i * width + j];
    if (these[i]?.word === those[j]?.word) {
      const word = those[j];
      if (word !== undefined) matched.push(word);
      i += 1;
      j += 1;
    } else if (here === table[(i + 1) * width + j]) i += 1;
    else j += 1;
  }
  return { length: table[0] ?? 0, from: matched[0]?.from ?? 0, to: matched.at(-1)?.to ?? 0 };
}
