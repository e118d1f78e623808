import {
  type ActorGroup,
  addActor,
  addGoal,
  addLink,
  addMeasure,
  addRecord,
  addTarget,
  archiveRecord,
  type Link,
} from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { FilterReader } from './filter-reader.ts';
import { openTestPlan } from './open-plan-fixture.ts';
import { filterPlan, type PlanFilter, readFilter } from './plan-filter.ts';

const ME = 'participant-me';
const NO_FILTER: PlanFilter = { status: [], group: [], actor: [], cause: [], goal: [] };

function begin() {
  const { plan } = openTestPlan({});
  const actor = (group: ActorGroup) => addActor(plan, { name: group, group, kind: 'body' });
  const [council, trainers] = [actor('learner'), actor('trainer')];
  const [goal, otherGoal] = [addGoal(plan, { statement: 'Stay' }), addGoal(plan, { statement: 'Learn' })];
  const cause = addRecord(plan, 'causes', { values: {}, texts: { statement: 'Wrong programme' } });
  const otherCause = addRecord(plan, 'causes', { values: {}, texts: { statement: 'No money' } });
  const indicator = { name: 'Rate', unit: '%', decimals: 0, direction: 'down' } as const;
  const target = addTarget(plan, { indicator, goals: [goal] });
  const otherTarget = addTarget(plan, { indicator, goals: [otherGoal] });
  const week = addMeasure(plan, { title: 'Week', status: 'running', goals: [goal], responsible: [council] });
  const call = addMeasure(plan, { title: 'Call', status: 'idea', goals: [otherGoal] });
  addLink(plan, { kind: 'addresses', measure: week, cause });
  const link = (each: Link) => addLink(plan, each);
  const show = (filter: Partial<PlanFilter>) => filterPlan(plan.snapshot(), { ...NO_FILTER, ...filter });
  const measures = (filter: Partial<PlanFilter>) => [...show(filter).measures];
  return {
    plan,
    council,
    trainers,
    goal,
    otherGoal,
    cause,
    otherCause,
    target,
    otherTarget,
    week,
    call,
    link,
    show,
    measures,
  };
}

describe('a measure matches', () => {
  test('by its status, and any of those that are asked for will do', () => {
    const { week, call, measures } = begin();
    expect(measures({ status: ['running'] })).toEqual([week]);
    expect(measures({ status: ['running', 'idea'] })).toEqual([week, call]);
    expect(measures({ status: ['done'] })).toEqual([]);
  });

  test.each(['responsible', 'accountable', 'consulted', 'informed'] as const)(
    'by who is %s, and by their group',
    (kind) => {
      const { trainers, call, link, measures } = begin();
      expect(measures({ group: ['trainer'] })).toEqual([]);
      link({ kind, measure: call, actor: trainers });
      expect(measures({ group: ['trainer'] })).toEqual([call]);
      expect(measures({ actor: [trainers] })).toEqual([call]);
    },
  );

  test('by a reason that it works on, and by a goal that it is for', () => {
    const { cause, otherCause, otherGoal, week, call, measures } = begin();
    expect(measures({ cause: [cause] })).toEqual([week]);
    expect(measures({ cause: [otherCause] })).toEqual([]);
    expect(measures({ goal: [otherGoal] })).toEqual([call]);
  });

  test('only where everything that is asked for fits', () => {
    const { cause, week, measures } = begin();
    expect(measures({ status: ['running'], group: ['learner'], cause: [cause] })).toEqual([week]);
    expect(measures({ status: ['idea'], group: ['learner'] })).toEqual([]);
  });
});

