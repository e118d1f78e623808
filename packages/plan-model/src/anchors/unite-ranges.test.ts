import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { TextRange } from './text-letters.ts';
import { uniteRanges } from './unite-ranges.ts';

/** Lines of ten letters. */
const LINE = 10;

const range = fc.tuple(fc.nat(3 * LINE - 1), fc.nat(3 * LINE - 1)).map(([one, other]): TextRange => {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  return { from: pointOf(from), to: pointOf(to) };
});

function pointOf(at: number) {
  return { line: Math.floor(at / LINE), offset: at % LINE };
}

function lettersOf({ from, to }: TextRange): readonly number[] {
  const first = from.line * LINE + from.offset;
  return Array.from({ length: to.line * LINE + to.offset - first }, (_, at) => first + at);
}

test('united ranges hold the same letters, each once, with a letter between one and the next', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
      const united = uniteRanges(ranges);
      const letters = united.flatMap(lettersOf);
      expect(letters).toEqual([...new Set(ranges.flatMap(lettersOf))].sort((a, b) => a - b));
      for (const [at, { from }] of united.entries()) {
        const before = united[at - 1]?.to;
        if (before)
          expect(from.line * LINE + from.offset).toBeGreaterThan(before.line * LINE + before.offset);
      }
    }),
  );
});
