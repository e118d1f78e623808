// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import '../../strings/device-strings.ts';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { fillUp } from '../../platform/storage-faults.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { type Device, DeviceContext } from '../../session/device.ts';
import { startStrings } from '../../strings/strings.ts';
import { render, type Rendered } from '../../ui/render-fixture.tsx';
import { IdentityForm } from './identity-form.tsx';

beforeAll(startStrings);

const ANA = { displayName: 'Ana', group: 'teacher', colour: 1 } as const;
let device: Device;
let page: Rendered;
let heal = (): void => {};
afterEach(async () => {
  heal();
  await page.unmount();
  closeTestDevice(device);
});

/** Storage answers between the turns of React. */
function until(assertion: () => void): Promise<void> {
  return vi.waitFor(async () => {
    await page.perform(() => {});
    assertion();
  });
}

test('a name that could not be kept on the device is not said to be saved', async () => {
  device = openTestDevice();
  await vi.waitFor(() => expect(device.library.plans.get().kind).toBe('ready'));
  const onSaved = vi.fn<() => void>();
  page = await render(
    <DeviceContext value={device}>
      <IdentityForm known={ANA} onSaved={onSaved} />
    </DeviceContext>,
  );
  heal = fillUp();
  const save = () => page.perform(() => page.element.querySelector<HTMLElement>('[type=submit]')?.click());
  await save();
  await until(() => expect(page.element.textContent).toContain('no space'));
  expect(onSaved).not.toHaveBeenCalled();
  heal();
  await save();
  await until(() => expect(onSaved).toHaveBeenCalled());
});
