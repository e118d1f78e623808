// @vitest-environment happy-dom
import { setMeta } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { PlanInShort } from './plan-in-short.tsx';

beforeAll(startStrings);

async function showInShort(role: Role) {
  const opened = openTestPlan({ role });
  const page = await render(
    <OpenPlanContext value={opened}>
      <PlanInShort />
    </OpenPlanContext>,
  );
  return { page, plan: opened.plan, words: () => page.element.textContent };
}

describe('below the name of a plan', () => {
  test('stands how far it is, once that is said', async () => {
    const { plan, page, words } = await showInShort('viewer');
    expect(words()).toBe('');
    await page.perform(() => setMeta(plan, { status: 'consultation' }));
    expect(words()).toBe('It is open for everybody to comment on.');
    await page.perform(() => setMeta(plan, { status: 'adopted' }));
    expect(words()).toBe('It has been adopted.');
    await page.perform(() => setMeta(plan, { adoptedOn: '2026-09-12' }));
    expect(words()).toBe('It was adopted on Sep 12, 2026.');
  });

  test('stands what it is about, in the words of those who write it', async () => {
    const { plan, page, words } = await showInShort('editor');
    const button = page.element.querySelector<HTMLElement>('button');
    await page.perform(() => button?.click());
    const field = fieldNamed(page.element, 'The plan in a few sentences');
    await page.perform(() => fillIn(field, 'Everybody stays until the end.'));
    await page.perform(() =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    );
    expect(plan.snapshot().standing.publicSummary).toBe('Everybody stays until the end.');
    expect(words()).toBe('In short: Everybody stays until the end.');
  });
});
