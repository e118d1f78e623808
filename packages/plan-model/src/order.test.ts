import { seededRandom } from '@holdfast/base';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { episodes } from './episodes-fixture.ts';
import { compareOrder, orderBeside, orderBetween, orderField } from './order.ts';

describe('order', () => {
  test('[PM4] is total: equal keys are told apart by id, unreadable ones stand last', () => {
    const broken = orderField('no key');
    const records = [
      { id: 'd', order: broken },
      { id: 'c', order: 'a1' },
      { id: 'b', order: 'a1' },
      { id: 'e', order: 'Zz' },
      { id: 'a', order: orderField(7) },
    ];
    for (const shuffled of [records, records.toReversed()]) {
      expect(shuffled.toSorted(compareOrder).map(({ id }) => id)).toEqual(['e', 'b', 'c', 'a', 'd']);
    }
  });

  test('[PM4] beside records with equal keys there is room around the group', () => {
    const group = ['a0', 'a1', 'a1', 'a2'].map((order, index) => ({ id: `${index}`, order }));
    const [first, second] = [group[1], group[2]];
    if (first === undefined || second === undefined) throw new Error('no group');
    expect(orderBeside(group, first, 'after')).toEqual(['a1', 'a2']);
    expect(orderBeside(group, second, 'before')).toEqual(['a0', 'a1']);
  });

  test('[PM4] a new key is readable and lies strictly between its neighbours, however often one inserts there', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.boolean(), { maxLength: 200 }), (seed, sides) => {
        const random = seededRandom(seed);
        let [below, above]: [string | null, string | null] = [null, null];
        for (const side of sides) {
          const key = orderBetween(below, above, random);
          expect(orderField(key)).toBe(key);
          if (below !== null) expect(key > below).toBe(true);
          if (above !== null) expect(key < above).toBe(true);
          if (side) below = key;
          else above = key;
        }
      }),
      episodes(50),
    );
  });

  test('[PM4] a thousand people who add in one place at once rarely get the same key', () => {
    const random = seededRandom(1);
    const keys = Array.from({ length: 1000 }, () => orderBetween('a0', 'a1', random));
    expect(new Set(keys).size).toBeGreaterThan(850);
    expect(Math.max(...keys.map(({ length }) => length))).toBeLessThan(8);
  });
});
