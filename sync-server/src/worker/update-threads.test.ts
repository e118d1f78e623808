import { readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
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

/** The niceness of every thread of this process (proc_pid_stat(5), field 19). */
function nicenesses(): number[] {
  return readdirSync('/proc/self/task').map((thread) => {
    const [, fields = ''] = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ');
    return Number(fields.split(' ')[16]);
  });
}

describe('UpdateThreads', () => {
  test.runIf(process.platform === 'linux')(
    'builds rooms anew in a thread that leaves the processor to the others',
    async () => {
      const threads = new UpdateThreads(new FakeClock());
      const own = getPriority();
      const update = Y.encodeStateAsUpdate(new Y.Doc());
      await threads.takesAway([update], update);
      expect(nicenesses().filter((each) => each > own)).toEqual([]);
      await threads.rebuild({ snapshot: update, rows: [], seq: 1 });
      const low = constants.priority.PRIORITY_BELOW_NORMAL;
      expect(nicenesses().filter((each) => each > own)).toEqual(own < low ? [low] : []);
      await threads.close();
    },
  );

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
