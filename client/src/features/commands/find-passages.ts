import { fold, wordsOf } from '../../session/match-words.ts';
import { titleLine } from '../../session/title-line.ts';
import type { Command } from './find-commands.ts';

/** Words of the plan that are nobody's name, and the way to them. */
export interface Passage {
  readonly id: string;
  /** Where they stand, in words. */
  readonly place: string;
  readonly text: string;
  readonly go: (query: string) => void;
}

/** How many words are shown before and after the one that was found. */
const BEFORE = 4;
const AFTER = 9;

/** The passages that hold every word of the query, no more than `most`; each as some of its words and its place. */
export function findPassages(passages: readonly Passage[], query: string, most: number): readonly Command[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return passages
    .filter(({ text }) => {
      const folded = fold(text);
      return words.every((word) => folded.includes(word));
    })
    .slice(0, most)
    .map(({ id, place, text, go }) => ({
      id,
      label: excerpt(text, words),
      kind: place,
      run: () => go(query),
    }));
}

/** What stands around the first word of `text` that holds one of `words`. */
function excerpt(text: string, words: readonly string[]): string {
  const all = text.split(/\s+/u).filter(Boolean);
  const at = Math.max(0, findHolder(all, words));
  const from = Math.max(0, at - BEFORE);
  const to = at + AFTER + 1;
  const shown = all.slice(from, to).join(' ');
  return titleLine(`${from > 0 ? '… ' : ''}${shown}${to < all.length ? ' …' : ''}`);
}

/** The place of the first of `lines` that holds one of `words`, or -1. */
export function findHolder(lines: readonly string[], words: readonly string[]): number {
  return lines.findIndex((line) => {
    const folded = fold(line);
    return words.some((word) => folded.includes(word));
  });
}
