// @vitest-environment happy-dom
import { addActor, addLink, addMeasure } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { startStrings } from '../strings/strings.ts';
import { render } from '../ui/render-fixture.tsx';
import { SeveralAccountable } from './several-accountable.tsx';

beforeAll(startStrings);

async function showMeasure(role: 'editor' | 'viewer') {
  const opened = openTestPlan({ role });
  const { plan } = opened;
  const [ana, ben] = ['Ana', 'Ben'].map((name) => addActor(plan, { name, group: 'teacher', kind: 'body' }));
  const measure = addMeasure(plan, { title: 'Breakfast' });
  if (ana === undefined || ben === undefined) throw new Error('the test needs two');
  addLink(plan, { kind: 'accountable', measure, actor: ana });
  const page = await render(
    <OpenPlanContext value={opened}>
      <SeveralAccountable record={{ root: 'measures', id: measure }} />
    </OpenPlanContext>,
  );
  const secondAnswers = () => page.perform(() => addLink(plan, { kind: 'accountable', measure, actor: ben }));
  const accountable = () => plan.snapshot().links.accountableByMeasure.get(measure);
  return { page, ana, secondAnswers, accountable };
}

describe('several who answer for one measure', () => {
  test('are named, and stay until somebody keeps one', async () => {
    const { page, ana, secondAnswers, accountable } = await showMeasure('editor');
    expect(page.element.textContent).toBe('');
    await secondAnswers();
    expect(page.element.textContent).toContain('2 answer for this: Ana and Ben.');
    expect(accountable()).toHaveLength(2);
    const keep = [...page.element.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Keep Ana',
    );
    await page.perform(() => keep?.click());
    expect(accountable()).toEqual([ana]);
    expect(page.element.textContent).toBe('');
  });

  test('are told to whoever only reads, without a choice', async () => {
    const { page, secondAnswers } = await showMeasure('viewer');
    await secondAnswers();
    expect(page.element.textContent).toContain('Ana and Ben');
    expect(page.element.querySelector('button')).toBeNull();
  });
});
