import { awarenessFrame, planIdSchema, presenceUserSchema, type RoomAddress } from '@holdfast/sync-protocol';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { DEFAULT_LIMITS } from '../limits.ts';
import { createMemoryStorage } from '../storage/memory-storage.ts';
import { FakeClock, settle } from '../testkit/fake-clock.ts';
import { newTestDoc } from '../testkit/random-edit.ts';
import { identityOf, TestClient } from '../testkit/test-client.ts';
import { createRelay, type Relay } from './relay.ts';

const room: RoomAddress = { planId: planIdSchema.parse('plan-of-a-school'), document: 'content' };

let clock: FakeClock;
let relay: Relay;
const clients: TestClient[] = [];

async function enter(name: string, { hello = true, clientId = 0 } = {}): Promise<TestClient> {
  const doc = newTestDoc();
  if (clientId > 0) doc.clientID = clientId;
  const client = new TestClient(identityOf(name), doc);
  clients.push(client);
  client.connect(relay, room, { hello });
  await settle();
  return client;
}

function seenBy(viewer: TestClient, shown: TestClient): unknown {
  return viewer.awareness.getStates().get(shown.doc.clientID);
}

function stateOf(clientId: number, state = '{}'): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, clientId, 1]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, state);
  return awarenessFrame(encoding.toUint8Array(encoder));
}

beforeEach(() => {
  clock = new FakeClock();
  relay = createRelay({ storage: createMemoryStorage(), clock });
});

afterEach(() => {
  for (const each of clients.splice(0)) each.awareness.destroy();
});

describe('Presence', () => {
  test('shows people to each other, also to those who come later, under the name of their token', async () => {
    const anna = await enter('anna');
    const ben = await enter('ben');
    anna.showCaret(3);
    await clock.advance(200);
    const cleo = await enter('cleo', { hello: false });
    for (const viewer of [ben, cleo]) {
      const state = seenBy(viewer, anna);
      expect(state).toMatchObject({ at: 3, user: { name: 'anna' } });
      const { user } = state as { user: unknown };
      expect(presenceUserSchema.parse(user)).toEqual({
        participantId: anna.identity.participantId,
        name: 'anna',
        group: 'teacher',
        role: 'editor',
        colour: 1,
      });
    }
  });

  test('shows a new name at once to those who are here, and goes on with it', async () => {
    const anna = await enter('anna');
    const ben = await enter('ben');
    anna.showCaret(3);
    await clock.advance(200);
    const before = ben.sizes.length;
    relay.rename(room.planId, { ...anna.identity, displayName: 'Anne', group: 'ngo', colour: 7 });
    await clock.advance(200);
    const named = { name: 'Anne', group: 'ngo', colour: 7, role: 'editor' };
    expect(seenBy(ben, anna)).toMatchObject({ at: 3, user: named });
    expect(ben.sizes.length - before).toBe(1);
    anna.showCaret(4);
    await clock.advance(200);
    expect(seenBy(ben, anna)).toMatchObject({ at: 4, user: named });
    ben.showCaret(1);
    await clock.advance(200);
    relay.rename(room.planId, { ...ben.identity, displayName: 'Benjamin' });
    await clock.advance(200);
    expect(seenBy(anna, ben)).toMatchObject({ user: { name: 'Benjamin' } });
    expect(seenBy(ben, anna)).toMatchObject({ user: named });
  });

  test('sends at most ten frames a second, and nobody their own state', async () => {
    const anna = await enter('anna');
    const ben = await enter('ben');
    const before = ben.sizes.length;
    const ownBefore = anna.sizes.length;
    for (let at = 0; at < 40; at += 1) {
      anna.showCaret(at);
      await clock.advance(25);
    }
    await clock.advance(100);
    expect(seenBy(ben, anna)).toMatchObject({ at: 39 });
    expect(ben.sizes.length - before).toBeLessThanOrEqual(12);
    expect(anna.sizes.length).toBe(ownBefore);
  });

  test('takes no state for a client id of someone else', async () => {
    const anna = await enter('anna');
    const ben = await enter('ben');
    const mallory = await enter('mallory', { hello: false, clientId: anna.doc.clientID });
    mallory.showCaret(666);
    await clock.advance(200);
    expect(seenBy(ben, anna)).toBeUndefined();
  });

  test('a connection shows one client id, with a hello or without', async () => {
    const anna = await enter('anna');
    for (const hello of [true, false]) {
      const flooder = await enter('flooder', { hello });
      flooder.showCaret(1);
      for (let clientId = 1; clientId <= 20; clientId += 1) flooder.raw(stateOf(clientId));
    }
    await clock.advance(200);
    expect(anna.awareness.getStates().size).toBe(1 + 2);
  });

  test('someone who leaves is gone within a second', async () => {
    const anna = await enter('anna');
    const ben = await enter('ben');
    anna.showCaret(1);
    await clock.advance(200);
    anna.drop();
    await clock.advance(1_000);
    expect(seenBy(ben, anna)).toBeUndefined();
  });

  test('someone who is back at once is seen, and the late end of the old connection changes nothing', async () => {
    const anna = await enter('anna');
    const ben = await enter('ben');
    anna.showCaret(1);
    await clock.advance(200);
    const again = await enter('anna', { clientId: anna.doc.clientID });
    again.showCaret(2);
    await clock.advance(200);
    anna.drop();
    await clock.advance(1_000);
    expect(seenBy(ben, anna)).toMatchObject({ at: 2 });
  });

  test('someone who returns under the same id is seen again, although their own counter says the same', async () => {
    const anna = await enter('anna');
    const ben = await enter('ben');
    anna.showCaret(1);
    await clock.advance(200);
    anna.drop();
    await clock.advance(1_000);
    const again = await enter('anna', { clientId: anna.doc.clientID });
    again.showCaret(1);
    await clock.advance(200);
    expect(seenBy(ben, anna)).toMatchObject({ at: 1 });
  });

  test('a slow reader misses movements and learns the latest state', async () => {
    const anna = await enter('anna');
    const ben = await enter('ben');
    ben.bufferedBytes = 2_000_000;
    anna.showCaret(1);
    await clock.advance(200);
    anna.showCaret(2);
    await clock.advance(200);
    expect(seenBy(ben, anna)).toBeUndefined();
    ben.drain();
    expect(seenBy(ben, anna)).toMatchObject({ at: 2 });
  });

  test('what is too large is not shown, is counted, and is no reason to part', async () => {
    let dropped = 0;
    relay = createRelay({
      storage: createMemoryStorage(),
      clock,
      onPresenceDropped: () => {
        dropped += 1;
      },
    });
    const anna = await enter('anna');
    const ben = await enter('ben');
    const { maxPresenceBytes } = DEFAULT_LIMITS;
    const show = (bytes: number): void =>
      anna.raw(stateOf(anna.doc.clientID, JSON.stringify({ at: 'x'.repeat(bytes) })));
    // Some bytes of a frame are for the client id, the clock and the length.
    show(maxPresenceBytes - 30);
    await clock.advance(200);
    const before = seenBy(ben, anna);
    expect(before).toMatchObject({ user: { name: 'anna' } });
    for (const bytes of [maxPresenceBytes, 1_000_000]) show(bytes);
    await clock.advance(200);
    expect([dropped, seenBy(ben, anna), anna.closed]).toEqual([2, before, undefined]);
    anna.showCaret(5);
    await clock.advance(200);
    expect([dropped, seenBy(ben, anna)]).toEqual([2, expect.objectContaining({ at: 5 })]);
  });
});
