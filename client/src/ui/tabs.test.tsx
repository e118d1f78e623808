// @vitest-environment happy-dom
import { act, useState } from 'react';
import { describe, expect, test } from 'vitest';

import { render } from './render-fixture.tsx';
import { Tabs } from './tabs.tsx';

const TABS = ['Plan', 'Board', 'Timeline'].map((label) => ({ id: label, label }));

async function showTabs() {
  function Views() {
    const [selected, setSelected] = useState('Plan');
    return (
      <Tabs label="Views" tabs={TABS} selected={selected} onSelect={setSelected}>
        {`This is the ${selected}.`}
      </Tabs>
    );
  }
  const page = await render(<Views />);
  const tabs = () => [...page.element.querySelectorAll<HTMLElement>('[role=tab]')];
  const selected = () => tabs().filter((tab) => tab.getAttribute('aria-selected') === 'true');
  const panel = () => page.element.querySelector('[role=tabpanel]');
  const press = async (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    await act(async () => document.activeElement?.dispatchEvent(event));
  };
  return { page, tabs, panel, press, shown: () => selected().map((tab) => tab.textContent) };
}

describe('Tabs', () => {
  test('shows what the pressed tab is for, under its name', async () => {
    const { page, tabs, panel, shown } = await showTabs();
    await page.perform(() => tabs()[1]?.click());
    expect(shown()).toEqual(['Board']);
    expect(panel()?.textContent).toBe('This is the Board.');
    expect(panel()?.getAttribute('aria-labelledby')).toBe(tabs()[1]?.id);
    expect(tabs()[1]?.getAttribute('aria-controls')).toBe(panel()?.id);
  });

  test('is one stop of the keyboard, in which the arrows, Home and End go round', async () => {
    const { tabs, press, shown } = await showTabs();
    expect(tabs().map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
    tabs()[0]?.focus();
    for (const [key, name] of [
      ['ArrowRight', 'Board'],
      ['End', 'Timeline'],
      ['ArrowRight', 'Plan'],
      ['ArrowLeft', 'Timeline'],
      ['Home', 'Plan'],
      ['x', 'Plan'],
    ] as const) {
      await press(key);
      expect(shown(), key).toEqual([name]);
      expect(document.activeElement?.textContent, key).toBe(name);
    }
    expect(tabs().map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
  });

  test('goes on to the left where one reads from the right', async () => {
    const { page, tabs, press, shown } = await showTabs();
    page.element.style.direction = 'rtl';
    tabs()[0]?.focus();
    await press('ArrowLeft');
    expect(shown()).toEqual(['Board']);
  });
});
