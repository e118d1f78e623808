import { assert } from '@holdfast/base';
import {
  addActor,
  addGoal,
  addIndicator,
  addMeasure,
  addMeasurement,
  addTarget,
  archiveRecord,
  moveRecord,
  setIndicator,
} from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { lineOf } from '../../session/record-name.ts';
import { columnsOf, IMPORT_KINDS, type ImportKind } from './columns.ts';
import { bringIn, day, englishWords, previewOf, saidOf, tableOf } from './import-fixture.ts';
import { bodyOf, guessSettings, headingsOf } from './import-settings.ts';
import { findLearnerHeading } from './learner-records.ts';
import { isSameImport } from './read-import.ts';

function mappingOf(kind: ImportKind, text: string) {
  return guessSettings(tableOf(text), kind, englishWords());
}

describe('the columns of a table', () => {
  test.each([
    [
      'measures',
      'Title;Description;Responsible;Start date;Due',
      ['title', 'what', 'actorsOfMeasure', 'start', 'end'],
    ],
    ['measures', 'Measure;Who;Goal;Status', ['title', 'actorsOfMeasure', 'goalsOfMeasure', 'status']],
    [
      'targets',
      'Indicator;Baseline;Target;By when',
      ['indicatorId', 'baselineValue', 'targetValue', 'deadline'],
    ],
    ['actors', 'Organisation;Group;E-mail;Colour', ['name', 'group', 'contact', undefined]],
    ['measurements', 'Indicator;School year;Result;n', ['indicatorId', 'date', 'value', 'people']],
  ] as const)('of %s: %s', (kind, headings, fields) => {
    expect(mappingOf(kind, `${headings}\nA;B;C;D`)).toMatchObject({ headings: 0, mapping: fields });
  });

  test('the headings stand below a title', () => {
    const { headings, mapping } = mappingOf('measures', 'Our year 2026\n\nTitle;Status\nTalks;idea');
    expect([headings, mapping]).toEqual([2, ['title', 'status']]);
  });

  test('a table may have none', () => {
    expect(mappingOf('measures', 'Welcome week;Ana\nTalks;Ben').headings).toBeUndefined();
  });

  test('those that the interface uses are known in every kind', () => {
    for (const kind of IMPORT_KINDS) {
      const fields = columnsOf(kind).map(([field]) => field);
      expect(mappingOf(kind, `${fields.join('\t')}\n`).mapping).toEqual(fields);
    }
  });
});

