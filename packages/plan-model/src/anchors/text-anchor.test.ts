import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { episodes } from '../episodes-fixture.ts';
import { isUnreadable } from '../field.ts';
import { newFragment } from '../text-fragment.ts';
import { findTextAnchor } from './find-text-anchor.ts';
import { makeTextAnchor, MAX_QUOTE, quoteParts, readTextAnchor, type TextAnchor } from './text-anchor.ts';
import { TextLetters } from './text-letters.ts';

function textOf(...lines: readonly string[]): Y.XmlFragment {
  const doc = new Y.Doc();
  const fragment = newFragment(lines.map((text) => ({ kind: 'plain', text })));
  doc.getMap('records').set('text', fragment);
  return fragment;
}

function anchorAt(fragment: Y.XmlFragment, line: number, from: number, to: number): TextAnchor {
  const range = { from: { line, offset: from }, to: { line, offset: to } };
  const anchor = makeTextAnchor(new TextLetters(fragment), range);
  if (anchor === undefined) throw new Error('there were no words');
  return anchor;
}

/** As it comes back from the document in which it is kept. */
function stored(value: unknown): unknown {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  here.getMap('threads').set('me.1', value);
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  return there.getMap('threads').get('me.1');
}

function putMention(fragment: Y.XmlFragment, id: string): void {
  const line = fragment.get(0);
  if (!(line instanceof Y.XmlElement)) throw new Error('there is no line');
  const mention = new Y.XmlElement<{ type: string; id: string }>('mention');
  mention.setAttribute('type', 'goals');
  mention.setAttribute('id', id);
  line.insert(line.length, [mention, new Y.XmlText(' by then')]);
}

describe('an anchor', () => {
  test('[PM40] holds its passage without the spaces around it, and what stands beside it', () => {
    const fragment = textOf('We begin.', 'Parents come to the school.', 'We end.');
    const anchor = anchorAt(fragment, 1, 7, 13);
    expect(anchor).toMatchObject({
      quote: 'come',
      before: 'We begin.\nParents ',
      after: ' to the school.\nWe end.',
      twin: null,
    });
    expect(anchorAt(fragment, 0, 0, 99)).toMatchObject({ quote: 'We begin.', before: '' });
  });

  test('[PM40] is none where there are no words', () => {
    const letters = new TextLetters(textOf('a  b', '', 'c'));
    for (const [line, from, to] of [
      [0, 1, 3],
      [1, 0, 5],
      [0, 2, 0],
      [9, 0, 9],
    ] as const)
      expect(
        makeTextAnchor(letters, { from: { line, offset: from }, to: { line, offset: to } }),
      ).toBeUndefined();
    expect(
      makeTextAnchor(new TextLetters(new Y.Doc().getXmlFragment('t')), {
        from: { line: 0, offset: 0 },
        to: { line: 3, offset: 0 },
      }),
    ).toBeUndefined();
  });

  test('[PM40] knows how much of its surroundings the same words have elsewhere', () => {
    const fragment = textOf('Goal one: stay', 'Goal two: stay with us', 'We stay');
    expect(anchorAt(fragment, 1, 10, 14).twin).toEqual({ before: ':'.length, after: 0 });
    expect(anchorAt(fragment, 0, 10, 14).twin).toEqual({ before: ':'.length, after: 0 });
    expect(anchorAt(fragment, 1, 15, 19).twin).toBeNull();
  });

  test('[PM40] holds the beginning of what is too long, and no half of a character', () => {
    const fragment = textOf(`${'🎈'.repeat(17)}${'x'.repeat(MAX_QUOTE - 1)}${'🎈'.repeat(40)}`);
    const anchor = anchorAt(fragment, 0, 34, 2000);
    expect(anchor.quote).toBe('x'.repeat(MAX_QUOTE - 1));
    expect([anchor.before, anchor.after]).toEqual(['🎈'.repeat(16), '🎈'.repeat(16)]);
    expect(anchorAt(textOf(`y${'🎈'.repeat(40)}z`), 0, 0, 1).after).toBe('🎈'.repeat(16));
    expect(anchorAt(textOf(`${'🎈'.repeat(40)}zy`), 0, 81, 82).before).toBe(`${'🎈'.repeat(15)}z`);
    expect(readTextAnchor(stored(anchor))).toEqual(anchor);
  });

  test('[PM41] counts a reference as one place, and as the record that it names', () => {
    const fragment = textOf('See ');
    putMention(fragment, 'aaaaaaaaaaaa');
    putMention(fragment, 'bbbbbbbbbbbb');
    const anchor = anchorAt(fragment, 0, 4, 8);
    expect(anchor.quote).toBe('@goals/aaaaaaaaaaaa by');
    expect(quoteParts(anchor.quote)).toEqual([{ root: 'goals', id: 'aaaaaaaaaaaa' }, ' by']);
    const second = anchorAt(fragment, 0, 13, 14);
    expect([second.quote, second.twin]).toEqual(['@goals/bbbbbbbbbbbb', null]);
    const line = fragment.get(0);
    if (line instanceof Y.XmlElement) line.delete(line.length - 2, 1);
    expect(findTextAnchor(new TextLetters(fragment), second)).toEqual({ kind: 'detached' });
    expect(findTextAnchor(new TextLetters(fragment), anchor)).toMatchObject({
      kind: 'found',
      isChanged: false,
    });
  });
});

