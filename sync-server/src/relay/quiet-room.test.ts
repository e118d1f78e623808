import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { settle } from '../testkit/fake-clock.ts';
import { content, TestRelay, textOf, type } from '../testkit/test-relay.ts';
import { ownThread } from '../update/update-work.ts';

const A_MINUTE = 60_000;
const MANY_WORDS = 'words '.repeat(5_000);

let at: TestRelay;
let loads: number;

beforeEach(() => {
  at = new TestRelay();
  loads = 0;
  const { loadRoom } = at.storage;
  at.storage.loadRoom = (room) => {
    loads += 1;
    return loadRoom(room);
  };
});

afterEach(() => {
  expect(at.end()).toEqual([]);
});

describe('a room that is open and quiet', () => {
  test('has what was written in it compacted, and reads it once for all who come then', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, MANY_WORDS);
    await at.clock.advance(A_MINUTE);
    expect((await at.storage.loadRoom(content)).tail).toEqual([]);
    loads = 0;
    const others = ['ben', 'cleo', 'dora'].map((name) => at.client(name).connect(at.relay, content));
    await settle();
    expect(loads).toBe(1);
    for (const other of others) expect([textOf(other), other.isSynced]).toEqual([MANY_WORDS, true]);
    const late = at.client('late').connect(at.relay, content);
    await settle();
    expect([loads, textOf(late)]).toEqual([1, MANY_WORDS]);
    for (const each of [anna, ...others]) expect(each.closed).toBeUndefined();
  });

  test('goes on when somebody types, and sends them nothing that they have', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    type(anna, MANY_WORDS);
    await at.clock.advance(A_MINUTE);
    loads = 0;
    const received = ben.sizes.length;
    type(anna, 'more');
    await settle();
    expect([loads, textOf(ben)]).toEqual([0, `${MANY_WORDS}more`]);
    expect(ben.sizes.slice(received).every((size) => size < 100)).toBe(true);
    await at.clock.advance(A_MINUTE);
    anna.drop();
    ben.drop();
    await at.clock.advance(A_MINUTE);
    expect(at.relay.population.rooms).toBe(0);
    const late = at.client('late').connect(at.relay, content);
    await settle();
    expect(textOf(late)).toBe(`${MANY_WORDS}more`);
  });

  test('makes whoever comes wait while it cannot be read, and loses nobody', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, MANY_WORDS);
    await at.clock.advance(A_MINUTE);
    at.storage.setMode('fail');
    const ben = at.client('ben').connect(at.relay, content);
    await at.clock.advance(A_MINUTE);
    expect([ben.isSynced, textOf(ben), ben.closed, anna.closed]).toEqual([false, '', undefined, undefined]);
    at.storage.setMode('succeed');
    await at.clock.advance(A_MINUTE);
    expect([ben.isSynced, textOf(ben)]).toEqual([true, MANY_WORDS]);
  });

  test('keeps a snapshot that could not be stored', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    for (let times = 0; times < 501; times += 1) type(anna, 'x');
    await settle();
    const { cover } = at.storage;
    at.storage.cover = () => Promise.reject(new Error('the disk is full'));
    at.start();
    const ben = at.client('ben').connect(at.relay, content);
    await at.clock.advance(A_MINUTE);
    at.storage.cover = cover;
    const late = at.client('late').connect(at.relay, content);
    await settle();
    expect([textOf(ben).length, textOf(late).length]).toEqual([501, 501]);
  });

  test('still tells what somebody without rights may not take away', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, MANY_WORDS);
    await at.clock.advance(A_MINUTE);
    const viewer = at.client('viewer', 'viewer').connect(at.relay, content);
    await settle();
    await at.clock.advance(A_MINUTE);
    viewer.doc.getText('text').delete(0, 6);
    await settle();
    expect(viewer.frames.at(-1)).toEqual({ type: 'refused', reason: 'no-right' });
  });
});

describe('a room that everybody has left', () => {
  test('is compacted, also when its few rows were proven long before', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'a few words');
    await at.clock.advance(A_MINUTE);
    expect((await at.storage.loadRoom(content)).tail).toHaveLength(1);
    anna.drop();
    await at.clock.advance(A_MINUTE);
    const { snapshot, tail } = await at.storage.loadRoom(content);
    expect([snapshot === undefined, tail, at.relay.population.rooms]).toEqual([false, [], 0]);
  });

  test('is tried once when it cannot be compacted, and leaves memory all the same', async () => {
    let tries = 0;
    const rebuild = () => {
      tries += 1;
      return Promise.reject(new Error('no memory'));
    };
    at.start({ work: { ...ownThread, rebuild } });
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'a few words');
    await at.clock.advance(A_MINUTE);
    anna.drop();
    await at.clock.advance(A_MINUTE);
    expect([tries, at.relay.population.rooms]).toEqual([1, 0]);
    expect((await at.storage.loadRoom(content)).tail).toHaveLength(1);
  });
});