describe('measures', () => {
  const TABLE = [
    'Title\tStatus\tFrom\tUntil\tWho\tGoal',
    'Welcome week\tin progress\tSept 2026\t30.9.2026\tAna; Youth centre\tStay',
    'Talks\tPlanned\t2026/27\t2026/27\tteachers\t',
  ].join('\n');

  test('come with what they name, and in the words of the table', () => {
    const { plan } = openTestPlan({});
    addActor(plan, { name: 'Ána', group: 'teacher', kind: 'person' });
    const goal = addGoal(plan, { statement: 'Stay' });
    const preview = bringIn(plan, TABLE, { kind: 'measures' });
    expect(preview.newNames.map(({ root, name }) => [root, name])).toEqual([
      ['actors', 'Youth centre'],
      ['actors', 'teachers'],
    ]);
    const snapshot = plan.snapshot();
    expect(
      snapshot.measures.map(({ title, status, start, end }) => [lineOf(title), status, start, end]),
    ).toEqual([
      ['Welcome week', 'running', '2026-09-01', '2026-09-30'],
      ['Talks', 'agreed', '2026-09-01', '2027-07-31'],
    ]);
    expect(snapshot.actors.map(({ name, group }) => [name, group])).toEqual([
      ['Ána', 'teacher'],
      ['Youth centre', 'otherExternal'],
      ['teachers', 'teacher'],
    ]);
    const [welcome] = snapshot.measures;
    assert(welcome !== undefined, 'a measure');
    expect(snapshot.links.actorsByMeasure.get(welcome.id)).toHaveLength(2);
    expect(snapshot.links.measuresByGoal.get(goal)).toEqual([welcome.id]);
    expect(snapshot.problems).toEqual([]);
  });

  test('are one step of the history', () => {
    const { plan, undo } = openTestPlan({});
    const before = plan.snapshot();
    bringIn(plan, TABLE, { kind: 'measures' });
    undo.undo();
    const { measures, actors, goals } = plan.snapshot();
    expect([measures, actors, goals]).toEqual([before.measures, before.actors, before.goals]);
    undo.redo();
    expect(plan.snapshot().measures).toHaveLength(2);
  });

  test('names that are not in the plan can be left out', () => {
    const { plan } = openTestPlan({});
    const preview = bringIn(plan, TABLE, { kind: 'measures', unknownNames: 'leave' });
    expect(saidOf(preview).filter((said) => said.includes('leftName'))).toHaveLength(4);
    expect(plan.snapshot().actors).toEqual([]);
    expect(plan.snapshot().measures).toHaveLength(2);
  });

  test('of several with the very same name the first of the plan is meant, as is said', () => {
    const { plan } = openTestPlan({});
    const [first] = [0, 1, 2].map(() => addActor(plan, { name: 'Ana', group: 'teacher', kind: 'person' }));
    const preview = bringIn(plan, 'Title\tWho\nTalks\tAna', { kind: 'measures' });
    expect(saidOf(preview)).toEqual(['row 2, actorsOfMeasure: sameName']);
    expect([...plan.snapshot().links.actorsByMeasure.values()]).toEqual([[first]]);
  });

  test('more names than anybody means, in a cell or together, are too much for one time', () => {
    const { plan } = openTestPlan({});
    const names = (count: number, row = 0) =>
      Array.from({ length: count }, (_, each) => `n${row * count + each}`).join(';');
    const oneCell = previewOf(plan, `Title\tWho\nTalks\t${names(21)}`, { kind: 'measures' });
    expect(saidOf(oneCell)).toEqual(['row 2, actorsOfMeasure: tooManyNames!']);
    const rows = (count: number) =>
      Array.from({ length: count }, (_, row) => `Talks ${row}\t${names(20, row)}`).join('\n');
    expect(previewOf(plan, `Title\tWho\n${rows(240)}`, { kind: 'measures' }).isTooMuch).toBe(false);
    expect(previewOf(plan, `Title\tWho\n${rows(250)}`, { kind: 'measures' }).isTooMuch).toBe(true);
  });

  test('a title in which there is nothing to see is none', () => {
    const { plan } = openTestPlan({});
    expect(saidOf(previewOf(plan, 'Title\tStatus\n\u200b\u2060\tidea', { kind: 'measures' }))).toEqual([
      'row 2, title: missing!',
    ]);
  });

  test('what cannot be read is said by row and column', () => {
    const { plan } = openTestPlan({});
    const table =
      'Title\tStatus\tFrom\tUntil\n\tidea\t\t\nTalks\tmaybe\tsoon\t\nWalks\t\t2027-05\t2026-05\nWeek\t\t46356\t';
    expect(saidOf(previewOf(plan, table, { kind: 'measures' }))).toEqual([
      'row 2, title: missing!',
      'row 3, status: notChoice',
      'row 3, start: notDate',
      'row 4, end: endBeforeStart',
      'row 5, start: guessedDate',
    ]);
  });

  test('days that can be read in two ways are asked about once, and stay out until then', () => {
    const { plan } = openTestPlan({});
    const table = 'Title\tFrom\nA\t3/4/2026\nB\t5/6/2026\nC\t';
    const preview = previewOf(plan, table, { kind: 'measures' });
    expect(preview.questions.map(({ field, text, said }) => [field, text, said.kind])).toEqual([
      ['start', '3/4/2026', 'eitherDate'],
    ]);
    expect(preview.counts).toEqual({ add: 1, update: 0, skip: 0, out: 2 });
    bringIn(plan, table, { kind: 'measures', dayOrders: { start: 'month-first' } });
    expect(plan.snapshot().measures.map(({ start }) => start)).toEqual(['2026-03-04', '2026-05-06', null]);
  });

  test('those that are there already, or stand twice, are left out unless the person wants them', () => {
    const { plan } = openTestPlan({});
    addMeasure(plan, { title: 'Wélcome  week' });
    const table = 'Title\nwelcome week\nTalks\nTALKS';
    const preview = previewOf(plan, table, { kind: 'measures' });
    expect(saidOf(preview)).toEqual(['row 2, title: inPlan', 'row 4, title: inTable']);
    expect(preview.counts).toEqual({ add: 1, update: 0, skip: 2, out: 0 });
    expect(previewOf(plan, table, { kind: 'measures', duplicates: 'add' }).counts.add).toBe(3);
  });
});

