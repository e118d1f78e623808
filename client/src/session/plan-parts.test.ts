import { addGoal, addMeasure, appendText, type PlanSnapshot } from '@holdfast/plan-model';
import { describe, expect, test, vi } from 'vitest';

import { openTestPlan } from './open-plan-fixture.ts';
import { PartReader, watchPlan } from './plan-parts.ts';

function openedPlan() {
  return openTestPlan({}).plan;
}

/** Reads a part once, and listens from then on. */
function follow(plan: ReturnType<typeof openedPlan>, select: (snapshot: PlanSnapshot) => unknown) {
  const reader = new PartReader();
  reader.read(plan.snapshot(), select);
  const listener = vi.fn();
  const stop = watchPlan(plan).subscribe(reader, listener);
  return { reader, listener, stop };
}

describe('PartReader and watchPlan', () => {
  test('tell whoever has read a part that changed, and nobody else', () => {
    const plan = openedPlan();
    const goals = follow(plan, (snapshot) => snapshot.goals);
    const vision = follow(plan, (snapshot) => snapshot.vision.plainText);
    appendText(plan, 'vision', 'Everybody stays');
    expect([goals.listener.mock.calls.length, vision.listener.mock.calls.length]).toEqual([0, 1]);
    addGoal(plan, { statement: 'Nobody leaves unseen' });
    expect(goals.listener).toHaveBeenCalled();
    expect(vision.listener).toHaveBeenCalledTimes(1);
  });

  test('count every part that was ever read, whatever was read last', () => {
    const plan = openedPlan();
    const { reader, listener } = follow(plan, (snapshot) => snapshot.goals);
    reader.read(plan.snapshot(), (snapshot) => snapshot.measures);
    addGoal(plan, { statement: 'Nobody leaves unseen' });
    const calls = listener.mock.calls.length;
    expect(calls).toBeGreaterThan(0);
    addMeasure(plan, { title: 'A welcome week' });
    expect(listener.mock.calls.length).toBeGreaterThan(calls);
  });

  test('hand out what the snapshot has, the same until it changes, and never the whole', () => {
    const plan = openedPlan();
    const reader = new PartReader();
    expect(reader.read(plan.snapshot(), (snapshot) => snapshot.vision)).toBe(plan.snapshot().vision);
    expect(() => reader.read(plan.snapshot(), (snapshot) => snapshot)).toThrow('not a part');
  });

  test('listen to the plan only while somebody listens to them, and begin again with what there is then', () => {
    const plan = openedPlan();
    const { stop, reader, listener } = follow(plan, (snapshot) => snapshot.goals);
    stop();
    addGoal(plan, { statement: 'Nobody leaves unseen' });
    watchPlan(plan).subscribe(reader, listener);
    appendText(plan, 'vision', 'Everybody stays');
    expect(listener).not.toHaveBeenCalled();
  });
});
