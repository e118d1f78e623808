// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addMeasure, addRecord } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { manualClock } from '../../platform/manual-clock.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { pick, render } from '../../ui/render-fixture.tsx';
import { Assessments } from './assessments.tsx';

beforeAll(startStrings);

async function show(role: Role = 'editor') {
  const open = openTestPlan({ role });
  const device = openTestDevice({ ...manualClock(), now: () => Date.parse('2026-11-27T12:00:00') });
  onTestFinished(() => closeTestDevice(device));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={open}>
        <Assessments />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const words = () => (page.element.textContent ?? '').replaceAll('\u00A0', ' ');
  const button = (name: string) =>
    [...page.element.querySelectorAll<HTMLElement>('button')].find((each) =>
      (each.getAttribute('aria-label') ?? each.textContent).startsWith(name),
    );
  return { plan: open.plan, page, words, button };
}

describe('how a school sees itself', () => {
  test('is asked in six areas, each with its question', async () => {
    const { page, words } = await show();
    expect(page.element.querySelectorAll('h3')).toHaveLength(6);
    expect(words()).toContain('Do we have goals against early leaving that everybody here knows?');
  });

  test('is said by each group for itself, in words and points, of today', async () => {
    const { plan, page, words, button } = await show();
    await page.perform(() => button('Add a view of “Our strategy”')?.click());
    await pick(page, button('Points'), '4 of 5: mostly there');
    await page.perform(() => {
      addRecord(plan, 'assessments', { values: { area: 'strategy', group: 'learner', score: 1 } });
    });
    expect(words()).toContain('Teachers (Nov 27, 2026): 4 of 5: mostly there');
    expect(words()).toContain('Learners (not known yet): 1 of 5: first ideas');
    expect(plan.snapshot().assessments[0]).toMatchObject({ area: 'strategy', score: 4, date: '2026-11-27' });
  });

  test.each([
    [2, true],
    [3, false],
  ])('with %i points calls for work first: %s', async (score, isFirst) => {
    const { plan, page, words } = await show();
    await page.perform(() => {
      addRecord(plan, 'assessments', { values: { area: 'resources', score } });
    });
    expect(words().includes('To be worked on first')).toBe(isFirst);
  });

  test('names what is done about low points: a measure that is there, or a new one', async () => {
    const { plan, page, words, button } = await show();
    const measure = addMeasure(plan, { title: 'A room for learners' });
    await page.perform(() => {
      addRecord(plan, 'assessments', { values: { area: 'resources', score: 0 } });
    });
    await pick(page, button('What we do about it'), 'A room for learners');
    const [assessment] = plan.snapshot().assessments;
    const measuresOf = () => plan.snapshot().links.measuresByAssessment.get(assessment?.id ?? fail());
    expect(measuresOf()).toEqual([measure]);
    await page.perform(() => button('Add a measure for it')?.click());
    expect(measuresOf()).toHaveLength(2);
    expect(plan.snapshot().measures).toHaveLength(2);
    expect(words()).toContain('A room for learners');
  });

  test('is words for whoever may not write', async () => {
    const { page, words } = await show('viewer');
    expect(words()).toContain('Nobody has said how they see it yet.');
    expect(page.element.querySelector('button')).toBeNull();
  });
});

function fail(): never {
  throw new Error('the test needs a view');
}
