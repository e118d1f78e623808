import { seededRandom } from '@holdfast/base';
import { describe, expect, test, vi } from 'vitest';

import { BackOff, backOffDelay } from './back-off.ts';

const policy = { first: 1_000, most: 30_000 };

describe('backOffDelay', () => {
  test('[SC21] draws from the whole of a span that doubles up to its end', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 60].map((attempt) => backOffDelay(attempt, 1, policy))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
    expect(backOffDelay(5, 0, policy)).toBe(0);
  });

  test('[SC21] a hundred clients that a restart sent away come back over more than five seconds', () => {
    const random = seededRandom(1);
    const delays = Array.from({ length: 100 }, () => backOffDelay(3, random.fraction(), policy));
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(5_000);
  });
});

describe('BackOff', () => {
  test('one task waits at a time, and a success begins the span anew', () => {
    const timers: { ms: number; task: () => void }[] = [];
    const clock = {
      now: () => 0,
      setTimer(ms: number, task: () => void) {
        timers.push({ ms, task });
        return () => {};
      },
    };
    const backOff = new BackOff(
      { clock, random: { fraction: () => 1, bytes: () => new Uint8Array() } },
      policy,
    );
    const task = vi.fn<() => void>();
    backOff.later(task);
    backOff.later(task);
    expect(timers).toHaveLength(1);
    timers[0]?.task();
    backOff.later(task);
    backOff.succeeded();
    backOff.later(task);
    expect(timers.map((timer) => timer.ms)).toEqual([1_000, 2_000, 1_000]);
    expect(task).toHaveBeenCalledTimes(1);
  });
});
