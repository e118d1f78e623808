// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
// What comes late on a page is here from the start.
import '../../ui/open-menu.tsx';
import '../../ui/toast-region.tsx';
import {
  addGoal,
  addLink,
  addMeasure,
  type MeasureId,
  MEASURE_STATUSES,
  type MeasureStatus,
} from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { act } from 'react';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { setFilter } from '../../session/filter-address.ts';
import { FilterProvider } from '../../session/filter-provider.tsx';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { Announcer } from '../../ui/announcer.tsx';
import { chooseInMenu, render } from '../../ui/render-fixture.tsx';
import { Toasts } from '../../ui/toasts.tsx';
import { Board } from './board.tsx';

beforeAll(startStrings);
beforeEach(() => window.history.replaceState(null, '', '/plan/one'));

type Titles = Readonly<Partial<Record<MeasureStatus, readonly string[]>>>;

async function showBoard(titles: Titles, role: Role = 'editor') {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const opened = openTestPlan({ role });
  const ids = new Map<string, MeasureId>();
  for (const status of MEASURE_STATUSES)
    for (const title of titles[status] ?? []) ids.set(title, addMeasure(opened.plan, { title, status }));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={opened}>
        <FilterProvider>
          <Board empty={<p>Nothing yet</p>} />
        </FilterProvider>
        <Announcer />
        <Toasts label="Messages" closeLabel="Close" />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const column = (status: MeasureStatus) =>
    [...page.element.querySelectorAll(`[data-list="measures/${status}"] > :not([hidden]) h3`)].map(
      (card) => card.textContent,
    );
  const menuOf = (title: string) =>
    page.element.querySelector<HTMLElement>(`[aria-label="Actions for the measure “${title}”"]`);
  async function press(title: string, key: string): Promise<void> {
    const button = menuOf(title);
    button?.focus();
    const event = new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true });
    await act(async () => button?.dispatchEvent(event));
  }
  const statusOf = (title: string) => {
    const id = ids.get(title);
    return id && opened.plan.snapshot().measuresById.get(id)?.status;
  };
  return {
    ...opened,
    page,
    column,
    menuOf,
    press,
    statusOf,
    said: () => document.querySelector('output.visually-hidden')?.textContent,
  };
}

describe('the board', () => {
  test('has a column for each status with its measures in the order of the plan, and counts them', async () => {
    const { page, column } = await showBoard({ idea: ['A'], running: ['B', 'C'] });
    expect(column('idea')).toEqual(['A']);
    expect(column('running')).toEqual(['B', 'C']);
    const headings = [...page.element.querySelectorAll('h2')].map(({ textContent }) => textContent);
    expect(headings).toEqual(['Idea1', 'Agreed0', 'Running2', 'Done0', 'Paused0', 'Dropped0']);
  });

  test('says what to do where there is nothing yet', async () => {
    const { page } = await showBoard({});
    expect(page.element.textContent).toContain('Nothing yet');
  });

  test('moves a card to the next column by Alt and an arrow, keeps the keyboard on it and says where it is', async () => {
    const { press, column, menuOf, said, undo } = await showBoard({ idea: ['A'], agreed: ['B'] });
    await press('A', 'ArrowRight');
    expect(column('agreed')).toEqual(['A', 'B']);
    expect(document.activeElement).toBe(menuOf('A'));
    expect(said()).toBe('“A” now stands under “Agreed”, number 1 of 2.');
    await press('A', 'ArrowDown');
    expect(column('agreed')).toEqual(['B', 'A']);
    await act(async () => undo.undo());
    expect(column('agreed')).toEqual(['A', 'B']);
    await act(async () => undo.undo());
    expect(column('idea')).toEqual(['A']);
  });

  test('keeps the keyboard on a card that goes to the end of a long column', async () => {
    const { press, column, menuOf } = await showBoard({
      idea: ['A', 'B', 'C', 'D', 'E', 'F'],
      agreed: ['G'],
    });
    await vi.waitFor(() => expect(column('idea')).toHaveLength(6));
    await press('G', 'ArrowLeft');
    expect(column('idea')).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    expect(document.activeElement).toBe(menuOf('G'));
  });

  test('stays where it is beyond the first column, and says so', async () => {
    const { press, column, said } = await showBoard({ idea: ['A'] });
    await press('A', 'ArrowLeft');
    expect(column('idea')).toEqual(['A']);
    expect(said()).toBe('There is no column before this one.');
  });

  test('moves a card by its menu', async () => {
    const { page, column, menuOf } = await showBoard({ idea: ['A'] });
    await chooseInMenu(page, menuOf('A'), 'Move to “Done”');
    await vi.waitFor(() => expect(column('done')).toEqual(['A']));
  });

  test('asks why a measure was dropped, and whoever does not answer goes on', async () => {
    const { page, press, statusOf } = await showBoard({ paused: ['A'] });
    await press('A', 'ArrowRight');
    expect(statusOf('A')).toBe('dropped');
    expect(page.element.textContent).toContain('Dropped because not known yet');
    await vi.waitFor(() => expect(document.body.textContent).toContain('“A” was dropped.'));
    await press('A', 'ArrowLeft');
    expect(statusOf('A')).toBe('paused');
  });

  test('shows what the address filters, and moves a card past what is not shown', async () => {
    const { page, press, column, plan } = await showBoard({ running: ['A', 'B', 'C'] });
    const [a, , c] = plan.snapshot().measures;
    const goal = addGoal(plan, { statement: 'Stay' });
    for (const measure of [a, c]) if (measure) addLink(plan, { kind: 'serves', measure: measure.id, goal });
    await page.perform(() => setFilter('goal', [goal]));
    expect(column('running')).toEqual(['A', 'C']);
    await press('A', 'ArrowDown');
    expect(column('running')).toEqual(['C', 'A']);
    await page.perform(() => setFilter('goal', []));
    expect(column('running')).toEqual(['B', 'C', 'A']);
  });

  test('is read by whoever may not edit, without a way to move', async () => {
    const { menuOf, column, page } = await showBoard({ idea: ['A'] }, 'viewer');
    expect(column('idea')).toEqual(['A']);
    expect(menuOf('A')).toBeNull();
    expect(page.element.querySelector('input')).toBeNull();
  });
});
