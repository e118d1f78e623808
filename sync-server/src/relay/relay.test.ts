import {
  CLOSE_CODES,
  helloFrame,
  markFrame,
  type ParticipantId,
  planIdSchema,
  type Role,
  type RoomAddress,
  syncFrame,
  tokenFrame,
} from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { createMemoryStorage, type MemoryStorage } from '../storage/memory-storage.ts';
import { FakeClock, settle } from '../testkit/fake-clock.ts';
import { newTestDoc } from '../testkit/random-edit.ts';
import { identityOf, TestClient } from '../testkit/test-client.ts';
import { createRelay, type Relay, type RelayOptions } from './relay.ts';

const planId = planIdSchema.parse('plan-of-a-school');
const content: RoomAddress = { planId, document: 'content' };
const discussion: RoomAddress = { planId, document: 'discussion' };

let clock: FakeClock;
let storage: MemoryStorage;
let relay: Relay;
const clients: TestClient[] = [];

function start(options: Partial<RelayOptions> = {}): void {
  relay = createRelay({ storage, clock, ...options });
}

function client(name: string, role?: Role): TestClient {
  const made = new TestClient(identityOf(name, role));
  clients.push(made);
  return made;
}

function textOf({ doc }: TestClient): string {
  return doc.getText('text').toJSON();
}

function type({ doc }: TestClient, words: string): void {
  doc.getText('text').insert(doc.getText('text').length, words);
}

async function storedText(): Promise<string> {
  const { snapshot, tail } = await storage.loadRoom(content);
  const doc = newTestDoc(snapshot?.update);
  for (const row of tail) Y.applyUpdate(doc, row.update);
  return doc.getText('text').toJSON();
}

beforeEach(() => {
  clock = new FakeClock();
  storage = createMemoryStorage();
  start();
});

afterEach(() => {
  const all = clients.splice(0);
  for (const each of all) each.awareness.destroy();
  expect(all.flatMap(({ faults }) => faults)).toEqual([]);
});

