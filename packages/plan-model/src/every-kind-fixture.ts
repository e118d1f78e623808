import { assert } from '@holdfast/base';

import type { Scalar } from './crossing.ts';
import { type FieldReader, isUnreadable } from './field.ts';
import { parseIsoDate } from './iso-date.ts';
import { addActor, addGoal, addIndicator, addMeasure, addRecord, addTarget } from './plan-edits.ts';
import type { Plan } from './plan.ts';
import * as vocabulary from './record-vocabulary.ts';

const WORDS = ['Absence', 'Attendance', 'How many stay', 'How many come', 'محضر', '🙂', ''];
const DATES = ['2026-09-01', '2027-07-31', '2030-01-01'];
const CODES = ['AT', 'FR', '1200.5 EUR', '300 CZK'];
const KEYS = ['a0', 'a1', 'a2', 'b10', 'aaaaaaaaaaaa', 'bbbbbbbbbbbb'];
const CHOICES = Object.values(vocabulary).flatMap((each) => (typeof each === 'number' ? [] : each));
const ANYTHING: readonly Scalar[] = [
  null,
  true,
  false,
  0,
  3,
  12,
  -7.5,
  1e15,
  ...KEYS,
  ...WORDS,
  ...DATES,
  ...CODES,
  ...CHOICES,
];

/** What a field takes, by its own reader, for tests: a field that comes later is tested without being named. */
export function valuesFor(read: FieldReader<unknown>): readonly Scalar[] {
  return ANYTHING.filter((value) => !isUnreadable(read(value)));
}

/** One record of each kind, and one that it belongs to where it belongs to one, for tests. */
export function addOneOfEach(plan: Plan): void {
  addGoal(plan, {});
  const indicatorId = addIndicator(plan, { name: 'A', unit: '%', decimals: 0, direction: 'up' });
  const targetId = addTarget(plan, { indicator: indicatorId });
  addActor(plan, { name: 'Council', group: 'learner', kind: 'body' });
  addMeasure(plan, {});
  const causeId = addRecord(plan, 'causes', { values: {} });
  addRecord(plan, 'evidence', { values: { causeId, kind: 'data' } });
  addRecord(plan, 'profiles', { values: {} });
  addRecord(plan, 'outcomes', { values: {} });
  addRecord(plan, 'milestones', { values: { targetId } });
  const date = parseIsoDate('2026-09-01');
  assert(date !== undefined, 'the day of the fixture is a day');
  addRecord(plan, 'measurements', { values: { indicatorId, date } });
  addRecord(plan, 'practices', { values: { topic: 'celebration', state: 'planned' } });
  addRecord(plan, 'assessments', { values: { area: 'actors' } });
  addRecord(plan, 'evaluations', { values: {} });
  addRecord(plan, 'reviews', { values: {} });
}