describe('with the measures matches', () => {
  test('a target whose goal they serve, or that they work towards', () => {
    const { target, otherTarget, week, link, show } = begin();
    expect([...show({ group: ['learner'] }).targets]).toEqual([target]);
    link({ kind: 'towards', measure: week, target: otherTarget });
    expect([...show({ group: ['learner'] }).targets]).toEqual([target, otherTarget]);
  });

  test('a target for which one of those asked for answers, or for whose goal', () => {
    const { trainers, cause, goal, target, otherTarget, link, show } = begin();
    expect([...show({ group: ['trainer'] }).targets]).toEqual([]);
    link({ kind: 'targetHeldBy', target: otherTarget, actor: trainers });
    expect([...show({ group: ['trainer'] }).targets]).toEqual([otherTarget]);
    link({ kind: 'goalHeldBy', goal, actor: trainers });
    expect([...show({ actor: [trainers] }).targets]).toEqual([target, otherTarget]);
    expect([...show({ actor: [trainers], goal: [goal] }).targets]).toEqual([target]);
    expect([...show({ actor: [trainers], cause: [cause] }).targets]).toEqual([]);
    expect([...show({ actor: [trainers], status: ['running'] }).targets]).toEqual([]);
  });

  test('a target by its own reason and its own goal', () => {
    const { cause, otherGoal, otherTarget, link, show } = begin();
    link({ kind: 'causedBy', target: otherTarget, cause });
    expect([...show({ cause: [cause] }).targets]).toEqual([otherTarget]);
    expect([...show({ goal: [otherGoal] }).targets]).toEqual([otherTarget]);
  });

  test('a reason that is asked for, or that they work on', () => {
    const { cause, otherCause, show } = begin();
    expect([...show({ status: ['running'] }).causes]).toEqual([cause]);
    expect([...show({ cause: [otherCause] }).causes]).toEqual([otherCause]);
  });

  test('a change that one of the targets shows, or to which a goal that is asked for leads', () => {
    const { plan, otherGoal, target, link, show } = begin();
    const outcome = addRecord(plan, 'outcomes', { values: {}, texts: { statement: 'Calmer' } });
    expect([...show({ group: ['learner'] }).outcomes]).toEqual([]);
    link({ kind: 'leadsTo', goal: otherGoal, outcome });
    expect([...show({ goal: [otherGoal] }).outcomes]).toEqual([outcome]);
    expect([...show({ goal: [otherGoal], group: ['learner'] }).outcomes]).toEqual([]);
    link({ kind: 'shownBy', outcome, target });
    expect([...show({ group: ['learner'] }).outcomes]).toEqual([outcome]);
  });

  test('a review for one of the groups, where groups alone are asked for', () => {
    const { plan, show } = begin();
    const review = addRecord(plan, 'reviews', {
      values: { 'group:learner': true },
      texts: { title: 'In spring' },
    });
    expect([...show({ group: ['learner'] }).reviews]).toEqual([review]);
    expect([...show({ group: ['trainer'] }).reviews]).toEqual([]);
    expect([...show({ group: ['learner'], status: ['running'] }).reviews]).toEqual([]);
  });
});

describe('the filter of an address', () => {
  test('holds what is in the plan, and counts what it passes over', () => {
    const { plan, council, cause, goal } = begin();
    const params = new URLSearchParams([
      ['status', 'running'],
      ['status', 'sleeping'],
      ['group', 'learner'],
      ['actor', council],
      ['actor', 'nobody'],
      ['cause', cause],
      ['goal', goal],
      ['goal', cause],
      ['show', 'talk'],
    ]);
    expect(readFilter(params, plan.snapshot())).toEqual({
      filter: {
        status: ['running'],
        group: ['learner'],
        actor: [council],
        cause: [cause],
        goal: [goal],
      },
      passedOver: 3,
    });
  });

  test('passes over what somebody has removed', () => {
    const { plan, cause } = begin();
    archiveRecord(plan, { root: 'causes', id: cause });
    const { filter, passedOver } = readFilter(new URLSearchParams([['cause', cause]]), plan.snapshot());
    expect(filter.cause).toEqual([]);
    expect(passedOver).toBe(1);
  });

  test('shows everything where nothing of it can be read', () => {
    const { plan } = begin();
    expect(new FilterReader(ME).read(plan.snapshot(), 'status=sleeping').shown).toBeUndefined();
  });
});

describe('a filter that is read again', () => {
  test('says the same by the same object, and something else when it changes', () => {
    const { plan, week, call } = begin();
    const reader = new FilterReader(ME);
    const first = reader.read(plan.snapshot(), 'status=running');
    expect([...(first.shown?.measures ?? [])]).toEqual([week]);
    addGoal(plan, { statement: 'One more' });
    expect(reader.read(plan.snapshot(), 'status=running')).toBe(first);
    archiveRecord(plan, { root: 'measures', id: week });
    const second = reader.read(plan.snapshot(), 'status=running');
    expect(second.shown?.measures.size).toBe(0);
    expect([...(reader.read(plan.snapshot(), 'status=idea').shown?.measures ?? [])]).toEqual([call]);
  });

  test('shows what its reader adds under it, and not what others add, until another is asked for', () => {
    const { plan, week, call } = begin();
    const me = plan.ports.participantId;
    const shownTo = (reader: FilterReader, asked: string) => [
      ...(reader.read(plan.snapshot(), asked).shown?.measures ?? []),
    ];
    const [mine, others] = [new FilterReader(me), new FilterReader('somebody-else')];
    for (const reader of [mine, others]) expect(shownTo(reader, 'status=running')).toEqual([week]);
    const added = addMeasure(plan, { title: 'Breakfast', status: 'idea' });
    expect(shownTo(mine, 'status=running')).toEqual([week, added]);
    expect(shownTo(others, 'status=running')).toEqual([week]);
    expect(shownTo(mine, 'status=done')).toEqual([]);
    expect(shownTo(mine, 'status=idea')).toEqual([call, added]);
    mine.read(plan.snapshot(), '');
    addMeasure(plan, { title: 'Lunch', status: 'idea' });
    expect(shownTo(mine, 'status=running'), 'what was added without a filter').toEqual([week]);
  });
});
