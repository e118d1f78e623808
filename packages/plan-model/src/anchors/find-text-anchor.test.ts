import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { newReplica, pressEnter, type Replica, TEXT_ORIGIN } from '../plan-fixture.ts';
import { newFragment } from '../text-fragment.ts';
import { findTextAnchor } from './find-text-anchor.ts';
import { makeTextAnchor, type TextAnchor } from './text-anchor.ts';
import { TextLetters } from './text-letters.ts';

function textOf(lines: readonly string[]): { fragment: Y.XmlFragment; replica: Replica } {
  const replica = newReplica('ana');
  const fragment = newFragment(lines.map((text) => ({ kind: 'plain', text })));
  replica.doc.getMap('texts').set('text', fragment);
  return { fragment, replica };
}

/** The first, or a later, place of words in a line. */
function anchorAt(fragment: Y.XmlFragment, words: string, line = 0): TextAnchor {
  const from = wordsOf(fragment, line).indexOf(words);
  const range = { from: { line, offset: from }, to: { line, offset: from + words.length } };
  const anchor = from < 0 ? undefined : makeTextAnchor(new TextLetters(fragment), range);
  if (anchor === undefined) throw new Error(`there is no "${words}"`);
  return anchor;
}

function textIn(fragment: Y.XmlFragment, line: number): Y.XmlText {
  const block = fragment.get(line);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('there is no line');
  return text;
}

function wordsOf(fragment: Y.XmlFragment, line: number): string {
  return textIn(fragment, line).toJSON();
}

function show(fragment: Y.XmlFragment, anchor: TextAnchor): string {
  const letters = new TextLetters(fragment);
  const place = findTextAnchor(letters, anchor);
  return place.kind === 'detached'
    ? 'detached'
    : `${place.isChanged ? '~' : ''}${letters.read(letters.spanIn(place)).replaceAll('\n', '|')}`;
}

describe('finding an anchor', () => {
  test('[PM40] answers the same to whoever took something back as to whoever only reads the text', () => {
    const { fragment, replica } = textOf(['Parents come to the school each month.']);
    const anchor = anchorAt(fragment, 'each month');
    replica.doc.transact(() => textIn(fragment, 0).delete(20, 17), TEXT_ORIGIN);
    expect(show(fragment, anchor)).toBe('detached');
    replica.undo.undo();
    replica.doc.transact(() => textIn(fragment, 0).delete(0, 20), TEXT_ORIGIN);
    replica.doc.transact(() => textIn(fragment, 0).insert(textIn(fragment, 0).length, '!'), TEXT_ORIGIN);
    const reader = new Y.Doc();
    Y.applyUpdate(reader, Y.encodeStateAsUpdate(replica.doc));
    const there = reader.getMap('texts').get('text');
    if (!(there instanceof Y.XmlFragment)) throw new Error('there is no text');
    // The words are back under other ids and their surroundings are gone: only this device could know them again.
    expect([show(fragment, anchor), show(there, anchor)]).toEqual(['detached', 'detached']);
  });

  test('[PM40] writes nothing, nor does making one', () => {
    const { fragment, replica } = textOf(['Parents come to the school each month.', 'Parents stay.']);
    let updates = 0;
    replica.doc.on('update', () => (updates += 1));
    const anchor = anchorAt(fragment, 'Parents');
    expect(show(fragment, anchor)).toBe('Parents');
    expect(updates).toBe(0);
  });

  test('[PM42] knows words by either of their ends when all around them is new', () => {
    for (const at of [0, 3]) {
      const { fragment } = textOf(['Parents come in June. We tell them.']);
      const anchor = anchorAt(fragment, 'June');
      const text = textIn(fragment, 0);
      text.delete(16 + at, 1);
      text.insert(16 + at, 'June'.charAt(at));
      text.delete(20, 15);
      text.delete(0, 16);
      expect(show(fragment, anchor)).toBe('June');
    }
  });

  test('[PM43] counts letters where there are no spaces between words', () => {
    const { fragment } = textOf(['家长每个月都来学校，老师也给家里打电话。']);
    const anchor = anchorAt(fragment, '家长每个月都来学校');
    textIn(fragment, 0).insert(5, '底');
    expect(show(fragment, anchor)).toBe('~家长每个月底都来学校');
    textIn(fragment, 0).delete(1, 8);
    expect(show(fragment, anchor)).toBe('detached');
  });

  test('[PM43] needs one side of the surroundings for sure, or most of both', () => {
    const before = 'Parents come in every month. ';
    const { fragment } = textOf([`${before}They talk with the teacher. They go home content.`]);
    const anchor = anchorAt(fragment, 'They talk with the teacher.');
    const text = textIn(fragment, 0);
    text.delete(before.length + 28, 21);
    text.insert(before.length + 28, 'Nobody hurries.');
    text.insert(before.length + 9, ' at length');
    expect(show(fragment, anchor)).toBe('~They talk at length with the teacher.');
    text.delete(0, before.length - 1);
    text.insert(0, 'When?');
    expect(show(fragment, anchor)).toBe('detached');
  });

  test('[PM42] knows words that were typed anew by a little on both sides', () => {
    const { fragment } = textOf(['Now all parents come in June. Before then we tell them.']);
    const anchor = anchorAt(fragment, 'June');
    const text = textIn(fragment, 0);
    text.delete(24, 4);
    text.insert(24, 'June');
    text.delete(36, 19);
    text.delete(0, 15);
    expect(wordsOf(fragment, 0)).toBe(' come in June. Before');
    expect(show(fragment, anchor)).toBe('June');
    text.delete(0, 5);
    expect(show(fragment, anchor)).toBe('detached');
  });

  test('[PM43] finds what is left at the very end, and at the very beginning, of a text', () => {
    const { fragment } = textOf(['We say that every learner has a person to turn to.']);
    const [first, last] = [
      anchorAt(fragment, 'We say that every'),
      anchorAt(fragment, 'a person to turn to.'),
    ];
    textIn(fragment, 0).delete(42, 8);
    textIn(fragment, 0).delete(0, 3);
    expect(show(fragment, last)).toBe('~a person to');
    expect(show(fragment, first)).toBe('~say that every');
  });

  test('[PM43] is detached when less than half of the words are left', () => {
    const { fragment } = textOf(['We say that every learner has a person to turn to, and who that is.']);
    const anchor = anchorAt(fragment, 'every learner has a person');
    textIn(fragment, 0).delete(12, 'every learner'.length);
    expect(show(fragment, anchor)).toBe('detached');
    textIn(fragment, 0).insert(12, 'every learner');
    expect(show(fragment, anchor)).toBe('every learner has a person');
  });

  test('[PM44] is detached where the same words come to stand elsewhere, and where they are there twice alike', () => {
    const { fragment } = textOf([
      'Parents come in June.',
      'Teachers call home.',
      'Nobody leaves in silence.',
    ]);
    const anchor = anchorAt(fragment, 'June');
    textIn(fragment, 0).delete(16, 4);
    textIn(fragment, 2).insert(25, ' Not even in June.');
    expect(show(fragment, anchor)).toBe('detached');
    textIn(fragment, 0).insert(16, 'June');
    expect(show(fragment, anchor)).toBe('June');
    const line = anchorAt(fragment, 'Teachers call home.', 1);
    fragment.delete(0, 3);
    const [between, again] = ['In between.', 'Teachers call home.'];
    fragment.insert(0, newFragmentLines(between, again, between));
    expect(show(fragment, line)).toBe(again);
    fragment.insert(3, newFragmentLines(again, between));
    expect(show(fragment, line)).toBe('detached');
  });

  test('[PM44] finds words that are long and the only ones, and short ones by their line, in another place', () => {
    const { fragment } = textOf([
      'Parents come to the school each month, and we tell them.',
      'Call home early.',
      'End.',
    ]);
    const long = anchorAt(fragment, 'come to the school each month');
    const line = anchorAt(fragment, 'home', 1);
    fragment.delete(0, 2);
    fragment.insert(1, newFragmentLines('Call home early.', 'They come to the school each month again.'));
    expect(show(fragment, long)).toBe('come to the school each month');
    expect(show(fragment, line)).toBe('home');
    fragment.delete(1, 1);
    fragment.insert(1, newFragmentLines('Call home later, then.', 'We call home early.'));
    expect(show(fragment, line)).toBe('detached');
  });
});

