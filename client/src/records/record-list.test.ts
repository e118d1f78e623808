import {
  type ActorGroup,
  addActor,
  addGoal,
  addMeasure,
  addTarget,
  type GoalId,
  type RecordAddress,
} from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { openTestPlan } from '../session/open-plan-fixture.ts';
import { idsIn, listKey, listsFor, moveToSpot, parseListKey, type RecordList } from './record-list.ts';

function begin() {
  const { plan, undo } = openTestPlan({});
  const goal = (statement: string) => addGoal(plan, { statement });
  const target = (...goals: GoalId[]) =>
    addTarget(plan, { indicator: { name: 'Rate', unit: '%', decimals: 0, direction: 'down' }, goals });
  const actor = (group: ActorGroup) => addActor(plan, { name: 'A', group, kind: 'body' });
  const ids = (list: RecordList) => idsIn(list, plan.snapshot());
  return { plan, undo, goal, target, actor, ids };
}

const MEASURES: RecordList = { root: 'measures', isForStaff: false };

describe('moveToSpot', () => {
  test('puts a record at any place of its list, and takes the move back in one step', () => {
    const { plan, undo, ids } = begin();
    const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((title) => addMeasure(plan, { title }));
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      throw new Error('no measures');
    const record = { root: 'measures', id: a } as const;
    const expected = [
      [a, b, c, d],
      [b, a, c, d],
      [b, c, a, d],
      [b, c, d, a],
    ];
    for (const from of expected.keys()) {
      for (const at of expected.keys()) {
        moveToSpot(plan, record, { from: MEASURES, to: { list: MEASURES, at: from } });
        const isMoved = moveToSpot(plan, record, { from: MEASURES, to: { list: MEASURES, at } });
        expect(isMoved, `${from} to ${at}`).toBe(from !== at);
        expect(ids(MEASURES), `${from} to ${at}`).toEqual(expected[at]);
        if (!isMoved) continue;
        undo.undo();
        expect(ids(MEASURES), 'taken back').toEqual(expected[from]);
      }
    }
  });

  test('puts a target under another goal at a place, in one step, and leaves its other goals to it', () => {
    const { plan, undo, goal, target, ids } = begin();
    const [one, two, three] = [goal('One'), goal('Two'), goal('Three')];
    const list = (id: typeof one): RecordList => ({ root: 'targets', goal: id });
    const moved = target(one, three);
    const [first, second] = [target(two), target(two)];
    const record: RecordAddress<'targets'> = { root: 'targets', id: moved };
    moveToSpot(plan, record, { from: list(one), to: { list: list(two), at: 1 } });
    expect(ids(list(two))).toEqual([first, moved, second]);
    expect([ids(list(one)), ids(list(three))]).toEqual([[], [moved]]);
    undo.undo();
    expect([ids(list(one)), ids(list(two)), ids(list(three))]).toEqual([[moved], [first, second], [moved]]);
    moveToSpot(plan, record, { from: list(one), to: { list: list(two), at: 2 } });
    expect(ids(list(two))).toEqual([first, second, moved]);
  });

  test('puts a target that has no goal under one, also under one without targets', () => {
    const { plan, goal, target, ids } = begin();
    const loose = target();
    const none: RecordList = { root: 'targets', goal: null };
    const list: RecordList = { root: 'targets', goal: goal('One') };
    expect(ids(none)).toEqual([loose]);
    moveToSpot(plan, { root: 'targets', id: loose }, { from: none, to: { list, at: 0 } });
    expect([ids(none), ids(list)]).toEqual([[], [loose]]);
  });

  test('puts an actor into another group, in one step', () => {
    const { plan, undo, actor, ids } = begin();
    const list = (group: ActorGroup): RecordList => ({ root: 'actors', group });
    const [moved, other] = [actor('teacher'), actor('learner')];
    moveToSpot(
      plan,
      { root: 'actors', id: moved },
      { from: list('teacher'), to: { list: list('learner'), at: 0 } },
    );
    expect(ids(list('learner'))).toEqual([moved, other]);
    undo.undo();
    expect([ids(list('teacher')), ids(list('learner'))]).toEqual([[moved], [other]]);
  });

  test('refuses a list that cannot hold the record, before it writes', () => {
    const { plan, actor, ids } = begin();
    const id = actor('teacher');
    const from: RecordList = { root: 'actors', group: 'teacher' };
    const to = { list: { root: 'actors', group: null }, at: 0 } as const;
    expect(() => moveToSpot(plan, { root: 'actors', id }, { from, to })).toThrow('cannot be moved');
    expect(ids(from)).toEqual([id]);
  });
});

describe('lists', () => {
  test('have a key that names them, and say where their records can go', () => {
    const { plan, goal } = begin();
    const all: RecordList[] = [
      { root: 'goals' },
      MEASURES,
      { root: 'targets', goal: null },
      { root: 'targets', goal: goal('One') },
      { root: 'actors', group: null },
      { root: 'actors', group: 'learner' },
    ];
    for (const list of all) {
      expect(parseListKey(listKey(list))).toEqual(list);
      expect(listsFor(list, plan.snapshot())).toContainEqual(list);
    }
    expect(parseListKey('indicators')).toBeUndefined();
    expect(listsFor(MEASURES, plan.snapshot())).toEqual([MEASURES]);
    expect(listsFor({ root: 'actors', group: 'learner' }, plan.snapshot())).toHaveLength(17);
  });
});
