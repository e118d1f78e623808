import { describe, expect, test, vi } from 'vitest';

import { recoverMissingParts } from './preload-recovery.ts';

function start(flushes = true, memory: Map<string, string> | undefined = new Map()) {
  const target = new EventTarget();
  const reload = vi.fn<() => void>();
  let time = 0;
  recoverMissingParts({
    target,
    reload,
    flush: () => Promise.resolve(flushes),
    now: () => time,
    memory: memory && {
      getItem: (name) => memory.get(name) ?? null,
      setItem: (name, value) => void memory.set(name, value),
    },
  });
  const miss = () => {
    const event = new Event('vite:preloadError', { cancelable: true });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { reload, miss, memory, later: (ms: number) => (time += ms) };
}

describe('recoverMissingParts', () => {
  test('reloads once, and gives the error on when the part is still missing afterwards', async () => {
    const before = start();
    expect(before.miss()).toBe(true);
    await vi.waitFor(() => expect(before.reload).toHaveBeenCalledOnce());
    const after = start(true, before.memory);
    expect(after.miss()).toBe(false);
    expect(after.reload).not.toHaveBeenCalled();
    after.later(60_000);
    expect(after.miss()).toBe(true);
  });

  test('does not reload while a change is in this page alone', async () => {
    const { reload, miss } = start(false);
    miss();
    await Promise.resolve();
    expect(reload).not.toHaveBeenCalled();
  });
});
