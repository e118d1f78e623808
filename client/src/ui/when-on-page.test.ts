// @vitest-environment happy-dom
import { expect, onTestFinished, test, vi } from 'vitest';

import { whenOnPage } from './when-on-page.ts';

function put(id: string): HTMLElement {
  const element = document.createElement('section');
  element.id = id;
  document.body.append(element);
  onTestFinished(() => element.remove());
  return element;
}

test('uses an element that is there at once', () => {
  const element = put('here');
  const use = vi.fn<(found: HTMLElement) => void>();
  whenOnPage('here', use);
  expect(use.mock.calls).toEqual([[element]]);
});

test('waits for one that comes late, and uses it once', async () => {
  const use = vi.fn<(found: HTMLElement) => void>();
  whenOnPage('late', use);
  put('other');
  const element = put('late');
  await vi.waitFor(() => expect(use.mock.calls).toEqual([[element]]));
  put('another');
  await Promise.resolve();
  expect(use).toHaveBeenCalledTimes(1);
});

test('does nothing once it was called off', async () => {
  const use = vi.fn<(found: HTMLElement) => void>();
  const stop = whenOnPage('never', use);
  stop();
  put('never');
  const seen = vi.fn<(found: HTMLElement) => void>();
  whenOnPage('marker', seen);
  put('marker');
  await vi.waitFor(() => expect(seen).toHaveBeenCalled());
  expect(use).not.toHaveBeenCalled();
});