describe('what stands in a document as an anchor', () => {
  const good = anchorAt(textOf('Parents come to the school.', 'Parents stay.'), 0, 0, 7);

  test('[PM40] comes back as it was made, without what a later version added', () => {
    expect(good.twin).not.toBeNull();
    expect(readTextAnchor(stored(good))).toEqual(good);
    expect(readTextAnchor(stored({ ...good, colour: 'red' }))).toEqual(good);
    expect(Object.isFrozen(readTextAnchor(stored(good)))).toBe(true);
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'missing'],
    ['no record', 'text', 'wrong-type'],
    ['a list', [good], 'wrong-type'],
    ['no quote', { ...good, quote: undefined }, 'missing'],
    ['a quote of spaces', { ...good, quote: ' \n ' }, 'out-of-range'],
    ['an endless quote', { ...good, quote: 'x'.repeat(MAX_QUOTE + 1) }, 'too-long'],
    ['endless surroundings', { ...good, after: 'x'.repeat(33) }, 'too-long'],
    ['no id', { ...good, start: 7 }, 'wrong-type'],
    ['half an id', { ...good, end: { client: 1 } }, 'missing'],
    ['an id below zero', { ...good, end: { client: 1, clock: -1 } }, 'out-of-range'],
    ['an id between numbers', { ...good, start: { client: 1.5, clock: 1 } }, 'out-of-range'],
    ['no word of twins', { ...good, twin: undefined }, 'missing'],
    ['a boundless twin', { ...good, twin: { before: 33, after: 0 } }, 'out-of-range'],
  ])('[PM40] %s is unreadable', (_what, raw, why) => {
    expect(readTextAnchor(raw)).toMatchObject({ kind: 'unreadable', why });
  });

  test('[PM40] whatever it is, neither reading nor finding it throws or writes', () => {
    const fragment = textOf('Parents come to the school.', 'Parents stay.', 'aaaa aaaa');
    const letters = new TextLetters(fragment);
    const words = fc.constantFrom(
      '',
      'a',
      'aa',
      'Parents',
      'come to',
      'school.\nParents',
      '@goals/',
      '\uFFFC',
      '.*',
    );
    const id = fc.record({ client: fc.oneof(fc.constant(good.start.client), fc.nat()), clock: fc.nat(60) });
    const near = fc.record({
      start: id,
      end: id,
      quote: words,
      before: words,
      after: words,
      twin: fc.option(fc.record({ before: fc.nat(32), after: fc.nat(32) })),
    });
    let updates = 0;
    fragment.doc?.on('update', () => (updates += 1));
    fc.assert(
      fc.property(
        fc.oneof(
          near,
          fc.anything(),
          fc.record({ start: id, end: fc.anything(), quote: fc.anything(), before: words, after: words }),
        ),
        (raw) => {
          const anchor = readTextAnchor(raw);
          if (isUnreadable(anchor)) return;
          const place = findTextAnchor(letters, anchor);
          if (place.kind === 'detached') return;
          const span = letters.spanIn(place);
          expect(span.to).toBeGreaterThan(span.from);
        },
      ),
      episodes(500),
    );
    expect(updates).toBe(0);
  });
});
