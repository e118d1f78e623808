// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';

import { Writer } from './anchor-fixture.ts';
import { closeDevices } from './editor-fixture.ts';

afterEach(closeDevices);

const GOALS = ['Goal one for the school', 'Goal two for the school', 'Goal three for the school'];
const MAY = "Parents' evening in May for all first-year learners";
const JUNE = "Parents' evening in June with employers";
const SENTENCES = 'We meet. The board decides. The parents agree. The pupils vote.';

interface Likeness {
  readonly what: string;
  readonly lines: readonly string[];
  readonly edit: (writer: Writer) => unknown;
  /** The first place of words, or a later one. */
  readonly gone: readonly (string | readonly [words: string, count: number])[];
  readonly kept: Readonly<Record<string, string>>;
}

/** From the start of one line to the start of another, which the binding writes into the first. */
const eraseLines = (from: number, to: number) => (writer: Writer) =>
  writer.erase({ from: { line: from, offset: 0 }, to: { line: to, offset: 0 } });

/** In each of them a passage begins or ends like another, which comes to stand in its place. */
const ALIKE: readonly Likeness[] = [
  {
    what: 'a line taken out of others that begin and end like it',
    lines: ['We begin.', ...GOALS],
    edit: (writer) => writer.cut(1),
    gone: ['Goal one for the school', 'one for the', 'one', 'Goal', 'for the school', 'school'],
    kept: {
      'Goal two for the school': ' begin.|[Goal two for the school]|Goal th',
      two: 'n.|Goal [two] for the',
    },
  },
  {
    what: 'a line that lives on as the next, which begins and ends like it',
    lines: ['We begin.', ...GOALS, 'We end.', 'Or not.'],
    edit: eraseLines(1, 2),
    gone: ['Goal one for the school', 'one for the', 'one', 'Goal', 'for the school', 'school'],
    kept: {
      'Goal two for the school': ' begin.|[Goal two for the school]|Goal th',
      two: 'n.|Goal [two] for the',
    },
  },
  {
    what: 'two lines that live on as the third',
    lines: ['We begin.', ...GOALS, 'We end.', 'Or not.'],
    edit: eraseLines(1, 3),
    gone: ['Goal one for the school', 'Goal two for the school', 'two for the', 'Goal', 'for the school'],
    kept: {
      'Goal three for the school': ' begin.|[Goal three for the school]|We end.',
      three: 'n.|Goal [three] for the',
    },
  },
  {
    what: 'a line that lives on as the next, which only begins like it',
    lines: ['We begin.', MAY, JUNE, 'We end.', 'Or not.'],
    edit: eraseLines(1, 2),
    gone: [MAY, 'evening in May', "Parents' evening in May", 'evening'],
    kept: { 'evening in June': "arents' [evening in June] with em" },
  },
  {
    what: 'a sentence before one that begins like it',
    lines: [SENTENCES],
    edit: (writer) => writer.erase(writer.find('The board decides. ')),
    gone: ['The board decides.', 'board', 'The'],
    kept: {
      'The parents agree.': 'e meet. [The parents agree.] The pup',
      'The pupils': ' agree. [The pupils] vote.',
    },
  },
  {
    what: 'a sentence between others that begin like it',
    lines: [SENTENCES],
    edit: (writer) => writer.erase(writer.find('The parents agree. ')),
    gone: ['The parents agree.', 'parents', ['The', 1]],
    kept: { 'The board decides.': 'e meet. [The board decides.] The pup', The: 'e meet. [The] board d' },
  },
  {
    what: 'the words from one place to the other',
    lines: [SENTENCES],
    edit: (writer) => writer.erase(writer.find(' board decides. The')),
    gone: ['The board decides.', 'board', 'The', ['The', 1]],
    kept: { 'The parents agree.': 'e meet. [The parents agree.] The pup' },
  },
  {
    what: 'a line that is the beginning of the next',
    lines: ['Due: June', 'Parents', "Parents' evening in May", "Parents' evening in June"],
    edit: (writer) => writer.cut(1),
    gone: ['Parents'],
    kept: {
      "Parents' evening in May": "e: June|[Parents' evening in May]|Parents",
      evening: "arents' [evening] in May|",
    },
  },
];

describe.each(ALIKE)('when somebody deletes $what', ({ lines, edit, gone, kept }) => {
  test.each(gone.map((each) => ({ passage: each })))(
    '[PM44] "$passage" is gone, and nothing else is taken for it',
    ({ passage }) => {
      const writer = Writer.of(lines);
      const [words, count] = typeof passage === 'string' ? [passage, 0] : passage;
      const anchor = writer.anchor(writer.find(words, count));
      edit(writer);
      expect(writer.show(anchor)).toBe('detached');
    },
  );

  test.each(Object.entries(kept))('[PM42] "%s" is still found', (words, expected) => {
    const writer = Writer.of(lines);
    const anchor = writer.anchor(writer.find(words));
    edit(writer);
    expect(writer.show(anchor)).toBe(expected);
  });
});
