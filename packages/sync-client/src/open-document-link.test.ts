import { CLOSE_CODES, limitsFrame, markFrame, refusedFrame, syncFrame } from '@holdfast/sync-protocol';
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

  test('[SC26] a refusal puts the fork on the shelf and begins a new document from the relay', async () => {
    const link = device.open();
    const first = link.instance;
    const socket = await device.greet();
    write(first.doc, 'shared');
    await settle();
    Y.applyUpdate(device.relay, Y.encodeStateAsUpdate(first.doc));
    socket.say(markFrame(1));
    write(first.doc, ' refused');
    await settle();
    socket.say(refusedFrame('document-full'));
    socket.end(CLOSE_CODES.refused);
    await settle();
    expect(link.instance.doc).not.toBe(first.doc);
    expect(link.instance.doc.clientID).not.toBe(first.doc.clientID);
    const [entry] = device.journal.shelf();
    expect(entry?.reason).toBe('document-full');
    expect(wordsOf(entry?.rows.map((row) => row.update) ?? [])).toEqual([' refused']);
    await settle();
    expect(link.state.shelf).toBe(1);
    await device.greet();
    expect(read(link.instance.doc)).toBe('shared');
    expect(link.state.connection.kind).toBe('live');
  });

  test('[SC27] sends nothing more after a refusal, and shelves what is typed into the old document', async () => {
    const link = device.open();
    const socket = await device.greet();
    const { doc } = link.instance;
    write(doc, 'refused');
    await settle();
    socket.say(refusedFrame('no-right'));
    const heard = socket.heard.length;
    write(doc, ' at once');
    await settle();
    write(doc, ' late');
    expect(link.state.device.kind).toBe('saving');
    await settle();
    expect(socket.heard).toHaveLength(heard);
    const rows = device.journal.shelf().flatMap((entry) => entry.rows.map((row) => row.update));
    expect(wordsOf(rows).join('')).toBe('refused at once late');
    expect(link.state.device.kind).toBe('saved');
  });

  test('[SC27] tries until the shelf has it when the journal fails', async () => {
    let fails = true;
    const journal = device.journal.open();
    const link = device.open({
      journal: {
        ...journal,
        endGeneration: (generation, ended) =>
          fails ? Promise.reject(new Error('full')) : journal.endGeneration(generation, ended),
      },
    });
    const { doc } = link.instance;
    const socket = await device.greet();
    write(doc, 'refused');
    await settle();
    socket.say(refusedFrame('no-right'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(link.instance.doc).toBe(doc);
    fails = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(link.instance.doc).not.toBe(doc);
    expect(device.journal.shelf()).toHaveLength(1);
  });

  test('[SC28] the other tabs follow into the new generation', async () => {
    const one = device.open();
    const socket = await device.greet();
    const two = device.open({ shared: () => false });
    await two.instance.ready;
    const { doc } = two.instance;
    write(one.instance.doc, 'refused');
    await settle();
    socket.say(refusedFrame('no-right'));
    await settle();
    expect(two.instance.doc).not.toBe(doc);
    await two.instance.ready;
    await settle();
    expect(two.instance.generation).toBe(1);
    expect(read(two.instance.doc)).toBe('');
  });

  test('[SC29] a room of another epoch ends the generation, also after a reload, and before anything is sent', async () => {
    const first = device.open();
    await device.greet('step1', 3);
    write(first.instance.doc, 'old');
    await settle();
    await first.close();
    const link = device.open();
    await link.instance.ready;
    const { doc } = link.instance;
    const socket = await device.greet('step1', 4);
    expect(types(socket)).not.toContain('sync-step-2');
    expect(link.instance.doc).not.toBe(doc);
    expect(device.journal.shelf()[0]?.reason).toBe('epoch');
  });

  test('[SC30] what left the journal before the plan was shared goes to the shelf', async () => {
    device.isShared = false;
    const link = device.open();
    await link.instance.ready;
    write(link.instance.doc, 'three days of work');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(device.journal.rows).toHaveLength(0);
    device.isShared = true;
    link.retry();
    const socket = await device.greet();
    expect(link.state.waiting).toBe(1);
    socket.say(refusedFrame('document-full'));
    await settle();
    const rows = device.journal.shelf().flatMap((entry) => entry.rows.map((row) => row.update));
    expect(wordsOf(rows)).toEqual(['three days of work']);
  });

  // Found by the simulation: the tab that was refused had not read the base, and the one that had only followed.
  test('[SC30] a tab that follows puts on the shelf what the one that was refused did not have', async () => {
    device.isShared = false;
    const one = device.open();
    await one.instance.ready;
    write(one.instance.doc, 'in the base only');
    await vi.advanceTimersByTimeAsync(20_000);
    device.isShared = true;
    const two = device.open({
      base: { ...device.base.open(), read: () => Promise.reject(new Error('stuck')) },
    });
    const socket = await device.greet();
    write(two.instance.doc, 'refused');
    await settle();
    socket.say(refusedFrame('malformed'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(one.instance.generation).toBe(1);
    const rows = device.journal.shelf().flatMap((entry) => entry.rows.map((row) => row.update));
    expect(wordsOf(rows)).toEqual(expect.arrayContaining(['in the base only', 'refused']));
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
