// @vitest-environment happy-dom
import { addActor, addGoal, addLink, addRecord } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { pick, render } from '../../ui/render-fixture.tsx';
import { GoalDetails } from './goal-details.tsx';

beforeAll(startStrings);

async function showGoal() {
  const opened = openTestPlan({});
  const { plan } = opened;
  const [ana, ben] = ['Ana', 'Ben'].map((name) => addActor(plan, { name, group: 'teacher', kind: 'body' }));
  if (ana === undefined || ben === undefined) throw new Error('the test needs two');
  const goal = addGoal(plan, { statement: 'Stay' });
  const page = await render(
    <OpenPlanContext value={opened}>
      <GoalDetails id={goal} />
    </OpenPlanContext>,
  );
  const slot = (label: string) => page.element.querySelector<HTMLElement>(`button[aria-label^="${label}:"]`);
  return { page, plan, slot, ana, ben, goal };
}

describe('the details of a goal', () => {
  test('say who answers for it, and whom to keep where two people each named somebody', async () => {
    const { page, plan, slot, ana, ben, goal } = await showGoal();
    const accountable = () => plan.snapshot().links.accountableByGoal.get(goal);
    await pick(page, slot('Who answers for it'), 'Ana');
    expect(accountable()).toEqual([ana]);
    await page.perform(() => addLink(plan, { kind: 'goalHeldBy', goal, actor: ben }));
    expect(page.element.textContent).toContain('2 answer for this: Ana and Ben.');
    const keep = [...page.element.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Keep Ben',
    );
    await page.perform(() => keep?.click());
    expect(accountable()).toEqual([ben]);
  });

  test('say which changes it leads to', async () => {
    const { page, plan, slot, goal } = await showGoal();
    const outcome = addRecord(plan, 'outcomes', { values: {}, texts: { statement: 'Calmer' } });
    await pick(page, slot('What will be different when it is reached'), 'Calmer');
    expect(plan.snapshot().links.outcomesByGoal.get(goal)).toEqual([outcome]);
  });
});
