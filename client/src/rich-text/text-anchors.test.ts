// @vitest-environment happy-dom
import { archiveRecord, restoreRecord, type TextPoint, type TextRange } from '@holdfast/plan-model';
import { afterEach, describe, expect, test } from 'vitest';

import { Writer } from './anchor-fixture.ts';
import { closeDevices } from './editor-fixture.ts';

afterEach(closeDevices);

/** The second and the third line begin alike, and a word of the second stands in the first too. */
const LINES = [
  'Our school keeps every learner in view.',
  'Parents come to the school each month. Teachers call home early.',
  'Parents hear good news first, before any letter of warning.',
  'Nobody leaves without a plan for what comes next.',
];
const PASSAGES = {
  start: { words: 'Parents come', count: 0 },
  middle: { words: 'each month', count: 0 },
  end: { words: 'call home early.', count: 0 },
  'two lines': { words: 'home early.|Parents hear good', count: 0 },
  'a word that also stands elsewhere': { words: 'school', count: 1 },
} as const;
type Passage = keyof typeof PASSAGES;

const UNTOUCHED: Readonly<Record<Passage, string>> = {
  start: 'n view.|[Parents come] to the ',
  middle: ' school [each month]. Teache',
  end: 'eachers [call home early.]|Parents',
  'two lines': 'rs call [home early.|Parents hear good] news fi',
  'a word that also stands elsewhere': ' to the [school] each mo',
};
const GONE: Readonly<Record<Passage, string>> = {
  start: 'detached',
  middle: 'detached',
  end: 'detached',
  'two lines': 'detached',
  'a word that also stands elsewhere': 'detached',
};

/** What is done to the second line or, by `range`, to the passage; then where the passage is, if not as before. */
type Row = readonly [
  what: string,
  edit: (writer: Writer, range: TextRange) => unknown,
  expected: Partial<Readonly<Record<Passage, string>>>,
];

function inside({ from }: TextRange, letters = 4): TextPoint {
  return { line: from.line, offset: from.offset + letters };
}

const sameWords = (writer: Writer, range: TextRange): void =>
  writer.retype(range, writer.words(range).replace('|', ' '));

