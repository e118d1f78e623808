import { CLOSE_CODES, markFrame, syncFrame } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { settle } from '../testkit/fake-clock.ts';
import { content, TestRelay, textOf, type } from '../testkit/test-relay.ts';

let at: TestRelay;

beforeEach(() => {
  at = new TestRelay();
});

afterEach(() => {
  expect(at.end()).toEqual([]);
});

describe('Relay', () => {
  test('what one types, the other sees and the storage has', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    expect([anna.isSynced, ben.isSynced]).toEqual([true, true]);
    type(anna, 'Hello ');
    await settle();
    type(ben, 'world');
    await settle();
    expect([textOf(anna), textOf(ben), await at.storedText()]).toEqual(Array(3).fill('Hello world'));
  });

  test('a session that fails is sent away, and the others go on', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const broken = at.client('broken').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    broken.send = () => {
      throw new Error('this socket is beyond repair');
    };
    type(anna, 'Hello');
    await settle();
    expect(broken.closed?.code).toBe(CLOSE_CODES.tryLater);
    type(anna, ' again');
    await settle();
    expect([textOf(ben), await at.storedText()]).toEqual(['Hello again', 'Hello again']);
  });

  test('work done offline comes up with the step 2, also deletions', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'Hello world');
    await settle();
    anna.drop();
    anna.doc.getText('text').delete(0, 6);
    type(anna, '!');
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    expect(textOf(ben)).toBe('Hello world');
    anna.connect(at.relay, content);
    await settle();
    expect([textOf(ben), await at.storedText()]).toEqual(['world!', 'world!']);
  });

  test('answers no step 1 and sends none before the room is loaded, and loses nothing that came early', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'stored');
    await settle();
    at.start();
    at.storage.setMode('hang');
    const ben = at.client('ben');
    type(ben, 'mine ');
    ben.connect(at.relay, content);
    type(ben, 'too ');
    await at.clock.advance(20_000);
    expect(ben.isSynced).toBe(false);
    at.storage.setMode('succeed');
    await settle();
    expect(ben.isSynced).toBe(true);
    expect(textOf(ben)).toContain('stored');
    expect(await at.storedText()).toBe(textOf(ben));
  });

  test('a client is told to come back when the room cannot be loaded', async () => {
    at.storage.setMode('fail');
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    expect(anna.closed?.code).toBe(CLOSE_CODES.tryLater);
    at.storage.setMode('succeed');
    anna.connect(at.relay, content);
    await settle();
    expect(anna.isSynced).toBe(true);
  });

  test('acknowledges and shows nothing before it is committed, and everything once storage is back', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    at.storage.setMode('fail');
    type(anna, 'Hello');
    anna.mark(1);
    await at.clock.advance(1_000);
    expect([anna.marks(), textOf(ben), at.relay.ready]).toEqual([[], '', false]);
    type(anna, ' world');
    anna.mark(2);
    at.storage.setMode('succeed');
    await at.clock.advance(10_000);
    expect([anna.marks(), textOf(ben), at.relay.ready]).toEqual([[1, 2], 'Hello world', true]);
  });

  test('whoever is told that their words are stored has been sent what was stored with them', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    at.storage.setMode('hang');
    type(anna, 'first ');
    await settle();
    // These two wait for the same commit.
    type(anna, 'second ');
    type(ben, 'mine ');
    ben.mark(1);
    const readWhenMarked: string[] = [];
    const receive = ben.send.bind(ben);
    ben.send = (frame) => {
      const before = ben.marks().length;
      receive(frame);
      if (ben.marks().length > before) readWhenMarked.push(textOf(ben));
    };
    at.storage.setMode('succeed');
    await at.clock.advance(10_000);
    expect(readWhenMarked).toEqual([expect.stringContaining('second')]);
  });

  test('is not ready while a commit hangs', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    at.storage.setMode('hang');
    type(anna, 'Hello');
    await at.clock.advance(6_000);
    expect(at.relay.ready).toBe(false);
    at.storage.setMode('succeed');
    await settle();
    expect(at.relay.ready).toBe(true);
  });

  test('a power cut takes nothing that was acknowledged or shown', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    type(anna, 'kept ');
    anna.mark(1);
    await settle();
    at.storage.setMode('hang');
    type(anna, 'lost ');
    anna.mark(2);
    await settle();
    at.storage = at.storage.crash();
    at.start();
    anna.drop();
    ben.drop();
    expect([anna.marks(), textOf(ben), await at.storedText()]).toEqual([[1], 'kept ', 'kept ']);
    ben.connect(at.relay, content);
    anna.connect(at.relay, content);
    anna.mark(2);
    await settle();
    expect([anna.marks(), textOf(ben)]).toEqual([[1, 2], 'kept lost ']);
  });

  test('rows that were committed although the answer got lost do no harm when they are appended again', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    at.storage.setMode('lose-answer');
    type(anna, 'once');
    await settle();
    at.storage.setMode('succeed');
    await at.clock.advance(1_000);
    expect([textOf(ben), await at.storedText()]).toEqual(['once', 'once']);
  });

  test('holds updates that overtake the step 2 and commits the step 2 first', async () => {
    const anna = at.client('anna');
    type(anna, 'offline ');
    const session = at.relay.join(content, anna.identity, anna);
    const before = Y.encodeStateVector(anna.doc);
    type(anna, 'typed');
    await settle();
    session.receive(syncFrame('update', Y.encodeStateAsUpdate(anna.doc, before)));
    session.receive(markFrame(2));
    await settle();
    expect([anna.marks(), await at.storedText()]).toEqual([[], '']);
    session.receive(syncFrame('step2', Y.encodeStateAsUpdate(anna.doc)));
    await settle();
    expect([anna.marks(), await at.storedText()]).toEqual([[2], 'offline typed']);
  });

  test('stopping commits what was received, answers its marks and sends everybody away', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'last words');
    anna.mark(7);
    await at.relay.stop();
    expect([anna.marks(), anna.closed?.code, await at.storedText()]).toEqual([
      [7],
      CLOSE_CODES.restart,
      'last words',
    ]);
    const late = at.client('late').connect(at.relay, content);
    expect(late.closed?.code).toBe(CLOSE_CODES.restart);
  });

  test('stopping does not wait for ever for a storage that hangs', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    at.storage.setMode('hang');
    type(anna, 'not stored');
    anna.mark(1);
    const stopped = at.relay.stop();
    await at.clock.advance(9_000);
    await stopped;
    expect([anna.marks(), anna.closed?.code]).toEqual([[], CLOSE_CODES.restart]);
  });
});
