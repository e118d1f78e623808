// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';

import type { LibraryPlan } from '../platform/plan-library.ts';
import { StorageError } from '../platform/storage-error.ts';
import { render } from '../ui/render-fixture.tsx';
import { ToastMessages } from '../ui/toast-region.tsx';
import { closeTestDevice, openTestDevice } from './device-fixture.ts';
import { type Device, DeviceContext } from './device.ts';
import { useBackupOf } from './use-backup-of.ts';

const devices: Device[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  devices.splice(0).forEach(closeTestDevice);
});

function Saving({ plan }: { readonly plan: LibraryPlan }) {
  const { save, isBusy } = useBackupOf(plan);
  return (
    <button type="button" disabled={isBusy} onClick={save}>
      save
    </button>
  );
}

async function saveOn(prepare: (device: Device) => void) {
  const device = openTestDevice();
  devices.push(device);
  const created = await device.library.create('', { displayName: 'Ana', group: 'teacher', colour: 3 });
  if (created.kind === 'failed') throw new Error(`storage failed: ${created.problem}`);
  const plan = created.value;
  const given = vi.spyOn(URL, 'createObjectURL');
  const page = await render(
    <DeviceContext value={device}>
      <Saving plan={plan} />
      <ToastMessages label="Messages" closeLabel="Close" />
    </DeviceContext>,
  );
  prepare(device);
  const button = page.element.querySelector('button');
  await page.perform(() => button?.click());
  await vi.waitFor(() => expect(button?.disabled).toBe(false), { timeout: 10_000 });
  const says = (text: string) =>
    vi.waitFor(() => expect(document.body.textContent).toContain(text), { timeout: 10_000 });
  const backedUpAt = async () => {
    const row = await device.database.read(({ plans }) => plans.get([plan.planId, plan.participantId]));
    return row?.backedUpAt;
  };
  return { given, says, backedUpAt };
}

test('a file with everything in it guards what was written until then', async () => {
  const { given, backedUpAt } = await saveOn(() => {});
  expect(given).toHaveBeenCalledOnce();
  await vi.waitFor(async () => expect(await backedUpAt()).toBeTypeOf('number'));
});

test('a file that lacks something is given all the same, guards nothing, and says so', async () => {
  const { given, says, backedUpAt } = await saveOn(({ database }) => {
    vi.spyOn(database, 'read').mockRejectedValueOnce(new StorageError('timed-out', 'a busy phone'));
  });
  expect(given).toHaveBeenCalledOnce();
  await says('plan.backupIncomplete');
  expect(await backedUpAt()).toBeUndefined();
});

test('a file that cannot be given is told of', async () => {
  const { says, backedUpAt } = await saveOn(() => {
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      throw new TypeError('no');
    });
  });
  await says('plan.backupFailed');
  expect(await backedUpAt()).toBeUndefined();
});
