// @vitest-environment happy-dom
import { addGoal, archiveRecord, restoreRecord } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import { OpenPlanContext } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { startStrings } from '../strings/strings.ts';
import { render } from '../ui/render-fixture.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { RemovedUnderHand } from './removed-under-hand.tsx';

beforeAll(startStrings);

/** A plan with two goals, and somebody in the text of the first. */
async function standInGoal() {
  const opened = openTestPlan({});
  const { plan, instance } = opened;
  const goal = { root: 'goals', id: addGoal(plan, { statement: 'Stay' }) } as const;
  const other = { root: 'goals', id: addGoal(plan, { statement: 'Learn' }) } as const;
  const page = await render(
    <OpenPlanContext value={opened}>
      <RemovedUnderHand />
      <Toasts label="Messages" closeLabel="Close" />
    </OpenPlanContext>,
  );
  instance.awareness.setLocalStateField('place', `goals/${goal.id}/statement`);
  return { plan, goal, other, page };
}

/** What is said, once something is. */
function messages(): Promise<readonly Element[]> {
  return vi.waitFor(
    () => {
      const found = [...document.querySelectorAll('[role=alertdialog]')];
      if (found.length === 0) throw new Error('nothing was said');
      return found;
    },
    { timeout: 10_000 },
  );
}

describe('somebody removes the record in which I stand', () => {
  test('I am told of it and of nothing else, and can bring it back', async () => {
    const { plan, goal, other, page } = await standInGoal();
    await page.perform(() => {
      archiveRecord(plan, other);
      archiveRecord(plan, goal);
      restoreRecord(plan, other);
      archiveRecord(plan, other);
    });
    const [message, ...more] = await messages();
    expect(more).toEqual([]);
    expect(message?.textContent).toContain('Goal “Stay” was removed while you were in it.');
    const button = [...(message?.querySelectorAll('button') ?? [])].find(
      ({ textContent }) => textContent === 'Bring it back',
    );
    await page.perform(() => button?.click());
    expect(plan.snapshot().goals.map(({ id }) => id)).toEqual([goal.id]);
  });
});
