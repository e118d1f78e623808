import { describe, expect, test } from 'vitest';

import { UnacknowledgedRows } from './unacknowledged-rows.ts';

const change = (number: number): Uint8Array => Uint8Array.of(number);

function numbersIn({ updates }: UnacknowledgedRows): readonly (number | undefined)[] {
  return updates.map(([number]) => number);
}

describe('UnacknowledgedRows', () => {
  test('[SC38] a change waits until the row that carries it is acknowledged', () => {
    const rows = new UnacknowledgedRows();
    for (const number of [1, 2, 3]) rows.made(change(number));
    rows.written(10, 1);
    rows.read(11, change(4));
    rows.acknowledge(10);
    expect(numbersIn(rows)).toEqual([4, 3]);
    rows.written(12, 0);
    rows.acknowledge(12);
    expect(numbersIn(rows)).toEqual([]);
  });

  test('[SC38] rows that were acknowledged before they were read do not wait', () => {
    const rows = new UnacknowledgedRows();
    rows.acknowledge(5);
    rows.read(5, change(1));
    rows.read(6, change(2));
    expect(numbersIn(rows)).toEqual([2]);
  });

  test('[SC38] after the storage was emptied everything is in the next row, under numbers that count anew', () => {
    const rows = new UnacknowledgedRows();
    rows.made(change(1));
    rows.written(40, 0);
    rows.made(change(2));
    rows.begin();
    rows.made(change(3));
    rows.written(1, 1);
    rows.acknowledge(1);
    expect(numbersIn(rows)).toEqual([3]);
  });
});
