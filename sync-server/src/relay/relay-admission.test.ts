import { CLOSE_CODES, helloFrame, syncFrame, tokenFrame } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { settle } from '../testkit/fake-clock.ts';
import { identityOf, TestClient } from '../testkit/test-client.ts';
import { content, discussion, planId, TestRelay, textOf, type } from '../testkit/test-relay.ts';

let at: TestRelay;

beforeEach(() => {
  at = new TestRelay();
});

afterEach(() => {
  expect(at.end()).toEqual([]);
});

describe('Relay, rights and refusals', () => {
  test('a refusal ends the connection after the marks before it, and nothing after it is taken', async () => {
    const anna = at.client('anna').connect(at.relay, content);
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
    expect(await at.storedText()).toBe('good');
  });

  test.each([
    ['viewer', content, 'no-right'],
    ['viewer', discussion, 'no-right'],
    ['commenter', content, 'no-right'],
    ['commenter', discussion, undefined],
    ['editor', content, undefined],
  ] as const)('a %s writing to %o is answered %s', async (role, room, refusal) => {
    const writer = at.client('writer', role).connect(at.relay, room);
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
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    at.start();
    const ben = at.client('ben');
    ben.doc.clientID = anna.doc.clientID;
    ben.connect(at.relay, content);
    await settle();
    expect(ben.frames.at(-1)).toEqual({ type: 'refused', reason: 'foreign-author' });
  });

  test('names the limit that an update breaks', async () => {
    at.start({ limits: { maxDocumentBytes: 4_000, maxUpdateBytes: 1_000 } });
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'x'.repeat(1_100));
    await settle();
    expect(anna.frames.at(-1)).toEqual({ type: 'refused', reason: 'update-too-large' });
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    for (let times = 0; times < 5; times += 1) type(ben, 'y'.repeat(900));
    await settle();
    expect(ben.frames.at(-1)).toEqual({ type: 'refused', reason: 'document-full' });
    expect((await at.storedText()).length).toBe(3_600);
  });

  test('takes writing away from everybody, by name, before anything is refused for want of space', async () => {
    at.start({ limits: { maxDocumentBytes: 10_000 } });
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    const offered = (of: typeof anna) =>
      of.frames.flatMap((frame) => (frame?.type === 'limits' ? [frame.canWrite] : []));
    type(anna, 'x'.repeat(9_000));
    await settle();
    expect([offered(anna), offered(ben)]).toEqual([[true], [true]]);
    type(anna, 'x'.repeat(600));
    await settle();
    expect([offered(anna), offered(ben)]).toEqual([
      [true, false],
      [true, false],
    ]);
    expect((await at.storedText()).length).toBe(9_600);
    const late = at.client('cara').connect(at.relay, content);
    await settle();
    expect(offered(late)).toEqual([false]);
  });

  test('refuses a second client id on a connection, and a state vector beyond reason', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    anna.raw(helloFrame({ clientId: 7, schema: 1, app: 'test' }));
    ben.raw(syncFrame('step1', new Uint8Array(2_000_000)));
    await settle();
    for (const { closed } of [anna, ben]) expect(closed?.code).toBe(CLOSE_CODES.refused);
  });

  test('a client too old to read the document is closed for good', async () => {
    at.start({ limits: { minSchema: 3 } });
    const anna = at.client('anna').connect(at.relay, content, { hello: false });
    anna.raw(helloFrame({ clientId: anna.doc.clientID, schema: 2, app: 'old' }));
    await settle();
    expect(anna.closed?.code).toBe(CLOSE_CODES.tooOld);
  });

  test('someone who is revoked hears nothing more', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    at.relay.revoke(planId, ben.identity.participantId);
    expect(ben.closed?.code).toBe(CLOSE_CODES.forbidden);
    type(anna, 'secret');
    await settle();
    expect(textOf(ben)).toBe('');
  });

  test('a token that expires ends the session, one that came in time does not', async () => {
    const readToken = (): Promise<typeof renewed> => Promise.resolve(renewed);
    const renewed = { ...identityOf('anna', 'viewer'), tokenExpiresAt: at.clock.now() + 1_000_000 };
    at.start({ readToken });
    const soon = { ...identityOf('anna'), tokenExpiresAt: at.clock.now() + 60_000 };
    const staying = new TestClient(soon).connect(at.relay, content);
    const leaving = new TestClient(soon).connect(at.relay, content);
    for (const each of [staying, leaving]) at.add(each);
    await settle();
    staying.raw(tokenFrame('next'));
    await at.clock.advance(70_000);
    expect([staying.closed, leaving.closed?.code]).toEqual([undefined, CLOSE_CODES.token]);
    expect(staying.frames).toContainEqual(expect.objectContaining({ type: 'limits', role: 'viewer' }));
  });

  test('a token that cannot be checked now changes nothing', async () => {
    at.start({ readToken: () => Promise.reject(new Error('the storage does not answer')) });
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    anna.raw(tokenFrame('next'));
    type(anna, 'still here');
    anna.mark(1);
    await settle();
    expect([anna.closed, anna.marks()]).toEqual([undefined, [1]]);
  });

  test('what somebody deleted before they lost the right is refused, and not dropped in silence', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'Hello world');
    await settle();
    const demoted = new TestClient(identityOf('anna', 'viewer'), anna.doc);
    at.add(demoted);
    anna.drop();
    anna.doc.getText('text').delete(0, 6);
    demoted.connect(at.relay, content);
    await settle();
    expect(demoted.frames.at(-1)).toEqual({ type: 'refused', reason: 'no-right' });
    expect(await at.storedText()).toBe('Hello world');
  });

  test('what Yjs deletes by itself in readers is dropped, and no reason to part', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    type(anna, 'Hello world');
    await settle();
    for (const each of [anna, ben]) each.drop();
    for (const each of [anna, ben]) {
      each.doc.getText('text').format(0, 5, { bold: true });
      each.doc.getMap('meta').set('title', each.identity.displayName);
    }
    for (const each of [anna, ben]) each.connect(at.relay, content);
    await settle();
    const reader = at.client('reader', 'viewer').connect(at.relay, content);
    await settle();
    const before = (await at.storage.loadRoom(content)).tail;
    reader.drop();
    reader.connect(at.relay, content);
    reader.mark(1);
    await settle();
    expect([reader.closed, reader.marks()]).toEqual([undefined, [1]]);
    expect((await at.storage.loadRoom(content)).tail).toEqual(before);
  });

  test('a plan takes so many connections and no more', async () => {
    at.start({ limits: { maxConnectionsPerPlan: 2 } });
    const first = at.client('anna').connect(at.relay, content);
    at.client('ben').connect(at.relay, discussion);
    const third = at.client('cleo').connect(at.relay, content);
    expect(third.closed?.code).toBe(CLOSE_CODES.tryLater);
    first.drop();
    expect(at.client('dana').connect(at.relay, content).closed).toBeUndefined();
    await settle();
  });
});
