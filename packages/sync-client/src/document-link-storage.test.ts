import { markFrame, syncFrame } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { read, settle, TestDevice, write } from './memory/test-device.ts';
import { wordsOf } from './words-of.ts';

describe('openDocumentLink, with a storage that fails or is emptied', () => {
  let device: TestDevice;

  beforeEach(() => {
    vi.useFakeTimers();
    device = new TestDevice();
  });

  afterEach(async () => {
    await device.closeAll();
    vi.useRealTimers();
  });

  test('[SC32] rows leave the journal after a checkpoint, as far as they are acknowledged', async () => {
    const link = device.open();
    const socket = await device.greet();
    write(link.instance.doc, 'a');
    await settle();
    socket.say(markFrame(1));
    write(link.instance.doc, 'b');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(device.journal.rows.map((row) => row.seq)).toEqual([2]);
    expect(wordsOf(device.base.updates(0))).toEqual(['ab']);
  });

  test('[SC33] a base that keeps nothing prunes nothing, and is written anew when it works again', async () => {
    device.base.forgetful = true;
    const link = device.open();
    const socket = await device.greet();
    write(link.instance.doc, 'a');
    await settle();
    socket.say(markFrame(1));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(link.state.base).toBe('failing');
    expect(device.journal.rows).toHaveLength(1);
    device.base.forgetful = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(link.state.base).toBe('healthy');
    expect(device.journal.rows).toHaveLength(0);
    expect(wordsOf(device.base.updates(0))).toEqual(['a']);
  });

  test('[SC42] the document is whole on the device soon after it was in step with the relay, and not before', async () => {
    write(device.relay, 'of others');
    const link = device.open();
    const socket = await device.greet('welcome');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(link.state.whole).toBeUndefined();
    socket.say(syncFrame('step2', Y.encodeStateAsUpdate(device.relay)));
    socket.say(syncFrame('step1', Y.encodeStateVector(device.relay)));
    for (let key = 0; key < 15; key += 1) {
      write(link.instance.doc, '.');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(link.state.whole).toBe(true);
    expect(wordsOf(device.base.updates(0)).join(' ')).toContain('of others');
    device.base.lose();
    await settle();
    expect(link.state.whole).toBe(false);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(link.state.whole).toBe(true);
  });

  test('[SC42] a page that cannot reach the relay says only what it finds against the base', async () => {
    const first = device.open();
    await device.greet();
    write(first.instance.doc, 'a');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(first.state.whole).toBe(true);
    await first.close();
    device.answer = () => ({ kind: 'wait' });
    const link = device.open();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(link.state.whole).toBeUndefined();
    // Closed from outside, as WebKit does it in the background: until it is written anew nobody knows what is in it.
    device.base.lose();
    expect(link.state.whole).toBe(false);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(wordsOf(device.base.updates(0))).toEqual(['a']);
    expect(link.state.whole).toBeUndefined();
    await link.close();
    device.base.spoil();
    const last = device.open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(last.state.whole).toBe(false);
  });

  test('[SC31] only one tab writes the base, and the next one when it has gone', async () => {
    const one = device.open();
    await device.greet();
    const two = device.open();
    await device.greet();
    await settle();
    expect([one.state.base, two.state.base]).toEqual(['healthy', 'waiting']);
    await one.close();
    await settle();
    expect(two.state.base).toBe('healthy');
  });

  test('[SC11] a tab that slept while rows were pruned finds them in the base', async () => {
    device.isShared = false;
    const journal = device.journal.open();
    let sleeps = false;
    const sleeper = device.open({
      journal: {
        ...journal,
        readAfter: (generation, seq) =>
          sleeps ? Promise.reject(new Error('asleep')) : journal.readAfter(generation, seq),
      },
    });
    await sleeper.instance.ready;
    device.lock.steal();
    const other = device.open();
    await other.instance.ready;
    device.lock.steal();
    sleeps = true;
    write(other.instance.doc, 'missed');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(device.journal.rows).toHaveLength(0);
    expect(read(sleeper.instance.doc)).toBe('');
    sleeps = false;
    sleeper.retry();
    await settle();
    expect(read(sleeper.instance.doc)).toBe('missed');
  });

  test('[SC8] a base that cannot be read is said, does not hold up the document, and is tried again', async () => {
    const first = device.open();
    await device.greet();
    write(first.instance.doc, 'a');
    await settle();
    device.socket.say(markFrame(1));
    await vi.advanceTimersByTimeAsync(20_000);
    await first.close();
    const base = device.base.open();
    let fails = true;
    const link = device.open({
      base: {
        ...base,
        read: (generation) => (fails ? Promise.reject(new Error('stuck')) : base.read(generation)),
      },
      shared: () => false,
    });
    await link.instance.ready;
    expect(link.state.base).toBe('failing');
    fails = false;
    await vi.advanceTimersByTimeAsync(40_000);
    expect(read(link.instance.doc)).toBe('a');
    expect(link.state.base).toBe('healthy');
  });

  test('[SC5] writes the whole document back into a storage that was emptied', async () => {
    const link = device.open();
    const socket = await device.greet();
    write(link.instance.doc, 'one ');
    await settle();
    socket.say(markFrame(1));
    device.journal.lose();
    write(link.instance.doc, 'two ');
    await settle();
    write(link.instance.doc, 'three');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(wordsOf(device.journal.rows.map((row) => row.update)).join('')).toBe('one two three');
    expect(link.state.device.kind).toBe('saved');
    expect(link.state.waiting).toBeGreaterThan(0);
  });

  test('[SC5] writes it back also when nobody types any more', async () => {
    device.answer = () => ({ kind: 'wait' });
    const link = device.open();
    await settle();
    write(link.instance.doc, 'unsent');
    await settle();
    device.journal.lose();
    link.retry();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(wordsOf(device.journal.rows.map((row) => row.update)).join('')).toContain('unsent');
  });

  test('[SC6] does not prune a row that could not be read for a while', async () => {
    const first = device.open();
    await settle();
    for (const word of ['one ', 'two']) {
      write(first.instance.doc, word);
      await settle();
    }
    await first.close();
    device.journal.spoil(1);
    device.open();
    const socket = await device.greet();
    for (const row of device.journal.rows) row.unreadable = false;
    socket.say(markFrame(2));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(wordsOf(device.journal.rows.map((row) => row.update)).join('')).toBe('one two');
  });

  test('[SC6] counts a row that is no update, shows the others, and prunes neither it nor what follows', async () => {
    const journal = device.journal.open();
    await journal.append(0, Uint8Array.of(1, 2, 3));
    const link = device.open();
    const socket = await device.greet();
    write(link.instance.doc, 'fine');
    await settle();
    socket.say(markFrame(2));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(read(link.instance.doc)).toBe('fine');
    expect(link.state.unreadable).toBe(1);
    expect(device.journal.rows).toHaveLength(2);
  });

  test('[SC35] is not saved from the moment in which the storage is closed until what it lacks is back', async () => {
    device.answer = () => ({ kind: 'wait' });
    const link = device.open();
    await settle();
    write(link.instance.doc, 'unsent');
    await settle();
    const said: string[] = [];
    link.subscribe(() => said.push(link.state.device.kind));
    device.journal.loseAndTell();
    expect(link.state.device.kind).toBe('saving');
    await settle();
    expect(said.slice(0, -1)).not.toContain('saved');
    expect(link.state.device.kind).toBe('saved');
    expect(wordsOf(device.journal.rows.map((row) => row.update))).toEqual(['unsent']);
  });

  test('[SC35] a storage that still has everything after it was closed is written nothing', async () => {
    const link = device.open();
    await device.greet();
    write(link.instance.doc, 'kept');
    await settle();
    device.journal.interrupt();
    const flushed = link.flush();
    await settle();
    await flushed;
    expect(link.state.device.kind).toBe('saved');
    expect(device.journal.rows).toHaveLength(1);
  });

  test('[SC33] a base that was emptied is written again though nothing changes any more', async () => {
    const link = device.open();
    const socket = await device.greet();
    write(link.instance.doc, 'a');
    await settle();
    socket.say(markFrame(1));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(device.journal.rows).toHaveLength(0);
    device.base.lose();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(wordsOf(device.base.updates(0))).toEqual(['a']);
    expect(link.state.base).toBe('healthy');
  });

  test('[SC5] what was decided about a storage that was emptied is not done to the next one', async () => {
    const base = device.base.open();
    const checkpoint = Promise.withResolvers<void>();
    const link = device.open({
      base: {
        ...base,
        checkpoint: async (generation, state) => {
          await checkpoint.promise;
          return base.checkpoint(generation, state);
        },
      },
    });
    const socket = await device.greet();
    for (const word of ['one ', 'two ', 'three ']) {
      write(link.instance.doc, word);
      await settle();
    }
    socket.say(markFrame(3));
    await vi.advanceTimersByTimeAsync(9_000);
    device.journal.loseAndTell();
    await settle();
    await vi.advanceTimersByTimeAsync(30_000);
    await device.greet();
    write(link.instance.doc, 'four');
    await settle();
    device.socket.say(markFrame(2));
    checkpoint.resolve();
    await settle();
    const stored = [...device.base.updates(0), ...device.journal.rows.map((row) => row.update)];
    expect(wordsOf(stored).join('')).toContain('four');
  });

  test('[SC33] a checkpoint during which the base was emptied prunes nothing', async () => {
    const base = device.base.open();
    const checkpoint = Promise.withResolvers<void>();
    const link = device.open({
      base: {
        ...base,
        checkpoint: async (generation, state) => {
          await base.checkpoint(generation, state);
          await checkpoint.promise;
        },
      },
    });
    const socket = await device.greet();
    write(link.instance.doc, 'kept');
    await settle();
    socket.say(markFrame(1));
    await vi.advanceTimersByTimeAsync(9_000);
    device.base.lose();
    checkpoint.resolve();
    await settle();
    expect(wordsOf(device.journal.rows.map((row) => row.update)).join('')).toContain('kept');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(wordsOf(device.base.updates(0))).toEqual(['kept']);
  });

  test('[SC35] is not saved from the moment in which the base is emptied until the journal has all of it', async () => {
    const link = device.open();
    const socket = await device.greet();
    write(link.instance.doc, 'a');
    await settle();
    socket.say(markFrame(1));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(device.journal.rows).toHaveLength(0);
    const said: string[] = [];
    link.subscribe(() => said.push(link.state.device.kind));
    device.base.lose();
    expect(link.state.device.kind).toBe('saving');
    await settle();
    expect(said.slice(0, -1)).not.toContain('saved');
    expect(link.state.device.kind).toBe('saved');
    expect(wordsOf(device.journal.rows.map((row) => row.update))).toEqual(['a']);
  });

  test('[SC41] a checkpoint waits for local changes that the journal lacks', async () => {
    const journal = device.journal.open();
    let fails = false;
    const link = device.open({
      journal: {
        ...journal,
        append: (generation, update) =>
          fails ? Promise.reject(new Error('full')) : journal.append(generation, update),
      },
    });
    await device.greet();
    write(link.instance.doc, 'a');
    await settle();
    fails = true;
    write(link.instance.doc, 'b');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(wordsOf(device.base.updates(0)).join('')).not.toContain('b');
    const other = device.open({ shared: () => false });
    await other.instance.ready;
    expect(read(other.instance.doc)).toBe('a');
    fails = false;
    await vi.advanceTimersByTimeAsync(40_000);
    expect(wordsOf(device.base.updates(0))).toEqual(['ab']);
    expect(read(other.instance.doc)).toBe('ab');
  });
});
