// @vitest-environment happy-dom
import { useRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { render } from './render-fixture.tsx';
import { useRowsNear } from './use-rows-near.ts';

/** Stands for the browser's own, which tells what comes near. */
let comeNear: () => void = () => {};
beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: readonly { isIntersecting: boolean }[]) => void) {
        comeNear = () => tell([{ isIntersecting: true }]);
      }
      observe(): void {}
      disconnect(): void {
        comeNear = () => {};
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

function Rows({ total }: { readonly total: number }) {
  const end = useRef<HTMLElement>(null);
  const { count, showAll } = useRowsNear(end, total, 30);
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <p key={index}>{index}</p>
      ))}
      <span ref={end} />
      <button type="button" onClick={showAll}>
        All
      </button>
    </>
  );
}

test('draws the first rows, more when their end comes near, and never more than there are', async () => {
  const page = await render(<Rows total={70} />);
  const drawn = () => page.element.querySelectorAll('p').length;
  expect(drawn()).toBe(30);
  await page.perform(() => comeNear());
  expect(drawn()).toBe(60);
  await page.perform(() => comeNear());
  expect(drawn()).toBe(70);
  await page.perform(() => comeNear());
  expect(drawn()).toBe(70);
  await page.unmount();
});

test('draws all of them for somebody who goes to the end', async () => {
  const page = await render(<Rows total={200} />);
  await page.perform(() => page.element.querySelector('button')?.click());
  expect(page.element.querySelectorAll('p')).toHaveLength(200);
  await page.unmount();
});
