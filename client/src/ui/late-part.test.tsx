// @vitest-environment happy-dom
import type { ComponentType } from 'react';
import { afterEach, expect, test, vi } from 'vitest';

import { ErrorBoundary } from './error-boundary.tsx';
import { latePart, loadPart, missingParts, whenPartIsMissing } from './late-part.ts';
import { render } from './render-fixture.tsx';

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

test('what is drawn late is there as soon as it has come, and once come it is there at once', async () => {
  const { promise, resolve } = Promise.withResolvers<ComponentType<{ name: string }>>();
  const load = vi.fn<() => typeof promise>(() => promise);
  const Part = latePart(load, ({ name }) => `${name} comes`);
  const page = await render(<Part name="The list" />);
  expect(page.element.textContent).toBe('The list comes');
  await page.perform(() => resolve(({ name }) => `${name} is here`));
  expect(page.element.textContent).toBe('The list is here');
  expect((await render(<Part name="Another" />)).element.textContent).toBe('Another is here');
  expect(load).toHaveBeenCalledOnce();
});

test('a part that fails for good fails where it is drawn', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: true }));
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const Part = latePart<object>(missing);
  const page = await render(
    <ErrorBoundary renderFallback={() => 'It did not come.'}>
      <Part />
    </ErrorBoundary>,
  );
  await vi.waitFor(() => expect(page.element.textContent).toBe('It did not come.'));
});
