import { addActor, addGoal, addTarget } from '@holdfast/plan-model';
import { expect, test } from 'vitest';

import { openTestPlan } from './open-plan-fixture.ts';
import { recordName } from './record-name.ts';

const NAMES = [
  ['<b>Ana</b> & {{name}} $t(app.close)', 'markup'],
  ['نسبة الغياب', 'from right to left'],
  ['👩‍🏫❤️', 'emoji'],
] as const;

test.each(NAMES)('a record is called what was written, letter for letter: %s (%s)', (name) => {
  const { plan } = openTestPlan({});
  const indicator = { name, unit: '%', decimals: 1, direction: 'down' } as const;
  const records = [
    { root: 'goals', id: addGoal(plan, { statement: name }) },
    { root: 'targets', id: addTarget(plan, { indicator }) },
    { root: 'actors', id: addActor(plan, { name, group: 'teacher', kind: 'person' }) },
  ] as const;
  expect(records.map((record) => recordName(plan.snapshot(), record))).toEqual([name, name, name]);
});

test('a name in which there is nothing to see is none, and a very long one is named by its beginning', () => {
  const { plan } = openTestPlan({});
  const unseen = addGoal(plan, { statement: '\u200B\u2060\u200E' });
  expect(recordName(plan.snapshot(), { root: 'goals', id: unseen })).toBe('');
  const long = addGoal(plan, { statement: 'مدرسة '.repeat(2000) });
  const name = recordName(plan.snapshot(), { root: 'goals', id: long });
  expect(name.length).toBeLessThanOrEqual(301);
  expect(name.endsWith('…')).toBe(true);
});
