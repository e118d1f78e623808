// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { LinkState } from '@holdfast/sync-client';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import { manualClock } from '../../platform/manual-clock.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { LIVE, openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { SyncStatus } from './sync-status.tsx';

beforeAll(startStrings);

const OFFLINE: LinkState = { ...LIVE, connection: { kind: 'offline' } };
const STOPPED: LinkState = { ...LIVE, connection: { kind: 'refused', reason: 'closed' } };

async function showStatus(first: LinkState) {
  const clock = manualClock();
  const device = openTestDevice(clock);
  const plan = openTestPlan({});
  const state = createCell(first);
  onTestFinished(() => closeTestDevice(device));
  const link = {
    ...plan.link,
    get state() {
      return state.get();
    },
    subscribe: state.subscribe,
  };
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={{ ...plan, link }}>
        <SyncStatus />
      </OpenPlanContext>
    </DeviceContext>,
  );
  let typed = first.waiting;
  return {
    words: () => page.element.querySelector('[data-sync]')?.textContent,
    said: () => page.element.querySelector('output')?.textContent,
    press: () => page.perform(() => state.set({ ...state.get(), device: { kind: 'saving', changes: 1 } })),
    store: () => {
      typed += 1;
      return page.perform(() => state.set({ ...state.get(), device: { kind: 'saved' }, waiting: typed }));
    },
    become: (part: Partial<LinkState>) => page.perform(() => state.set({ ...state.get(), ...part })),
    pass: (ms: number) => page.perform(() => clock.advance(ms)),
  };
}

describe('SyncStatus, without a relay', () => {
  test('claims nothing of the last key while nobody knows whether it is stored', async () => {
    const status = await showStatus({ ...OFFLINE, waiting: 3 });
    expect(status.words()).toBe('Offline: saved on this device, 3 changes waiting');
    await status.press();
    expect(status.words()).toBe('Offline');
  });

  test('stands still from key to key, and counts when nobody has typed for a while', async () => {
    const status = await showStatus({ ...OFFLINE, waiting: 3 });
    for (let key = 0; key < 20; key += 1) {
      await status.press();
      expect(status.words()).toBe('Offline');
      await status.store();
      await status.pass(300);
      expect(status.words()).toBe('Offline');
    }
    await status.pass(700);
    expect(status.words()).toBe('Offline: saved on this device, 23 changes waiting');
  });

  test('says that it is being saved when that takes long, and that it is saved as soon as it is', async () => {
    const status = await showStatus(OFFLINE);
    await status.press();
    await status.pass(500);
    expect(status.words()).toBe('Saving…');
    await status.store();
    expect(status.words()).toBe('Offline: saved on this device, 1 change waiting');
  });

  test('says at once that a key is not saved, or that the relay is back', async () => {
    const status = await showStatus(OFFLINE);
    await status.press();
    await status.become({ device: { kind: 'failing', changes: 1, reason: 'full' } });
    expect(status.words()).toBe('Not saved: export now');
    await status.become({ device: { kind: 'saving', changes: 1 } });
    await status.become({ connection: { kind: 'live' } });
    expect(status.words()).toBe('Saving…');
    await status.become({ device: { kind: 'saved' } });
    expect(status.words()).toBe('Saved');
  });

  test('does not call a connection that was ended offline', async () => {
    const status = await showStatus(STOPPED);
    await status.press();
    expect(status.words()).toBe('Not connected');
    await status.store();
    await status.pass(1_000);
    expect(status.words()).toBe('Not connected: saved on this device, 1 change waiting');
  });
});

test('a state that has settled is said once, and then no more beside the state itself', async () => {
  const status = await showStatus({ ...OFFLINE, waiting: 3 });
  const words = 'Offline: saved on this device, 3 changes waiting';
  await status.pass(2_000);
  expect(status.said()).toBe(words);
  await status.pass(5_000);
  expect(status.said()).toBe('');
  expect(status.words()).toBe(words);
});