describe('Relay', () => {
  test('what one types, the other sees and the storage has', async () => {
    const anna = client('anna').connect(relay, content);
    const ben = client('ben').connect(relay, content);
    await settle();
    expect([anna.isSynced, ben.isSynced]).toEqual([true, true]);
    type(anna, 'Hello ');
    await settle();
    type(ben, 'world');
    await settle();
    expect([textOf(anna), textOf(ben), await storedText()]).toEqual(Array(3).fill('Hello world'));
  });

  test('a session that fails is sent away, and the others go on', async () => {
    const anna = client('anna').connect(relay, content);
    const broken = client('broken').connect(relay, content);
    const ben = client('ben').connect(relay, content);
    await settle();
    broken.send = () => {
      throw new Error('this socket is beyond repair');
    };
    type(anna, 'Hello');
    await settle();
    expect(broken.closed?.code).toBe(CLOSE_CODES.tryLater);
    type(anna, ' again');
    await settle();
    expect([textOf(ben), await storedText()]).toEqual(['Hello again', 'Hello again']);
  });

  test('work done offline comes up with the step 2, also deletions', async () => {
    const anna = client('anna').connect(relay, content);
    await settle();
    type(anna, 'Hello world');
    await settle();
    anna.drop();
    anna.doc.getText('text').delete(0, 6);
    type(anna, '!');
    const ben = client('ben').connect(relay, content);
    await settle();
    expect(textOf(ben)).toBe('Hello world');
    anna.connect(relay, content);
    await settle();
    expect([textOf(ben), await storedText()]).toEqual(['world!', 'world!']);
  });

  test('answers no step 1 and sends none before the room is loaded, and loses nothing that came early', async () => {
    const anna = client('anna').connect(relay, content);
    await settle();
    type(anna, 'stored');
    await settle();
    start();
    storage.setMode('hang');
    const ben = client('ben');
    type(ben, 'mine ');
    ben.connect(relay, content);
    type(ben, 'too ');
    await clock.advance(20_000);
    expect(ben.isSynced).toBe(false);
    storage.setMode('succeed');
    await settle();
    expect(ben.isSynced).toBe(true);
    expect(textOf(ben)).toContain('stored');
    expect(await storedText()).toBe(textOf(ben));
  });

  test('a client is told to come back when the room cannot be loaded', async () => {
    storage.setMode('fail');
    const anna = client('anna').connect(relay, content);
    await settle();
    expect(anna.closed?.code).toBe(CLOSE_CODES.tryLater);
    storage.setMode('succeed');
    anna.connect(relay, content);
    await settle();
    expect(anna.isSynced).toBe(true);
  });

  test('acknowledges and shows nothing before it is committed, and everything once storage is back', async () => {
    const anna = client('anna').connect(relay, content);
    const ben = client('ben').connect(relay, content);
    await settle();
    storage.setMode('fail');
    type(anna, 'Hello');
    anna.mark(1);
    await clock.advance(1_000);
    expect([anna.marks(), textOf(ben), relay.ready]).toEqual([[], '', false]);
    type(anna, ' world');
    anna.mark(2);
    storage.setMode('succeed');
    await clock.advance(10_000);
    expect([anna.marks(), textOf(ben), relay.ready]).toEqual([[1, 2], 'Hello world', true]);
  });

  test('is not ready while a commit hangs', async () => {
    const anna = client('anna').connect(relay, content);
    await settle();
    storage.setMode('hang');
    type(anna, 'Hello');
    await clock.advance(6_000);
    expect(relay.ready).toBe(false);
    storage.setMode('succeed');
    await settle();
    expect(relay.ready).toBe(true);
  });

  test('a power cut takes nothing that was acknowledged or shown', async () => {
    const anna = client('anna').connect(relay, content);
    const ben = client('ben').connect(relay, content);
    await settle();
    type(anna, 'kept ');
    anna.mark(1);
    await settle();
    storage.setMode('hang');
    type(anna, 'lost ');
    anna.mark(2);
    await settle();
    storage = storage.crash();
    start();
    anna.drop();
    ben.drop();
    expect([anna.marks(), textOf(ben), await storedText()]).toEqual([[1], 'kept ', 'kept ']);
    ben.connect(relay, content);
    anna.connect(relay, content);
    anna.mark(2);
    await settle();
    expect([anna.marks(), textOf(ben)]).toEqual([[1, 2], 'kept lost ']);
  });

  test('rows that were committed although the answer got lost do no harm when they are appended again', async () => {
    const anna = client('anna').connect(relay, content);
    const ben = client('ben').connect(relay, content);
    await settle();
    storage.setMode('lose-answer');
    type(anna, 'once');
    await settle();
    storage.setMode('succeed');
    await clock.advance(1_000);
    expect([textOf(ben), await storedText()]).toEqual(['once', 'once']);
  });

  test('holds updates that overtake the step 2 and commits the step 2 first', async () => {
    const anna = client('anna');
    type(anna, 'offline ');
    const session = relay.join(content, anna.identity, anna);
    const before = Y.encodeStateVector(anna.doc);
    type(anna, 'typed');
    await settle();
    session.receive(syncFrame('update', Y.encodeStateAsUpdate(anna.doc, before)));
    session.receive(markFrame(2));
    await settle();
    expect([anna.marks(), await storedText()]).toEqual([[], '']);
    session.receive(syncFrame('step2', Y.encodeStateAsUpdate(anna.doc)));
    await settle();
    expect([anna.marks(), await storedText()]).toEqual([[2], 'offline typed']);
  });

  test('reopening a settled document writes nothing', async () => {
    const anna = client('anna').connect(relay, content);
    await settle();
    type(anna, 'Hello');
    anna.doc.getText('text').delete(0, 2);
    await settle();
    const before = await storage.loadRoom(content);
    for (let times = 0; times < 20; times += 1) {
      anna.drop();
      anna.connect(relay, content);
      await settle();
    }
    const visitor = client('ben', 'viewer').connect(relay, content);
    await settle();
    expect(textOf(visitor)).toBe('llo');
    expect((await storage.loadRoom(content)).tail).toEqual(before.tail);
  });

  test('a refusal ends the connection after the marks before it, and nothing after it is taken', async () => {
    const anna = client('anna').connect(relay, content);
    await settle();
    type(anna, 'good');
    anna.mark(1);
    anna.raw(syncFrame('update', Uint8Array.of(1, 2, 3)));
    type(anna, ' late');
    anna.mark(2);
    await settle();
    expect(anna.marks()).toEqual([1]);
    expect(anna.frames.at(-1)).toEqual({ type: 'refused', reason: 'malformed' });
    expect(anna.closed?.code).toBe(CLOSE_CODES.refused);
    expect(await storedText()).toBe('good');
  });

  test.each([
    ['viewer', content, 'no-right'],
    ['viewer', discussion, 'no-right'],
    ['commenter', content, 'no-right'],
    ['commenter', discussion, undefined],
    ['editor', content, undefined],
  ] as const)('a %s writing to %o is answered %s', async (role, room, refusal) => {
    const writer = client('writer', role).connect(relay, room);
    await settle();
    expect(writer.frames).toContainEqual(
      expect.objectContaining({ type: 'limits', role, canWrite: refusal === undefined }),
    );
    type(writer, 'words');
    await settle();
    const refused = writer.frames.flatMap((frame) => (frame.type === 'refused' ? [frame.reason] : []));
    expect(refused).toEqual(refusal === undefined ? [] : [refusal]);
  });

  test('a client id belongs to one participant, from its hello on and over a restart', async () => {
    const anna = client('anna').connect(relay, content);
    await settle();
    start();
    const ben = client('ben');
    ben.doc.clientID = anna.doc.clientID;
    ben.connect(relay, content);
    await settle();
    expect(ben.frames.at(-1)).toEqual({ type: 'refused', reason: 'foreign-author' });
  });

  test('names the limit that an update breaks', async () => {
    start({ limits: { maxDocumentBytes: 4_000, maxUpdateBytes: 1_000 } });
    const anna = client('anna').connect(relay, content);
    await settle();
    type(anna, 'x'.repeat(1_100));
    await settle();
    expect(anna.frames.at(-1)).toEqual({ type: 'refused', reason: 'update-too-large' });
    const ben = client('ben').connect(relay, content);
    await settle();
    for (let times = 0; times < 5; times += 1) type(ben, 'y'.repeat(900));
    await settle();
    expect(ben.frames.at(-1)).toEqual({ type: 'refused', reason: 'document-full' });
    expect((await storedText()).length).toBe(3_600);
  });

  test('refuses a second client id on a connection, and a state vector beyond reason', async () => {
    const anna = client('anna').connect(relay, content);
    const ben = client('ben').connect(relay, content);
    await settle();
    anna.raw(helloFrame({ clientId: 7, schema: 1, app: 'test' }));
    ben.raw(syncFrame('step1', new Uint8Array(2_000_000)));
    await settle();
    for (const { closed } of [anna, ben]) expect(closed?.code).toBe(CLOSE_CODES.refused);
  });

  test('a connection that sends much is read more slowly than one that sends little', async () => {
    const anna = client('anna').connect(relay, content);
    const ben = client('ben').connect(relay, content);
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

  test('a client too old to read the document is closed for good', async () => {
    start({ limits: { minSchema: 3 } });
    const anna = client('anna').connect(relay, content, { hello: false });
    anna.raw(helloFrame({ clientId: anna.doc.clientID, schema: 2, app: 'old' }));
    await settle();
    expect(anna.closed?.code).toBe(CLOSE_CODES.tooOld);
  });

  test('an idle client hears something at least every 20 seconds', async () => {
    const anna = client('anna').connect(relay, content);
    await settle();
    let heard = anna.sizes.length;
    for (let times = 0; times < 30; times += 1) {
      await clock.advance(20_000);
      expect(anna.sizes.length).toBeGreaterThan(heard);
      heard = anna.sizes.length;
    }
  });

  test('a slow reader is sent nothing more, and catches up in one go', async () => {
    const anna = client('anna').connect(relay, content);
    const ben = client('ben').connect(relay, content);
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
    start({ limits: { maxTailRows: 10, maxMessagesPerSecond: 1_000 } });
    const anna = client('anna').connect(relay, content);
    const slow = client('slow').connect(relay, content);
    await settle();
    slow.bufferedBytes = 2_000_000;
    for (let times = 0; times < 35; times += 1) {
      type(anna, `${times} `);
      if (times % 5 === 0) anna.doc.getText('text').delete(0, 1);
      await settle();
    }
    const stored = await storage.loadRoom(content);
    expect(stored.snapshot?.seq).toBeGreaterThan(20);
    expect(stored.tail.length).toBeLessThanOrEqual(11);
    slow.drain();
    const fresh = client('fresh').connect(relay, content);
    start();
    const afterRestart = client('later').connect(relay, content);
    await settle();
    for (const each of [slow, fresh, afterRestart]) expect(textOf(each)).toBe(textOf(anna));
  });

  test('compaction settles deletions that only follow from how edits met', async () => {
    start({ limits: { maxTailRows: 6 } });
    const anna = client('anna').connect(relay, content);
    const ben = client('ben').connect(relay, content);
    await settle();
    for (const each of [anna, ben]) each.drop();
    for (const each of [anna, ben]) each.doc.getMap('meta').set('title', each.identity.displayName);
    for (const each of [anna, ben]) each.connect(relay, content);
    await settle();
    for (let times = 0; times < 8; times += 1) {
      type(anna, 'more ');
      await settle();
    }
    const settled = await storage.loadRoom(content);
    expect(settled.snapshot).toBeDefined();
    for (const each of [anna, ben]) {
      each.drop();
      each.connect(relay, content);
      await settle();
    }
    expect((await storage.loadRoom(content)).tail).toEqual(settled.tail);
  });

  test('a very long tail from before a crash is loaded, and compacted at once', async () => {
    const writer = newTestDoc();
    const rows: { participantId: ParticipantId; sessionId: string; at: number; update: Uint8Array }[] = [];
    const { participantId } = identityOf('anna');
    writer.on('update', (update: Uint8Array) => rows.push({ participantId, sessionId: 's', at: 1, update }));
    for (let times = 0; times < 20_000; times += 1) writer.getText('text').insert(times, 'x');
    await storage.append([{ room: content, rows, clientIds: new Map() }]);
    const anna = client('anna').connect(relay, content);
    await settle();
    expect(textOf(anna).length).toBe(20_000);
    expect((await storage.loadRoom(content)).tail).toEqual([]);
  });

  test('who comes back with everything is not sent the snapshot again, but its deletions', async () => {
    start({ limits: { maxTailRows: 3 } });
    const anna = client('anna').connect(relay, content);
    const ben = client('ben').connect(relay, content);
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
    ben.connect(relay, content);
    await settle();
    expect(textOf(ben)).toBe(textOf(anna));
    expect(Math.max(...ben.sizes)).toBeLessThan(1_000);
  });

  test('back-pressure holds back a flood and loses none of it', async () => {
    const anna = client('anna').connect(relay, content);
    await settle();
    for (let times = 0; times < 300; times += 1) type(anna, 'z');
    expect(anna.isPaused).toBe(true);
    await clock.advance(10_000);
    expect(anna.isPaused).toBe(false);
    expect((await storedText()).length).toBe(300);
  });

  test('someone who is revoked hears nothing more', async () => {
    const anna = client('anna').connect(relay, content);
    const ben = client('ben').connect(relay, content);
    await settle();
    relay.revoke(planId, ben.identity.participantId);
    expect(ben.closed?.code).toBe(CLOSE_CODES.forbidden);
    type(anna, 'secret');
    await settle();
    expect(textOf(ben)).toBe('');
  });

  test('a token that expires ends the session, one that came in time does not', async () => {
    const readToken = (): Promise<typeof renewed> => Promise.resolve(renewed);
    const renewed = { ...identityOf('anna', 'viewer'), tokenExpiresAt: clock.now() + 1_000_000 };
    start({ readToken });
    const soon = { ...identityOf('anna'), tokenExpiresAt: clock.now() + 60_000 };
    const staying = new TestClient(soon).connect(relay, content);
    const leaving = new TestClient(soon).connect(relay, content);
    clients.push(staying, leaving);
    await settle();
    staying.raw(tokenFrame('next'));
    await clock.advance(70_000);
    expect([staying.closed, leaving.closed?.code]).toEqual([undefined, CLOSE_CODES.token]);
    expect(staying.frames).toContainEqual(expect.objectContaining({ type: 'limits', role: 'viewer' }));
  });

  test('a token that cannot be checked now changes nothing', async () => {
    start({ readToken: () => Promise.reject(new Error('the storage does not answer')) });
    const anna = client('anna').connect(relay, content);
    await settle();
    anna.raw(tokenFrame('next'));
    type(anna, 'still here');
    anna.mark(1);
    await settle();
    expect([anna.closed, anna.marks()]).toEqual([undefined, [1]]);
  });

  test('stopping commits what was received, answers its marks and sends everybody away', async () => {
    const anna = client('anna').connect(relay, content);
    await settle();
    type(anna, 'last words');
    anna.mark(7);
    await relay.stop();
    expect([anna.marks(), anna.closed?.code, await storedText()]).toEqual([
      [7],
      CLOSE_CODES.restart,
      'last words',
    ]);
    const late = client('late').connect(relay, content);
    expect(late.closed?.code).toBe(CLOSE_CODES.restart);
  });

  test('stopping does not wait for ever for a storage that hangs', async () => {
    const anna = client('anna').connect(relay, content);
    await settle();
    storage.setMode('hang');
    type(anna, 'not stored');
    anna.mark(1);
    const stopped = relay.stop();
    await clock.advance(9_000);
    await stopped;
    expect([anna.marks(), anna.closed?.code]).toEqual([[], CLOSE_CODES.restart]);
  });

  test('a plan takes so many connections and no more', async () => {
    start({ limits: { maxConnectionsPerPlan: 2 } });
    const first = client('anna').connect(relay, content);
    client('ben').connect(relay, discussion);
    const third = client('cleo').connect(relay, content);
    expect(third.closed?.code).toBe(CLOSE_CODES.tryLater);
    first.drop();
    expect(client('dana').connect(relay, content).closed).toBeUndefined();
    await settle();
  });
});
