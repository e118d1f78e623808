import { judgeDiscussion } from '@holdfast/plan-model';
import {
  awarenessFrame,
  canWrite,
  CLOSE_CODES,
  DOCUMENT_NAMES,
  FRAME,
  helloFrame,
  markFrame,
  presenceUserSchema,
  type Role,
  ROLES,
  syncFrame,
  tokenFrame,
} from '@holdfast/sync-protocol';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { settle } from '../testkit/fake-clock.ts';
import { newTestDoc } from '../testkit/random-edit.ts';
import { identityOf, TestClient } from '../testkit/test-client.ts';
import { planId, TestRelay } from '../testkit/test-relay.ts';

let at: TestRelay;

beforeEach(() => {
  at = new TestRelay();
  at.start({
    rules: { discussion: judgeDiscussion },
    // Valid, each for whom it names: `token of owner`.
    readToken: (token) =>
      Promise.resolve(
        /^token of \w+$/.test(token) ? identityOf(token.slice('token of '.length), 'facilitator') : undefined,
      ),
  });
});

afterEach(() => expect(at.end()).toEqual([]));

type Attempt = (hostile: TestClient, others: Y.Doc) => readonly Uint8Array[];

/** An own entry, as the rules of the discussion want it; in the content it is any value. */
function write({ doc, identity }: TestClient): Uint8Array {
  const before = Y.encodeStateVector(doc);
  const mine = newTestDoc(Y.encodeStateAsUpdate(doc));
  mine.getMap('entries').set(`${identity.participantId}.1`, 'mine');
  return Y.encodeStateAsUpdate(mine, before);
}

function deleteOthers(_hostile: TestClient, others: Y.Doc): Uint8Array {
  const doc = newTestDoc(Y.encodeStateAsUpdate(others));
  const before = Y.encodeStateVector(doc);
  doc.getMap('entries').delete('participant-owner.1');
  return Y.encodeStateAsUpdate(doc, before);
}

function forgeOthers(others: Y.Doc, owner: number): Uint8Array {
  const doc = newTestDoc(Y.encodeStateAsUpdate(others));
  const before = Y.encodeStateVector(doc);
  doc.clientID = owner;
  doc.getMap('entries').set('participant-owner.1', 'forged');
  return Y.encodeStateAsUpdate(doc, before);
}

/**
 * What a frame may be made of. `writes`: an honest change, which those who may write may send. `isShown`: to the others,
 * as who it is. `closes`: it ends the connection in every role.
 */
const ATTEMPTS: Readonly<
  Record<
    string,
    {
      readonly frames: Attempt;
      readonly writes?: boolean;
      readonly isShown?: boolean;
      readonly closes?: number;
    }
  >
> = {
  'an update': { frames: (hostile) => [syncFrame('update', write(hostile))], writes: true },
  'a step 2': { frames: (hostile) => [syncFrame('step2', write(hostile))], writes: true },
  'a deletion of another’s entry': {
    frames: (hostile, others) => [syncFrame('update', deleteOthers(hostile, others))],
  },
  'work under another’s client id': {
    frames: (_hostile, others) => [syncFrame('update', forgeOthers(others, others.clientID))],
  },
  'a hello under another’s client id': {
    frames: (_hostile, others) => [helloFrame({ clientId: others.clientID, schema: 1, app: 'x' })],
  },
  'a token that is none': { frames: () => [tokenFrame('forged')], closes: CLOSE_CODES.token },
  'a mark, a query, a step 1': {
    frames: (hostile) => [
      markFrame(9),
      Uint8Array.of(FRAME.queryAwareness),
      syncFrame('step1', Y.encodeStateVector(hostile.doc)),
    ],
  },
  'frames that only a relay sends': {
    frames: () => [
      Uint8Array.of(FRAME.refused, 0),
      Uint8Array.of(FRAME.heartbeat),
      Uint8Array.of(FRAME.limits, 0),
    ],
  },
  'the valid token of another': { frames: () => [tokenFrame('token of owner')], closes: CLOSE_CODES.token },
  'the valid token of another, and an update': {
    frames: (hostile) => [tokenFrame('token of owner'), syncFrame('update', write(hostile))],
    writes: true,
  },
  'a presence under another’s name on another’s client id': {
    frames: (_hostile, others) => [presence(others.clientID, 'owner', 'facilitator')],
  },
  'a presence under another’s name and role on its own client id': {
    frames: (hostile) => [presence(hostile.doc.clientID, 'owner', 'facilitator')],
    isShown: true,
  },
};

