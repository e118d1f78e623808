// @vitest-environment happy-dom
import { useState } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';

import { Dialog } from './dialog.tsx';
import { render } from './render-fixture.tsx';

async function showDialogs(...titles: readonly string[]) {
  const onClose = vi.fn<(title: string) => void>();
  const page = await render(
    titles.map((title) => (
      <Dialog key={title} title={title} closeLabel="Close" onClose={() => onClose(title)}>
        <button type="button">Print</button>
      </Dialog>
    )),
  );
  /** What had the focus is hidden for a while, as all is that is not on a printed sheet: it is left, and takes none back. */
  const loseFocus = async () => {
    const hidden = vi.spyOn(HTMLElement.prototype, 'focus').mockImplementation(() => {});
    await page.perform(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    hidden.mockRestore();
    expect(document.activeElement).toBe(document.body);
  };
  const press = (key: string) =>
    page.perform(() => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    });
  return { onClose, loseFocus, press };
}

test('a dialog that has lost the focus is closed by Escape all the same, and by one press', async () => {
  const { onClose, loseFocus, press } = await showDialogs('Code');
  await loseFocus();
  await press('Escape');
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('any other key leads the focus back into it', async () => {
  const { onClose, loseFocus, press } = await showDialogs('Code');
  await loseFocus();
  await press('Tab');
  expect(document.activeElement?.closest('[role=dialog]')).not.toBeNull();
  expect(onClose).not.toHaveBeenCalled();
});

test('of two dialogs the upper one hears the key', async () => {
  const { onClose, loseFocus, press } = await showDialogs('Lower', 'Upper');
  await loseFocus();
  await press('Escape');
  expect(onClose.mock.calls).toEqual([['Upper']]);
});

/** Frames that wait until the test has them drawn. */
function holdFrames() {
  const frames: FrameRequestCallback[] = [];
  const spy = vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame));
  onTestFinished(() => spy.mockRestore());
  return () => {
    while (frames.length > 0) for (const frame of frames.splice(0)) frame(0);
  };
}

function Opener() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Show
      </button>
      {isOpen && (
        <Dialog title="Code" closeLabel="Close" onClose={() => setOpen(false)}>
          <button type="button">Print</button>
        </Dialog>
      )}
    </>
  );
}

test('it has the focus before anything is drawn, also when a screen reader has opened it, and gives it back', async () => {
  const drawFrames = holdFrames();
  const page = await render(<Opener />);
  const opener = page.element.querySelector('button');
  opener?.focus();
  // A press without a pointer, as screen readers and the Enter key make it.
  await page.perform(() => opener?.click());
  const dialog = document.querySelector('[role=dialog]');
  expect(dialog?.contains(document.activeElement)).toBe(true);
  const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  await page.perform(() => document.activeElement?.dispatchEvent(escape));
  await page.perform(drawFrames);
  expect(document.querySelector('[role=dialog]')).toBeNull();
  expect(document.activeElement).toBe(opener);
});
