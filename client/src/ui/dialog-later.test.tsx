// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';

import { DialogLater } from './dialog-later.tsx';
import { render } from './render-fixture.tsx';

test('Escape before it has come calls it off', async () => {
  const onClose = vi.fn<() => void>();
  const page = await render(
    <DialogLater title="Code" closeLabel="Close" onClose={onClose}>
      Words
    </DialogLater>,
  );
  expect(document.querySelector('[role=dialog]')).toBeNull();
  await page.perform(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
  );
  expect(onClose).toHaveBeenCalledTimes(1);
});
