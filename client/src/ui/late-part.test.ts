import { afterEach, expect, test, vi } from 'vitest';

import { loadPart, missingParts, whenPartIsMissing } from './late-part.ts';

const missing = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

/** A server that is away for a number of questions. */
function serverAwayFor(times: number) {
  let left = times;
  const seen: string[] = [];
  return {
    seen,
    isServerThere: () => Promise.resolve(left-- <= 0),
    waitForChance: async () => void seen.push(missingParts.get()),
  };
}

afterEach(() => whenPartIsMissing(() => false));

test('a part that comes is there, and nothing is missing', async () => {
  await expect(loadPart(() => Promise.resolve('the part'))).resolves.toBe('the part');
  expect(missingParts.get()).toBe('none');
});

test('a part that does not come is waited for until the server answers, and a new page then brings it', async () => {
  const server = serverAwayFor(3);
  const recover = vi.fn<() => boolean>(() => true);
  whenPartIsMissing(recover);
  let isSettled = false;
  void loadPart(missing, server).finally(() => (isSettled = true));
  await vi.waitFor(() => expect(recover).toHaveBeenCalledOnce());
  expect(server.seen).toEqual(['waiting', 'waiting', 'waiting']);
  expect(missingParts.get()).toBe('reload');
  await Promise.resolve();
  expect(isSettled).toBe(false);
});

test('a part that a new page has not brought is a failure', async () => {
  await expect(loadPart(missing, serverAwayFor(0))).rejects.toThrow('dynamically imported');
});
