import { seededRandom } from '@holdfast/base';
import { describe, expect, test } from 'vitest';

import { wordDifferences, type WordPart } from './word-differences.ts';

function shown(parts: readonly WordPart[]): string {
  return parts.map(({ text, isOwn }) => (isOwn ? `[${text}]` : text)).join('');
}

describe('wordDifferences', () => {
  test('marks the words that differ, and leaves the others', () => {
    const { mine, theirs } = wordDifferences('No learner leaves early.', 'No one leaves us early.');
    expect(shown(mine)).toBe('No [learner] leaves early.');
    expect(shown(theirs)).toBe('No [one] leaves[ us] early.');
  });

  test('one side may be empty, and equal sides have no marks', () => {
    expect(shown(wordDifferences('All of it', '').mine)).toBe('[All of it]');
    expect(shown(wordDifferences('', 'All of it').theirs)).toBe('[All of it]');
    expect(shown(wordDifferences('Same', 'Same').mine)).toBe('Same');
  });

  test('every letter of both stands in its side, in order', () => {
    const random = seededRandom(7);
    const pieces = ['a', 'b', ' ', 'word', '. ', 'ü', '👩‍🏫'];
    const text = (): string =>
      Array.from(
        { length: Math.floor(random.fraction() * 30) },
        () => pieces[Math.floor(random.fraction() * 7)],
      ).join('');
    const join = (parts: readonly WordPart[]): string => parts.map((part) => part.text).join('');
    for (let time = 0; time < 300; time++) {
      const [one, other] = [text(), text()];
      const { mine, theirs } = wordDifferences(one, other);
      expect([join(mine), join(theirs)]).toEqual([one, other]);
      const common = [mine, theirs].map((parts) => join(parts.filter(({ isOwn }) => !isOwn)));
      expect(common[0]).toBe(common[1]);
    }
  });

  test('does not compare books word by word', () => {
    const long = 'word '.repeat(5000);
    const { mine, theirs } = wordDifferences(`one ${long}last`, `other ${long}end`);
    expect([mine, theirs]).toEqual([
      [{ text: `one ${long}last`, isOwn: true }],
      [{ text: `other ${long}end`, isOwn: true }],
    ]);
  });
});