const EDITS: readonly Row[] = [
  ['nothing', () => {}, {}],
  ['made bold', (writer, range) => writer.bold(range), {}],
  [
    'split inside',
    (writer, range) => writer.split(inside(range)),
    {
      start: 'n view.|[Pare|nts come] to the ',
      middle: ' school [each| month]. Teache',
      end: 'eachers [call| home early.]|Parents',
      'two lines': 'rs call [home| early.|Parents hear good] news fi',
      'a word that also stands elsewhere': ' to the [scho|ol] each mo',
    },
  ],
  [
    'split before',
    (writer, range) => writer.split(range.from),
    {
      start: ' view.||[Parents come] to the ',
      middle: 'school |[each month]. Teache',
      end: 'achers |[call home early.]|Parents',
      'two lines': 's call |[home early.|Parents hear good] news fi',
      'a word that also stands elsewhere': 'to the |[school] each mo',
    },
  ],
  [
    'split after',
    (writer, range) => writer.split(range.to),
    {
      start: 'n view.|[Parents come]| to the',
      middle: ' school [each month]|. Teach',
      end: 'eachers [call home early.]||Parent',
      'two lines': 'rs call [home early.|Parents hear good]| news f',
      'a word that also stands elsewhere': ' to the [school]| each m',
    },
  ],
  [
    'split inside and joined again',
    (writer, range) => {
      writer.split(inside(range));
      writer.join(range.from.line + 1);
    },
    {},
  ],
  ['joined with the line above', (writer) => writer.join(1), { start: 'in view.[Parents come] to the ' }],
  [
    'joined with the line below',
    (writer) => writer.join(2),
    {
      end: 'eachers [call home early.]Parents ',
      'two lines': 'rs call [home early.Parents hear good] news fi',
    },
  ],
  [
    'cut and pasted at the end',
    (writer) => writer.move(1, 3),
    {
      start: 's next.|[Parents come] to the ',
      end: 'eachers [call home early.]',
      'two lines': 'n view.|[~Parents hear good] news fi',
    },
  ],
  [
    'cut and pasted at the top',
    (writer) => writer.move(1, 0),
    {
      start: '[Parents come] to the ',
      end: 'eachers [call home early.]|Our sch',
      'two lines': 'rs call [~home early.|Our school keeps every learner in view.|Parents hear good] news fi',
    },
  ],
  [
    'dragged to the end',
    (writer) => writer.drag(1, 4),
    {
      start: 's next.|[Parents come] to the ',
      end: 'eachers [call home early.]',
      'two lines': 'n view.|[~Parents hear good] news fi',
    },
  ],
  ['deleted, the words alone', (writer, range) => writer.erase(range), GONE],
  [
    'deleted, the first five letters',
    (writer, range) => writer.erase({ from: range.from, to: inside(range, 5) }),
    {
      start: 'detached',
      middle: ' school [~month]. Teache',
      end: 'eachers [~home early.]|Parents',
      'two lines': 'rs call [~early.|Parents hear good] news fi',
      'a word that also stands elsewhere': 'detached',
    },
  ],
  [
    'deleted, the whole line',
    (writer) => writer.cut(1),
    { ...GONE, 'two lines': 'n view.|[~Parents hear good] news fi' },
  ],
  ['deleted, the line above', (writer) => writer.cut(0), { start: '[Parents come] to the ' }],
  [
    'deleted, the line below',
    (writer) => writer.cut(2),
    { end: 'eachers [call home early.]|Nobody ', 'two lines': 'detached' },
  ],
  ['retyped, the same words', sameWords, { 'two lines': 'rs call [home early. Parents hear good] news fi' }],
  ['retyped, other words', (writer, range) => writer.retype(range, 'something else'), GONE],
  [
    'typed into',
    (writer, range) => writer.type(inside(range), ' or so'),
    {
      start: 'n view.|[~Pare or sonts come] to the ',
      middle: ' school [~each or so month]. Teache',
      end: 'eachers [~call or so home early.]|Parents',
      'two lines': 'rs call [~home or so early.|Parents hear good] news fi',
      'a word that also stands elsewhere': ' to the [~scho or sool] each mo',
    },
  ],
];

describe.each(EDITS)('a passage of a text that was changed: %s', (_what, edit, expected) => {
  test.each(Object.entries(PASSAGES))('[PM42] [PM43] [PM44] %s', (name, { words, count }) => {
    const writer = Writer.of(LINES);
    const range = writer.find(words, count);
    const anchor = writer.anchor(range);
    expect(writer.show(anchor)).toBe(UNTOUCHED[name as Passage]);
    edit(writer, range);
    expect(writer.show(anchor)).toBe({ ...UNTOUCHED, ...expected }[name]);
    const { undo } = writer.device;
    while (writer.lines.join('|') !== LINES.join('|')) expect(undo.undo()).toBe(true);
    expect(writer.show(anchor)).toBe(UNTOUCHED[name as Passage]);
  });
});

describe.each(Object.entries(PASSAGES))('a passage at the %s', (name, { words, count }) => {
  test('[PM42] is where it was when its record comes back from the archive', () => {
    const writer = Writer.of(LINES);
    const anchor = writer.anchor(writer.find(words, count));
    const { plan } = writer.device;
    if (typeof writer.address === 'string') throw new Error('the text belongs to a record');
    archiveRecord(plan, writer.address);
    expect(writer.show(anchor)).toBe(UNTOUCHED[name as Passage]);
    restoreRecord(plan, writer.address);
    expect(writer.show(anchor)).toBe(UNTOUCHED[name as Passage]);
  });
});

