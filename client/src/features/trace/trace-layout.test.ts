import { parseRecordId } from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { BOX, layOut } from './trace-layout.ts';
import type { ChainAddress, Trace } from './trace-of.ts';

const address = (root: ChainAddress['root'], id: string): ChainAddress => {
  const parsed = parseRecordId(root, id.padEnd(12, '0'));
  if (parsed === undefined) throw new Error('this is an id');
  return { root, id: parsed } as ChainAddress;
};
const node = (record: ChainAddress, isChosen = false) => ({ record, isChosen, lacks: [] });

const CAUSE = address('causes', 'why');
const MEASURES = ['a', 'b', 'c'].map((id) => address('measures', id));

const TRACE: Trace = {
  columns: [
    { root: 'causes', nodes: [node(CAUSE, true)], more: 0 },
    { root: 'measures', nodes: MEASURES.map((record) => node(record)), more: 4 },
    { root: 'targets', nodes: [], more: 0 },
    { root: 'outcomes', nodes: [], more: 0 },
  ],
  edges: MEASURES.map((to) => ({ from: CAUSE, to })),
};

describe('layOut', () => {
  test('puts the chosen record into the middle, whatever stands beside it', () => {
    const { columns, middle } = layOut(TRACE, false);
    expect(columns[0]?.nodes.map(({ y }) => y + BOX.height / 2)).toEqual([middle]);
    expect(columns[1]?.nodes[1]?.y).toBe(columns[0]?.nodes[0]?.y);
  });

  test('lets no two boxes meet, and holds all of them', () => {
    const { columns, width, height } = layOut(TRACE, false);
    const boxes = columns.flatMap(({ nodes }) => nodes);
    for (const one of boxes) {
      expect(one.x + BOX.width).toBeLessThanOrEqual(width);
      expect(one.y + BOX.height).toBeLessThanOrEqual(height);
      for (const other of boxes) {
        const isApart = Math.abs(one.x - other.x) >= BOX.width || Math.abs(one.y - other.y) >= BOX.height;
        expect(one === other || isApart).toBe(true);
      }
    }
  });

  test('draws a line for each link, from the edge of one box to that of the other', () => {
    const { edges, columns } = layOut(TRACE, false);
    expect(edges).toHaveLength(3);
    const [start, end] = [columns[0]?.nodes[0], columns[1]?.nodes[0]];
    expect(edges[0]?.path).toMatch(new RegExp(`^M${BOX.width} ${(start?.y ?? 0) + BOX.height / 2}C`, 'u'));
    expect(edges[0]?.path).toMatch(new RegExp(` ${end?.x} ${(end?.y ?? 0) + BOX.height / 2}$`, 'u'));
  });

  test('begins at the right for who reads from there', () => {
    const [left, right] = [layOut(TRACE, false), layOut(TRACE, true)];
    expect(right.columns.map(({ x }) => x)).toEqual(left.columns.map(({ x }) => x).toReversed());
  });
});
