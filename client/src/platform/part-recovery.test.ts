import { describe, expect, test, vi } from 'vitest';

import { recoverMissingPart } from './part-recovery.ts';

function start(now = { flushes: true, types: false }, memory = new Map<string, string>()) {
  const reload = vi.fn<() => void>();
  let time = 0;
  const miss = () =>
    recoverMissingPart({
      reload,
      flush: () => Promise.resolve(now.flushes),
      isTyping: () => now.types,
      now: () => time,
      memory: {
        getItem: (name) => memory.get(name) ?? null,
        setItem: (name, value) => void memory.set(name, value),
      },
    });
  return { reload, miss, memory, later: (ms: number) => (time += ms) };
}

describe('recoverMissingPart', () => {
  test('reloads once, and says when the part is still missing afterwards', async () => {
    const before = start();
    expect(before.miss()).toBe(true);
    await vi.waitFor(() => expect(before.reload).toHaveBeenCalledOnce());
    const after = start(undefined, before.memory);
    expect(after.miss()).toBe(false);
    expect(after.reload).not.toHaveBeenCalled();
    after.later(60_000);
    expect(after.miss()).toBe(true);
  });

  test('does not reload while a change is in this page alone', async () => {
    const { reload, miss } = start({ flushes: false, types: false });
    miss();
    await Promise.resolve();
    expect(reload).not.toHaveBeenCalled();
  });

  test('leaves the page to whoever has the caret in a field', async () => {
    const { reload, miss, memory } = start({ flushes: true, types: true });
    expect(miss()).toBe(true);
    await Promise.resolve();
    expect(reload).not.toHaveBeenCalled();
    expect(memory.size).toBe(0);
  });
});
