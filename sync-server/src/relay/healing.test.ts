import { CLOSE_CODES, type DownFrame } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { settle } from '../testkit/fake-clock.ts';
import { nested, ownOrigin } from '../testkit/poison.ts';
import { identityOf, type TestClient } from '../testkit/test-client.ts';
import { content, TestRelay, textOf, type } from '../testkit/test-relay.ts';

let at: TestRelay;

beforeEach(() => {
  at = new TestRelay();
});

afterEach(() => expect(at.end()).toEqual([]));

function epochsOf({ frames }: TestClient): number[] {
  return frames.flatMap((frame: DownFrame) => (frame.type === 'welcome' ? [frame.epoch] : []));
}

/** Rows as somebody with a hand in the database would put them there. */
async function putIntoLog(...updates: Uint8Array[]): Promise<void> {
  const { participantId } = identityOf('mallory');
  const rows = updates.map((update) => ({ participantId, sessionId: 'm', at: 1, update }));
  await at.storage.append([{ room: content, rows, clientIds: new Map() }]);
}

async function leave(...clients: TestClient[]): Promise<void> {
  for (const each of clients) each.drop();
  await at.clock.advance(60_000);
}

describe('a room with rows that no reader can apply', () => {
  test('is healed within seconds: the row is set aside, the epoch rises, everybody begins again', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    const mallory = at.client('mallory').connect(at.relay, content);
    await settle();
    type(anna, 'anna ');
    await settle();
    for (const update of nested(70, mallory.doc.clientID)) Y.applyUpdate(mallory.doc, update);
    await settle();
    type(ben, 'ben ');
    ben.mark(1);
    await at.clock.advance(8_000);
    for (const each of [anna, ben, mallory]) expect(each.closed?.code).toBe(CLOSE_CODES.restart);
    expect(ben.marks()).toEqual([1]);

    const again = ['anna', 'ben', 'mallory'].map((name) => at.client(name).connect(at.relay, content));
    await settle();
    for (const each of again) {
      expect([textOf(each), epochsOf(each)]).toEqual(['anna ben ', [1]]);
      expect(each.doc.getXmlFragment('body').toJSON().split('<quote>').length - 1).toBe(64);
    }
    const [first, second] = again;
    if (first !== undefined) type(first, 'and on');
    await at.clock.advance(8_000);
    expect(second && textOf(second)).toBe('anna ben and on');
    expect((await at.storage.loadRoom(content)).epoch).toBe(1);
  });

  test('what waits for the disk while it is healed is committed, and not lost', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const mallory = at.client('mallory').connect(at.relay, content);
    await settle();
    for (const update of nested(70, mallory.doc.clientID)) Y.applyUpdate(mallory.doc, update);
    await settle();
    const { append } = at.storage;
    let commit = (): void => {};
    at.storage.append = (batch) =>
      new Promise((resolve, reject) => {
        commit = () => void append(batch).then(resolve, reject);
      });
    await at.clock.advance(1_000);
    type(anna, 'late');
    await at.clock.advance(4_000);
    expect(anna.closed?.code).toBe(CLOSE_CODES.restart);
    const waiting = at.client('ben').connect(at.relay, content);
    await settle();
    expect(waiting.isSynced).toBe(false);
    commit();
    at.storage.append = append;
    await settle();
    expect([waiting.isSynced, textOf(waiting)]).toEqual([true, 'late']);
  });

  test('is tried again when the storage did not set the row aside', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const mallory = at.client('mallory').connect(at.relay, content);
    await settle();
    for (const update of nested(70, mallory.doc.clientID)) Y.applyUpdate(mallory.doc, update);
    await settle();
    const { quarantine } = at.storage;
    at.storage.quarantine = () => Promise.reject(new Error('disk full'));
    await at.clock.advance(8_000);
    expect(anna.closed).toBeUndefined();
    at.storage.quarantine = quarantine;
    await at.clock.advance(20_000);
    expect(anna.closed?.code).toBe(CLOSE_CODES.restart);
  });

  test.each([
    ['an item that is its own origin', ownOrigin(7)],
    ['bytes that mean nothing', Uint8Array.of(255, 255, 255, 255)],
  ])('heals what was put into the log by hand: %s', async (_name, poison) => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'before');
    await settle();
    await leave(anna);
    await putIntoLog(poison);
    // Whoever comes first may meet the poison; they come back as clients do, and find the room healed.
    at.start();
    const reader = at.client('reader').connect(at.relay, content);
    await at.clock.advance(6_000);
    reader.faults.length = 0;
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    expect([textOf(ben), epochsOf(ben)]).toEqual(['before', [1]]);
    type(ben, ' and after');
    ben.mark(1);
    await settle();
    expect([ben.marks(), await at.storedText()]).toEqual([[1], 'before and after']);
  });
});
