import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { wordsOf } from './words-of.ts';

function record(edit: (doc: Y.Doc) => void, doc = new Y.Doc()): Uint8Array[] {
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  edit(doc);
  return updates;
}

describe('wordsOf', () => {
  test('joins what was typed letter by letter', () => {
    const updates = record((doc) => {
      for (const [index, letter] of ['h', 'i', '!'].entries()) doc.getText('t').insert(index, letter);
    });
    expect(updates).toHaveLength(3);
    expect(wordsOf(updates)).toEqual(['hi!']);
  });

  test('keeps apart what was typed in different places', () => {
    const updates = record((doc) => {
      doc.getText('a').insert(0, 'one');
      doc.getText('b').insert(0, 'two');
    });
    expect(wordsOf(updates)).toEqual(['one', 'two']);
  });

  test('reads text in rich text, field values, and text inside plain values', () => {
    const updates = record((doc) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText('rich')]);
      doc.getXmlFragment('f').insert(0, [paragraph]);
      doc.getMap('m').set('title', 'field');
      doc.getMap('m').set('entry', { text: 'plain', at: 3, tags: ['tag'] });
    });
    expect(wordsOf(updates)).toEqual(expect.arrayContaining(['rich', 'field', 'plain', 'tag']));
  });

  test('leaves out what was taken away again, and says nothing twice', () => {
    const doc = new Y.Doc();
    const updates = record(() => {
      doc.getText('t').insert(0, 'keep drop');
      doc.getText('t').delete(4, 5);
    }, doc);
    expect(wordsOf([...updates, Y.encodeStateAsUpdate(doc), ...updates])).toEqual(['keep']);
  });

  test('reads a row whose beginning is missing', () => {
    const updates = record((doc) => {
      doc.getText('t').insert(0, 'first ');
      doc.getText('t').insert(6, 'second');
    });
    expect(wordsOf(updates.slice(1))).toEqual(['second']);
  });

  test('keeps letters beyond the first plane whole', () => {
    expect(wordsOf(record((doc) => doc.getText('t').insert(0, 'a👋🏽b')))).toEqual(['a👋🏽b']);
  });
});
