import { describe, expect, test, vi } from 'vitest';

import { openAppShell } from './app-shell.ts';
import { createCell } from './cell.ts';
import { manualClock } from './manual-clock.ts';
import type { PageFacts } from './page.ts';

class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installing';
  readonly messages: unknown[] = [];
  postMessage(message: unknown): void {
    this.messages.push(message);
  }
  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  readonly update = vi.fn<() => Promise<void>>(() => Promise.resolve());
}

class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null;
  readonly registration = new FakeRegistration();
  failing = false;
  register = () =>
    this.failing ? Promise.reject(new TypeError('no script')) : Promise.resolve(this.registration);
}

interface Situation {
  controlled?: boolean;
  waiting?: boolean;
  failing?: boolean;
  flushes?: boolean;
  idle?: boolean;
  stored?: boolean;
}

/** Another tab, or the network, of a browser that behaves as the specification says. */
function load(situation: Situation = {}) {
  const container = new FakeContainer();
  const { registration } = container;
  if (situation.controlled) container.controller = registration.active = new FakeWorker();
  if (situation.waiting) registration.waiting = new FakeWorker();
  container.failing = situation.failing ?? false;
  const facts = createCell<PageFacts>({ visibility: 'visible', online: true });
  const wakes = new Set<() => void>();
  const flush = vi.fn<() => Promise<boolean>>(() => Promise.resolve(now.flushes));
  const now = { flushes: situation.flushes ?? true, idle: situation.idle ?? false };
  const reload = vi.fn<() => void>();
  const clock = manualClock();
  const shell = openAppShell({
    page: { facts, onWake: (listener) => (wakes.add(listener), () => wakes.delete(listener)) },
    flush,
    isIdle: () => now.idle,
    // The part of a container that is used, as a browser behaves.
    workers: container as unknown as ServiceWorkerContainer,
    isStored: () => Promise.resolve(situation.stored ?? true),
    reload,
    clock,
  });
  const registered = () => vi.waitFor(() => expect(clock.nextTimer() ?? container.failing).toBeTruthy());
  const hide = () => facts.set({ visibility: 'hidden', online: true });
  const wake = () => wakes.forEach((listener) => listener());
  return { flush, shell, container, registration, reload, clock, now, registered, hide, wake };
}

async function applyOf(shell: ReturnType<typeof load>['shell']): Promise<boolean> {
  const state = shell.state.get();
  if (state.kind !== 'update-waiting') throw new Error(`no update waits: ${state.kind}`);
  return state.apply();
}

describe('openAppShell', () => {
  test('says that there is no offline start where there are no service workers', () => {
    const facts = createCell<PageFacts>({ visibility: 'visible', online: true });
    const page = { facts, onWake: () => () => {} };
    const shell = openAppShell({
      page,
      flush: () => Promise.resolve(true),
      isIdle: () => false,
      workers: undefined,
    });
    expect(shell.state.get()).toEqual({ kind: 'unsupported' });
  });

  test('is ready offline once the first worker is active, and does not reload for it', async () => {
    const { shell, registration, reload, registered } = load();
    expect(shell.state.get()).toEqual({ kind: 'installing' });
    await registered();
    const worker = (registration.installing = new FakeWorker());
    registration.dispatchEvent(new Event('updatefound'));
    worker.become('installed');
    worker.become('activated');
    await vi.waitFor(() => expect(shell.state.get()).toEqual({ kind: 'ready-offline' }));
    expect(reload).not.toHaveBeenCalled();
  });

  test('is not ready offline when the browser has thrown the files of the app away', async () => {
    const { shell } = load({ controlled: true, stored: false });
    await vi.waitFor(() => expect(shell.state.get()).toEqual({ kind: 'failed' }));
  });

  test('says that installing failed', async () => {
    const { shell } = load({ failing: true });
    await vi.waitFor(() => expect(shell.state.get()).toEqual({ kind: 'failed' }));
  });

  test('offers an update and leaves the page to the person until they agree', async () => {
    const { shell, registration, reload, registered, flush } = load({ controlled: true });
    await registered();
    const worker = (registration.installing = new FakeWorker());
    registration.dispatchEvent(new Event('updatefound'));
    registration.waiting = worker;
    worker.become('installed');
    expect(shell.state.get().kind).toBe('update-waiting');
    expect(worker.messages).toEqual([]);
    expect(await applyOf(shell)).toBe(true);
    expect(worker.messages).toEqual([{ type: 'SKIP_WAITING' }]);
    expect(reload).not.toHaveBeenCalled();
    worker.become('activated');
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
    // Before it asks the newer version to take over, and again for what was written meanwhile.
    expect(flush).toHaveBeenCalledTimes(2);
  });

  test('does not reload a page that holds a change which could not be journaled', async () => {
    const { shell, registration, reload, registered, hide } = load({
      controlled: true,
      waiting: true,
      flushes: false,
    });
    await registered();
    expect(await applyOf(shell)).toBe(false);
    hide();
    await Promise.resolve();
    expect(registration.waiting?.messages).toEqual([]);
    expect(reload).not.toHaveBeenCalled();
  });

  test('applies an update by itself when the page is hidden', async () => {
    const { registration, registered, hide } = load({ controlled: true, waiting: true });
    await registered();
    expect(registration.waiting?.messages).toEqual([]);
    hide();
    await vi.waitFor(() => expect(registration.waiting?.messages).toEqual([{ type: 'SKIP_WAITING' }]));
  });

  test('applies an update by itself when nobody is in the middle of anything', async () => {
    const { registration, registered } = load({ controlled: true, waiting: true, idle: true });
    await registered();
    await vi.waitFor(() => expect(registration.waiting?.messages).toEqual([{ type: 'SKIP_WAITING' }]));
  });

  test('asks before it reloads a tab in which the person works, when another tab has applied the update', async () => {
    const { shell, container, reload, registered } = load({ controlled: true });
    await registered();
    container.dispatchEvent(new Event('controllerchange'));
    expect(shell.state.get().kind).toBe('update-waiting');
    expect(reload).not.toHaveBeenCalled();
    expect(await applyOf(shell)).toBe(true);
    expect(reload).toHaveBeenCalledOnce();
  });

  test('looks for updates every hour and when the page is looked at again', async () => {
    const { registration, registered, clock, wake, shell } = load({ controlled: true });
    await registered();
    clock.advance(3_600_000);
    expect(registration.update).toHaveBeenCalledTimes(1);
    clock.advance(3_600_000);
    expect(registration.update).toHaveBeenCalledTimes(2);
    wake();
    expect(registration.update).toHaveBeenCalledTimes(3);
    registration.update.mockRejectedValue(new TypeError('offline'));
    await shell.check();
    shell.close();
    clock.advance(3_600_000);
    wake();
    expect(registration.update).toHaveBeenCalledTimes(4);
  });
});
