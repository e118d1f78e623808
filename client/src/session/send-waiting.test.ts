// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';

import { manualClock } from '../platform/manual-clock.ts';
import { closeTestDevice, openTestDevice } from './device-fixture.ts';
import type { Device } from './device.ts';
import { sendWaiting } from './send-waiting.ts';

let device: Device;
afterEach(() => closeTestDevice(device));

test('sending what waits in plans that nobody looks at does not make them look opened', async () => {
  const clock = manualClock();
  device = openTestDevice(clock);
  const created = await device.library.create('', { displayName: 'Ana', group: 'teacher', colour: 3 });
  if (created.kind === 'failed') throw new Error(created.problem);
  const { planId, participantId } = created.value;
  await device.database.write(['plans'], (tables) =>
    tables.plans.update([planId, participantId], { lastOpened: 1 }),
  );
  let isSent: boolean | undefined;
  void sendWaiting(device, [created.value]).then((all) => {
    isSent = all;
  });
  // The relay is out of reach: it is given up in the end.
  await vi.waitFor(
    () => {
      clock.advance(10_000);
      expect(isSent).toBe(false);
    },
    { timeout: 10_000 },
  );
  const row = await device.database.read((tables) => tables.plans.get([planId, participantId]));
  expect(row?.lastOpened).toBe(1);
});
