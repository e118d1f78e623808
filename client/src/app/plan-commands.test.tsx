// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
// What comes late on a page is here from the start.
import '../features/commands/command-menu.tsx';
import '../features/commands/key-list.tsx';
import '../ui/dialog.tsx';
import { act } from 'react';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';

import { closeTestDevice, openTestDevice } from '../session/device-fixture.ts';
import { DeviceContext } from '../session/device.ts';
import { OpenPlanContext } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { startStrings } from '../strings/strings.ts';
import { render } from '../ui/render-fixture.tsx';
import { PlanCommands } from './plan-commands.tsx';

beforeAll(startStrings);

async function showPage() {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const plan = openTestPlan({});
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={plan}>
        <input id="input" />
        <input id="add-goal" />
        <textarea id="textarea" />
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as a text of the plan is before somebody is in it */}
        <div id="static" role="textbox" aria-label="A text" tabIndex={0} />
        <div id="editor" contentEditable suppressContentEditableWarning>
          <p id="line">words</p>
        </div>
        <button id="button" type="button">
          A button
        </button>
        <PlanCommands />
      </OpenPlanContext>
    </DeviceContext>,
  );
  /** Answers whether the key still does what it does by itself. */
  async function press(on: string, key: KeyboardEventInit): Promise<boolean> {
    const event = new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true });
    await page.perform(() => void document.querySelector(on)?.dispatchEvent(event));
    return !event.defaultPrevented;
  }
  return { press, dialog: () => document.querySelector('[role=dialog]') };
}

async function shown(find: () => Element | null): Promise<Element> {
  return await vi.waitFor(async () => {
    // What is loaded late is drawn when this has an end.
    await act(() => Promise.resolve());
    const element = find();
    if (element === null) throw new Error('nothing is open');
    return element;
  }, 15_000);
}

test.each(['#input', '#textarea', '#static', '#editor', '#line'])(
  '“?” is a letter to whoever writes in %s',
  async (field) => {
    const { press, dialog } = await showPage();
    expect(await press(field, { key: '?', shiftKey: true })).toBe(true);
    expect(dialog()).toBeNull();
  },
);

test('“?” anywhere else lists the keys', async () => {
  const { press, dialog } = await showPage();
  expect(await press('#button', { key: '?', shiftKey: true })).toBe(false);
  const list = await shown(dialog);
  expect(list.querySelector('[slot=title]')?.textContent).toBe('Keys');
  const rows = [...list.querySelectorAll('tr')].map(({ textContent }) => textContent);
  expect(rows).toContain('Find anything in this planCtrl + K');
  expect(rows).toContain('Show this list?');
  expect(rows).not.toContain('');
});

test('Mod+K finds from anywhere, also out of a text', async () => {
  const { press, dialog } = await showPage();
  expect(await press('#line', { key: 'k' }), 'a letter').toBe(true);
  expect(await press('#line', { key: 'k', ctrlKey: true })).toBe(false);
  expect((await shown(dialog)).getAttribute('aria-label')).toBe('Find in this plan');
});

test('whoever wants to add something is led to its line by a few letters and Enter', async () => {
  const { press, dialog } = await showPage();
  await press('body', { key: 'k', metaKey: true });
  await shown(dialog);
  const field = document.querySelector<HTMLInputElement>('input[type=search]');
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'add goal');
    field?.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: 'l' }));
  });
  const found = [...document.querySelectorAll('[role=menuitem]')];
  expect(found.map(({ textContent }) => textContent)).toEqual(['Add a goalDo']);
  await act(async () => (found[0] as HTMLElement).click());
  await vi.waitFor(async () => {
    await act(() => Promise.resolve());
    expect(document.activeElement?.id).toBe('add-goal');
  }, 10_000);
});
