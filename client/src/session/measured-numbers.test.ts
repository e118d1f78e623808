import {
  addIndicator,
  addMeasurement,
  addRecord,
  type IndicatorId,
  parseIsoDate,
  type Plan,
  setIndicator,
} from '@holdfast/plan-model';
import { expect, test } from 'vitest';

import { courseOf, measurementsOf } from './measured-numbers.ts';
import { openTestPlan } from './open-plan-fixture.ts';

function day(text: string) {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

function planWithIndicator() {
  const { plan } = openTestPlan({});
  const name = { unit: '%', decimals: 1, direction: 'down' } as const;
  return {
    plan,
    id: addIndicator(plan, { name: 'Absence', ...name }),
    other: addIndicator(plan, { name: 'Other', ...name }),
  };
}

function course(plan: Plan, id: IndicatorId) {
  const snapshot = plan.snapshot();
  return courseOf(measurementsOf(snapshot, id), snapshot.indicatorsById.get(id));
}

test('the numbers of an indicator stand by their days, the latest first, and on one day the later written first', () => {
  const { plan, id, other } = planWithIndicator();
  for (const [date, value] of [
    ['2026-11-02', 3],
    ['2026-09-01', 1],
    ['2026-11-02', 4],
    ['2026-10-01', 2],
  ] as const)
    addMeasurement(plan, { indicatorId: id, date: day(date), value });
  addMeasurement(plan, { indicatorId: other, date: day('2026-12-01'), value: 99 });
  expect(measurementsOf(plan.snapshot(), id).map(({ value }) => value)).toEqual([4, 3, 2, 1]);
  expect(measurementsOf(plan.snapshot(), id)).toBe(measurementsOf(plan.snapshot(), id));
});

test('the course leaves out what is about a part, about too few people, or without a number', () => {
  const { plan, id } = planWithIndicator();
  addMeasurement(plan, { indicatorId: id, date: day('2026-10-01'), value: 12, people: 240 });
  addMeasurement(plan, { indicatorId: id, date: day('2026-09-01'), value: 14 });
  addMeasurement(plan, { indicatorId: id, date: day('2026-10-02'), value: 50, people: 4 });
  addMeasurement(plan, { indicatorId: id, date: day('2026-10-03'), value: 20, breakdown: 'First year' });
  addRecord(plan, 'measurements', { values: { indicatorId: id, date: day('2026-10-04') } });
  expect(course(plan, id)).toEqual([
    { date: '2026-09-01', value: 14, people: null },
    { date: '2026-10-01', value: 12, people: 240 },
  ]);
});

test('a number stays out once its indicator asks for more people than it is about', () => {
  const { plan, id } = planWithIndicator();
  addMeasurement(plan, { indicatorId: id, date: day('2026-10-01'), value: 12, people: 15 });
  expect(course(plan, id)).toHaveLength(1);
  setIndicator(plan, id, { minCell: 20 });
  expect(course(plan, id)).toEqual([]);
});