function presence(clientId: number, name: string, role: Role): Uint8Array {
  const user = { name, participantId: `participant-${name}`, role, group: 'learner', colour: 7 };
  const encoder = encoding.createEncoder();
  for (const number of [1, clientId, 99]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, JSON.stringify({ user }));
  return awarenessFrame(encoding.toUint8Array(encoder));
}

const CASES = ROLES.flatMap((role) =>
  DOCUMENT_NAMES.flatMap((document) =>
    Object.entries(ATTEMPTS).flatMap(([name, attempt]) =>
      (['before', 'after'] as const).map((when) => ({ role, document, name, when, ...attempt })),
    ),
  ),
);

describe('what a hostile client may do', () => {
  test.each(CASES)('as $role in the $document, with $name, $when its step 2', async (attempt) => {
    const { role, document, name, when } = attempt;
    const room = { planId, document };
    const owner = at.client('owner').connect(at.relay, room);
    const reader = at.client('reader', 'viewer').connect(at.relay, room);
    await settle();
    owner.doc.getMap('entries').set('participant-owner.1', 'hers');
    owner.showCaret(1);
    await at.clock.advance(1_000);
    const hostile = at
      .add(new TestClient(identityOf('mallory', role)))
      .connect(at.relay, room, { hello: false });
    if (when === 'after') await settle();
    for (const frame of attempt.frames(hostile, owner.doc)) hostile.raw(frame);
    await at.clock.advance(1_000);

    if (attempt.closes !== undefined) expect(hostile.closed?.code).toBe(attempt.closes);
    const mayWrite = canWrite(role, document);
    const entries = reader.doc.getMap('entries').toJSON();
    // Editing the content includes deleting what others wrote; never is anything theirs that they did not write.
    const deletes = ['a deletion of another’s entry', 'work under another’s client id'].includes(name);
    const mayDelete = mayWrite && document === 'content' && deletes;
    expect(entries['participant-owner.1']).toBe(mayDelete ? undefined : 'hers');
    expect(entries['participant-mallory.1']).toBe(attempt.writes && mayWrite ? 'mine' : undefined);
    expect(Object.keys(entries).length).toBeLessThanOrEqual(2);
    const stored = newTestDoc();
    const { snapshot, tail } = await at.storage.loadRoom(room);
    if (snapshot !== undefined) Y.applyUpdate(stored, snapshot.update);
    for (const row of tail) Y.applyUpdate(stored, row.update);
    expect(stored.getMap('entries').toJSON()).toEqual(entries);
    const shown = [...reader.awareness.getStates()].flatMap(([client, { user }]) => {
      if (client === reader.doc.clientID) return [];
      const { participantId, name: called, role: as, group, colour } = presenceUserSchema.parse(user);
      return [[client, participantId, called, as, group, colour]];
    });
    const owners = [owner.doc.clientID, 'participant-owner', 'owner', 'editor', 'teacher', 1];
    const hostiles = [hostile.doc.clientID, 'participant-mallory', 'mallory', role, 'teacher', 1];
    expect(shown).toEqual(attempt.isShown ? [owners, hostiles] : [owners]);
    expect(reader.awareness.getStates().get(owner.doc.clientID)?.['at']).toBe(1);

    at.relay.revoke(planId, hostile.identity.participantId);
    expect(hostile.closed?.code).toBeGreaterThanOrEqual(4400);
    const heard = hostile.sizes.length;
    owner.doc.getMap('entries').set('participant-owner.2', 'secret');
    await at.clock.advance(2_000);
    expect([hostile.sizes.length, hostile.closed !== undefined]).toEqual([heard, true]);
  });
});
