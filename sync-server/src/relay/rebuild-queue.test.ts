import { describe, expect, test } from 'vitest';

import { FakeClock } from '../testkit/fake-clock.ts';
import { RebuildQueue } from './rebuild-queue.ts';

/** A room that is being built until the test lets it end. */
function slowRoom() {
  const { promise, resolve } = Promise.withResolvers<void>();
  let begun = 0;
  return {
    end: resolve,
    get begun() {
      return begun;
    },
    rebuild: () => {
      begun += 1;
      return promise;
    },
  };
}

describe('RebuildQueue', () => {
  test('builds one room at a time, long logs first', async () => {
    const clock = new FakeClock();
    const queue = new RebuildQueue(clock);
    const [first, young, long] = [slowRoom(), slowRoom(), slowRoom()];
    queue.now(first);
    queue.soon(young);
    queue.now(long);
    await clock.advance(10_000);
    expect([first.begun, young.begun, long.begun]).toEqual([1, 0, 0]);
    first.end();
    await clock.advance(0);
    expect([young.begun, long.begun]).toEqual([0, 1]);
    long.end();
    await clock.advance(60_000);
    expect(young.begun).toBe(1);
  });

  test('begins nothing after it was stopped, whatever ends or asks then', async () => {
    const clock = new FakeClock();
    const queue = new RebuildQueue(clock);
    const [first, later] = [slowRoom(), slowRoom()];
    queue.now(first);
    queue.stop();
    queue.soon(later);
    queue.now(later);
    first.end();
    await clock.advance(60_000);
    expect([first.begun, later.begun]).toEqual([1, 0]);
  });
});
