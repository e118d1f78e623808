import { describe, expect, test } from 'vitest';

import { stepFrom } from './grid-keys.ts';

const LAST = { row: 3, column: 4 };

function step(from: readonly [number, number], key: string, { isFar = false, isMirrored = false } = {}) {
  const to = stepFrom({ row: from[0], column: from[1] }, { key, isFar, isMirrored, last: LAST });
  return to === undefined ? undefined : [to.row, to.column];
}

describe('from cell to cell', () => {
  test.each([
    [[2, 2], 'ArrowDown', [3, 2]],
    [[3, 2], 'ArrowDown', [3, 2]],
    [[1, 2], 'ArrowUp', [0, 2]],
    [[0, 2], 'ArrowUp', [0, 2]],
    [[2, 2], 'ArrowRight', [2, 3]],
    [[2, 4], 'ArrowRight', [2, 4]],
    [[2, 1], 'ArrowLeft', [2, 0]],
    [[2, 0], 'ArrowLeft', [2, 0]],
    [[2, 3], 'Home', [2, 0]],
    [[2, 1], 'End', [2, 4]],
    [[1, 2], 'PageDown', [3, 2]],
    [[3, 2], 'PageUp', [1, 2]],
    [[0, 2], 'PageUp', [0, 2]],
    [[2, 2], 'Enter', undefined],
    [[2, 2], 'd', undefined],
  ] as const)('%j, %s', (from, key, to) => {
    expect(step(from, key)).toEqual(to);
  });

  test('with Control to the first and to the last of all cells', () => {
    expect(step([2, 2], 'Home', { isFar: true })).toEqual([1, 1]);
    expect(step([2, 2], 'End', { isFar: true })).toEqual([3, 4]);
    expect(step([2, 2], 'ArrowDown', { isFar: true })).toBeUndefined();
  });

  test('nobody comes into the empty corner', () => {
    expect(step([0, 1], 'ArrowLeft')).toEqual([0, 1]);
    expect(step([1, 0], 'ArrowUp')).toEqual([1, 0]);
    expect(step([0, 3], 'Home')).toEqual([0, 1]);
  });

  test('where people read from right to left, left leads on', () => {
    expect(step([2, 2], 'ArrowLeft', { isMirrored: true })).toEqual([2, 3]);
    expect(step([2, 2], 'ArrowRight', { isMirrored: true })).toEqual([2, 1]);
  });
});
