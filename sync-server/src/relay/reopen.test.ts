import { syncFrame } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { readCollector } from '../quiet-memory.ts';
import { settle } from '../testkit/fake-clock.ts';
import { content, TestRelay, textOf } from '../testkit/test-relay.ts';

const REOPENS = Number(process.env['REOPENS'] ?? 300);
/** Of a run, after which its memory is what the end is compared with: before that it grows with what is compiled. */
const WARM_UP = 0.2;
const MIN_REOPENS_FOR_MEMORY = 5_000;

/** A document that has been worked on: thousands of deletions, in as many places. */
function workOn(doc: Y.Doc): void {
  const text = doc.getText('text');
  text.insert(0, 'x'.repeat(20_000));
  doc.transact(() => {
    for (let at = 0; at < 6_000; at += 2) text.delete(at, 1);
  });
}

describe('reopening', () => {
  test(`a settled room ${REOPENS} times, each with a whole step 2, adds no row`, async () => {
    const at = new TestRelay();
    at.start({ limits: { maxMessagesPerSecond: 1_000_000 } });
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    workOn(anna.doc);
    await settle();
    const whole = syncFrame('step2', Y.encodeStateAsUpdate(anna.doc));
    const { snapshot, tail } = await at.storage.loadRoom(content);
    const collect = readCollector();
    const memory = (): number => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    let warm = 0;
    for (let times = 1; times <= REOPENS; times += 1) {
      anna.drop();
      anna.connect(at.relay, content);
      anna.raw(whole);
      anna.mark(times);
      await settle();
      expect(anna.marks().at(-1)).toBe(times);
      for (const kept of [anna.frames, anna.sizes]) kept.splice(0);
      if (times === Math.ceil(REOPENS * WARM_UP)) warm = memory();
    }
    if (REOPENS >= MIN_REOPENS_FOR_MEMORY) {
      const end = memory();
      process.stdout.write(`memory after a fifth ${warm}, in the end ${end}\n`);
      expect(end).toBeLessThan(1.05 * warm);
    }
    const after = await at.storage.loadRoom(content);
    expect([after.tail, after.snapshot]).toEqual([tail, snapshot]);
    // Nobody is there any more, and neither is the room.
    anna.drop();
    await at.clock.advance(60_000);
    expect(at.relay.population).toMatchObject({ rooms: 0, sessions: 0 });
    expect(at.end()).toEqual([]);
  }, 3_600_000);

  test('a deletion made offline costs what it is, and not the whole delete set', async () => {
    const at = new TestRelay();
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    workOn(anna.doc);
    await settle();
    anna.drop();
    const { tail: before } = await at.storage.loadRoom(content);
    anna.doc.getText('text').delete(7_000, 64);
    const step2 = Y.encodeStateAsUpdate(anna.doc, Y.encodeStateVector(anna.doc));
    expect(step2.length).toBeGreaterThan(5_000);
    anna.connect(at.relay, content);
    await settle();
    const { tail } = await at.storage.loadRoom(content);
    const added = tail.slice(before.length).reduce((sum, { update }) => sum + update.length, 0);
    expect([added > 0, added < 1_024]).toEqual([true, true]);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    expect(textOf(ben)).toBe(textOf(anna));
    expect(at.end()).toEqual([]);
  });
});
