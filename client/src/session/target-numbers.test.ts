import { addRecord, addTarget, parseIsoDate, setTarget } from '@holdfast/plan-model';
import { expect, test } from 'vitest';

import { openTestPlan } from './open-plan-fixture.ts';
import { milestonesOf, numbersOf } from './target-numbers.ts';

const day = (text: string) => parseIsoDate(text) ?? null;

test('a target is read as numbers, with the steps that have both a month and a value', () => {
  const { plan } = openTestPlan({});
  const indicator = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;
  const [id, other] = [addTarget(plan, { indicator }), addTarget(plan, { indicator })];
  setTarget(plan, id, { baselineValue: 14, baselineDate: day('2025-09-01'), targetValue: 9 });
  for (const values of [
    { targetId: id, date: null, value: 11 },
    { targetId: id, date: day('2027-07-31'), value: 10 },
    { targetId: id, date: day('2026-07-31'), value: 12 },
    { targetId: id, date: day('2026-09-30'), value: null },
    { targetId: other, date: day('2026-01-31'), value: 3 },
  ])
    addRecord(plan, 'milestones', { values });
  const snapshot = plan.snapshot();
  const [target, milestones] = [snapshot.targetsById.get(id), milestonesOf(snapshot, id)];
  expect(milestones.map(({ date }) => date)).toEqual(['2026-07-31', '2026-09-30', '2027-07-31', null]);
  if (target === undefined) throw new Error('the test needs a target');
  expect(numbersOf(target, snapshot.indicators[0], milestones)).toEqual({
    direction: 'down',
    baselineValue: 14,
    baselineDate: '2025-09-01',
    targetValue: 9,
    deadline: null,
    milestones: [
      { date: '2026-07-31', value: 12 },
      { date: '2027-07-31', value: 10 },
    ],
  });
  expect(numbersOf(target, undefined, []).direction).toBeNull();
});
