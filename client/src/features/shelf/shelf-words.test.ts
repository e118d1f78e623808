import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { shelfWords } from './shelf-words.ts';

/** A document with what was typed into it after `mark` as rows, one for each transaction. */
function typed(before: string, edit: (text: Y.Text, doc: Y.Doc) => void) {
  const doc = new Y.Doc();
  doc.getText('vision').insert(0, before);
  const rows: { update: Uint8Array }[] = [];
  doc.on('update', (update) => rows.push({ update }));
  edit(doc.getText('vision'), doc);
  return { state: Y.encodeStateAsUpdate(doc), rows };
}

describe('shelfWords', () => {
  test('gives what was typed letter by letter as one sentence, without what was there before', () => {
    const work = typed('Old words. ', (text) => {
      for (const letter of 'We stay.') text.insert(text.length, letter);
    });
    expect(shelfWords(work)).toEqual(['We stay.']);
  });

  test('leaves out what was deleted again, and tells places apart', () => {
    const work = typed('Middle', (text) => {
      text.insert(6, ' right oops');
      text.delete(12, 5);
      text.insert(0, 'Left ');
    });
    expect(shelfWords(work)).toEqual(['right', 'Left']);
  });

  test('shows the values that people type and not what holds a record together', () => {
    const work = typed('', (_text, doc) => {
      const target = new Y.Map<unknown>([
        ['order', 'a1Vx'],
        ['createdAt', 1_764_000_000_000],
        ['targetValue', 9.5],
      ]);
      doc.getMap('targets').set('abcdefghijkl', target);
      doc.getMap('meta').set('institution', 'School of Crafts');
    });
    expect(shelfWords(work)).toEqual(['9.5', 'School of Crafts']);
  });

  test('shows every kind of value that is typed', () => {
    const typedIn = {
      meta: ['institution', 'periodStart', 'periodEnd'],
      indicators: ['definition', 'source'],
    };
    for (const [root, fields] of Object.entries(typedIn)) {
      for (const field of fields) {
        const work = typed('', (_text, doc) => doc.getMap(root).set(field, `a new ${field}`));
        expect(shelfWords(work)).toEqual([`a new ${field}`]);
      }
    }
  });

  test('reads what it can when a row is damaged', () => {
    const work = typed('', (text) => text.insert(0, 'Still here'));
    const rows = [...work.rows, { update: Uint8Array.of(255, 1, 2) }];
    expect(shelfWords({ ...work, rows })).toEqual(['Still here']);
  });

  test('tells what was said in a discussion, and none of what an entry is besides', () => {
    const shelved = typed('', (_text, doc) => {
      const threads = doc.getMap('threads');
      threads.set('participant-me.a', { at: 5, place: 'plan', words: 'Who calls?' });
      threads.set('participant-me.b', { words: [{ group: 'learner' }, ' and when?'] });
      doc.getMap('answers').set('participant-me.c', { outcome: 'declined', reason: 'Nobody is there.' });
      doc.getMap('reactions').set('participant-me.d', { to: 'x', sign: 'agree' });
      threads.set('participant-me.f', { words: '', proposal: { kind: 'text', text: 'two days' } });
      threads.set('participant-me.g', { words: 'Less.', proposal: { kind: 'value', value: 9, base: 12 } });
      const progress = { measure: 'measure-0001', on: '2026-11-12', words: 'Half done.' };
      doc.getMap('progress').set('participant-me.e', { ...progress, link: 'https://school.example/' });
    });
    expect(shelfWords(shelved)).toEqual([
      'Who calls?',
      'and when?',
      'Nobody is there.',
      'two days',
      'Less. 9',
      'Half done. https://school.example/',
    ]);
  });
});
