import {
  addActor,
  addGoal,
  addMeasure,
  addMeasurement,
  addRecord,
  addTarget,
  type IsoDate,
  type MeasureStatus,
  parseIsoDate,
  setMeasure,
} from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { momentsOf } from './moments.ts';
import { timelineOf, type TimelineOptions } from './timeline-rows.ts';
import { movedSpan } from './use-months.ts';

function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}
const TODAY = day('2026-11-27');

function begin() {
  const { plan } = openTestPlan({});
  const draw = (options: Partial<TimelineOptions> = {}) =>
    timelineOf(plan.snapshot(), { by: 'goal', shown: undefined, today: TODAY, ...options });
  const rows = (options?: Partial<TimelineOptions>) => draw(options).groups.flatMap((group) => group.rows);
  const measure = (start: string | null, end: string | null, status: MeasureStatus = 'running') => {
    const id = addMeasure(plan, { title: 'One', status });
    setMeasure(plan, id, {
      start: start === null ? null : day(start),
      end: end === null ? null : day(end),
    });
    return id;
  };
  return { plan, draw, rows, measure };
}

describe('what is late', () => {
  test.each([
    ['running', '2026-10-31', true],
    ['idea', '2026-10-31', true],
    ['paused', '2026-10-31', true],
    ['done', '2026-10-31', false],
    ['dropped', '2026-10-31', false],
    ['running', '2026-11-30', false],
  ] as const)('a measure that is %s and ends on %s: %s', (status, end, isLate) => {
    const { rows, measure } = begin();
    measure('2026-09-01', end, status);
    expect(rows()[0]?.isLate).toBe(isLate);
  });

  test('a target after its last day, until a number reaches it; and each step on the way to it', () => {
    const { plan, rows } = begin();
    const target = addTarget(plan, {
      indicator: { name: 'Absence', unit: '%', decimals: 0, direction: 'down' },
      goals: [],
      baselineValue: 14,
      baselineDate: day('2025-09-01'),
      targetValue: 9,
      deadline: day('2026-10-31'),
    });
    addRecord(plan, 'milestones', { values: { targetId: target, date: day('2026-03-31'), value: 12 } });
    const late = () => rows()[0]?.marks.map(({ kind, isLate }) => [kind, isLate]);
    expect(late()).toEqual([
      ['milestone', true],
      ['deadline', true],
    ]);
    const indicatorId = plan.snapshot().indicators[0]?.id;
    if (indicatorId === undefined) throw new Error('a target has an indicator');
    addMeasurement(plan, { indicatorId, date: day('2026-04-01'), value: 11, people: 100 });
    expect(late()).toEqual([
      ['milestone', false],
      ['deadline', true],
    ]);
    addMeasurement(plan, { indicatorId, date: day('2026-10-01'), value: 9, people: 100 });
    expect(late()).toEqual([
      ['milestone', false],
      ['deadline', false],
    ]);
  });

  test('a review whose day is over, until somebody writes what was found', () => {
    const { plan, rows } = begin();
    const values = { date: day('2026-06-01') };
    addRecord(plan, 'reviews', { values, texts: { title: 'One' } });
    addRecord(plan, 'reviews', { values, texts: { title: 'Two', findings: 'Better' } });
    expect(rows().map(({ isLate }) => isLate)).toEqual([true, false]);
  });
});

describe('where a record stands', () => {
  test('a measure for two goals under both, and under one name once', () => {
    const { plan, draw } = begin();
    const goals = [addGoal(plan, { statement: 'A' }), addGoal(plan, { statement: 'B' })];
    const id = addMeasure(plan, { title: 'One', goals });
    setMeasure(plan, id, { start: day('2026-09-01') });
    const { groups } = draw();
    expect(groups.map(({ of }) => (typeof of === 'string' ? of : of.id))).toEqual(goals);
    const keys = groups.map(({ rows }) => rows[0]?.key);
    expect(keys[0]).toBe(`measures/${id}`);
    expect(new Set(keys).size).toBe(2);
    expect(momentsOf(groups)[0]?.moments, 'the list tells it once').toHaveLength(1);
  });

  test('by who does it, with what nobody does at the end', () => {
    const { plan, draw, measure } = begin();
    const actor = addActor(plan, { name: 'Council', group: 'learner', kind: 'body' });
    const id = addMeasure(plan, { title: 'One', responsible: [actor] });
    setMeasure(plan, id, { end: day('2027-01-31') });
    measure('2026-09-01', null);
    expect(draw({ by: 'who' }).groups.map(({ of }) => of)).toEqual([
      { root: 'actors', id: actor },
      'withoutWho',
    ]);
  });

  test('what has no date is told apart, and nothing is told twice', () => {
    const { draw, measure } = begin();
    const id = measure(null, null);
    expect(draw().groups).toEqual([]);
    expect(draw().undated).toEqual([{ root: 'measures', id }]);
  });
});

describe('months later', () => {
  const span = { start: day('2026-09-01'), end: day('2026-10-31') };

  test('move both ends, or one', () => {
    expect(movedSpan(span, 'both', 2)).toEqual({ start: '2026-11-01', end: '2026-12-31' });
    expect(movedSpan(span, 'end', 1)).toEqual({ start: '2026-09-01', end: '2026-11-30' });
    expect(movedSpan(span, 'start', -1)).toEqual({ start: '2026-08-01', end: '2026-10-31' });
    expect(movedSpan({ start: span.start, end: undefined }, 'both', 1)).toEqual({
      start: '2026-10-01',
      end: undefined,
    });
  });

  test('never end it before it begins', () => {
    expect(movedSpan(span, 'end', -2)).toBeUndefined();
    expect(movedSpan(span, 'start', 2)).toBeUndefined();
    expect(movedSpan(span, 'end', -1)).toEqual({ start: '2026-09-01', end: '2026-09-30' });
  });
});
