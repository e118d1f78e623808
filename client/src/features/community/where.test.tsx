// @vitest-environment happy-dom
import { setMeta } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, pick, render } from '../../ui/render-fixture.tsx';
import { Where } from './where.tsx';

beforeAll(startStrings);

async function showWhere(role: Role = 'editor') {
  const opened = openTestPlan({ role });
  const page = await render(
    <OpenPlanContext value={opened}>
      <Where />
    </OpenPlanContext>,
  );
  const slot = (label: string) => page.element.querySelector<HTMLElement>(`button[aria-label^="${label}:"]`);
  const write = async (label: string, words: string) => {
    await page.perform(() => slot(label)?.click());
    const field = fieldNamed(page.element, label);
    await page.perform(() => fillIn(field, words));
    await page.perform(() =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    );
  };
  return { page, plan: opened.plan, slot, write };
}

describe('where a community is', () => {
  test('is a region in words and a country of the list, with the languages of the plan', async () => {
    const { page, plan, slot, write } = await showWhere();
    await pick(page, slot('Country'), 'Austria');
    await write('Region', 'the lakes');
    await write('Languages of the plan', 'Turkish, German');
    expect(plan.snapshot().standing).toMatchObject({
      country: 'AT',
      region: 'the lakes',
      languages: 'Turkish, German',
    });
    expect(page.element.textContent).toBe(
      'We are in the lakes, Austria. This plan is there in Turkish, German.',
    );
    await pick(page, slot('Country'), 'Not said');
    expect(plan.snapshot().standing.country).toBeNull();
  });

  test('is not asked of whoever only reads', async () => {
    const { page, plan } = await showWhere('viewer');
    expect(page.element.textContent).toBe('');
    await page.perform(() => setMeta(plan, { languages: 'French' }));
    expect(page.element.textContent?.trim()).toBe('This plan is there in French.');
    await page.perform(() => setMeta(plan, { languages: null, country: 'FR' }));
    expect(page.element.textContent?.trim()).toBe('We are in France.');
    await page.perform(() => setMeta(plan, { region: 'Bretagne' }));
    expect(page.element.textContent).toContain('We are in Bretagne, France.');
    expect(page.element.querySelector('button')).toBeNull();
  });
});
