import { seededRandom, systemClock } from '@holdfast/base';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { BaseKeeper } from './base-keeper.ts';
import { MemoryBase } from './memory/memory-base.ts';
import { MemoryJournal } from './memory/memory-journal.ts';
import { settle } from './memory/test-device.ts';
import { RowLedger } from './row-ledger.ts';

const TEN_MINUTES = 600_000;

describe('BaseKeeper', () => {
  let base: MemoryBase;
  let keeper: BaseKeeper;
  let fails = false;
  let wasLive = false;
  let isComplete = true;
  /** When the document was handed to the base, and when it was looked whether it could be. */
  let tries: number[] = [];
  let looks: number[] = [];

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    base = new MemoryBase();
    [fails, wasLive, isComplete, tries, looks] = [false, true, true, [], []];
    const journal = new MemoryJournal();
    const port = base.open();
    keeper = new BaseKeeper({
      journal: journal.open(),
      base: {
        ...port,
        checkpoint: (generation, state) => {
          tries.push(systemClock.now());
          return fails ? Promise.reject(new Error('full')) : port.checkpoint(generation, state);
        },
      },
      ledger: new RowLedger(),
      clock: systemClock,
      random: seededRandom(1),
      encodeDocument: () => Uint8Array.of(0, 0),
      shared: () => true,
      catchUp: () => {
        looks.push(systemClock.now());
        return Promise.resolve();
      },
      isComplete: () => isComplete,
      isJournaled: () => true,
      journaled: () => Promise.resolve(),
      wasLive: () => wasLive,
      settled: () => undefined,
      // As the document does at each change of anything.
      onChange: () => keeper.seekWhole(),
    });
    keeper.begin(journal.state);
  });

  afterEach(() => {
    keeper.stop();
    vi.useRealTimers();
  });

  test('[SC43] a checkpoint that fails is tried again ever later', async () => {
    fails = true;
    keeper.hold(true);
    await vi.advanceTimersByTimeAsync(TEN_MINUTES);
    const late = tries.filter((at) => at > TEN_MINUTES / 2);
    // From a span of 30 s each: about 20 in five minutes.
    expect(late.length).toBeGreaterThan(5);
    expect(late.length).toBeLessThan(40);
    fails = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(keeper.isWhole).toBe(true);
    const { length } = tries;
    await vi.advanceTimersByTimeAsync(TEN_MINUTES);
    expect(tries).toHaveLength(length);
  });

  test('[SC43] a document that is not complete yet is looked at now and then, and written when it is', async () => {
    isComplete = false;
    keeper.hold(true);
    let last = 0;
    // Small steps, so that a loop without a pause fails this and does not hang it.
    for (let second = 0; second < 600 && looks.length - last < 20; second += 1) {
      last = looks.length;
      await vi.advanceTimersByTimeAsync(1_000);
      keeper.addLocal();
    }
    expect(tries).toEqual([]);
    expect(systemClock.now()).toBe(TEN_MINUTES);
    expect(looks.length).toBeGreaterThan(2);
    expect(looks.length).toBeLessThan(80);
    isComplete = true;
    await vi.advanceTimersByTimeAsync(8_000);
    expect(keeper.isWhole).toBe(true);
  });

  test('[SC42] a checkpoint that began before the document was in step is followed by one that holds all of it', async () => {
    wasLive = false;
    keeper.hold(true);
    await vi.advanceTimersByTimeAsync(8_000);
    expect([tries.length, keeper.isWhole]).toEqual([1, undefined]);
    wasLive = true;
    keeper.seekWhole();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([tries.length, keeper.isWhole]).toEqual([2, true]);
  });

  test('[SC42] whoever takes the lock over seeks it again', async () => {
    fails = true;
    keeper.hold(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(tries).toHaveLength(1);
    keeper.hold(false);
    fails = false;
    await vi.advanceTimersByTimeAsync(TEN_MINUTES);
    expect(tries).toHaveLength(1);
    keeper.hold(true);
    await vi.advanceTimersByTimeAsync(1_000);
    await settle();
    expect(keeper.isWhole).toBe(true);
  });
});
