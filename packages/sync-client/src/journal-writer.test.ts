import { seededRandom, systemClock } from '@holdfast/base';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { JournalWriter } from './journal-writer.ts';
import { MemoryJournal } from './memory/memory-journal.ts';
import type { JournalPlace } from './ports/journal.ts';
import { wordsOf } from './words-of.ts';

describe('JournalWriter', () => {
  const storage = (): MemoryJournal => new MemoryJournal();
  let journal: MemoryJournal;
  let doc: Y.Doc;
  let writer: JournalWriter;
  let appends: PromiseWithResolvers<void>[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    journal = storage();
    doc = new Y.Doc();
    appends = [];
    const port = journal.open();
    writer = new JournalWriter({
      journal: {
        ...port,
        append: async (generation, update) => {
          const turn = Promise.withResolvers<void>();
          appends.push(turn);
          await turn.promise;
          return port.append(generation, update);
        },
      },
      clock: systemClock,
      random: seededRandom(1),
      encodeDocument: () => Y.encodeStateAsUpdate(doc),
      onAppended: () => {},
      onEmptied: () => {},
      onChange: () => {},
    });
    doc.on('update', (update: Uint8Array) => writer.add(update));
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function at(generation: number): JournalPlace {
    return { incarnation: journal.state.incarnation, generation };
  }

  function write(word: string): void {
    doc.getText('t').insert(doc.getText('t').length, word);
  }

  function words(): readonly string[] {
    return journal.rows.map((row) => wordsOf([row.update]).join(''));
  }

  async function finish(index: number, error?: Error): Promise<void> {
    if (error === undefined) appends[index]?.resolve();
    else appends[index]?.reject(error);
    await vi.advanceTimersByTimeAsync(0);
  }

  test('[SC1] writes the first change within the call', () => {
    writer.begin(at(0));
    write('a');
    expect(appends).toHaveLength(1);
  });

  test('[SC2] changes made until a row is durable share the next row', async () => {
    writer.begin(at(0));
    for (const word of ['a', 'b', 'c']) write(word);
    expect(appends).toHaveLength(1);
    await finish(0);
    await finish(1);
    expect(words()).toEqual(['a', 'bc']);
  });

  test('[SC4] counts changes until they are durable', async () => {
    writer.begin(at(0));
    write('a');
    write('b');
    expect(writer.state).toEqual({ kind: 'saving', changes: 2 });
    await finish(0);
    expect(writer.state).toEqual({ kind: 'saving', changes: 1 });
    await finish(1);
    expect(writer.state).toEqual({ kind: 'saved' });
  });

  test('keeps changes until it is known where they belong', async () => {
    write('a');
    expect(writer.state).toEqual({ kind: 'saving', changes: 1 });
    writer.begin(at(3));
    await finish(0);
    expect(journal.rows.map((row) => row.generation)).toEqual([3]);
  });

  test('[SC3] after a failure one row carries the whole document, tried at its own pace', async () => {
    writer.begin(at(0));
    write('a');
    await finish(0);
    write('b');
    await finish(1, new Error('full'));
    expect(writer.state).toMatchObject({ kind: 'failing', changes: 1 });
    write('c');
    expect(appends).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(300);
    expect(appends).toHaveLength(3);
    await finish(2);
    expect(words()).toEqual(['a', 'abc']);
    expect(writer.state).toEqual({ kind: 'saved' });
  });

  test('[SC5] writes the whole document when a row has come into a storage that was emptied', async () => {
    writer.begin(at(0));
    write('a');
    await finish(0);
    write('b');
    journal.lose();
    await finish(1);
    expect(writer.state.kind).toBe('failing');
    await finish(2);
    expect(words()).toEqual(['b', 'ab']);
    expect(writer.state).toEqual({ kind: 'saved' });
  });

  test('[SC5] writes nothing into a storage that was emptied of nothing', async () => {
    writer.begin(at(0));
    journal.lose();
    writer.beginAgain(at(0));
    expect([writer.state.kind, appends.length]).toEqual(['saved', 0]);
    write('first');
    await finish(0);
    expect(words()).toEqual(['first']);
  });

  test('[SC5] a row that was on its way when the storage was emptied does not count as the whole document', async () => {
    writer.begin(at(0));
    write('a');
    await finish(0);
    write('b');
    const before = at(0);
    journal.lose();
    writer.beginAgain(at(0));
    expect(before).not.toEqual(at(0));
    await finish(1);
    expect(writer.state.kind).not.toBe('saved');
    await finish(2);
    expect(words().at(-1)).toBe('ab');
    expect(writer.state).toEqual({ kind: 'saved' });
  });

  test('[SC35] is not saved until a document that was asked for again is durable', async () => {
    writer.begin(at(0));
    write('a');
    writer.cover();
    await finish(0);
    expect(writer.state).toEqual({ kind: 'saving', changes: 0 });
    await finish(1);
    expect(words()).toEqual(['a', 'a']);
    expect(writer.state).toEqual({ kind: 'saved' });
  });

  test('[SC4] settles when everything is durable, and not before', async () => {
    writer.begin(at(0));
    write('a');
    const settled = vi.fn<() => void>();
    void writer.settled().then(settled);
    write('b');
    await finish(0);
    expect(settled).not.toHaveBeenCalled();
    await finish(1);
    expect(settled).toHaveBeenCalled();
  });
});