describe('targets', () => {
  test('bring their indicator, with its unit and direction, once', () => {
    const { plan } = openTestPlan({});
    const table = 'Indicator;Baseline;Target;By\nAbsence;14,2 %;9 %;July 2027\nAbsence;14,2 %;7 %;July 2028';
    const preview = bringIn(plan, table, { kind: 'targets' });
    expect(saidOf(preview)).toEqual(['row 2, indicatorId: newName']);
    const { indicators, targets, problems } = plan.snapshot();
    expect(indicators).toMatchObject([{ name: 'Absence', unit: '%', decimals: 1, direction: 'down' }]);
    expect(targets).toMatchObject([
      { baselineValue: 14.2, targetValue: 9, deadline: '2027-07-31' },
      { baselineValue: 14.2, targetValue: 7, deadline: '2028-07-31' },
    ]);
    expect(problems).toEqual([]);
  });

  test('another unit than that of the indicator, and a share beyond 100, are remarked', () => {
    const { plan } = openTestPlan({});
    addIndicator(plan, { name: 'Absence', unit: '%', decimals: 0, direction: 'down' });
    const table = 'Indicator;Baseline;Target\nAbsence;12 days;140';
    expect(saidOf(previewOf(plan, table, { kind: 'targets' }))).toEqual([
      'row 2, baselineValue: otherUnit',
      'row 2, targetValue: beyondPercent',
    ]);
  });

  test('a budget is an amount with its currency, and one without is remarked', () => {
    const { plan } = openTestPlan({});
    const table = 'Title;Budget\nMeal;1.200,50 €\nBoat;2400 EUR\nTalks;300\nCalls;some help';
    const preview = bringIn(plan, table, { kind: 'measures' });
    expect(saidOf(preview)).toEqual(['row 4, budget: notMoney', 'row 5, budget: notMoney']);
    expect(plan.snapshot().measures.map(({ budget }) => budget)).toEqual([
      '1200.5 EUR',
      '2400 EUR',
      null,
      null,
    ]);
  });

  test('a target names who answers for it', () => {
    const { plan } = openTestPlan({});
    const head = addActor(plan, { name: 'Head', group: 'leadership', kind: 'body' });
    bringIn(plan, 'Indicator;Target;Owner\nAbsence;7;Head', { kind: 'targets' });
    const { targets, links } = plan.snapshot();
    expect(targets.map(({ id }) => links.accountableByTarget.get(id))).toEqual([[head]]);
  });

  test('a number beyond what its indicator can be is remarked, with what it can be', () => {
    const { plan } = openTestPlan({});
    const id = addIndicator(plan, { name: 'Quarrels', unit: 'count', decimals: 0, direction: 'down' });
    const preview = () => previewOf(plan, 'Indicator;Target\nQuarrels;12', { kind: 'targets' });
    setIndicator(plan, id, { min: 0, max: 20 });
    expect(saidOf(preview())).toEqual([]);
    setIndicator(plan, id, { max: 10 });
    expect(saidOf(preview())).toEqual(['row 2, targetValue: beyondBounds']);
  });

  test('numbers that no plan can hold stay out', () => {
    const { plan } = openTestPlan({});
    const table = `Indicator;Target\n${'x'.repeat(201)};4\nAbsence;1${'0'.repeat(16)}\nStay;12 apples`;
    expect(saidOf(previewOf(plan, table, { kind: 'targets' }))).toEqual([
      'row 2, indicatorId: tooLong!',
      'row 3, targetValue: outOfRange!',
      'row 3, indicatorId: newName',
      'row 4, targetValue: notNumber',
      'row 4, indicatorId: newName',
    ]);
  });
});

