import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { ErasedIds, type ErasedRanges } from './erased-ids.ts';
import { type Sought, soughtName, WordFinder } from './find-words.ts';

const CLIENT = 7;

/** What is found of a text that somebody wrote by these steps, each of them an update. */
function findIn(sought: Sought, ...steps: readonly ((text: Y.Text) => void)[]): ErasedRanges {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  const found = new ErasedIds();
  const finder = new WordFinder(sought, found);
  doc.on('update', (update: Uint8Array) => finder.apply(update));
  for (const step of steps) step(doc.getText('text'));
  finder.finish();
  return found.toRanges();
}

describe('WordFinder', () => {
  test('finds all letters of words of which a part was written anew', () => {
    const ranges = findIn(
      soughtName('Anna Zlat'),
      (text) => text.insert(0, 'Anna Zlat'),
      (text) => text.delete(2, 5),
      (text) => text.insert(2, 'na Zl'),
    );
    expect(ranges).toEqual({ [CLIENT]: [[0, 14]] });
  });

  test('takes the beginning of a word for no name, and what is a word of its own for one', () => {
    const spelled = 'also'.split('').map((letter) => (text: Y.Text) => text.insert(text.length, letter));
    expect(findIn(soughtName('Al'), ...spelled)).toEqual({});
    expect(findIn(soughtName('Al'), ...spelled, (text) => text.delete(2, 2))).toEqual({ [CLIENT]: [[0, 2]] });
  });

  test('finds a name anywhere that has several words, or is of a script without spaces', () => {
    expect(findIn(soughtName('Anna Zlat'), (text) => text.insert(0, 'Anna Zlatova'))).toEqual({
      [CLIENT]: [[0, 9]],
    });
    expect(findIn(soughtName('山田'), (text) => text.insert(0, '校長の山田は'))).toEqual({
      [CLIENT]: [[3, 5]],
    });
  });
});
