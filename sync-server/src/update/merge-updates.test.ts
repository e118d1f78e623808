import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { mergeUpdates } from './merge-updates.ts';

describe('mergeUpdates', () => {
  test('of thousands says what all of them say, in time that grows with their number', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const text = doc.getText('text');
    for (let times = 0; times < 8_000; times += 1) {
      if (times % 7 === 6) text.delete(times % text.length, 1);
      else text.insert((times * 31) % (text.length + 1), 'x');
    }
    const started = performance.now();
    const merged = mergeUpdates(updates);
    expect(performance.now() - started).toBeLessThan(2_000);
    const read = new Y.Doc();
    Y.applyUpdate(read, merged);
    expect(Y.encodeStateAsUpdate(read)).toEqual(Y.encodeStateAsUpdate(doc));
  });

  test('of nothing is an update that says nothing', () => {
    expect(Y.decodeUpdate(mergeUpdates([]))).toMatchObject({ structs: [], ds: { clients: new Map() } });
  });
});
