// @vitest-environment happy-dom
import { addActor, addLink, addMeasure } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { pick, render } from '../../ui/render-fixture.tsx';
import { Roles } from './roles.tsx';

beforeAll(startStrings);

interface Setting {
  readonly role?: 'editor' | 'viewer';
  readonly isPhone?: boolean;
}

async function showRoles({ role = 'editor', isPhone = false }: Setting = {}) {
  const opened = openTestPlan({ role });
  const { plan } = opened;
  const actors = (['Ana', 'Ben', 'Council'] as const).map((name) =>
    addActor(plan, { name, group: name === 'Council' ? 'learner' : 'teacher', kind: 'body' }),
  );
  const [welcome, call] = ['Welcome week', 'First call'].map((title) => addMeasure(plan, { title }));
  addMeasure(plan, { title: 'Given up', status: 'dropped' });
  const [ana, ben, council] = actors;
  if (!welcome || !call || !ana || !ben || !council) throw new Error('the test needs all of them');
  addLink(plan, { kind: 'responsible', measure: welcome, actor: ana });
  addLink(plan, { kind: 'accountable', measure: welcome, actor: ana });
  vi.stubGlobal('matchMedia', () => ({
    matches: isPhone,
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
  onTestFinished(() => void vi.unstubAllGlobals());
  const page = await render(
    <OpenPlanContext value={opened}>
      <Roles />
    </OpenPlanContext>,
  );
  const cell = (label: string) =>
    page.element.querySelector<HTMLElement>(`td[aria-label^=${JSON.stringify(label)}]`);
  const press = (key: string, ctrlKey = false) =>
    page.perform(() => {
      const init = { key, ctrlKey, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
    });
  return { page, plan, cell, press, ids: { welcome, call, ana, ben, council } };
}

describe('who does what, as a matrix', () => {
  test('has a row for each measure that is meant, and says in each cell what somebody does there', async () => {
    const { page, cell } = await showRoles();
    expect([...page.element.querySelectorAll('tbody th button')].map((name) => name.textContent)).toEqual([
      'Welcome week',
      'First call',
    ]);
    expect(cell('Ana, Welcome week')?.getAttribute('aria-label')).toBe('Ana, Welcome week: does, answers');
    expect(cell('Ana, Welcome week')?.textContent).toBe('does answers');
    expect(cell('Ben, Welcome week')?.getAttribute('aria-label')).toBe('Ben, Welcome week: nothing');
  });

  test('is one stop of the Tab key, and remembers where somebody was', async () => {
    const { page, cell, press } = await showRoles();
    const stops = () => [...page.element.querySelectorAll('table [tabindex="0"]')];
    expect(stops()).toEqual([cell('Ana, Welcome week')]);
    await page.perform(() => cell('Ana, Welcome week')?.focus());
    await press('ArrowDown');
    await press('ArrowRight');
    expect(document.activeElement).toBe(cell('Ben, First call'));
    expect(stops()).toEqual([cell('Ben, First call')]);
    await press('Home');
    expect(document.activeElement?.textContent).toBe('First call');
    await press('End', true);
    expect(document.activeElement).toBe(cell('Council, First call'));
  });

  test('is written by keyboard: Enter opens what can be chosen, and nothing takes all of it back', async () => {
    const { page, plan, cell, press, ids } = await showRoles();
    await page.perform(() => cell('Council, First call')?.focus());
    const open = { click: () => cell('Council, First call')?.focus() } as HTMLElement;
    await press('Enter');
    await pick(page, open, 'is asked');
    expect(plan.snapshot().links.consultedByMeasure.get(ids.call)).toEqual([ids.council]);
    expect(cell('Council, First call')?.textContent).toBe('asked');
    await page.perform(() => cell('Ana, Welcome week')?.click());
    await pick(page, undefined, 'nothing');
    expect(cell('Ana, Welcome week')?.getAttribute('aria-label')).toBe('Ana, Welcome week: nothing');
  });

  test('offers nothing to whoever only reads', async () => {
    const { page, cell } = await showRoles({ role: 'viewer' });
    expect(cell('Ana, Welcome week')?.hasAttribute('aria-haspopup')).toBe(false);
    await page.perform(() => cell('Ana, Welcome week')?.click());
    expect(document.querySelector('[role=menu]')).toBeNull();
  });

  test('marks a measure for which nobody answers, or two, and who has no part', async () => {
    const { page, plan, ids } = await showRoles();
    const text = () => page.element.textContent;
    expect(text()).toContain('For 1 measure nobody answers yet.');
    expect(text()).toContain('2 of those who belong to the community have no part yet.');
    await page.perform(() => {
      addLink(plan, { kind: 'accountable', measure: ids.welcome, actor: ids.ben });
      addLink(plan, { kind: 'accountable', measure: ids.call, actor: ids.council });
    });
    expect(text()).not.toContain('nobody answers');
    expect(text()).not.toContain('no part yet');
    expect(text()).toContain('2 answer for “Welcome week”: Ana and Ben.');
    const keep = [...page.element.querySelectorAll('button')].find((each) => each.textContent === 'Keep Ben');
    await page.perform(() => keep?.click());
    expect(plan.snapshot().links.accountableByMeasure.get(ids.welcome)).toEqual([ids.ben]);
  });

  test('shows the groups that are asked for', async () => {
    const { page, cell } = await showRoles();
    const filter = page.element.querySelector<HTMLElement>('[aria-label^="Groups shown"]');
    await pick(page, filter, 'Learners');
    expect(cell('Ana')).toBeNull();
    expect(cell('Council')).not.toBeNull();
  });
});

describe('who does what, on a phone', () => {
  test('is a sentence for each measure', async () => {
    const { page } = await showRoles({ isPhone: true, role: 'viewer' });
    expect(page.element.querySelector('table')).toBeNull();
    expect(page.element.querySelector('li')?.textContent).toBe(
      'Welcome weekDoes it: Ana. Answers for it: Ana. Is asked: nobody yet. Is told: nobody yet.',
    );
  });
});
