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

test('a version that is whole on the screen is no stop of the keyboard', async () => {
  const words = await showVersion(224);
  expect(words?.hasAttribute('tabindex')).toBe(false);
});