type MergeRow = readonly [
  what: string,
  edit: (ana: Writer, ben: Writer, range: TextRange) => unknown,
  expected: Partial<Readonly<Record<Passage, string>>>,
];

const MERGES: readonly MergeRow[] = [
  [
    'one splits it, the other types before it',
    (ana, ben, range) => [ana.split(inside(range)), ben.type(range.from, 'Also ')],
    {
      start: 'w.|Also [Pare|nts come] to the ',
      middle: 'ol Also [each| month]. Teache',
      end: 'rs Also [call| home early.]|Parents',
      'two lines': 'll Also [home| early.|Parents hear good] news fi',
      // What stood before it is the same no more, so it could be the other one.
      'a word that also stands elsewhere': 'detached',
    },
  ],
  [
    'one splits it, the other types in it',
    (ana, ben, range) => [ana.split(inside(range)), ben.type(inside(range, 2), 'xyz')],
    {
      start: 'detached',
      middle: ' school [~eaxyzch| month]. Teache',
      end: 'eachers [~caxyzll| home early].|Parent',
      'two lines': 'rs call [~hoxyzme| early.|Parents hear good] news fi',
      'a word that also stands elsewhere': 'detached',
    },
  ],
  [
    // The document then holds the rest of the line twice.
    'both split it',
    (ana, ben, range) => [ana.split(inside(range)), ben.split(inside(range))],
    {
      start: 'n view.|[Pare|nts come] to the ',
      middle: ' school [each| month]. Teache',
      end: 'eachers [call| home early.]| home e',
      'two lines': 'rs call [~home| early.| early.|Parents hear good] news fi',
      'a word that also stands elsewhere': ' to the [scho|ol] each mo',
    },
  ],
  [
    'one moves the line, the other types in it',
    (ana, ben, range) => [ana.move(1, 3), ben.type(range.from, 'Also ')],
    {
      start: 's next.|[Parents come] to the ',
      end: 'eachers [call home early.]',
      'two lines': 'n view.|[~Parents hear good] news fi',
    },
  ],
  [
    'one deletes it, the other types in it',
    (ana, ben, range) => [ana.erase(range), ben.type(inside(range), ' or so')],
    GONE,
  ],
  [
    'one deletes the line, the other splits it',
    (ana, ben, range) => [ana.cut(1), ben.split(inside(range))],
    { ...GONE, 'two lines': ' view.| [~early.|Parents hear good] news fi' },
  ],
  [
    'one joins the line with the one above, the other retypes it with other words',
    (ana, ben, range) => [ana.join(1), ben.retype(range, 'something else')],
    { start: 'in view.[Parents come] to the ', 'two lines': 'detached' },
  ],
  [
    'one retypes it with the same words, the other deletes the line below',
    (ana, ben, range) => [sameWords(ana, range), ben.cut(2)],
    {
      end: 'eachers [call home early.]|Nobody ',
      'two lines': 'rs call [home early. Parents hear good] news fi',
    },
  ],
];

/** Whose client id is lowest decides in which order Yjs brings together what two wrote in one place. */
const ORDERS = [
  [1, 2],
  [2, 1],
] as const;

describe.each(MERGES)(
  'a passage of a text that two changed without each other: %s',
  (_what, edit, expected) => {
    test.each(Object.entries(PASSAGES))('[PM40] [PM42] [PM43] [PM44] %s', (name, { words, count }) => {
      for (const [anaId, benId] of ORDERS) {
        const reader = Writer.of(LINES, 3);
        const [ana, ben] = [reader.fork(anaId), reader.fork(benId)];
        const range = reader.find(words, count);
        const anchor = reader.anchor(range);
        edit(ana, ben, range);
        reader.meet(ana, ben);
        for (const each of [reader, ana, ben])
          expect(each.show(anchor)).toBe({ ...UNTOUCHED, ...expected }[name]);
      }
    });
  },
);
