import {
  type ActorGroup,
  addActor,
  addGoal,
  addMeasure,
  addTarget,
  type GoalId,
  type MeasureStatus,
  type RecordAddress,
  type RecordIds,
} from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { openTestPlan } from '../session/open-plan-fixture.ts';
import {
  type Drop,
  idsIn,
  listKey,
  listsFor,
  moveToSpot,
  parseListKey,
  placeIn,
  type RecordList,
  spotOf,
} from './record-list.ts';

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

describe('a column of the board', () => {
  const column = (status: MeasureStatus): RecordList => ({ root: 'measures', status });
  const measure = (id: RecordIds['measures']) => ({ root: 'measures', id }) as const;

  function beginBoard() {
    const { plan, undo, ids } = begin();
    const add = (title: string, status: MeasureStatus) => addMeasure(plan, { title, status });
    const [a, b, c] = [add('A', 'running'), add('B', 'idea'), add('C', 'running')];
    return { plan, undo, ids, a, b, c };
  }

  test('holds the measures of one status in the order of the plan', () => {
    const { ids, a, b, c } = beginBoard();
    expect(ids(column('running'))).toEqual([a, c]);
    expect(ids(column('idea'))).toEqual([b]);
    expect(listsFor(column('idea'), openTestPlan({}).plan.snapshot())).toHaveLength(6);
    expect(parseListKey(listKey(column('paused')))).toEqual(column('paused'));
    expect(parseListKey(listKey({ root: 'measures', status: null }))).toEqual({
      root: 'measures',
      status: null,
    });
  });

  test('takes a measure in without moving it in the plan, and gives it back in one step', () => {
    const { plan, undo, ids, a, b, c } = beginBoard();
    const at = placeIn(column('running'), plan.snapshot(), measure(b));
    expect(at).toBe(1);
    moveToSpot(plan, measure(b), { from: column('idea'), to: { list: column('running'), at } });
    expect(ids(column('running'))).toEqual([a, b, c]);
    expect(ids(MEASURES)).toEqual([a, b, c]);
    undo.undo();
    expect(ids(column('running'))).toEqual([a, c]);
    expect(ids(column('idea'))).toEqual([b]);
  });

  test('takes a measure to another place than that of the plan in one step, too', () => {
    const { plan, undo, ids, a, b, c } = beginBoard();
    moveToSpot(plan, measure(b), { from: column('idea'), to: { list: column('running'), at: 0 } });
    expect(ids(MEASURES)).toEqual([b, a, c]);
    undo.undo();
    expect(ids(MEASURES)).toEqual([a, b, c]);
    expect(ids(column('idea'))).toEqual([b]);
  });

  test('finds a drop by the rows beside it, whatever else of the list is not on the page', () => {
    const { plan, a, b, c } = beginBoard();
    const drop = { list: column('running'), after: undefined, before: undefined };
    const key = (id: string) => `measures/${id}`;
    const spot = (between: Partial<Drop>) => spotOf({ ...drop, ...between }, plan.snapshot(), measure(b)).at;
    expect(spot({ before: key(c) })).toBe(1);
    expect(spot({ after: key(a), before: key(c) })).toBe(1);
    expect(spot({ after: key(c) })).toBe(2);
    expect(spot({}), 'of an empty list: where the plan has it').toBe(1);
  });
});

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
