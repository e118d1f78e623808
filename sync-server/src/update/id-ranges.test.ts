import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { IdRanges, toBorders } from './id-ranges.ts';

describe('IdRanges', () => {
  test('joins ranges that touch or overlap', () => {
    const ranges = new IdRanges();
    ranges.add(1, toBorders([{ start: 0, end: 2 }]));
    ranges.add(1, toBorders([{ start: 6, end: 8 }]));
    const overlapping = [
      { start: 3, end: 7 },
      { start: 2, end: 4 },
    ];
    ranges.add(1, toBorders(overlapping));
    expect(ranges.missing(1, { start: 0, end: 10 })).toEqual([{ start: 8, end: 10 }]);
    expect(ranges.missing(2, { start: 0, end: 1 })).toEqual([{ start: 0, end: 1 }]);
  });

  test('agrees with a plain set of ids', () => {
    const range = fc
      .tuple(fc.nat(110), fc.integer({ min: 1, max: 3 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(fc.array(range, { maxLength: 90 }), { maxLength: 6 }), range, (batches, asked) => {
        const ranges = new IdRanges();
        const plain = new Set<number>();
        for (const batch of batches) {
          ranges.add(7, toBorders(batch));
          for (const { start, end } of batch) {
            for (let clock = start; clock < end; clock += 1) plain.add(clock);
          }
        }
        const missing = new Set(
          ranges
            .missing(7, asked)
            .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index)),
        );
        for (let clock = 0; clock < 120; clock += 1) {
          const isMissing = clock >= asked.start && clock < asked.end && !plain.has(clock);
          expect(missing.has(clock)).toBe(isMissing);
        }
      }),
    );
  });
});
