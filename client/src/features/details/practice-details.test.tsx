// @vitest-environment happy-dom
import { addMeasure, addRecord } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { pick, render } from '../../ui/render-fixture.tsx';
import { PracticeDetails } from './practice-details.tsx';

beforeAll(startStrings);

describe('the details of a practice', () => {
  test('say which measures it comes from, and to which point it belongs', async () => {
    const opened = openTestPlan({});
    const { plan } = opened;
    addMeasure(plan, { title: 'The wall of fame' });
    const id = addRecord(plan, 'practices', { values: { topic: 'activities', state: 'planned' } });
    const page = await render(
      <OpenPlanContext value={opened}>
        <PracticeDetails id={id} />
      </OpenPlanContext>,
    );
    const slot = (label: string) =>
      page.element.querySelector<HTMLElement>(`button[aria-label^=${JSON.stringify(label)}]`);
    await pick(page, slot('Measures that it comes from'), 'The wall of fame');
    await pick(page, slot('What it belongs to'), 'Showing what went well');
    expect(plan.snapshot().links.measuresByPractice.get(id)).toHaveLength(1);
    expect(plan.snapshot().practicesById.get(id)).toMatchObject({ topic: 'celebration' });
    expect(page.element.textContent).toContain('Go to the measure');
  });
});
