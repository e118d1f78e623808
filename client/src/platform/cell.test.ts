import { describe, expect, test, vi } from 'vitest';

import { createCell, derive } from './cell.ts';

describe('derive', () => {
  test('tells of another result, and not of each change of its source', () => {
    const source = createCell(1);
    const isEven = derive(source.subscribe, () => source.get() % 2 === 0);
    const told = vi.fn<() => void>();
    const stop = isEven.subscribe(told);
    source.set(3);
    expect(told).not.toHaveBeenCalled();
    source.set(4);
    expect([told.mock.calls.length, isEven.get()]).toEqual([1, true]);
    stop();
    source.set(5);
    expect([told.mock.calls.length, isEven.get()]).toEqual([1, false]);
  });

  test('listens to its source once for all, and only while anybody listens', () => {
    const source = createCell(1);
    let listening = 0;
    const counted = (listener: () => void) => {
      listening += 1;
      const stop = source.subscribe(listener);
      return () => {
        listening -= 1;
        stop();
      };
    };
    const same = derive(counted, () => source.get());
    const stops = [same.subscribe(() => {}), same.subscribe(() => {})];
    expect(listening).toBe(1);
    for (const stop of stops) {
      stop();
      stop();
    }
    expect(listening).toBe(0);
    const told = vi.fn<() => void>();
    source.set(2);
    same.subscribe(told);
    source.set(2);
    expect(told).not.toHaveBeenCalled();
  });
});
