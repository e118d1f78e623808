import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import type { Base } from './base.ts';

/** A storage that does not exist yet when it is made; each `open` is another tab of the same device. */
export interface BaseHarness {
  open(): Base | Promise<Base>;
  /** Removes the storage, after its bases were closed. */
  remove?(): void | Promise<void>;
}

function word(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('words').set(text, true);
  return Y.encodeStateAsUpdate(doc);
}

async function wordsIn(base: Base, generation: number): Promise<string[]> {
  const { updates, unreadable } = await base.read(generation);
  expect(unreadable).toBe(0);
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return [...doc.getMap('words').keys()].sort();
}

/** What every base must do. `make` is called for each test. Only valid Yjs updates are given to it. */
export function baseContract(name: string, make: () => BaseHarness | Promise<BaseHarness>): void {
  describe(name, () => {
    let harness: BaseHarness;
    let base: Base;
    let opened: Base[] = [];

    async function open(): Promise<Base> {
      const tab = await harness.open();
      opened.push(tab);
      return tab;
    }

    beforeEach(async () => {
      harness = await make();
      base = await open();
    });

    afterEach(async () => {
      for (const tab of opened) tab.close();
      opened = [];
      await harness.remove?.();
    });

    test('begins empty', async () => {
      expect(await base.read(0)).toEqual({ updates: [], unreadable: 0 });
    });

    test('gives back what was added', async () => {
      await base.append(0, word('a'));
      await base.append(0, word('b'));
      expect(await wordsIn(base, 0)).toEqual(['a', 'b']);
    });

    test('a checkpoint replaces what was added before it', async () => {
      for (const each of ['a', 'b', 'c']) await base.append(0, word(each));
      const [first] = (await base.read(0)).updates;
      expect(first).toBeDefined();
      await base.checkpoint(0, word('d'));
      expect(await wordsIn(base, 0)).toEqual(['d']);
    });

    test('goes on after a checkpoint', async () => {
      await base.checkpoint(0, word('a'));
      await base.append(0, word('b'));
      await base.checkpoint(0, Y.mergeUpdates([word('a'), word('b')]));
      await base.append(0, word('c'));
      expect(await wordsIn(base, 0)).toEqual(expect.arrayContaining(['a', 'b', 'c']));
    });

    test('is there again after it was closed and opened', async () => {
      await base.checkpoint(0, word('a'));
      await base.append(0, word('b'));
      base.close();
      expect(await wordsIn(await open(), 0)).toEqual(['a', 'b']);
    });

    test('a tab that opens later reads what others wrote', async () => {
      await base.append(0, word('a'));
      expect(await wordsIn(await open(), 0)).toEqual(['a']);
    });

    test('a late checkpoint of a tab keeps what another has written unseen', async () => {
      await base.append(0, word('a'));
      const other = await open();
      await other.read(0);
      await other.checkpoint(0, Y.mergeUpdates([word('a'), word('b')]));
      await base.checkpoint(0, word('c'));
      expect(await wordsIn(await open(), 0)).toEqual(expect.arrayContaining(['b', 'c']));
    });

    test('no generation sees the base of another', async () => {
      await base.checkpoint(0, word('a'));
      await base.append(1, word('b'));
      expect(await wordsIn(base, 0)).toEqual(['a']);
      expect(await wordsIn(base, 1)).toEqual(['b']);
    });

    test('drops one generation and keeps the other', async () => {
      await base.checkpoint(0, word('a'));
      await base.append(1, word('b'));
      await base.drop(0);
      expect(await base.read(0)).toEqual({ updates: [], unreadable: 0 });
      expect(await wordsIn(base, 1)).toEqual(['b']);
    });
  });
}
