// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { communityPlan } from '@holdfast/content';
import { setInstitution, templateUpdate } from '@holdfast/plan-model';
import { afterEach, expect, test, vi } from 'vitest';

import { documentKey } from '../platform/document-key.ts';
import { manualClock } from '../platform/manual-clock.ts';
import type { PlanAddress } from '../platform/plan-library.ts';
import { fillUp } from '../platform/storage-faults.ts';
import { render } from '../ui/render-fixture.tsx';
import { closeTestDevice, openTestDevice } from './device-fixture.ts';
import { type Device, DeviceContext } from './device.ts';
import {
  closePlan,
  hasOpenPlans,
  hasUnstoredWork,
  openPlans,
  planKey,
  type PlanToOpen,
} from './open-plans.ts';
import { usePlanSession } from './use-plan-session.ts';

const { records } = communityPlan.languages.en.plan;
const GOALS = records.filter(({ root }) => root === 'goals').length;
const clock = manualClock();
const devices: Device[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  devices.splice(0).forEach(closeTestDevice);
});

function newDevice(): Device {
  const device = openTestDevice(clock);
  devices.push(device);
  return device;
}

function Probe(plan: PlanToOpen) {
  return usePlanSession(plan).kind;
}

async function openOn(device: Device) {
  const created = await device.library.create('', { displayName: 'Ana', group: 'teacher', colour: 3 });
  if (created.kind === 'failed') throw new Error(`storage failed: ${created.problem}`);
  return await openAgain(device, created.value);
}

async function openAgain(device: Device, { planId, participantId }: PlanAddress) {
  const page = await render(
    <DeviceContext value={device}>
      <Probe planId={planId} participantId={participantId} />
    </DeviceContext>,
  );
  const open = await vi.waitFor(
    () => {
      const state = openPlans.get(planKey({ planId, participantId }))?.session.state.get();
      if (state?.kind !== 'open') throw new Error('the plan is not open yet');
      return state.open;
    },
    { timeout: 10_000 },
  );
  return { page, planId, participantId, open };
}

test('a plan that everybody has left stays open while the device does not take its words', async () => {
  const device = newDevice();
  const { page, planId, open } = await openOn(device);
  await open.link.flush();
  const heal = fillUp();
  setInstitution(open.plan, 'In this page only');
  await vi.waitFor(() => expect(open.link.state.device.kind).toBe('failing'), { timeout: 10_000 });
  await page.unmount();
  clock.advance(1_000);
  expect(hasOpenPlans()).toBe(true);
  expect(await closePlan(planId)).toBe(false);
  heal();
  await vi.waitFor(
    () => {
      clock.advance(15_000);
      expect(hasOpenPlans()).toBe(false);
    },
    { timeout: 10_000 },
  );
  expect(open.link.state.device.kind).toBe('saved');
});

test('a plan is not closed while what was just written is in this page only', async () => {
  const { page, planId, open } = await openOn(newDevice());
  await open.link.flush();
  const heal = fillUp();
  setInstitution(open.plan, 'In this page only');
  expect(await closePlan(planId)).toBe(false);
  expect(hasUnstoredWork()).toBe(true);
  heal();
  await vi.waitFor(
    async () => {
      clock.advance(15_000);
      expect(await closePlan(planId)).toBe(true);
    },
    { timeout: 10_000 },
  );
  expect(hasUnstoredWork()).toBe(false);
  await page.unmount();
});

test('a plan that everybody has left is closed when its words are on the device', async () => {
  const { page, open } = await openOn(newDevice());
  setInstitution(open.plan, 'On the device');
  await page.unmount();
  clock.advance(1_000);
  await vi.waitFor(() => expect(hasOpenPlans()).toBe(false), { timeout: 10_000 });
});

test('a plan has its template once, however often its screen comes and goes under StrictMode', async () => {
  const device = newDevice();
  const first = await openOn(device);
  await first.page.unmount();
  for (let time = 0; time < 5; time += 1) {
    clock.advance(1_000);
    await vi.waitFor(() => expect(hasOpenPlans()).toBe(false), { timeout: 10_000 });
    const { page, open } = await openAgain(device, first);
    await open.instance.ready;
    expect(open.plan.snapshot().goals).toHaveLength(GOALS);
    const key = documentKey({ ...first, document: 'content' });
    const rows = await device.database.read((tables) =>
      tables.journal.where('[key+generation+seq]').between([key], [key, []]).toArray(),
    );
    expect(rows.map((row) => row.update)).toEqual([templateUpdate(communityPlan.languages.en.plan)]);
    await page.unmount();
  }
});
