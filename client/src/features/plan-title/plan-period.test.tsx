// @vitest-environment happy-dom
import { parseIsoDate, setInstitution, setPeriod } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { act } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fillIn, render } from '../../ui/render-fixture.tsx';
import { PlanPeriod } from './plan-period.tsx';

beforeAll(startStrings);

async function showPeriod(role: Role = 'editor') {
  const plan = openTestPlan({ role });
  const page = await render(
    <OpenPlanContext value={plan}>
      <PlanPeriod />
    </OpenPlanContext>,
  );
  const find = (selector: string): HTMLElement => {
    const found = page.element.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`the test needs ${selector}`);
    return found;
  };
  const setMonth = async (name: string, month: string, year: string) => {
    await page.perform(() => find(`button[aria-label^="${name}:"]`).click());
    await change(find('select'), month);
    await change(find('input'), year);
    await act(async () =>
      find('input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    );
  };
  return {
    plan: plan.plan,
    page,
    find,
    setMonth,
    words: () => (page.element.textContent ?? '').replaceAll('\u00A0', ' '),
    alert: () => find('[role=alert]').textContent,
  };
}

async function change(field: Element, value: string): Promise<void> {
  if (!(field instanceof HTMLSelectElement || field instanceof HTMLInputElement))
    throw new Error('it is no field');
  await act(async () => fillIn(field, value));
}

function day(text: string) {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

describe('PlanPeriod', () => {
  test('reads as a sentence with gaps, and fills them in', async () => {
    const { plan, page, find, setMonth, words } = await showPeriod();
    expect(words()).toBe('For school not named yet, first month not known yet to last month not known yet.');
    await page.perform(() => find('button[aria-label^="School or organisation:"]').click());
    await change(find('input'), ' Hill  School ');
    await act(async () => find('input').blur());
    await setMonth('First month of the plan', '09', '2026');
    await setMonth('Last month of the plan', '07', '2028');
    expect(words()).toBe('For Hill School, September 2026 to July 2028.');
    expect(plan.snapshot()).toMatchObject({
      institution: 'Hill School',
      period: { start: '2026-09-01', end: '2028-07-31' },
    });
  });

  test('refuses an end before the start, and a start after the end, and changes nothing', async () => {
    const { plan, page, setMonth, alert } = await showPeriod();
    await page.perform(() => setPeriod(plan, { start: day('2026-09-01'), end: day('2028-07-31') }));
    const before = plan.snapshot().period;
    await setMonth('Last month of the plan', '08', '2026');
    expect(alert()).toContain('The end is before the start: the plan begins in September 2026.');
    expect(plan.snapshot().period).toBe(before);
  });

  test('takes one month as a period, and refuses a start behind it', async () => {
    const { plan, page, setMonth, alert } = await showPeriod();
    await page.perform(() => setPeriod(plan, { end: day('2026-09-30') }));
    await setMonth('First month of the plan', '09', '2026');
    expect(plan.snapshot().period.start).toBe('2026-09-01');
    await setMonth('First month of the plan', '10', '2026');
    expect(alert()).toContain('The end is before the start: the plan ends in September 2026.');
    expect(plan.snapshot().period.start).toBe('2026-09-01');
  });

  test('says so when two people have made a period that ends before it starts', async () => {
    const { plan, page, words } = await showPeriod();
    expect(words()).not.toContain('Please correct');
    await page.perform(() => setPeriod(plan, { start: day('2028-09-01'), end: day('2026-07-31') }));
    expect(words()).toContain('The end of the plan is before its start.');
  });

  test('is words to whoever only reads, and nothing while nothing is known', async () => {
    const { plan, page, words } = await showPeriod('viewer');
    expect(words()).toBe('');
    await page.perform(() => setInstitution(plan, 'Hill School'));
    expect(words()).toBe('For Hill School, first month not known yet to last month not known yet.');
    expect(page.element.querySelector('button')).toBeNull();
  });
});
