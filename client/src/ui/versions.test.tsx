// @vitest-environment happy-dom
import { expect, onTestFinished, test, vi } from 'vitest';

import { render } from './render-fixture.tsx';
import { Version, Versions } from './versions.tsx';

async function showVersion(scrollHeight: number) {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(224);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(scrollHeight);
  onTestFinished(() => void vi.restoreAllMocks());
  const page = await render(
    <Versions>
      <Version label="Yours" parts={[{ text: 'We meet weekly', isOwn: true }]} nothing="nothing" />
    </Versions>,
  );
  return page.element.querySelector('mark')?.parentElement;
}

test('a version that is longer than its box is reached by keyboard, under its name', async () => {
  const words = await showVersion(600);
  expect(words?.tabIndex).toBe(0);
  expect(document.getElementById(words?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Yours');
});

test('of a version that is longer than its box the words are in sight that only it has', async () => {
  vi.spyOn(HTMLElement.prototype, 'offsetTop', 'get').mockImplementation(function (this: HTMLElement) {
    return this.tagName === 'MARK' ? 500 : 100;
  });
  const words = await showVersion(600);
  expect(words?.scrollTop).toBe(400 - 32);
});

test('a version that is whole on the screen is no stop of the keyboard', async () => {
  const words = await showVersion(224);
  expect(words?.hasAttribute('tabindex')).toBe(false);
});
