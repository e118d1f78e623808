import {
  addActor,
  addGoal,
  addLink,
  addMeasure,
  addMeasurement,
  addRecord,
  addTarget,
  type IsoDate,
  parseIsoDate,
  type Plan,
  archiveRecord,
  setActor,
  setIndicator,
  setMeasure,
  setPeriod,
  setTarget,
} from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';

import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { type MisfitKind, misfitsOf } from './misfits.ts';

function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

const SHARE = { name: 'Absence', unit: '%', decimals: 1, direction: 'down', frequency: 'monthly' } as const;

/** From 14 % in September 2025 to 9 % in July 2027, in a plan of these years. */
function planWithTarget() {
  const { plan } = openTestPlan({});
  setPeriod(plan, { start: day('2025-09-01'), end: day('2027-07-31') });
  const target = addTarget(plan, { indicator: SHARE });
  setTarget(plan, target, {
    baselineValue: 14,
    baselineDate: day('2025-09-01'),
    targetValue: 9,
    deadline: day('2027-07-31'),
  });
  const [indicator] = plan.snapshot().indicators;
  if (indicator === undefined) throw new Error('a target brings what it counts');
  return { plan, target, indicator: indicator.id };
}

function kindsIn(plan: Plan): readonly (readonly [string, readonly MisfitKind[]])[] {
  return misfitsOf(plan.snapshot()).map(({ record, kinds }) => [record.root, kinds]);
}

describe('where a plan contradicts itself', () => {
  test('is nowhere while everything fits', () => {
    const { plan } = planWithTarget();
    const measure = addMeasure(plan, { title: 'Call at once' });
    setMeasure(plan, measure, { start: day('2025-10-01'), end: day('2026-06-30') });
    expect(misfitsOf(plan.snapshot())).toEqual([]);
    expect(misfitsOf(openTestPlan({}).plan.snapshot())).toEqual([]);
  });

  test.each([
    ['valueBeyond', { targetValue: -1 }],
    ['startBeyond', { baselineValue: 120 }],
    ['equalsStart', { targetValue: 14 }],
    ['againstDirection', { targetValue: 20 }],
    ['endsBeforeStart', { deadline: day('2025-09-30') }],
    ['afterPlan', { deadline: day('2028-01-31') }],
  ] as const)('is said of a target: %s', (kind, values) => {
    const { plan, target } = planWithTarget();
    setTarget(plan, target, values);
    expect(kindsIn(plan)).toEqual([['targets', [kind]]]);
  });

  test('is said of a change smaller than one learner, by the people of the last number', () => {
    const { plan, target, indicator } = planWithTarget();
    addMeasurement(plan, { indicatorId: indicator, date: day('2025-10-01'), value: 14, people: 40 });
    setTarget(plan, target, { targetValue: 12 });
    expect(kindsIn(plan)).toEqual([['targets', ['lessThanOne']]]);
  });

  test('is said of the steps of a target, each kind once', () => {
    const { plan, target } = planWithTarget();
    for (const value of [8, 7])
      addRecord(plan, 'milestones', { values: { targetId: target, date: day('2026-06-01'), value } });
    addRecord(plan, 'milestones', { values: { targetId: target, date: day('2028-06-01'), value: 10 } });
    expect(kindsIn(plan)).toEqual([['targets', ['stepOutOfRange', 'stepOutOfTime']]]);
  });

  test('is said of both targets that count the same', () => {
    const { plan, indicator } = planWithTarget();
    addTarget(plan, { indicator });
    expect(kindsIn(plan)).toEqual([
      ['targets', ['twice']],
      ['targets', ['twice']],
    ]);
  });

  test('is said where several answer for a goal or a target; of a measure the demands of the check say it', () => {
    const { plan, target } = planWithTarget();
    const goal = addGoal(plan, { statement: 'Nobody leaves unseen' });
    const measure = addMeasure(plan, { title: 'Call at once' });
    for (const name of ['Ana', 'Ben']) {
      const actor = addActor(plan, { name, group: 'teacher', kind: 'person' });
      addLink(plan, { kind: 'goalHeldBy', goal, actor });
      addLink(plan, { kind: 'targetHeldBy', target, actor });
      addLink(plan, { kind: 'accountable', measure, actor });
    }
    expect(kindsIn(plan)).toEqual([
      ['goals', ['severalAnswer']],
      ['targets', ['severalAnswer']],
    ]);
  });

  test('is said of bounds that cross, and of a number beyond them that may be shown', () => {
    const { plan, indicator } = planWithTarget();
    addMeasurement(plan, { indicatorId: indicator, date: day('2025-10-01'), value: 101, people: 240 });
    expect(kindsIn(plan)).toEqual([['indicators', ['numberBeyond']]]);
    setIndicator(plan, indicator, { min: 50, max: 40 });
    expect(kindsIn(plan)).toEqual([['indicators', ['boundsCrossed']]]);
  });

  test('is said of a measure by its months', () => {
    const { plan } = planWithTarget();
    const measure = addMeasure(plan, { title: 'Call at once' });
    setMeasure(plan, measure, { start: day('2026-05-01'), end: day('2026-04-30') });
    expect(kindsIn(plan)).toEqual([['measures', ['endBeforeStart']]]);
    setMeasure(plan, measure, { start: day('2028-05-01'), end: null });
    expect(kindsIn(plan)).toEqual([['measures', ['afterPlan']]]);
    archiveRecord(plan, { root: 'measures', id: measure });
    expect(kindsIn(plan)).toEqual([]);
  });

  test('is said of all who are in a circle of those who belong to each other', () => {
    const { plan } = openTestPlan({});
    const [one, other] = ['Workshop', 'Chamber'].map((name) =>
      addActor(plan, { name, group: 'employer', kind: 'organisation' }),
    );
    if (one === undefined || other === undefined) throw new Error('two were added');
    setActor(plan, one, { organisationId: other });
    setActor(plan, other, { organisationId: one });
    expect(kindsIn(plan)).toEqual([
      ['actors', ['belongsToItself']],
      ['actors', ['belongsToItself']],
    ]);
  });

  test('is said of what cannot be read, and of what names a record that is nowhere', () => {
    const { plan, target } = planWithTarget();
    const record = plan.roots.targets.get(target) as Y.Map<unknown>;
    record.set('deadline', 'soon');
    record.set('indicatorId', 'nowhere-here');
    expect(kindsIn(plan)).toEqual([['targets', ['unreadable', 'dangling']]]);
  });
});