describe('actors', () => {
  test('need a group, which can be said for all of them', () => {
    const { plan } = openTestPlan({});
    const table = 'Name\nBakery\nGarage';
    expect(saidOf(previewOf(plan, table, { kind: 'actors' }))).toEqual([
      'row 2, group: missing!',
      'row 3, group: missing!',
    ]);
    bringIn(plan, table, { kind: 'actors', fills: { group: 'employer' } });
    expect(plan.snapshot().actors).toMatchObject([{ group: 'employer' }, { group: 'employer' }]);
  });

  test('how to reach them comes in only where they agreed', () => {
    const { plan } = openTestPlan({});
    const table = 'Name;Group;Consent;Contact\nAna;parents;yes;ana@x.org\nBen;parents;no;ben@x.org';
    const preview = bringIn(plan, table, { kind: 'actors' });
    expect(saidOf(preview)).toEqual(['row 3, contact: noConsent']);
    expect(plan.snapshot().actors).toMatchObject([{ contact: 'ana@x.org' }, { contact: null }]);
    expect(JSON.stringify(plan.doc.toJSON())).not.toContain('ben@x.org');
  });
});

describe('measurements', () => {
  test('of what is counted twice belong to the first of the targets', () => {
    const { plan } = openTestPlan({});
    const absence = { name: 'Absence', unit: '%', decimals: 0, direction: 'down' } as const;
    const first = addTarget(plan, { indicator: absence });
    const second = addTarget(plan, { indicator: absence });
    addTarget(plan, { indicator: absence });
    moveRecord(plan, { root: 'targets', id: second }, { before: first });
    bringIn(plan, 'Indicator\tDate\tValue\nAbsence\t2026-09-01\t12', { kind: 'measurements' });
    const { targetsById, measurements } = plan.snapshot();
    expect(measurements).toMatchObject([{ indicatorId: targetsById.get(second)?.indicatorId }]);
  });

  function absence() {
    const open = openTestPlan({});
    const id = addIndicator(open.plan, { name: 'Absence', unit: '%', decimals: 1, direction: 'down' });
    return { ...open, id };
  }

  test('about few people come in hidden, and the preview says so', () => {
    const { plan } = absence();
    const table =
      'Indicator;Date;Value;n\nAbsence;2026-10-01;33,3;9\nAbsence;2026-11-01;<10;\nAbsence;2026-09-01;12;80';
    const preview = bringIn(plan, table, { kind: 'measurements' });
    expect(saidOf(preview)).toEqual(['row 2, people: fewPeople', 'row 3, value: fewPeople']);
    expect(plan.snapshot().measurements).toMatchObject([
      { value: null, people: null, isHidden: true },
      { value: null, people: null, isHidden: true },
      { value: 12, people: 80, isHidden: null },
    ]);
    expect(JSON.stringify(plan.doc.toJSON())).not.toContain('33.3');
  });

  test('whose number or people cannot be read, or are missing, stay out until that is mended', () => {
    const { plan } = absence();
    const rows = ['1;12;about 7', '2;;', '3;soon;80', '4;;80', '5;;4', '6;<10;', '7;12;'];
    const table = `Indicator;Date;Value;n\n${rows.map((row) => `Absence;2026-10-0${row}`).join('\n')}`;
    const preview = bringIn(plan, table, { kind: 'measurements' });
    expect(saidOf(preview)).toEqual([
      'row 2, people: notNumber!',
      'row 3, value: missing!',
      'row 4, value: notNumber!',
      'row 5, value: missing!',
      'row 6, people: fewPeople',
      'row 7, value: fewPeople',
    ]);
    expect(plan.snapshot().measurements.map(({ date, value }) => [date, value])).toEqual([
      ['2026-10-05', null],
      ['2026-10-06', null],
      ['2026-10-07', 12],
    ]);
  });

  test('of a day that is there can be put in place of it', () => {
    const { plan, id, undo } = absence();
    addMeasurement(plan, { indicatorId: id, date: day('2026-10-01'), value: 14, note: 'by hand' });
    const table = 'Indicator;Date;Value\nabsence;2026-10-01;12\nabsence;2027-10-01;11';
    const preview = bringIn(plan, table, { kind: 'measurements', duplicates: 'update' });
    expect(preview.counts).toEqual({ add: 1, update: 1, skip: 0, out: 0 });
    expect(saidOf(preview)).toEqual(['row 2, date: inPlan', 'row 3, date: dayToCome']);
    expect(plan.snapshot().measurements).toMatchObject([{ value: 12, note: 'by hand' }, { value: 11 }]);
    undo.undo();
    expect(plan.snapshot().measurements).toMatchObject([{ value: 14 }]);
  });

  test('in place of another one than was shown are shown again before they come in', () => {
    const { plan, id } = absence();
    const first = addMeasurement(plan, { indicatorId: id, date: day('2026-10-01'), value: 14 });
    const shown = () =>
      previewOf(plan, 'Indicator;Date;Value\nAbsence;2026-10-01;12', {
        kind: 'measurements',
        duplicates: 'update',
      });
    const before = shown();
    expect(isSameImport(before, shown())).toBe(true);
    archiveRecord(plan, { root: 'measurements', id: first });
    addMeasurement(plan, { indicatorId: id, date: day('2026-10-01'), value: 15 });
    expect(shown().counts).toEqual(before.counts);
    expect(isSameImport(before, shown())).toBe(false);
  });

  test('in place of hidden ones stay hidden where the table does not say about how many they are', () => {
    const { plan, id } = absence();
    addMeasurement(plan, { indicatorId: id, date: day('2026-10-01'), value: 14, people: 4 });
    const known = { indicatorId: id, value: 20, people: 12 };
    addMeasurement(plan, { ...known, date: day('2026-11-01') });
    setIndicator(plan, id, { minCell: 15 });
    const table = 'Indicator;Date;Value\nAbsence;2026-10-01;33.3\nAbsence;2026-11-01;44.4';
    const preview = bringIn(plan, table, { kind: 'measurements', duplicates: 'update' });
    expect(saidOf(preview)).toEqual([
      'row 2, value: fewPeople',
      'row 2, date: inPlan',
      'row 3, value: fewPeople',
      'row 3, date: inPlan',
    ]);
    expect(plan.snapshot().measurements).toMatchObject([
      { value: null, people: null, isHidden: true },
      { value: null, people: null, isHidden: true },
    ]);
  });

  test('of one day that stand twice in the table come in place of what is there once, and it is said', () => {
    const { plan, id } = absence();
    addMeasurement(plan, { indicatorId: id, date: day('2026-10-01'), value: 14 });
    const table = 'Indicator;Date;Value\nAbsence;2026-10-01;12\nAbsence;2026-10-01;13';
    const preview = bringIn(plan, table, { kind: 'measurements', duplicates: 'update' });
    expect(preview.counts).toMatchObject({ update: 1, skip: 1 });
    expect(saidOf(preview)).toEqual(['row 2, date: inPlan', 'row 3, date: inTable']);
    expect(plan.snapshot().measurements).toMatchObject([{ value: 12 }]);
  });

  test('of one indicator need no column for it', () => {
    const { plan, id } = absence();
    bringIn(plan, 'Date;Value\n2026-10-01;12', { kind: 'measurements', fills: { indicatorId: 'Absence' } });
    expect(plan.snapshot().measurements).toMatchObject([{ indicatorId: id, value: 12 }]);
  });
});

describe('a list of learners', () => {
  test.each([
    ['Name;Date of birth\nAna;2008-01-01', 'Date of birth'],
    ['Student;Class;Grade\nAna B.;3b;2', 'Student'],
    ['Surname;First name;Absent days\nB.;Ana;12', 'Surname'],
    ['Student ID;Status\n4411;left', 'Student ID'],
  ])('%s is refused', (text, heading) => {
    expect(learnerHeading(text)).toBe(heading);
  });

  test.each([
    'Indicator;Date;Value;Students\nAbsence;2026-10-01;12;340',
    'Student;Class;Date\n24;3b;2026-10-01',
    'Name;Group;Contact\nBakery;employer;a@b.org',
    'Surname;First name;Group\nB.;Ana;teacher',
  ])('%s is none', (text) => {
    expect(learnerHeading(text)).toBeUndefined();
  });

  function learnerHeading(text: string): string | undefined {
    const table = tableOf(text);
    const rows = bodyOf(table, 0).map(({ cells }) => cells);
    return findLearnerHeading(headingsOf(table, 0), rows, englishWords());
  }
});
