// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addMeasure, type NewMeasure } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { chooseInMenu, fieldNamed, fillIn, pick, render } from '../../ui/render-fixture.tsx';
import { Measures } from './measures.tsx';
import { staffGaps } from './staff-gaps.ts';
import { StaffSupport } from './staff-support.tsx';

beforeAll(startStrings);

async function showLists(measures: readonly NewMeasure[] = []) {
  const opened = openTestPlan({});
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const { plan } = opened;
  for (const measure of measures) addMeasure(plan, measure);
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={opened}>
        <Measures />
        <StaffSupport />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const list = (id: string) => page.element.querySelector(`#${id}`)?.textContent ?? '';
  const button = (label: string) =>
    page.element.querySelector<HTMLElement>(`button[aria-label^=${JSON.stringify(label)}]`);
  return { page, list, button, first: () => plan.snapshot().measures[0] };
}

describe('help for staff', () => {
  test('is added by one line, and reads as a sentence that grows', async () => {
    const { page, list, button, first } = await showLists();
    const line = fieldNamed(page.element, 'Add help for staff');
    await page.perform(() => fillIn(line, 'An afternoon on conflicts'));
    await page.perform(() => line.closest('form')?.requestSubmit());
    expect(first()).toMatchObject({ type: 'staffSupport' });
    expect(list('measures')).not.toContain('An afternoon on conflicts');
    expect(list('staff')).toContain('Help of a kind not said yet for people not said yet');
    await pick(page, button('Kind of help:'), 'Training on the job');
    await pick(page, button('For whom:'), 'trainers in companies');
    await pick(page, button('Topics:'), 'bullying');
    await page.perform(() => button('Hours:')?.click());
    const hours = fieldNamed(page.element, 'Hours');
    await page.perform(() => fillIn(hours, '12'));
    await page.perform(() =>
      hours.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })),
    );
    expect(list('staff')).toContain('Training on the job for trainers in companies on bullying: 12 hours');
    expect(list('staff')).toContain('There is no training on the job yet for teachers.');
  });

  test.each(['-1', '2.5'])('takes no %s places, and says why', async (typed) => {
    const { page, button, first } = await showLists([{ title: 'A circle', type: 'staffSupport' }]);
    await page.perform(() => button('Places:')?.click());
    const places = fieldNamed(page.element, 'Places');
    await page.perform(() => fillIn(places, typed));
    await page.perform(() =>
      places.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })),
    );
    expect(page.element.querySelector('[role=alert]')?.textContent).toContain('a whole number');
    expect(first()).toMatchObject({ places: null });
  });

  test('is made of a measure, and made a measure again', async () => {
    const { page, list, button } = await showLists([{ title: 'A circle' }]);
    expect(list('measures')).toContain('A circle');
    await chooseInMenu(page, button('Actions for the measure'), 'Make it help for staff');
    expect(list('measures')).not.toContain('A circle');
    expect(list('staff')).toContain('A circle');
    await chooseInMenu(page, button('Actions for the measure'), 'Make it a measure like the others');
    expect(list('measures')).toContain('A circle');
  });
});

describe('what the help for staff leaves out', () => {
  const gapsOf = (measures: readonly NewMeasure[]) => {
    const { plan } = openTestPlan({});
    for (const measure of measures) addMeasure(plan, { type: 'staffSupport', ...measure });
    return staffGaps(plan.snapshot().measures);
  };

  test('are kinds and topics that nothing is of, whoever it is for', () => {
    const { kinds, topics } = gapsOf([
      { staffKind: 'peer', 'topic:bullying': true },
      { staffKind: 'initial', 'topic:factors': true },
    ]);
    expect(kinds).toEqual(['continuing', 'multiProfessional']);
    expect(topics).toHaveLength(7);
  });

  test('are teachers or trainers without training on the job, once there is such training', () => {
    expect(gapsOf([{ staffKind: 'peer' }]).audiences).toEqual([]);
    expect(gapsOf([{ staffKind: 'continuing', 'audience:teachers': true }]).audiences).toEqual(['trainers']);
  });

  test('are not filled by what was dropped', () => {
    expect(gapsOf([{ staffKind: 'initial', status: 'dropped' }]).kinds).toContain('initial');
  });
});
