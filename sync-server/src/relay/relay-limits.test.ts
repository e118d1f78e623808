import { CLOSE_CODES, helloFrame, markFrame, syncFrame, tokenFrame } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { settle } from '../testkit/fake-clock.ts';
import { content, discussion, planId, TestRelay, textOf, type } from '../testkit/test-relay.ts';
import { ownThread, type UpdateWork } from '../update/update-work.ts';
import type { Identity } from './peer.ts';

let at: TestRelay;

beforeEach(() => {
  at = new TestRelay();
});

afterEach(() => expect(at.end()).toEqual([]));

/** Megabytes of words, as one step 2. */
function large(bytes: number): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'x'.repeat(bytes));
  return syncFrame('step2', Y.encodeStateAsUpdate(doc));
}

/** Work that is not done before it is told to. */
class SlowWork implements UpdateWork {
  readonly #waiting: (() => void)[] = [];

  rebuild: UpdateWork['rebuild'] = (input) => ownThread.rebuild(input);
  takesAway: UpdateWork['takesAway'] = (...args) => ownThread.takesAway(...args);
  normalise: UpdateWork['normalise'] = async (...args) => {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return ownThread.normalise(...args);
  };

  async finish(): Promise<void> {
    for (const go of this.#waiting.splice(0)) go();
    await settle();
  }
}

describe('Relay, limits', () => {
  test('one participant cannot take all connections of a plan', async () => {
    at.start({ limits: { maxConnectionsPerParticipant: 2 } });
    const first = at.client('anna').connect(at.relay, content);
    at.client('anna').connect(at.relay, discussion);
    expect(at.client('anna').connect(at.relay, content).closed?.code).toBe(CLOSE_CODES.tryLater);
    expect(at.client('ben').connect(at.relay, content).closed).toBeUndefined();
    first.drop();
    expect(at.client('anna').connect(at.relay, content).closed).toBeUndefined();
    await settle();
  });

  test('a participant begins so many pages in a day, by hello or by writing, and more the day after', async () => {
    at.start({ limits: { maxClientIdsPerDay: 2 } });
    for (const _ of [1, 2]) at.client('anna').connect(at.relay, content);
    const third = at.client('anna').connect(at.relay, content);
    const silent = at.client('anna').connect(at.relay, content, { hello: false });
    await settle();
    type(silent, 'words');
    await settle();
    for (const each of [third, silent]) {
      expect(each.frames.at(-1)).toEqual({ type: 'refused', reason: 'too-many-clients' });
    }
    expect(await at.storedText()).toBe('');
    const ben = at.client('ben').connect(at.relay, content);
    const reader = at.client('cleo', 'viewer').connect(at.relay, content);
    await at.clock.advance(25 * 60 * 60 * 1000);
    const next = at.client('anna').connect(at.relay, content);
    await settle();
    for (const each of [ben, reader, next]) expect(each.closed).toBeUndefined();
  });

  test('what many connections send at once is bounded together, and whoever sends little goes on', async () => {
    const work = new SlowWork();
    at.start({ work, limits: { maxUnreadBytes: 2_000_000, maxQueuedBytes: 500_000 } });
    const [first, second, small] = ['anna', 'ben', 'cleo'].map((name) =>
      at.client(name).connect(at.relay, content),
    );
    await settle();
    first?.raw(large(1_500_000));
    second?.raw(large(1_500_000));
    if (small !== undefined) type(small, 'little');
    small?.mark(1);
    await settle();
    expect([first?.closed, second?.closed?.code, small?.marks()]).toEqual([
      undefined,
      CLOSE_CODES.tryLater,
      [1],
    ]);
    await work.finish();
    expect(small && textOf(small).length).toBe(1_500_006);
    second?.connect(at.relay, content);
    await settle();
    second?.raw(large(1_500_000));
    await work.finish();
    expect([second?.closed, small && textOf(small).length]).toEqual([undefined, 3_000_006]);
  });

  test('what comes after a large update waits for it, in its order', async () => {
    const work = new SlowWork();
    at.start({ work });
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    anna.mark(1);
    type(anna, 'a'.repeat(100_000));
    anna.mark(2);
    type(anna, 'b');
    anna.mark(3);
    await settle();
    expect([anna.marks(), anna.isPaused, textOf(ben)]).toEqual([[1], true, '']);
    type(ben, 'meanwhile ');
    await settle();
    expect(await at.storedText()).toBe('meanwhile ');
    await work.finish();
    expect([anna.marks(), anna.isPaused, textOf(ben) === textOf(anna)]).toEqual([[1, 2, 3], false, true]);
    expect(textOf(ben).length).toBe(100_011);
  });

  test('what somebody may do now is announced also while an update of theirs is judged', async () => {
    const work = new SlowWork();
    const anna = at.client('anna');
    let answer = (): void => {};
    const readToken = async (): Promise<Identity> => {
      await new Promise<void>((resolve) => (answer = resolve));
      return { ...anna.identity, role: 'viewer' };
    };
    at.start({ work, readToken });
    anna.connect(at.relay, content);
    await settle();
    anna.raw(tokenFrame('a new one'));
    type(anna, 'a'.repeat(100_000));
    await settle();
    answer();
    await settle();
    expect(anna.frames.findLast((frame) => frame.type === 'limits')).toMatchObject({
      role: 'viewer',
      canWrite: false,
    });
    await work.finish();
  });

  test('who is revoked while an update of theirs is judged has not written it', async () => {
    const work = new SlowWork();
    at.start({ work });
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'a'.repeat(100_000));
    await settle();
    at.relay.revoke(planId, anna.identity.participantId);
    await work.finish();
    expect([anna.closed?.code, await at.storedText()]).toEqual([CLOSE_CODES.forbidden, '']);
  });

  test('a client id that somebody else claims while an update is judged stays theirs', async () => {
    const work = new SlowWork();
    at.start({ work });
    const anna = at.client('anna').connect(at.relay, content, { hello: false });
    const ben = at.client('ben').connect(at.relay, content, { hello: false });
    await settle();
    type(anna, 'a'.repeat(100_000));
    await settle();
    ben.raw(helloFrame({ clientId: anna.doc.clientID, schema: 1, app: 'test' }));
    await settle();
    await work.finish();
    await work.finish();
    expect([ben.closed, await at.storedText()]).toEqual([undefined, '']);
  });

  test('an update that cannot be judged is not lost: its sender comes back with it', async () => {
    const work = { ...ownThread, normalise: () => Promise.reject(new Error('the thread died')) };
    at.start({ work });
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'a'.repeat(100_000));
    anna.mark(1);
    await settle();
    expect([anna.closed?.code, anna.marks()]).toEqual([CLOSE_CODES.tryLater, []]);
  });

