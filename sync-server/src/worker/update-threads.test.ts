import type { Worker } from 'node:worker_threads';

import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { FakeClock } from '../testkit/fake-clock.ts';
import { until } from '../testkit/test-device.ts';
import { UpdateThreads } from './update-threads.ts';

const started: Worker[] = [];
const count = (worker: Worker): void => void started.push(worker);

afterEach(() => {
  process.off('worker', count);
  started.length = 0;
});

describe('UpdateThreads', () => {
  test('ends a thread that has had nothing to do for a while, and starts another for the next work', async () => {
    const clock = new FakeClock();
    const threads = new UpdateThreads(clock);
    process.on('worker', count);
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'words');
    const input = { snapshot: Y.encodeStateAsUpdate(doc), rows: [], seq: 1 };
    const first = await threads.rebuild(input);
    await clock.advance(10_000);
    expect(await threads.rebuild(input)).toEqual(first);
    await clock.advance(10_000);
    expect(await threads.rebuild(input)).toEqual(first);
    expect(started).toHaveLength(1);
    let hasEnded = false;
    started[0]?.once('exit', () => (hasEnded = true));
    await clock.advance(20_000);
    await until(() => hasEnded);
    expect(await threads.rebuild(input)).toEqual(first);
    expect(started).toHaveLength(2);
    await threads.close();
  });
});
