// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addRecord, parseIsoDate } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { Evaluations } from './evaluations.tsx';

beforeAll(startStrings);
beforeEach(() => localStorage.clear());

async function show(role: Role = 'editor') {
  const open = openTestPlan({ role });
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={open}>
        <Evaluations />
      </OpenPlanContext>
    </DeviceContext>,
  );
  return { plan: open.plan, page, words: () => (page.element.textContent ?? '').replaceAll('\u00A0', ' ') };
}

test('an evaluation is begun by one line, and asks its questions', async () => {
  const { plan, page, words } = await show();
  await page.perform(() => fillIn(fieldNamed(page.element, 'Add what you want to look at'), 'Did it help?'));
  await page.perform(() => page.element.querySelector('form')?.requestSubmit());
  expect(plan.snapshot().evaluations[0]?.title).toMatchObject({ plainText: 'Did it help?' });
  expect([...page.element.querySelectorAll('h4')].map(({ textContent }) => textContent)).toEqual([
    'What we look at',
    'What we expect',
    'What else may happen',
    'Our questions',
    'When we call it a success',
    'How we find it out',
    'Who finds it out',
  ]);
  expect(words()).toContain('We look at it from not known yet to not known yet.');
});

test('a period that ends before it begins is said to, and stays', async () => {
  const { plan, page, words } = await show();
  const [start, end] = [parseIsoDate('2027-06-01') ?? null, parseIsoDate('2027-01-31') ?? null];
  await page.perform(() => {
    addRecord(plan, 'evaluations', { values: { start, end } });
  });
  expect(words()).toContain('from June 2027 to January 2027.');
  expect(words()).toContain('It ends before it begins.');
});

test('whoever may not write reads what was written, and no empty questions', async () => {
  const { plan, page, words } = await show('viewer');
  await page.perform(() => {
    addRecord(plan, 'evaluations', { values: {}, texts: { title: 'Calls', success: 'Fewer days missed' } });
  });
  expect(words()).toContain('When we call it a success');
  expect(words()).not.toContain('Our questions');
  expect(page.element.querySelector('form')).toBeNull();
});
