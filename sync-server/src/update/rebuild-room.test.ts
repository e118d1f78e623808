import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { nested, ownOrigin } from '../testkit/poison.ts';
import { newTestDoc } from '../testkit/random-edit.ts';
import { decodeIds } from './known-ids.ts';
import { rebuildRoom } from './rebuild-room.ts';

/** Somebody whose every change is a row. */
class Author {
  readonly doc = newTestDoc();
  readonly #rows: Uint8Array[];

  constructor(clientId: number, rows: Uint8Array[]) {
    this.doc.clientID = clientId;
    this.#rows = rows;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'others') this.#rows.push(update);
    });
  }

  type(words: string, at = this.doc.getText('text').length): void {
    this.doc.getText('text').insert(at, words);
  }

  read(row: Uint8Array): void {
    Y.applyUpdate(this.doc, row, 'others');
  }
}

function rebuild(updates: readonly Uint8Array[]) {
  const rows = updates.map((update, index) => ({ seq: index + 1, update }));
  return rebuildRoom({ snapshot: undefined, rows, seq: rows.length });
}

function textOf(update: Uint8Array): string {
  const doc = newTestDoc(update);
  expect(doc.store.pendingStructs).toBeNull();
  return doc.getText('text').toJSON();
}

describe('rebuildRoom', () => {
  test('makes of a snapshot and rows what a newcomer sees, and says which ids are in it', () => {
    const rows: Uint8Array[] = [];
    const anna = new Author(1, rows);
    anna.type('Hello world');
    const first = rebuild(rows);
    anna.doc.getText('text').delete(0, 6);
    const last = rows.at(-1) ?? new Uint8Array();
    const rebuilt = rebuildRoom({
      snapshot: first.snapshot.update,
      rows: [{ seq: 2, update: last }],
      seq: 2,
    });
    expect(rebuilt.poisoned).toEqual([]);
    expect([rebuilt.snapshot.seq, textOf(rebuilt.snapshot.update)]).toEqual([2, 'world']);
    const ids = decodeIds(rebuilt.snapshot.ids);
    expect(ids.clocks).toEqual(new Map([[1, 11]]));
    expect(ids.deleted).toEqual(new Map([[1, Uint32Array.of(0, 6)]]));
  });

  test.each([
    ['an item that is its own origin', ownOrigin(7)],
    ['an update cut inside its delete set', Uint8Array.of(0, 1, 1, 5, 0)],
    ['bytes that mean nothing', Uint8Array.of(255, 255, 255, 255)],
    ['a struct far ahead on somebody’s client id', Uint8Array.of(1, 1, 1, 200, 1, 0, 10, 0)],
  ])('leaves out %s, and everybody’s words stand', (_name, poison) => {
    const rows: Uint8Array[] = [];
    const anna = new Author(1, rows);
    anna.type('before ');
    rows.push(poison);
    anna.type('after');
    const { snapshot, poisoned } = rebuild(rows);
    expect([poisoned, textOf(snapshot.update)]).toEqual([[2], 'before after']);
  });

  test('leaves out one row after another, in whatever order they come', () => {
    const rows: Uint8Array[] = [ownOrigin(7)];
    const anna = new Author(1, rows);
    anna.type('one ');
    rows.push(ownOrigin(8), ownOrigin(9));
    anna.type('two');
    const { snapshot, poisoned } = rebuild(rows);
    expect([poisoned, textOf(snapshot.update)]).toEqual([[1, 3, 4], 'one two']);
  });

  test('who wrote next to what was left out keeps the rest of their words', () => {
    const rows: Uint8Array[] = [];
    const anna = new Author(1, rows);
    const ben = new Author(2, rows);
    anna.type('kept');
    const deep = nested(80, 3);
    for (const update of [...rows, ...deep]) ben.read(update);
    rows.push(...deep);
    // In one update: words of his own, and something inside and beside what is too deep.
    ben.doc.transact(() => {
      ben.type(' and ben');
      let each: Y.XmlFragment = ben.doc.getXmlFragment('body');
      for (let next = each.get(0); next instanceof Y.XmlElement; next = each.get(0)) each = next;
      each.insert(0, [new Y.XmlElement('paragraph')]);
      ben.doc.getXmlFragment('body').insert(1, [new Y.XmlElement('paragraph')]);
    });
    const { snapshot, poisoned } = rebuild(rows);
    // The first that is too deep; what lies in it goes with it.
    expect(poisoned).toEqual([66]);
    expect(textOf(snapshot.update)).toBe('kept and ben');
  });

  test('bounds how deep elements nest over many updates, each of which is harmless', () => {
    expect(rebuild(nested(60, 1)).poisoned).toEqual([]);
    const { snapshot, poisoned } = rebuild(nested(300, 1));
    expect(poisoned).toEqual([65]);
    let depth = 0;
    let each = newTestDoc(snapshot.update).getXmlFragment('body').get(0);
    for (; each instanceof Y.XmlElement; each = each.get(0) as Y.XmlElement) depth += 1;
    expect(depth).toBe(64);
  });

  test('a snapshot that cannot be read is nothing to build on', () => {
    const snapshot = Uint8Array.of(1, 2, 3);
    expect(() => rebuildRoom({ snapshot, rows: [], seq: 1 })).toThrow();
  });
});
