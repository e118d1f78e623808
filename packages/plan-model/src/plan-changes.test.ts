import { describe, expect, test } from 'vitest';

import { moveTarget } from './move-edits.ts';
import { changesBetween } from './plan-changes.ts';
import {
  addActor,
  addGoal,
  addLink,
  addMeasure,
  addTarget,
  removeLink,
  setInstitution,
  setTarget,
} from './plan-edits.ts';
import { fragmentOf, newReplica, typeInto } from './plan-fixture.ts';
import { archiveRecord, moveRecord, restoreRecord } from './record-edits.ts';

function plan() {
  const replica = newReplica('me');
  const goal = addGoal(replica.plan, { statement: 'Stay' });
  const other = addGoal(replica.plan, { statement: 'Learn' });
  const target = addTarget(replica.plan, {
    indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down' },
  });
  return { replica, goal, other, target, before: replica.plan.snapshot() };
}

describe('changesBetween', () => {
  test('[PM29] finds nothing between a plan and itself, or between two readings of it', () => {
    const { replica, goal, before } = plan();
    expect(changesBetween(before, before)).toEqual([]);
    archiveRecord(replica.plan, { root: 'goals', id: goal });
    restoreRecord(replica.plan, { root: 'goals', id: goal });
    expect(changesBetween(before, replica.plan.snapshot())).toEqual([]);
  });

  test('[PM29] names texts and values with what they were and what they are', () => {
    const { replica, target, goal, before } = plan();
    typeInto(replica, fragmentOf(replica, 'vision'), { text: 'Together' });
    typeInto(replica, fragmentOf(replica, { root: 'goals', id: goal, field: 'statement' }), { text: '!' });
    setTarget(replica.plan, target, { targetValue: 9 });
    setInstitution(replica.plan, 'School of Crafts');
    expect(changesBetween(before, replica.plan.snapshot())).toEqual([
      {
        kind: 'value',
        place: { kind: 'meta', field: 'institution' },
        before: null,
        after: 'School of Crafts',
      },
      { kind: 'text', text: 'vision', before: '', after: 'Together' },
      {
        kind: 'text',
        text: { root: 'goals', id: goal, field: 'statement' },
        before: 'Stay',
        after: 'Stay!',
      },
      {
        kind: 'value',
        place: { kind: 'record', root: 'targets', id: target, field: 'targetValue' },
        before: null,
        after: 9,
      },
    ]);
  });

  test('[PM29] a record that came, went, came back or moved is one change', () => {
    const { replica, goal, other, target, before } = plan();
    const address = { root: 'goals', id: goal } as const;
    const added = addGoal(replica.plan, { statement: 'New', why: 'Because' });
    archiveRecord(replica.plan, { root: 'targets', id: target });
    moveRecord(replica.plan, address, { after: other });
    const between = replica.plan.snapshot();
    expect(changesBetween(before, between)).toEqual([
      { kind: 'moved', record: address },
      { kind: 'added', record: { root: 'goals', id: added } },
      { kind: 'removed', record: { root: 'targets', id: target } },
    ]);
    setTarget(replica.plan, target, { targetValue: 1 });
    expect(changesBetween(between, replica.plan.snapshot())).toEqual([]);
    restoreRecord(replica.plan, { root: 'targets', id: target });
    expect(changesBetween(between, replica.plan.snapshot())).toEqual([
      { kind: 'restored', record: { root: 'targets', id: target } },
    ]);
  });

  test('[PM29] relations are told from the end that is about the other, and a target that changes its goal as one', () => {
    const { replica, goal, other, target } = plan();
    const actor = addActor(replica.plan, { name: 'Council', group: 'learner', kind: 'body' });
    const measure = addMeasure(replica.plan, { goals: [goal] });
    addLink(replica.plan, { kind: 'goal', target, goal });
    const before = replica.plan.snapshot();
    moveTarget(replica.plan, target, { from: goal, to: other });
    addLink(replica.plan, { kind: 'responsible', measure, actor });
    removeLink(replica.plan, { kind: 'serves', measure, goal });
    const after = replica.plan.snapshot();
    const [at, to] = [
      { root: 'goals', id: goal },
      { root: 'goals', id: other },
    ] as const;
    const record = { root: 'measures', id: measure } as const;
    expect(changesBetween(before, after)).toEqual([
      { kind: 'shifted', record: { root: 'targets', id: target }, from: at, other: to },
      { kind: 'parted', record, field: 'goalsOfMeasure', other: at },
      { kind: 'related', record, field: 'actorsOfMeasure', other: { root: 'actors', id: actor } },
    ]);
    // Neither what was related to a record that came, nor what an archived one hides.
    const added = addMeasure(replica.plan, { goals: [other], responsible: [actor] });
    archiveRecord(replica.plan, { root: 'actors', id: actor });
    expect(changesBetween(after, replica.plan.snapshot())).toEqual([
      { kind: 'removed', record: { root: 'actors', id: actor } },
      { kind: 'added', record: { root: 'measures', id: added } },
    ]);
  });
});
