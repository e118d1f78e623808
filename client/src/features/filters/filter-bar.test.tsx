// @vitest-environment happy-dom
import { addActor, addMeasure } from '@holdfast/plan-model';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { FilterProvider } from '../../session/filter-provider.tsx';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { FilterBar } from './filter-bar.tsx';

beforeAll(startStrings);
beforeEach(() => window.history.replaceState(null, '', '/plan/one?view=board&show=talk'));

async function showBar(search: string) {
  const opened = openTestPlan({});
  addMeasure(opened.plan, { title: 'A', status: 'running' });
  addMeasure(opened.plan, { title: 'B' });
  const actor = addActor(opened.plan, { name: 'The council', group: 'learner', kind: 'body' });
  window.history.replaceState(null, '', `${window.location.pathname}${search.replace('ACTOR', actor)}`);
  const page = await render(
    <OpenPlanContext value={opened}>
      <FilterProvider>
        <FilterBar />
      </FilterProvider>
    </OpenPlanContext>,
  );
  const button = (name: string) =>
    [...page.element.querySelectorAll('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
    );
  return { page, button, text: () => page.element.textContent };
}

describe('the filter', () => {
  test('shows what the address asks for, and how much of the plan that is', async () => {
    const { text, button } = await showBar('?status=running&actor=ACTOR');
    expect(text()).toContain('Status: Running');
    expect(text()).toContain('Who: The council');
    expect(text()).toContain('0 of 2 measures');
    expect(button('Show all')).toBeDefined();
  });

  test('takes one of it away, and leaves the rest of the address as it is', async () => {
    const { page, button, text } = await showBar('?view=board&show=talk&status=running&status=idea');
    await page.perform(() => button('Take “Status: Idea” away')?.click());
    expect(window.location.search).toBe('?view=board&show=talk&status=running');
    expect(text()).toContain('1 of 2 measures');
    await page.perform(() => button('Show all')?.click());
    expect(window.location.search).toBe('?view=board&show=talk');
    expect(text()).not.toContain('of 2 measures');
  });

  test('passes over what is not in the plan, with a sentence', async () => {
    const { text } = await showBar('?status=asleep&cause=gone');
    expect(text()).toContain('filters by 2 things that are not in this plan. They were left out.');
    expect(text()).not.toContain('of 2 measures');
  });
});
