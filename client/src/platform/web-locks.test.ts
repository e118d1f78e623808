import { afterEach, describe, expect, test, vi } from 'vitest';

import { manualClock } from './manual-clock.ts';
import { openBaseLock } from './web-locks.ts';

const ended: AbortController[] = [];
afterEach(() => ended.splice(0).forEach((controller) => controller.abort()));

function tab(options: { key?: string; locks?: LockManager; clock?: ReturnType<typeof manualClock> }) {
  const { key = crypto.randomUUID(), locks = null, clock = manualClock() } = options;
  const controller = new AbortController();
  ended.push(controller);
  const onLost = vi.fn<() => void>();
  const acquired = vi.fn<() => void>();
  const gaveUp = vi.fn<() => void>();
  openBaseLock({ key, locks, clock }).acquire(onLost, controller.signal).then(acquired, gaveUp);
  return { key, clock, onLost, acquired, gaveUp, leave: () => controller.abort() };
}

/** Lets messages between tabs arrive, and what follows from them happen. */
async function settle(): Promise<void> {
  const name = crypto.randomUUID();
  const [one, other] = [new BroadcastChannel(name), new BroadcastChannel(name)];
  await new Promise((resolve) => {
    other.addEventListener('message', resolve);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
    one.postMessage(null);
  });
  one.close();
  other.close();
}

describe('openBaseLock with Web Locks', () => {
  const { locks } = navigator;

  test('gives the lock to one tab, and to the next when that one leaves', async () => {
    const one = tab({ locks });
    await vi.waitFor(() => expect(one.acquired).toHaveBeenCalled());
    const two = tab({ locks, key: one.key });
    await settle();
    expect(two.acquired).not.toHaveBeenCalled();
    one.leave();
    await vi.waitFor(() => expect(two.acquired).toHaveBeenCalled());
    expect(one.onLost).not.toHaveBeenCalled();
  });

  test('leaves the lock with a holder that answers', async () => {
    const one = tab({ locks });
    await vi.waitFor(() => expect(one.acquired).toHaveBeenCalled());
    const two = tab({ locks, key: one.key });
    two.clock.advance(30_000);
    await vi.waitFor(() => expect(two.clock.nextTimer()).toBe(30_000));
    expect(two.acquired).not.toHaveBeenCalled();
    expect(one.onLost).not.toHaveBeenCalled();
  });

  test('takes the lock from a holder that does not answer, and tells it', async () => {
    const key = crypto.randomUUID();
    let stolen = false;
    // A frozen page: it holds the lock and says nothing.
    locks
      .request(`holdfast:${key}`, () => new Promise(() => {}))
      .catch(() => {
        stolen = true;
      });
    const two = tab({ locks, key });
    two.clock.advance(30_000);
    await vi.waitFor(() => expect(two.clock.nextTimer()).toBe(2_000));
    two.clock.advance(2_000);
    await vi.waitFor(() => expect(two.acquired).toHaveBeenCalled());
    expect(stolen).toBe(true);
    const three = tab({ locks, key });
    locks.request(`holdfast:${key}`, { steal: true }, () => {}).catch(() => {});
    await vi.waitFor(() => expect(two.onLost).toHaveBeenCalledOnce());
    await vi.waitFor(() => expect(three.acquired).toHaveBeenCalled());
  });

  test('a tab that gives up waiting is told, and leaves the queue', async () => {
    const one = tab({ locks });
    await vi.waitFor(() => expect(one.acquired).toHaveBeenCalled());
    const two = tab({ locks, key: one.key });
    two.leave();
    await vi.waitFor(() => expect(two.gaveUp).toHaveBeenCalled());
    const three = tab({ locks, key: one.key });
    one.leave();
    await vi.waitFor(() => expect(three.acquired).toHaveBeenCalled());
    expect(two.acquired).not.toHaveBeenCalled();
  });
});

describe('openBaseLock without Web Locks', () => {
  test('is for a tab that is alone', async () => {
    const one = tab({});
    one.clock.advance(2_000);
    await vi.waitFor(() => expect(one.acquired).toHaveBeenCalled());
  });

  test('is not for a second tab while the first is there, and for it when that one has left', async () => {
    const one = tab({});
    one.clock.advance(2_000);
    await vi.waitFor(() => expect(one.acquired).toHaveBeenCalled());
    const two = tab({ key: one.key });
    await vi.waitFor(() => expect(two.clock.nextTimer()).toBe(5_000));
    expect(two.acquired).not.toHaveBeenCalled();
    one.leave();
    two.clock.advance(5_000);
    await vi.waitFor(() => expect(two.clock.nextTimer()).toBe(2_000));
    two.clock.advance(2_000);
    await vi.waitFor(() => expect(two.acquired).toHaveBeenCalled());
    expect(one.onLost).not.toHaveBeenCalled();
  });

  test('is never for both of two tabs that ask at the same time', async () => {
    const clock = manualClock();
    const one = tab({ clock });
    const two = tab({ clock, key: one.key });
    await settle();
    clock.advance(2_000);
    await vi.waitFor(() => expect(clock.nextTimer()).toBe(5_000 - 2_000));
    await vi.waitFor(() => expect(one.acquired).toHaveBeenCalled());
    expect(two.acquired).not.toHaveBeenCalled();
  });

  test('is lost by a holder that slept while another took over', async () => {
    const one = tab({});
    one.clock.advance(2_000);
    await vi.waitFor(() => expect(one.acquired).toHaveBeenCalled());
    const channel = new BroadcastChannel(`holdfast:${one.key}:tabs`);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
    channel.postMessage('mine');
    await vi.waitFor(() => expect(one.onLost).toHaveBeenCalledOnce());
    channel.close();
  });

  test('is for no tab where tabs cannot ask each other', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const one = tab({});
    vi.unstubAllGlobals();
    one.clock.advance(600_000);
    await settle();
    expect(one.acquired).not.toHaveBeenCalled();
    one.leave();
    await vi.waitFor(() => expect(one.gaveUp).toHaveBeenCalled());
  });
});
