import { markFrame, syncFrame } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { read, settle, TestDevice, write } from './memory/test-device.ts';
import type { ArrivalWatch } from './ports/arrival-watch.ts';
import { wordsOf } from './words-of.ts';

interface Seen {
  readonly from: string;
  readonly text: string;
  readonly updates: readonly string[];
  readonly unacknowledged: readonly string[];
}

/** A watch that notes what it is told, and stores it when the test lets it. */
function noteArrivals() {
  const seen: Seen[] = [];
  let stored = Promise.resolve();
  const watchArrivals = (): ArrivalWatch => ({
    arrived: ({ from, transaction, updates, unacknowledged }) => {
      const words = (all: readonly Uint8Array[]) => all.flatMap((update) => wordsOf([update]));
      const text = read(transaction.doc);
      seen.push({ from, text, updates: words(updates), unacknowledged: words(unacknowledged) });
    },
    settled: () => stored,
  });
  return {
    seen,
    watchArrivals,
    /** From now on nothing is stored, until the answer is called. */
    hold: (): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      stored = promise;
      return resolve;
    },
    fail: () => {
      stored = Promise.reject(new Error('no space'));
      // Heard by whoever asks.
      stored.catch(() => {});
    },
  };
}

describe('arrivals', () => {
  let device: TestDevice;

  beforeEach(() => {
    vi.useFakeTimers();
    device = new TestDevice();
  });

  afterEach(async () => {
    await device.closeAll();
    vi.useRealTimers();
  });

  function others(word: string): Uint8Array {
    const before = Y.encodeStateVector(device.relay);
    write(device.relay, word);
    return Y.encodeStateAsUpdate(device.relay, before);
  }

  test('[SC38] are told in their transaction, with what the relay has not acknowledged', async () => {
    const { seen, watchArrivals } = noteArrivals();
    others('before ');
    const link = device.open({ watchArrivals });
    await link.instance.ready;
    write(link.instance.doc, 'mine ');
    const socket = await device.greet();
    expect(seen.at(-1)).toMatchObject({ from: 'join', updates: ['before '], unacknowledged: ['mine '] });
    expect(seen.at(-1)?.text).toContain('before ');
    socket.say(markFrame(1));
    await settle();
    write(link.instance.doc, 'in flight');
    socket.say(syncFrame('update', others('live ')));
    expect(seen.at(-1)).toMatchObject({ from: 'live', updates: ['live '], unacknowledged: ['in flight'] });
  });

  test('[SC38] own rows arrive from the journal and from other tabs', async () => {
    const first = device.open();
    await first.instance.ready;
    write(first.instance.doc, 'kept ');
    await settle();
    const { seen, watchArrivals } = noteArrivals();
    const second = device.open({ watchArrivals });
    await second.instance.ready;
    expect(seen).toMatchObject([{ from: 'device', updates: ['kept '], unacknowledged: ['kept '] }]);
    write(first.instance.doc, 'sibling');
    await settle();
    expect(seen.at(-1)).toMatchObject({ from: 'device', updates: ['sibling'] });
    expect(seen.at(-1)?.unacknowledged).toEqual(['kept ', 'sibling']);
  });

  test('[SC38] what the base holds and cannot be shown without own rows arrives with them', async () => {
    const first = device.open();
    const socket = await device.greet();
    write(first.instance.doc, 'mine ');
    await settle();
    Y.applyUpdate(device.relay, Y.encodeStateAsUpdate(first.instance.doc));
    const before = Y.encodeStateVector(device.relay);
    write(device.relay, 'theirs');
    device.relay.getText('t').delete(0, 'mine '.length);
    socket.say(syncFrame('update', Y.encodeStateAsUpdate(device.relay, before)));
    await vi.waitFor(() => expect(device.base.updates(0)).toHaveLength(1));
    expect(device.journal.rows).toHaveLength(1);
    const isNamed: boolean[] = [];
    const watchArrivals = (): ArrivalWatch => ({
      arrived: ({ transaction, updates }) => {
        const named = Y.mergeDeleteSets(updates.map((update) => Y.decodeUpdate(update).ds));
        isNamed.push(Y.equalDeleteSets(named, transaction.deleteSet));
      },
      settled: () => Promise.resolve(),
    });
    const second = device.open({ watchArrivals });
    await second.instance.ready;
    expect(read(second.instance.doc)).toBe('theirs');
    expect(isNamed).toEqual([true]);
  });

  test('[SC39] enter the base, and let rows leave the journal, only when the watch has stored them', async () => {
    const { watchArrivals, hold } = noteArrivals();
    const link = device.open({ watchArrivals });
    const socket = await device.greet();
    const release = hold();
    write(link.instance.doc, 'mine');
    await settle();
    socket.say(syncFrame('update', others('theirs')));
    socket.say(markFrame(1));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(device.base.updates(0)).toEqual([]);
    expect(device.journal.rows).toHaveLength(1);
    release();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(wordsOf(device.base.updates(0)).toSorted()).toEqual(['mine', 'theirs']);
    expect(device.journal.rows).toEqual([]);
  });

  test('[SC39] stay out of the base while the watch cannot store, and nothing is lost by it', async () => {
    const { watchArrivals, fail } = noteArrivals();
    const link = device.open({ watchArrivals });
    const socket = await device.greet();
    fail();
    socket.say(syncFrame('update', others('theirs')));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read(link.instance.doc)).toBe('theirs');
    expect(device.base.updates(0)).toEqual([]);
    expect(link.state.base).toBe('failing');
  });

  test('[SC40] a local change that an arrival takes away before it was sent is sent with its words', async () => {
    const link = device.open({ watchArrivals: noteArrivals().watchArrivals });
    await link.instance.ready;
    const { doc } = link.instance;
    doc.getMap('m').set('field', 'mine');
    // The higher id keeps the field.
    device.relay.clientID = doc.clientID + 1;
    device.relay.getMap('m').set('field', 'theirs');
    const socket = await device.greet();
    expect(doc.getMap('m').get('field')).toBe('theirs');
    const sent = socket.heard.flatMap((frame) => (frame?.type === 'sync-step-2' ? [frame.update] : []));
    const values = sent.flatMap((update) =>
      Y.decodeUpdate(update).structs.map((struct) =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentAny ? struct.content.arr : [],
      ),
    );
    expect(values).toContainEqual(['mine']);
    Y.applyUpdate(device.relay, sent[0] ?? Uint8Array.of(0, 0));
    expect(device.relay.getMap('m').get('field')).toBe('theirs');
  });

  test('[SC38] a watch that throws keeps nothing from arriving', async () => {
    const thrown = vi.fn<(error: unknown) => void>();
    process.once('uncaughtException', thrown);
    const watch = {
      arrived: () => {
        throw new Error('a bug');
      },
      settled: () => Promise.resolve(),
    };
    const link = device.open({ watchArrivals: () => watch });
    others('theirs');
    await device.greet();
    expect(read(link.instance.doc)).toBe('theirs');
    expect(link.state.connection.kind).toBe('live');
    expect(thrown).toHaveBeenCalled();
  });
});
