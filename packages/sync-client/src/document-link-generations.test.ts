import { CLOSE_CODES, markFrame, refusedFrame } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { read, settle, TestDevice, types, write } from './memory/test-device.ts';
import { wordsOf } from './words-of.ts';

describe('openDocumentLink, from one generation to the next', () => {
  let device: TestDevice;

  beforeEach(() => {
    vi.useFakeTimers();
    device = new TestDevice();
  });

  afterEach(async () => {
    await device.closeAll();
    vi.useRealTimers();
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

  test('[SC4] names the documents that are over, for as long as words in them are in no journal', async () => {
    let fails = false;
    const journal = device.journal.open();
    const link = device.open({
      journal: {
        ...journal,
        append: (generation, update) =>
          fails ? Promise.reject(new Error('full')) : journal.append(generation, update),
      },
    });
    const socket = await device.greet();
    const { doc } = link.instance;
    write(doc, 'refused');
    await settle();
    socket.say(refusedFrame('no-right'));
    await settle();
    expect(link.unsaved).toEqual([]);
    fails = true;
    write(doc, ' late');
    await settle();
    expect(link.unsaved).toEqual([doc]);
    fails = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(link.unsaved).toEqual([]);
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

  test('[SC30] a tab that is refused after another has ended the generation shelves what that one did not have', async () => {
    device.isShared = false;
    const journal = device.journal.open();
    let asked = Promise.resolve();
    const one = device.open({ journal: { ...journal, state: () => asked.then(() => journal.state()) } });
    await one.instance.ready;
    write(one.instance.doc, 'in the base only');
    await vi.advanceTimersByTimeAsync(20_000);
    device.isShared = true;
    one.retry();
    const first = await device.greet();
    const two = device.open({
      base: { ...device.base.open(), read: () => Promise.reject(new Error('stuck')) },
    });
    const second = await device.greet();
    write(two.instance.doc, 'refused');
    await settle();
    const { promise, resolve } = Promise.withResolvers<void>();
    asked = promise;
    first.say(refusedFrame('malformed'));
    second.say(refusedFrame('malformed'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(two.instance.generation).toBe(1);
    resolve();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(one.instance.generation).toBe(1);
    const rows = device.journal.shelf().flatMap((entry) => entry.rows.map((row) => row.update));
    expect(wordsOf(rows)).toEqual(expect.arrayContaining(['in the base only', 'refused']));
  });

  test('[SC26] drops the base of the generation that it has ended, also in a storage that was emptied before', async () => {
    const link = device.open();
    const first = await device.greet();
    first.say(refusedFrame('malformed'));
    await settle();
    const second = await device.greet();
    expect(link.instance.generation).toBe(1);
    device.journal.lose();
    await device.base.open().append(0, Y.encodeStateAsUpdate(link.instance.doc));
    second.say(refusedFrame('malformed'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(link.instance.generation).toBe(1);
    expect(device.base.updates(0)).toEqual([]);
  });
});
