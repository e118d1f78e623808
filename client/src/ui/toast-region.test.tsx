// @vitest-environment happy-dom
import { globSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { render } from './render-fixture.tsx';
import { queueToast, ToastMessages } from './toast-region.tsx';

const isMarked = (): boolean => document.documentElement.hasAttribute('data-toasts');

test('the page is marked while something is said, so that its end can be scrolled out from under it', async () => {
  const page = await render(<ToastMessages label="Messages" closeLabel="Close" />);
  expect(isMarked()).toBe(false);
  await page.perform(() => queueToast({ text: 'The goal was removed' }));
  expect(document.body.textContent).toContain('The goal was removed');
  expect(isMarked()).toBe(true);
  await page.perform(() => document.querySelector<HTMLElement>('[aria-label="Close"]')?.click());
  expect(isMarked()).toBe(false);
});

test('no style asks the whole page what is in it, which a browser would look up at each key', () => {
  const root = `${import.meta.dirname}/..`;
  const asking = globSync('**/*.css', { cwd: root }).filter((file) =>
    // `:global(html):has(…)` as well; a child of the page's own is looked up at once.
    /(?:html|body|:root)\)?:has\((?!\s*>)/u.test(readFileSync(`${root}/${file}`, 'utf8')),
  );
  expect(asking).toEqual([]);
});
