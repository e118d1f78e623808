import { limitsFrame, markFrame, syncFrame } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { MemoryLine } from './memory/memory-line.ts';
import { marks, read, settle, TestDevice, types, write } from './memory/test-device.ts';
import { wordsOf } from './words-of.ts';

describe('openDocumentLink', () => {
  let device: TestDevice;

  beforeEach(() => {
    vi.useFakeTimers();
    device = new TestDevice();
  });

  afterEach(async () => {
    await device.closeAll();
    vi.useRealTimers();
  });

  test('[SC7] reads the base and the journal before it connects', async () => {
    const first = device.open();
    await device.greet();
    write(first.instance.doc, 'kept');
    await settle();
    await first.close();
    const read1 = vi.fn<() => void>();
    const base = device.base.open();
    const again = device.open({
      base: {
        ...base,
        read: async (generation) => {
          read1();
          expect(device.fake.sockets).toHaveLength(1);
          return base.read(generation);
        },
      },
    });
    await again.instance.ready;
    expect(read1).toHaveBeenCalled();
    expect(read(again.instance.doc)).toBe('kept');
    await settle();
    expect(device.fake.sockets).toHaveLength(2);
  });

  test('[SC1] a change is in the journal before it is on its way to the relay', async () => {
    const order: string[] = [];
    const journal = device.journal.open();
    const link = device.open({
      journal: {
        ...journal,
        append: (generation, update) => {
          order.push('journal');
          return journal.append(generation, update);
        },
      },
    });
    const socket = await device.greet();
    const send = socket.send.bind(socket);
    socket.send = (frame) => {
      order.push('relay');
      send(frame);
    };
    write(link.instance.doc, 'a');
    expect(order).toEqual(['journal', 'relay']);
  });

  test('[SC12] sends no mark before its step 2, and one directly after it', async () => {
    const link = device.open();
    await link.instance.ready;
    write(link.instance.doc, 'offline');
    const socket = await device.greet('step2');
    write(link.instance.doc, 'while connecting');
    await settle();
    expect(marks(socket)).toEqual([]);
    socket.say(syncFrame('step1', Y.encodeStateVector(device.relay)));
    const step2 = types(socket).indexOf('sync-step-2');
    expect(types(socket)[step2 + 1]).toBe('mark');
    expect(marks(socket)).toEqual([2]);
  });

  test('[SC12] a mark follows each change once it is durable', async () => {
    const link = device.open();
    const socket = await device.greet();
    write(link.instance.doc, 'a');
    expect(marks(socket)).toEqual([]);
    await settle();
    expect(types(socket).slice(-2)).toEqual(['update', 'mark']);
    expect(marks(socket)).toEqual([1]);
  });

  test('[SC15] a row waits until the relay echoes a mark that was sent on this connection', async () => {
    const link = device.open();
    const socket = await device.greet();
    write(link.instance.doc, 'a');
    await settle();
    expect(link.state.waiting).toBe(1);
    socket.say(markFrame(7));
    expect(link.state.waiting).toBe(1);
    socket.say(markFrame(1));
    expect(link.state.waiting).toBe(0);
    await settle();
    expect(device.journal.state.acknowledged).toBe(1);
  });

  test('[SC10] reads what a sibling wrote, and forwards it', async () => {
    const one = device.open();
    const socket = await device.greet();
    const two = device.open({ shared: () => false });
    await two.instance.ready;
    write(two.instance.doc, 'from two');
    await settle();
    expect(read(one.instance.doc)).toBe('from two');
    expect(types(socket).slice(-2)).toEqual(['update', 'mark']);
    expect(device.journal.rows).toHaveLength(1);
  });

  test('[SC14] does not mark a row that waits for something of the relay, and sends it again when that came', async () => {
    const relayed = new Y.Doc();
    write(relayed, 'remote ');
    const ahead = new Y.Doc();
    Y.applyUpdate(ahead, Y.encodeStateAsUpdate(relayed));
    const before = Y.encodeStateVector(ahead);
    write(ahead, 'on it');
    const link = device.open();
    const socket = await device.greet();
    await device.journal.open().append(0, Y.encodeStateAsUpdate(ahead, before));
    await settle();
    expect(marks(socket)).toEqual([]);
    socket.say(syncFrame('update', Y.encodeStateAsUpdate(relayed)));
    write(link.instance.doc, '!');
    await settle();
    expect(read(link.instance.doc)).toContain('on it');
    const sent = new Y.Doc();
    for (const frame of socket.heard) {
      if (frame?.type === 'update' || frame?.type === 'sync-step-2') Y.applyUpdate(sent, frame.update);
      if (frame?.type === 'mark' && frame.seq > 0) expect(read(sent)).toContain('on it');
    }
    expect(marks(socket).at(-1)).toBe(2);
  });

  test('[SC24] a plan that was never shared stays on the device until it is', async () => {
    device.isShared = false;
    const link = device.open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(link.state.connection.kind).toBe('local-only');
    expect(device.fake.sockets).toHaveLength(0);
    device.isShared = true;
    link.retry();
    await device.greet();
    expect(link.state.connection.kind).toBe('live');
  });

  test('[SC9] opens without a journal that cannot be read, says so, and writes to it once it can', async () => {
    const journal = device.journal.open();
    let fails = true;
    const fail = <Answer>(works: () => Promise<Answer>): Promise<Answer> =>
      fails ? Promise.reject(new Error('no storage')) : works();
    const link = device.open({
      journal: {
        ...journal,
        state: () => fail(() => journal.state()),
        append: (generation, update) => fail(() => journal.append(generation, update)),
      },
    });
    await vi.advanceTimersByTimeAsync(5_000);
    await device.greet();
    write(link.instance.doc, 'only here');
    expect(link.state.device).toMatchObject({ kind: 'failing', changes: 1 });
    fails = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(link.state.device.kind).toBe('saved');
    expect(wordsOf(device.journal.rows.map((row) => row.update))).toEqual(['only here']);
  });

  // Found by the simulation: the bell took the turn of the next attempt to load.
  test('[SC9] a bell does not keep a document from reading its journal later', async () => {
    const other = device.journal.open();
    const journal = device.journal.open();
    let fails = true;
    const link = device.open({
      journal: { ...journal, state: () => (fails ? Promise.reject(new Error('no')) : journal.state()) },
    });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(link.state.device.kind).toBe('failing');
    const doc = new Y.Doc();
    write(doc, 'from another tab');
    await other.append(0, Y.encodeStateAsUpdate(doc));
    fails = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(read(link.instance.doc)).toBe('from another tab');
    expect(link.state.device.kind).toBe('saved');
  });

  test('[SC3] an edit does not hear of a journal that throws', async () => {
    const journal = device.journal.open();
    const link = device.open({
      journal: {
        ...journal,
        append: () => {
          throw new Error('the database is closed');
        },
      },
    });
    await link.instance.ready;
    expect(() => write(link.instance.doc, 'a')).not.toThrow();
    await settle();
    expect(link.state.device).toMatchObject({ kind: 'failing', changes: 1 });
    expect(read(link.instance.doc)).toBe('a');
  });

  test('[SC2] a page that is killed has what was durable, and nothing that builds on more', async () => {
    const line = new MemoryLine();
    const link = device.open({ journal: device.journal.open(undefined, line) });
    await link.instance.ready;
    write(link.instance.doc, 'a');
    write(link.instance.doc, 'b');
    line.cut();
    write(link.instance.doc, 'c');
    await settle();
    const [row] = device.journal.rows;
    expect(device.journal.rows).toHaveLength(1);
    expect(wordsOf(row === undefined ? [] : [row.update])).toEqual(['a']);
  });

  test('tells limits and closes its ports', async () => {
    const link = device.open();
    const socket = await device.greet();
    const limits = {
      role: 'viewer',
      canWrite: false,
      documentBytes: 1,
      maxDocumentBytes: 2,
      maxUpdateBytes: 3,
    } as const;
    socket.say(limitsFrame(limits));
    expect(link.state.limits).toEqual(limits);
    write(link.instance.doc, 'last words');
    await link.close();
    expect(device.journal.rows).toHaveLength(1);
    expect(socket.readyState).toBe(3);
  });
});