  test('stopping waits for an update that is being judged, and answers its marks', async () => {
    const work = new SlowWork();
    at.start({ work });
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'a'.repeat(100_000));
    anna.mark(1);
    await settle();
    const stopped = at.relay.stop();
    await work.finish();
    expect(await stopped).toBe('committed');
    expect([anna.marks(), anna.closed?.code]).toEqual([[1], CLOSE_CODES.restart]);
  });

  test('marks that come before the step 2 take up room too', async () => {
    at.start({ limits: { maxUpdateBytes: 64_000, maxQueuedBytes: 64_000, maxMessagesPerSecond: 100_000 } });
    const anna = at.client('anna');
    const session = at.relay.join(content, anna.identity, anna);
    await settle();
    let sent = 0;
    for (; anna.closed === undefined && sent < 10_000; sent += 1) session.receive(markFrame(sent));
    expect(anna.closed?.code).toBe(CLOSE_CODES.tryLater);
    expect(sent).toBeLessThan(2_100);
    await settle();
  });

  test('what waits for a slow reader stays below the limit, whatever the others write', async () => {
    at.start({ limits: { maxMessagesPerSecond: 100_000 } });
    const anna = at.client('anna').connect(at.relay, content);
    const slow = at.client('slow').connect(at.relay, content);
    await settle();
    // A socket that takes nothing: all that is sent stays in its queue.
    const send = slow.send.bind(slow);
    const queue: Uint8Array[] = [];
    slow.send = (frame) => {
      queue.push(frame);
      slow.bufferedBytes += frame.length;
    };
    let most = 0;
    for (let times = 0; times < 300; times += 1) {
      type(anna, 'words of twenty bytes'.repeat(500));
      await settle();
      most = Math.max(most, slow.bufferedBytes);
    }
    expect(most).toBeLessThan(1024 * 1024);
    expect(most).toBeGreaterThan(512 * 1024);
    slow.send = send;
    for (const frame of queue) send(frame);
    slow.drain();
    expect([textOf(slow) === textOf(anna), slow.closed]).toEqual([true, undefined]);
  });
});
