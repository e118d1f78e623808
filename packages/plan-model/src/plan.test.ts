import { seededRandom } from '@holdfast/base';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import {
  addGoal,
  addTarget,
  applyTemplate,
  archiveRecord,
  BLANK_TEMPLATE,
  createPlanUndo,
  openPlan,
  templateUpdate,
} from './index.ts';

test('smoke', () => {
  const doc = new Y.Doc();
  const plan = openPlan(doc, {
    clock: { now: () => 5, setTimer: () => () => {} },
    random: seededRandom(1),
    participantId: 'me',
  });
  applyTemplate(doc, templateUpdate(BLANK_TEMPLATE));
  const undo = createPlanUndo(plan, { textOrigin: 'x' });
  const goal = addGoal(plan, { statement: 'Hello' });
  const target = addTarget(plan, {
    goals: [goal],
    indicator: { name: 'a', unit: '%', decimals: 1, direction: 'down' },
    baselineValue: 3,
  });
  const snap = plan.snapshot();
  expect(snap.problems).toEqual([]);
  expect(snap.goals[0]?.statement).toMatchObject({ plainText: 'Hello' });
  expect(snap.links.goalsByTarget.get(target)).toEqual([goal]);
  undo.undo();
  expect(plan.snapshot().targets).toEqual([]);
  expect(plan.snapshot().indicators).toEqual([]);
  expect(plan.snapshot().goals).toBe(snap.goals);
  undo.undo();
  expect(plan.snapshot().goals).toEqual([]);
  undo.redo();
  expect(plan.snapshot().goals.length).toEqual(1);
  archiveRecord(plan, { root: 'goals', id: goal });
  expect(plan.snapshot().removed.length).toBe(3);
});
