// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { setInstitution } from '@holdfast/plan-model';
import { afterEach, expect, test, vi } from 'vitest';

import { persistentStorage } from '../platform/capabilities.ts';
import { openDeviceDatabase } from '../platform/device-database.ts';
import { openIdentityStore } from '../platform/device-identity.ts';
import { localStorageDrafts } from '../platform/line-drafts.ts';
import { manualClock } from '../platform/manual-clock.ts';
import { watchPage } from '../platform/page.ts';
import { openPlanLibrary } from '../platform/plan-library.ts';
import { RelayApi } from '../platform/relay-api.ts';
import { fillUp, memoryMarker } from '../platform/storage-faults.ts';
import { render } from '../ui/render-fixture.tsx';
import { type Device, DeviceContext } from './device.ts';
import { closePlan, hasOpenPlans, openPlans, planKey, type PlanToOpen } from './open-plans.ts';
import { usePlanSession } from './use-plan-session.ts';

const clock = manualClock();
const devices: Device[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const device of devices.splice(0)) {
    device.library.close();
    device.page.close();
    device.database.close();
  }
});

/** A page without a network. */
function newDevice(): Device {
  const marker = memoryMarker();
  const database = openDeviceDatabase({ marker });
  const device = {
    clock,
    database,
    library: openPlanLibrary(database, { marker, indexedDB }),
    identity: openIdentityStore(database),
    api: new RelayApi({ fetch: () => Promise.reject(new TypeError('no network')) }),
    page: watchPage(),
    drafts: localStorageDrafts(),
    persistence: persistentStorage(),
  };
  devices.push(device);
  return device;
}

function Probe(plan: PlanToOpen) {
  return usePlanSession(plan).kind;
}

async function openOn(device: Device) {
  const created = await device.library.create('', { displayName: 'Ana', group: 'teacher', colour: 3 });
  if (created.kind === 'failed') throw new Error(`storage failed: ${created.problem}`);
  const { planId, participantId } = created.value;
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
  return { page, planId, open };
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

test('a plan that everybody has left is closed when its words are on the device', async () => {
  const { page, open } = await openOn(newDevice());
  setInstitution(open.plan, 'On the device');
  await page.unmount();
  clock.advance(1_000);
  await vi.waitFor(() => expect(hasOpenPlans()).toBe(false), { timeout: 10_000 });
});
