// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { JoinScreen } from './join-screen.tsx';

beforeAll(startStrings);

test('a link that was not whole lets people in once it is mended in the address', async () => {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  window.history.replaceState(null, '', '/join/a-plan-of-a-test');
  const page = await render(
    <DeviceContext value={device}>
      <JoinScreen />
    </DeviceContext>,
  );
  expect(page.element.textContent).toContain('The link is not whole');
  window.history.replaceState(null, '', `#an-invitation-of-it.${'s'.repeat(43)}`);
  await page.perform(() => void window.dispatchEvent(new Event('hashchange')));
  await vi.waitFor(async () => {
    await page.perform(() => {});
    expect(page.element.textContent).toContain('You can join all the same');
  });
  // After joining the secret is no longer in the address.
  window.history.replaceState(null, '', '/join/a-plan-of-a-test');
  await page.perform(() => void window.dispatchEvent(new Event('hashchange')));
  expect(page.element.textContent).not.toContain('The link is not whole');
});
