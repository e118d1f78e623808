import { describe, expect, test } from 'vitest';

import { giveBackWhenQuiet } from './quiet-memory.ts';
import { FakeClock } from './testkit/fake-clock.ts';

const MEGABYTES_64 = 64 * 1024 * 1024;

/** Holds as much as a thousand rooms, lets go of it, and answers how many bytes there were while it was held. */
function leaveGarbage(): number {
  const garbage = Array.from({ length: 640 }, () => new Uint8Array(MEGABYTES_64 / 640).fill(1));
  const held = process.memoryUsage().arrayBuffers;
  expect(garbage.length).toBe(640);
  return held;
}

describe('giveBackWhenQuiet', () => {
  test('has collected what a busy time left behind, some seconds after it', async () => {
    const clock = new FakeClock();
    const stop = giveBackWhenQuiet(clock);
    const before = leaveGarbage();
    await clock.advance(60_000);
    expect(before - process.memoryUsage().arrayBuffers).toBeGreaterThan(MEGABYTES_64 / 2);
    stop();
  });

  test('looks no more once it was stopped', async () => {
    const clock = new FakeClock();
    let timers = 0;
    const setTimer = clock.setTimer.bind(clock);
    clock.setTimer = (ms, task) => {
      timers += 1;
      return setTimer(ms, task);
    };
    const stop = giveBackWhenQuiet(clock);
    await clock.advance(10_000);
    stop();
    const before = timers;
    await clock.advance(60_000);
    expect([before, timers]).toEqual([3, 3]);
  });
});
