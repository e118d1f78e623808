// @vitest-environment happy-dom
import { expect, onTestFinished, test, vi } from 'vitest';

import { DialogLater } from './dialog-later.tsx';
import { render } from './render-fixture.tsx';

/** Its code comes when a test says so. */
const code = vi.hoisted(() => Promise.withResolvers<void>());
vi.mock(import('./dialog.tsx'), async (importOriginal) => {
  await code.promise;
  return importOriginal();
});

test('Escape before it has come calls it off', async () => {
  onTestFinished(() => code.resolve());
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
