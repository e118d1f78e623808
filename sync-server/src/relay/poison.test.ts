import { seededRandom } from '@holdfast/base';
import { type Refusal, syncFrame } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { settle } from '../testkit/fake-clock.ts';
import { ownOrigin } from '../testkit/poison.ts';
import { newTestDoc } from '../testkit/random-edit.ts';
import type { TestClient } from '../testkit/test-client.ts';
import { content, TestRelay, textOf, type } from '../testkit/test-relay.ts';

let at: TestRelay;

beforeEach(() => {
  at = new TestRelay();
  at.start();
});

afterEach(() => expect(at.end()).toEqual([]));

const MEGABYTE = 1_000_000;
const FAR_AHEAD = 2 ** 40;

/** A change that is as it should be, with a deletion in it. */
function honest(): Uint8Array {
  const doc = newTestDoc();
  doc.getText('other').insert(0, 'mallory was here');
  doc.getText('other').delete(2, 3);
  return Y.encodeStateAsUpdate(doc);
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [128 | (value % 128), ...varUint(Math.floor(value / 128))];
}

/** Nothing, but a hundred places of it. */
function block(client: number, clock: number): Uint8Array {
  return Uint8Array.of(1, 1, ...varUint(client), ...varUint(clock), 0, 100, 0);
}

/** `refusal`: undefined when nothing is left of the update, which is no reason to part. */
const POISONS: Readonly<
  Record<string, { readonly make: (victim: TestClient) => Uint8Array; readonly refusal?: Refusal }>
> = {
  'an update cut inside its delete set': { make: () => honest().slice(0, -1), refusal: 'malformed' },
  'an item that is its own origin': { make: () => ownOrigin(7), refusal: 'unclosed' },
  'a block far ahead on a client id of its own': { make: () => block(7, FAR_AHEAD), refusal: 'unclosed' },
  'a block far ahead on somebody’s client id': {
    make: ({ doc }) => block(doc.clientID, FAR_AHEAD),
    refusal: 'unclosed',
  },
  'a block where somebody’s next words belong': {
    make: ({ doc }) => block(doc.clientID, Y.getState(doc.store, doc.clientID)),
  },
  'a megabyte of nothing after the end': {
    make: () => Buffer.concat([honest(), new Uint8Array(MEGABYTE)]),
    refusal: 'malformed',
  },
  'a megabyte of noise after the end': {
    make: () => Buffer.concat([honest(), seededRandom(1).bytes(MEGABYTE)]),
    refusal: 'malformed',
  },
};

describe('poison', () => {
  test.each(
    Object.entries(POISONS).flatMap(([name, poison]) =>
      (['update', 'step2'] as const).flatMap((frame) =>
        ['who has written', 'who has only come'].map((who) => ({ name, frame, who, ...poison })),
      ),
    ),
  )('$name, as $frame, touches nobody else, beside somebody $who', async ({ make, refusal, frame, who }) => {
    const anna = at.client('anna').connect(at.relay, content);
    const reader = at.client('reader', 'viewer').connect(at.relay, content);
    await settle();
    if (who === 'who has written') type(anna, 'before');
    const mallory = at.client('mallory').connect(at.relay, content);
    await settle();
    const stored = await at.storage.loadRoom(content);
    mallory.raw(syncFrame(frame, make(anna)));
    mallory.mark(1);
    await at.clock.advance(1_000);
    const refusals = mallory.frames.flatMap((each) => (each.type === 'refused' ? [each.reason] : []));
    expect(refusals).toEqual(refusal === undefined ? [] : [refusal]);
    expect(mallory.marks()).toEqual(refusal === undefined ? [1] : []);
    expect((await at.storage.loadRoom(content)).tail).toEqual(stored.tail);

    const words = textOf(anna);
    type(anna, ' and after');
    anna.mark(1);
    await at.clock.advance(10_000);
    const newcomer = at.client('newcomer').connect(at.relay, content);
    await settle();
    for (const each of [anna, reader, newcomer]) {
      expect([textOf(each), each.closed, each.doc.store.pendingStructs]).toEqual([
        `${words} and after`,
        undefined,
        null,
      ]);
    }
    expect(anna.marks()).toEqual([1]);
    expect((await at.storage.loadRoom(content)).epoch).toBe(0);
  });
});
