// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
// What comes late on a page is here from the start.
import '../../ui/open-menu.tsx';
import { assert } from '@holdfast/base';
import {
  addGoal,
  addMeasure,
  archiveRecord,
  type IsoDate,
  parseIsoDate,
  setMeasure,
} from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { act } from 'react';
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { FilterProvider } from '../../session/filter-provider.tsx';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { Announcer } from '../../ui/announcer.tsx';
import { chooseInMenu, render } from '../../ui/render-fixture.tsx';
import { Timeline } from './timeline.tsx';

beforeAll(startStrings);
beforeEach(() => window.history.replaceState(null, '', '/plan/one'));

function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

async function showTimeline(role: Role = 'editor') {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const opened = openTestPlan({ role });
  const goal = addGoal(opened.plan, { statement: 'Stay' });
  const week = addMeasure(opened.plan, { title: 'Week', goals: [goal] });
  setMeasure(opened.plan, week, { start: day('2096-09-01'), end: day('2096-10-31') });
  addMeasure(opened.plan, { title: 'Call' });
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={opened}>
        <FilterProvider>
          <Timeline />
        </FilterProvider>
        <Announcer />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const bar = () => page.element.querySelector<HTMLElement>('[data-bar]');
  const button = (name: string) =>
    [...page.element.querySelectorAll('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
    );
  async function press(key: string, shiftKey = false): Promise<void> {
    const event = new KeyboardEvent('keydown', {
      key,
      shiftKey,
      altKey: true,
      bubbles: true,
      cancelable: true,
    });
    await act(async () => bar()?.dispatchEvent(event));
  }
  const said = () => page.element.querySelector('output.visually-hidden')?.textContent;
  const months = () => bar()?.getAttribute('aria-label');
  return { ...opened, week, page, bar, button, press, said, months };
}

test('a measure stands under its goal with its months, and what has none below with its slots', async () => {
  const { page, months } = await showTimeline();
  expect(page.element.querySelector('h2')?.textContent).toBe('Stay');
  expect(months()).toBe('Week: September 2096 to October 2096');
  const undated = page.element.querySelector('[aria-labelledby=undated]');
  expect(undated?.textContent).toContain('Call');
  expect(undated?.textContent).toContain('From not known yet to not known yet');
});

test('it is moved by Alt and an arrow, its end with Shift, each in one step and said', async () => {
  const { press, months, said, undo } = await showTimeline();
  await press('ArrowRight');
  expect(months()).toBe('Week: October 2096 to November 2096');
  expect(said()).toBe('“Week”: now October 2096 to November 2096.');
  await press('ArrowLeft', true);
  expect(months()).toBe('Week: October 2096');
  await press('ArrowLeft', true);
  expect(said()).toBe('It would end before it begins.');
  expect(months()).toBe('Week: October 2096');
  await act(async () => undo.undo());
  await act(async () => undo.undo());
  expect(months()).toBe('Week: September 2096 to October 2096');
});

test('a date that cannot be read stays as it stands when the other is moved', async () => {
  const { press, plan, week, months } = await showTimeline();
  const stored = plan.roots.measures.get(week);
  assert(stored instanceof Y.Map, 'the measure');
  await act(async () => plan.doc.transact(() => stored.set('start', 'after the holidays')));
  await press('ArrowRight');
  expect(months()).toContain('November 2096');
  expect(stored.get('start')).toBe('after the holidays');
});

test('a key opens a bar that was dragged before, and let go beside it', async () => {
  const { bar, week, months } = await showTimeline();
  const [element, lane] = [bar(), bar()?.parentElement];
  assert(element !== null && lane instanceof HTMLElement, 'a bar in its lane');
  vi.spyOn(lane, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 1200, 40));
  const at = (clientX: number) => ({ clientX, bubbles: true });
  await act(async () => element.dispatchEvent(new PointerEvent('pointerdown', at(10))));
  await act(async () => window.dispatchEvent(new PointerEvent('pointermove', at(110))));
  await act(async () => window.dispatchEvent(new PointerEvent('pointerup', at(110))));
  expect(months()).toBe('Week: October 2096 to November 2096');
  // A press of Enter is a click that no pointer made.
  await act(async () => element.dispatchEvent(new MouseEvent('click', { detail: 0, bubbles: true })));
  expect(window.location.search).toContain(week);
});

test('a bar that somebody removes in the middle of a drag moves nothing any more', async () => {
  const { bar, week, plan } = await showTimeline();
  const [element, lane] = [bar(), bar()?.parentElement];
  assert(element !== null && lane instanceof HTMLElement, 'a bar in its lane');
  vi.spyOn(lane, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 1200, 40));
  const start = plan.snapshot().measuresById.get(week)?.start;
  const at = (clientX: number) => ({ clientX, bubbles: true });
  await act(async () => element.dispatchEvent(new PointerEvent('pointerdown', at(10))));
  await act(async () => window.dispatchEvent(new PointerEvent('pointermove', at(110))));
  await act(async () => archiveRecord(plan, { root: 'measures', id: week }));
  expect(bar()).toBeNull();
  await act(async () => window.dispatchEvent(new PointerEvent('pointerup', at(110))));
  expect(plan.snapshot().measuresById.get(week)?.start).toBe(start);
});

test('it is moved by its menu', async () => {
  const { page, button, months } = await showTimeline();
  await chooseInMenu(page, button('Months of “Week”'), 'End one month later');
  await vi.waitFor(() => expect(months()).toBe('Week: September 2096 to November 2096'));
});

test('a filter hides its rows and what they stand under, and leaves the calendar as it is', async () => {
  const { plan, page, bar } = await showTimeline();
  const other = addGoal(plan, { statement: 'Arrive' });
  const visit = addMeasure(plan, { title: 'Visit', goals: [other], status: 'running' });
  await page.perform(() => setMeasure(plan, visit, { start: day('2097-01-01'), end: day('2097-01-31') }));
  const words = (selector: string) =>
    [...page.element.querySelectorAll(selector)]
      .filter((element) => element.closest('[hidden]') === null)
      .map(({ textContent }) => textContent);
  const before = bar();
  const years = words('[aria-hidden] span');
  await page.perform(() => window.history.replaceState(null, '', '/plan/one?status=running'));
  expect(words('h2')).toEqual(['Arrive']);
  expect(words('[aria-hidden] span')).toEqual(years);
  await page.perform(() => window.history.replaceState(null, '', '/plan/one'));
  expect(words('h2')).toEqual(['Stay', 'Arrive', 'No date yet']);
  expect(bar()).toBe(before);
});

test('the list says the same month by month', async () => {
  const { page, button } = await showTimeline();
  await page.perform(() => button('Show as a list')?.click());
  const list = [...page.element.querySelectorAll('ol > li')].map(({ textContent }) => textContent);
  expect(list).toEqual([
    expect.stringContaining('September 2096School year 2096/97, term 1BeginsWeek'),
    expect.stringContaining('October 2096School year 2096/97, term 1EndsWeek'),
  ]);
});

test('whoever may not edit reads it, and nothing moves', async () => {
  const { page, press, months, button } = await showTimeline('viewer');
  await press('ArrowRight');
  expect(months()).toBe('Week: September 2096 to October 2096');
  expect(button('Months of “Week”')).toBeUndefined();
  expect(page.element.querySelector('[data-grip]')).toBeNull();
});
