// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';

import { Button } from './button.tsx';
import { render } from './render-fixture.tsx';

test('a button that is disabled does and sends nothing, says so, and keeps the focus', async () => {
  const [click, submit] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const page = await render(
    <form onSubmit={submit}>
      <Button type="submit" disabled onClick={click}>
        Send
      </Button>
    </form>,
  );
  const button = page.element.querySelector('button');
  button?.focus();
  await page.perform(() => button?.click());
  expect(click).not.toHaveBeenCalled();
  expect(submit).not.toHaveBeenCalled();
  expect(button?.getAttribute('aria-disabled')).toBe('true');
  expect(document.activeElement).toBe(button);
});
