// @vitest-environment happy-dom
import { indicatorsEn } from '@holdfast/content/indicators';
import { addActor, addIndicator, setIndicator } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, pick, render } from '../../ui/render-fixture.tsx';
import { IndicatorDetails } from './indicator-details.tsx';

beforeAll(startStrings);

async function show({ libraryKey = 'absence', role = 'editor' }: { libraryKey?: string; role?: Role }) {
  const open = openTestPlan({ role });
  const values = { name: 'Absence', unit: '%', decimals: 1, direction: 'down', libraryKey } as const;
  const id = addIndicator(open.plan, values);
  addActor(open.plan, { name: 'School office', group: 'nonTeachingStaff', kind: 'body' });
  const page = await render(
    <OpenPlanContext value={open}>
      <IndicatorDetails id={id} />
    </OpenPlanContext>,
  );
  const words = () => (page.element.textContent ?? '').replaceAll('\u00A0', ' ');
  const slot = (name: string) =>
    page.element.querySelector<HTMLElement>(`button[aria-label^="${name}:"]`) ?? undefined;
  return {
    indicator: () => open.plan.snapshot().indicatorsById.get(id),
    /** As it comes from elsewhere. */
    set: (values: Parameters<typeof setIndicator>[2]) => setIndicator(open.plan, id, values),
    page,
    words,
    slot,
  };
}

describe('the details of what is counted', () => {
  test('say how it is worked out, what it does not say and where the idea comes from', async () => {
    const entry = indicatorsEn.find(({ key }) => key === 'six-month-leavers');
    const { words } = await show({ libraryKey: 'six-month-leavers' });
    expect(words()).toContain(`${entry?.formula?.numerator}, divided by ${entry?.formula?.denominator}`);
    expect(words()).toContain(entry?.caution);
    expect(words()).toContain(entry?.origin.kind === 'cited' ? entry.origin.title : 'nothing');
  });

  test('say nothing of the library for what a community thought out itself', async () => {
    const { words } = await show({ libraryKey: 'of-a-later-version' });
    expect(words()).not.toContain('Where the idea comes from');
  });

  test('show the bound of a share where nobody said one, also when it makes another cross', async () => {
    const { page, set, slot, words } = await show({});
    expect(slot('Largest possible number')?.textContent).toMatch(/^100\s%$/u);
    await page.perform(() => set({ min: 120, max: 200 }));
    expect(words()).not.toContain('is above the largest');
    await page.perform(() => set({ max: null }));
    expect(slot('Largest possible number')?.textContent).toContain('100');
    expect(words()).toContain('The smallest possible number, 120 %, is above the largest, 100 %.');
  });

  test('name who collects the numbers, and nobody again', async () => {
    const { page, slot, indicator, words } = await show({});
    await pick(page, slot('Who collects the numbers'), 'School office');
    expect(typeof indicator()?.collectorId).toBe('string');
    expect(words()).toContain('School office');
    await pick(page, slot('Who collects the numbers'), 'Nobody yet');
    expect(indicator()?.collectorId).toBeNull();
  });

  test('bound how few people a number may be about, and say why', async () => {
    const { page, slot, indicator, words } = await show({});
    expect(words()).toContain('10 people');
    expect(words()).toContain('could show who is meant');
    await page.perform(() => slot('Fewest people for a number')?.click());
    const field = () => fieldNamed(page.element, 'Fewest people for a number');
    const give = async (text: string) => {
      await page.perform(() => fillIn(field(), text));
      await page.perform(() =>
        field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
      );
    };
    await give('3');
    expect(words()).toContain('from 5 to 1000');
    expect(indicator()?.minCell).toBeNull();
    await give('20');
    expect(indicator()?.minCell).toBe(20);
  });

  test('say where the numbers can lie, refuse bounds that cross, and name those that two people made cross', async () => {
    const { page, slot, indicator, words, set } = await show({});
    expect(slot('Largest possible number')?.textContent).toMatch(/^100\s%$/u);
    await page.perform(() => slot('Smallest possible number')?.click());
    const field = fieldNamed(page.element, 'Smallest possible number');
    await page.perform(() => fillIn(field, '120'));
    await page.perform(() =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    );
    expect(words()).toContain('The smallest possible number, 120 %, is above the largest, 100 %.');
    expect(indicator()?.min).toBeNull();
    await page.perform(() =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    );
    expect(words()).not.toContain('is above the largest');
    await page.perform(() => set({ min: 9, max: 3 }));
    expect(words()).toContain('The smallest possible number, 9 %, is above the largest, 3 %.');
  });

  test('are words for whoever may not write', async () => {
    const { page, words } = await show({ role: 'viewer' });
    expect(words()).toContain('Should fall');
    expect(page.element.querySelector('button')).toBeNull();
  });
});
