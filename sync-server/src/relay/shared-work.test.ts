import { FRAME, planIdSchema, type RoomAddress } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { RoomAppend } from '../storage/storage.ts';
import { settle } from '../testkit/fake-clock.ts';
import { identityOf, TestClient } from '../testkit/test-client.ts';
import { content, discussion, TestRelay, textOf, type } from '../testkit/test-relay.ts';

let at: TestRelay;

beforeEach(() => {
  at = new TestRelay();
});

afterEach(() => expect(at.end()).toEqual([]));

/** Keeps what it is sent, as the very bytes that the relay holds. */
class Reader extends TestClient {
  readonly received: Uint8Array[] = [];

  override send(frame: Uint8Array): void {
    this.received.push(frame);
    super.send(frame);
  }

  /** The frames of a kind since this was last asked that are more than a few bytes. */
  take(kind: number): Uint8Array[] {
    return this.received.splice(0).filter((frame) => frame[0] === kind && frame.length > 20);
  }
}

async function readers(count: number): Promise<Reader[]> {
  const all = Array.from({ length: count }, (_, index) => new Reader(identityOf(`reader${index}`)));
  for (const each of all) at.add(each).connect(at.relay, content);
  await settle();
  return all;
}

/** One list of bytes for all: not equal ones, but the same. */
function expectSameBytes(all: readonly Reader[], kind: number): readonly Uint8Array[] {
  const [first = [], ...others] = all.map((each) => each.take(kind));
  expect(first.length).toBeGreaterThan(0);
  for (const other of others) {
    expect(other).toHaveLength(first.length);
    other.forEach((frame, index) => expect(frame).toBe(first[index]));
  }
  return first;
}

describe('readers with the same cursor share one encoded frame', () => {
  test('of what is written while they are there', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const all = await readers(5);
    for (const each of all) each.take(FRAME.sync);
    for (const words of ['first words of hers', 'and the next of them']) {
      type(anna, words);
      await settle();
      expect(expectSameBytes(all, FRAME.sync)).toHaveLength(1);
    }
  });

  test('of what they missed while they were slow, merged', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const all = await readers(5);
    for (const each of all) {
      each.take(FRAME.sync);
      each.bufferedBytes = 2_000_000;
    }
    for (let times = 0; times < 10; times += 1) {
      type(anna, `words ${times} `);
      await settle();
    }
    for (const each of all) expect(each.take(FRAME.sync)).toEqual([]);
    for (const each of all) each.drain();
    expect(expectSameBytes(all, FRAME.sync)).toHaveLength(1);
    for (const each of all) expect(textOf(each)).toBe(textOf(anna));
  });

  test('of the stored snapshot when they come, and of the rows after it', async () => {
    at.start({ limits: { maxTailRows: 5 } });
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    for (let times = 0; times < 8; times += 1) {
      type(anna, `words ${times} `);
      await settle();
    }
    expect((await at.storage.loadRoom(content)).snapshot).toBeDefined();
    expect(expectSameBytes(await readers(5), FRAME.sync).length).toBeGreaterThan(1);
  });

  test('of who is here', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const all = await readers(5);
    await at.clock.advance(1_000);
    for (const each of all) each.take(FRAME.awareness);
    anna.showCaret(3);
    await at.clock.advance(1_000);
    expect(expectSameBytes(all, FRAME.awareness)).toHaveLength(1);
  });
});

describe('one commit', () => {
  const elsewhere: RoomAddress = { planId: planIdSchema.parse('plan-of-another'), document: 'content' };
  const rooms = [content, discussion, elsewhere];
  const batches: (readonly RoomAppend[])[] = [];

  /** The room and the number of rows of each append, in their order. */
  function appended(): unknown[] {
    return batches.splice(0).map((batch) => batch.map(({ room, rows }) => [room, rows.length]));
  }

  async function writers(): Promise<TestClient[]> {
    const append = at.storage.append.bind(at.storage);
    at.storage.append = (batch) => {
      batches.push(batch);
      return append(batch);
    };
    at.start();
    const all = rooms.map((room) => at.client('anna').connect(at.relay, room));
    await settle();
    batches.splice(0);
    return all;
  }

  test('holds what came for several rooms at once', async () => {
    const all = await writers();
    for (const each of all) type(each, 'words');
    await settle();
    expect(appended()).toEqual([rooms.map((room) => [room, 1])]);
  });

  test('holds what came for several rooms while the one before was on its way', async () => {
    const all = await writers();
    at.storage.setMode('hang');
    for (const each of all.slice(0, 1)) type(each, 'first ');
    await settle();
    for (const each of all) {
      for (const words of ['more ', 'words']) type(each, words);
      each.mark(1);
      await settle();
    }
    expect(appended()).toEqual([[[content, 1]]]);
    at.storage.setMode('succeed');
    await settle();
    expect(appended()).toEqual([expect.arrayContaining(rooms.map((room) => [room, 2]))]);
    for (const each of all) expect(each.marks()).toEqual([1]);
  });
});
