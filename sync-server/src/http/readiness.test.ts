import { describe, expect, test } from 'vitest';

import { FakeClock } from '../testkit/fake-clock.ts';
import { Readiness } from './readiness.ts';

/** A storage that counts how often it is made to write. */
class CountingStorage {
  checks = 0;
  mode: 'succeed' | 'fail' | 'hang' = 'succeed';

  check(): Promise<void> {
    this.checks += 1;
    if (this.mode === 'hang') return new Promise(() => {});
    return this.mode === 'fail' ? Promise.reject(new Error('disk full')) : Promise.resolve();
  }
}

describe('Readiness', () => {
  test('asks the storage once every five seconds, however often it is asked itself', async () => {
    const [storage, clock] = [new CountingStorage(), new FakeClock()];
    const readiness = new Readiness(storage, clock);
    const answers = await Promise.all(Array.from({ length: 100 }, () => readiness.canWrite()));
    expect([answers.every(Boolean), storage.checks]).toEqual([true, 1]);
    storage.mode = 'fail';
    await clock.advance(4_999);
    expect([await readiness.canWrite(), storage.checks]).toEqual([true, 1]);
    await clock.advance(1);
    expect([await readiness.canWrite(), storage.checks]).toEqual([false, 2]);
    storage.mode = 'succeed';
    await clock.advance(5_000);
    expect(await readiness.canWrite()).toBe(true);
  });

  test('takes a storage that does not answer for unavailable', async () => {
    const [storage, clock] = [new CountingStorage(), new FakeClock()];
    storage.mode = 'hang';
    const answer = new Readiness(storage, clock).canWrite();
    await clock.advance(2_000);
    expect(await answer).toBe(false);
  });
});