function newFragmentLines(...lines: readonly string[]): Y.XmlElement[] {
  return lines.map((words) => {
    const line = new Y.XmlElement('paragraph');
    line.insert(0, [new Y.XmlText(words)]);
    return line;
  });
}

/** Sentences of a plan's length, in which few are alike. */
function sentences(text: number): readonly string[] {
  return Array.from({ length: 4 }, (_, line) =>
    Array.from(
      { length: 3 },
      (_, part) =>
        `In step ${text * 12 + line * 3 + part} the teachers call home before ${part + line} days of absence are noted.`,
    ).join(' '),
  );
}

test('[PM40] a thousand anchors in five hundred texts are found in the time of a few frames', () => {
  const replica = newReplica('ana');
  const texts = Array.from({ length: 500 }, (_, index) => {
    const fragment = newFragment(sentences(index).map((text) => ({ kind: 'plain', text })));
    replica.doc.getMap('texts').set(`${index}`, fragment);
    const anchors = [
      anchorAt(fragment, `step ${index * 12 + 4} the teachers call home`, 1),
      anchorAt(fragment, 'days', 2),
    ];
    // A fifth each: as it was, parted within, changed, without its line, and all of it written anew.
    if (index % 5 === 1) pressEnter(replica, fragment, { block: 1, at: 110 });
    if (index % 5 === 2) textIn(fragment, 1).insert(100, ' and parents');
    if (index % 5 === 3) fragment.delete(1, 2);
    if (index % 5 === 4) {
      fragment.delete(0, 4);
      fragment.insert(0, newFragmentLines(...sentences(index).toReversed()));
    }
    return { fragment, anchors };
  });
  const before = process.cpuUsage();
  const places = texts.flatMap(({ fragment, anchors }) => {
    const letters = new TextLetters(fragment);
    return anchors.map((anchor) => findTextAnchor(letters, anchor));
  });
  const { user, system } = process.cpuUsage(before);
  const found = places.filter(({ kind }) => kind === 'found').length;
  process.stdout.write(
    `${places.length} anchors, ${found} found: ${Math.round((user + system) / 1000)} ms\n`,
  );
  // Of the fourth fifth nothing is left, and of the last one a word that stands in every line is not known again.
  expect(found).toBe(700);
  expect((user + system) / 1000).toBeLessThan(2000);
});
