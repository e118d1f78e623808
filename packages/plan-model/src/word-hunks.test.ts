import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { wordHunks } from './word-hunks.ts';

const words = fc.array(fc.constantFrom('a', 'b', 'c', ' '), { maxLength: 25 });

test('whoever puts the words that come in place of those that go has the other text', () => {
  fc.assert(
    fc.property(words, words, (was, is) => {
      const made: string[] = [];
      let at = 0;
      for (const hunk of wordHunks(was, is)) {
        made.push(...was.slice(at, hunk.was.from), ...is.slice(hunk.is.from, hunk.is.to));
        at = hunk.was.to;
      }
      expect([...made, ...was.slice(at)]).toEqual(is);
    }),
  );
});

test('between two hunks stands at least one word that both have', () => {
  fc.assert(
    fc.property(words, words, (was, is) => {
      const hunks = wordHunks(was, is);
      for (const [index, { was: next }] of hunks.entries()) {
        const before = hunks[index - 1]?.was.to;
        if (before !== undefined) expect(next.from).toBeGreaterThan(before);
      }
    }),
  );
});

test('equal texts have none', () => {
  fc.assert(
    fc.property(words, (same) => {
      expect(wordHunks(same, same)).toEqual([]);
    }),
  );
});
