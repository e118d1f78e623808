import { syncFrame, type ParticipantId } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { settle } from '../testkit/fake-clock.ts';
import { newTestDoc } from '../testkit/random-edit.ts';
import { identityOf } from '../testkit/test-client.ts';
import { content, TestRelay, textOf, type } from '../testkit/test-relay.ts';

let at: TestRelay;

beforeEach(() => {
  at = new TestRelay();
});

afterEach(() => {
  expect(at.end()).toEqual([]);
});

describe('Relay, catching up and keeping pace', () => {
  test('reopening a settled document writes nothing', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'Hello');
    anna.doc.getText('text').delete(0, 2);
    await settle();
    const before = await at.storage.loadRoom(content);
    for (let times = 0; times < 20; times += 1) {
      anna.drop();
      anna.connect(at.relay, content);
      await settle();
    }
    const visitor = at.client('ben', 'viewer').connect(at.relay, content);
    await settle();
    expect(textOf(visitor)).toBe('llo');
    expect((await at.storage.loadRoom(content)).tail).toEqual(before.tail);
  });

  test('a connection that sends much is read more slowly than one that sends little', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    for (const [each, bytes] of [
      [anna, 4_000_000],
      [ben, 10],
    ] as const) {
      const doc = new Y.Doc();
      doc.getText('text').insert(0, 'x'.repeat(bytes));
      // The same again leaves nothing to commit, but has to be read.
      for (let times = 0; times < 5; times += 1) each.raw(syncFrame('step2', Y.encodeStateAsUpdate(doc)));
    }
    expect([anna.isPaused, ben.isPaused]).toEqual([true, false]);
  });

  test('an idle client hears something at least every 20 seconds', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    let heard = anna.sizes.length;
    for (let times = 0; times < 30; times += 1) {
      await at.clock.advance(20_000);
      expect(anna.sizes.length).toBeGreaterThan(heard);
      heard = anna.sizes.length;
    }
  });

  test('a slow reader is sent nothing more, and catches up in one go', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    ben.bufferedBytes = 2_000_000;
    const sent = ben.sizes.length;
    for (let times = 0; times < 50; times += 1) {
      type(anna, 'more ');
      await settle();
    }
    expect(ben.sizes.length).toBe(sent);
    ben.drain();
    expect([ben.sizes.length, textOf(ben)]).toEqual([sent + 1, 'more '.repeat(50)]);
  });

  test('a long tail is compacted, and readers at every point of it stay whole', async () => {
    at.start({ limits: { maxTailRows: 10, maxMessagesPerSecond: 1_000 } });
    const anna = at.client('anna').connect(at.relay, content);
    const slow = at.client('slow').connect(at.relay, content);
    await settle();
    slow.bufferedBytes = 2_000_000;
    for (let times = 0; times < 35; times += 1) {
      type(anna, `${times} `);
      if (times % 5 === 0) anna.doc.getText('text').delete(0, 1);
      await settle();
    }
    const stored = await at.storage.loadRoom(content);
    expect(stored.snapshot?.seq).toBeGreaterThan(20);
    expect(stored.tail.length).toBeLessThanOrEqual(11);
    slow.drain();
    const fresh = at.client('fresh').connect(at.relay, content);
    at.start();
    const afterRestart = at.client('later').connect(at.relay, content);
    await settle();
    for (const each of [slow, fresh, afterRestart]) expect(textOf(each)).toBe(textOf(anna));
  });

  test('compaction settles deletions that only follow from how edits met', async () => {
    at.start({ limits: { maxTailRows: 6 } });
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    for (const each of [anna, ben]) each.drop();
    for (const each of [anna, ben]) each.doc.getMap('meta').set('title', each.identity.displayName);
    for (const each of [anna, ben]) each.connect(at.relay, content);
    await settle();
    for (let times = 0; times < 8; times += 1) {
      type(anna, 'more ');
      await settle();
    }
    const settled = await at.storage.loadRoom(content);
    expect(settled.snapshot).toBeDefined();
    for (const each of [anna, ben]) {
      each.drop();
      each.connect(at.relay, content);
      await settle();
    }
    expect((await at.storage.loadRoom(content)).tail).toEqual(settled.tail);
  });

  test('a very long tail from before a crash is loaded, and compacted at once', async () => {
    const writer = newTestDoc();
    const rows: { participantId: ParticipantId; sessionId: string; at: number; update: Uint8Array }[] = [];
    const { participantId } = identityOf('anna');
    writer.on('update', (update: Uint8Array) => rows.push({ participantId, sessionId: 's', at: 1, update }));
    for (let times = 0; times < 20_000; times += 1) writer.getText('text').insert(times, 'x');
    await at.storage.append([{ room: content, rows, clientIds: new Map() }]);
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    expect(textOf(anna).length).toBe(20_000);
    expect((await at.storage.loadRoom(content)).tail).toEqual([]);
  });

  test('who comes back with everything is not sent the snapshot again, but its deletions', async () => {
    at.start({ limits: { maxTailRows: 3 } });
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    type(anna, 'x'.repeat(5_000));
    for (let times = 0; times < 5; times += 1) {
      type(anna, 'y');
      await settle();
    }
    ben.drop();
    anna.doc.getText('text').delete(0, 10);
    for (let times = 0; times < 4; times += 1) {
      anna.doc.getText('text').delete(0, 1);
      await settle();
    }
    ben.sizes.length = 0;
    ben.connect(at.relay, content);
    await settle();
    expect(textOf(ben)).toBe(textOf(anna));
    expect(Math.max(...ben.sizes)).toBeLessThan(1_000);
  });

  test('back-pressure holds back a flood and loses none of it', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    for (let times = 0; times < 300; times += 1) type(anna, 'z');
    expect(anna.isPaused).toBe(true);
    await at.clock.advance(10_000);
    expect(anna.isPaused).toBe(false);
    expect((await at.storedText()).length).toBe(300);
  });
});
