import { describe, expect, test } from 'vitest';

import { moveInto, moveTarget } from './move-edits.ts';
import { addActor, addGoal, addTarget, type NewIndicator } from './plan-edits.ts';
import { newReplica, syncAll } from './plan-fixture.ts';

const absence: NewIndicator = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' };

describe('moving between lists', () => {
  test('[PM10] a target moves to another goal and to its place there in one transaction, which undo takes back', () => {
    const { plan, doc, undo } = newReplica('ana');
    const [from, to] = [addGoal(plan, {}), addGoal(plan, {})];
    const moved = addTarget(plan, { indicator: absence, goals: [from] });
    const there = addTarget(plan, { indicator: absence, goals: [to] });
    let transactions = 0;
    doc.on('update', () => (transactions += 1));
    moveTarget(plan, moved, { from, to, place: { after: there } });
    expect(transactions).toBe(1);
    expect(plan.snapshot().links.targetsByGoal.get(to)).toEqual([there, moved]);
    expect(plan.snapshot().links.goalsByTarget.get(moved)).toEqual([to]);
    undo.undo();
    expect(plan.snapshot().links.goalsByTarget.get(moved)).toEqual([from]);
  });

  test('[PM10] nothing is written when a goal or a neighbour is not in the plan', () => {
    const { plan, doc } = newReplica('ana');
    const other = newReplica('ben');
    const from = addGoal(plan, {});
    const target = addTarget(plan, { indicator: absence, goals: [from] });
    const strange = addTarget(other.plan, { indicator: absence });
    let transactions = 0;
    doc.on('update', () => (transactions += 1));
    expect(() => moveTarget(plan, target, { from, to: addGoal(other.plan, {}) })).toThrow('no record');
    expect(() => moveTarget(plan, target, { from, to: from, place: { after: strange } })).toThrow(
      'no record',
    );
    expect(transactions).toBe(0);
  });

  test('[PM19] two who move one target to different goals at once have it under both, and lose nothing', () => {
    const [ana, ben] = [newReplica('ana'), newReplica('ben')];
    const goals = [addGoal(ana.plan, {}), addGoal(ana.plan, {}), addGoal(ana.plan, {})] as const;
    const target = addTarget(ana.plan, { indicator: absence, goals: [goals[0]] });
    syncAll(ana, ben);
    moveTarget(ana.plan, target, { from: goals[0], to: goals[1] });
    moveTarget(ben.plan, target, { from: goals[0], to: goals[2] });
    syncAll(ana, ben);
    for (const { plan } of [ana, ben])
      expect(plan.snapshot().links.goalsByTarget.get(target)).toEqual([goals[1], goals[2]]);
  });

  test('[PM10] an actor moves to another group and to its place there in one transaction', () => {
    const { plan, doc, undo } = newReplica('ana');
    const moved = addActor(plan, { name: 'M', group: 'ngo', kind: 'body' });
    const there = addActor(plan, { name: 'T', group: 'learner', kind: 'body' });
    const last = addActor(plan, { name: 'L', group: 'learner', kind: 'body' });
    let transactions = 0;
    doc.on('update', () => (transactions += 1));
    moveInto(plan, { root: 'actors', id: moved }, { patch: { group: 'learner' }, place: { after: there } });
    expect(transactions).toBe(1);
    expect(plan.snapshot().actors.map(({ id }) => id)).toEqual([there, moved, last]);
    undo.undo();
    expect(plan.snapshot().actorsById.get(moved)?.group).toBe('ngo');
    expect(plan.snapshot().actors.map(({ id }) => id)).toEqual([moved, there, last]);
  });
});
