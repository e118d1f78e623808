import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { newInvitationId, newPlanId, newSecret } from '../platform/credential.ts';
import type { DeviceDatabase } from '../platform/device-database.ts';
import { manualClock } from '../platform/manual-clock.ts';
import { openPlanLibrary, type PlanLibrary } from '../platform/plan-library.ts';
import { RelayApi } from '../platform/relay-api.ts';
import { testDevice } from '../platform/storage-faults.ts';
import { tellPerson } from '../platform/tell-person.ts';
import { tellUntold } from './tell-untold.ts';

const ANA = { displayName: 'Ana', group: 'teacher', colour: 1 } as const;
let database: DeviceDatabase;
let library: PlanLibrary;
beforeEach(() => {
  const device = testDevice();
  database = device.openTab();
  library = openPlanLibrary(database, { marker: device.marker });
});
afterEach(() => {
  library.close();
  database.close();
});

async function joinShared() {
  const random = { fraction: () => 0.5, bytes: (count: number) => new Uint8Array(count).fill(7) };
  const entry = {
    kind: 'invited',
    invitationId: newInvitationId(random),
    invitationSecret: newSecret(random),
  } as const;
  const joined = await library.join({ planId: newPlanId(random), role: 'editor', entry }, ANA);
  if (joined.kind === 'failed') throw new Error(joined.problem);
  await library.markShared(joined.value);
  return joined.value;
}

function parts() {
  const fetched = vi.fn<() => Promise<Response>>(() => Promise.reject(new TypeError('offline')));
  const api = new RelayApi({ origin: 'https://relay.example', fetch: fetched });
  return { fetched, options: { library, api, clock: manualClock(), page: { onWake: () => () => {} } } };
}

test('what tells of new names is loaded when there is one to tell, and once', async () => {
  const plan = await joinShared();
  const { fetched, options } = parts();
  const load = vi.fn<() => Promise<{ tellPerson: typeof tellPerson }>>(() => Promise.resolve({ tellPerson }));
  const stop = tellUntold(options, load);
  await vi.waitFor(() => expect(library.plans.get()).toMatchObject({ plans: [{ shared: true }] }));
  await library.markOpened(plan);
  expect(load).not.toHaveBeenCalled();
  await library.rename(plan, { ...ANA, displayName: 'Anne' });
  await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
  await library.markOpened(plan);
  expect(load).toHaveBeenCalledOnce();
  stop();
});

test('where it does not come the name stays untold, for the next page', async () => {
  const plan = await joinShared();
  const load = vi.fn<() => Promise<never>>(() => Promise.reject(new TypeError('Failed to fetch')));
  const stop = tellUntold(parts().options, load);
  await library.rename(plan, { ...ANA, displayName: 'Anne' });
  await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
  const found = await library.find(plan.planId);
  expect(found).toMatchObject({ value: { untold: true } });
  stop();
});
