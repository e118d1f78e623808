// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { setMeta } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { AbsentGroups } from './absent-groups.tsx';

beforeAll(startStrings);

async function showGroups(role: 'editor' | 'viewer' = 'editor') {
  const opened = openTestPlan({ role });
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={opened}>
        <AbsentGroups missing={['employer', 'ngo']} />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const button = (name: string) =>
    [...page.element.querySelectorAll('button')].find(
      (each) => each.textContent === name || each.getAttribute('aria-label') === name,
    );
  return { page, plan: opened.plan, button };
}

describe('a group that is not needed', () => {
  test('is said with a reason, which can be read, and taken back', async () => {
    const { page, plan, button } = await showGroups();
    const absent = () => [...plan.snapshot().standing.absentGroups];
    await page.perform(() => button('A group is not needed here…')?.click());
    await page.perform(() => fillIn(fieldNamed(page.element, 'Which group is not needed here'), 'ngo'));
    const line = fieldNamed(page.element, 'NGOs and associations – not needed here, because');
    await page.perform(() => fillIn(line, 'There is none in the valley'));
    await page.perform(() => line.closest('form')?.requestSubmit());
    expect(absent()).toEqual([['ngo', 'There is none in the valley']]);
    expect(page.element.querySelector('li')?.textContent).toContain(
      'NGOs and associations: There is none in the valley.',
    );
    await page.perform(() => button('NGOs and associations: it is needed after all')?.click());
    expect(absent()).toEqual([]);
    expect(page.element.querySelector('li')).toBeNull();
  });

  test('is read by everybody, and changed by nobody who only reads', async () => {
    const { page, plan } = await showGroups('viewer');
    expect(page.element.textContent).toBe('');
    await page.perform(() => setMeta(plan, { 'absent:employer': 'All learn at school' }));
    expect(page.element.textContent).toContain('Employers: All learn at school.');
    expect(page.element.querySelector('button')).toBeNull();
  });
});
