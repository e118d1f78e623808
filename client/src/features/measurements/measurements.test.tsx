// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import {
  addManyRecords,
  addMeasurement,
  addRecord,
  addTarget,
  archiveRecord,
  type IndicatorId,
  parseIsoDate,
  type Plan,
  setIndicator,
} from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';

import { localStorageDrafts } from '../../platform/line-drafts.ts';
import { manualClock } from '../../platform/manual-clock.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { chooseInMenu, fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { HowWeWillKnow } from './how-we-will-know.tsx';

beforeAll(startStrings);
// What is begun outlives a page.
beforeEach(() => localStorage.clear());
// This page has no canvas to draw on; what the picture shows is said in words beside it.
vi.mock('./course-chart.tsx', () => ({ CourseChart: () => null }));

const NOON = Date.parse('2026-11-27T12:00:00');

function day(text: string) {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

/** `begun`: what another tab, which is gone, has kept of a number on the device. */
async function show(
  write: (plan: Plan, indicator: IndicatorId) => void = () => {},
  {
    role = 'editor',
    begun,
  }: { readonly role?: Role; readonly begun?: Readonly<Record<string, string>> } = {},
) {
  const open = openTestPlan({ role });
  const device = openTestDevice({ ...manualClock(), now: () => NOON });
  onTestFinished(() => closeTestDevice(device));
  addTarget(open.plan, {
    indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down', frequency: 'monthly' },
    baselineValue: 14,
    baselineDate: day('2026-09-01'),
    targetValue: 9,
    deadline: day('2027-07-31'),
  });
  const indicator = open.plan.snapshot().indicators[0]?.id;
  if (indicator === undefined) throw new Error('the test needs an indicator');
  write(open.plan, indicator);
  const draft = { ...open.entry, list: `measurements/${indicator}` };
  if (begun !== undefined) localStorageDrafts('gone').write(draft, JSON.stringify(begun));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={open}>
        <HowWeWillKnow onGoToTargets={() => {}} />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const words = () => (page.element.textContent ?? '').replaceAll('\u00A0', ' ');
  const button = (name: string) =>
    [...page.element.querySelectorAll('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
    );
  return {
    plan: open.plan,
    /** What is kept on the device of a number that somebody has begun to write down. */
    kept: () => device.drafts.read(draft),
    doc: open.instance.doc,
    indicator,
    page,
    words,
    button,
    press: (name: string) => page.perform(() => button(name)?.click()),
    fill: (name: string, value: string) => page.perform(() => fillIn(fieldNamed(page.element, name), value)),
    rows: () => page.element.querySelectorAll('ul[aria-label="Numbers of “Absence”"] > li').length,
  };
}

describe('a number that was found', () => {
  test('is added by one line, and says how the target stands', async () => {
    const { words, fill, press, plan } = await show();
    expect(words()).toContain('no data yet');
    await press('Add a number for “Absence”');
    await fill('Day', '2026-11-20');
    await fill('Number (%)', '12,4');
    await fill('About how many people', '240');
    await press('Add');
    expect(plan.snapshot().measurements[0]).toMatchObject({ value: 12.4, people: 240, isHidden: null });
    expect(words()).toContain('on track');
    expect(words()).toContain('Last number: 12.4 % of 240 people, Nov 20, 2026');
    expect(words()).toContain('From 14 % (September 2026) to 9 % by July 2027.');
  });

  test('of a day that has not come is refused with a sentence, and stays in the line', async () => {
    const { words, fill, press, plan, page } = await show();
    await press('Add a number for “Absence”');
    await fill('Day', '2026-11-28');
    await fill('Number (%)', '12,4');
    await press('Add');
    expect(words()).toContain('This day has not come yet.');
    expect(fieldNamed(page.element, 'Number (%)').value).toBe('12,4');
    expect(plan.snapshot().measurements).toEqual([]);
  });

  test('about too few people is said to be that before it is given in, and never enters the document', async () => {
    const { words, fill, press, button, plan, doc, kept, page } = await show();
    await press('Add a number for “Absence”');
    await fill('Day', '2026-11-20');
    await fill('Number (%)', '31.73');
    await fill('About how many people', '70');
    expect(kept()).toContain('31.73');
    await fill('About how many people', '7');
    expect(kept()).toContain('2026-11-20');
    expect(kept()).not.toContain('31.73');
    expect(fieldNamed(page.element, 'Number (%)').value).toBe('31.73');
    expect(words()).toContain('About fewer than 10 people the number is not written down');
    expect(button('Add')).toBeUndefined();
    await press('Note that there is a number');
    expect(plan.snapshot().measurements[0]).toMatchObject({ value: null, people: null, isHidden: true });
    expect(words()).toContain('Nov 20, 2026: a number about fewer than 10 people. It is not written down.');
    expect(words()).not.toContain('31.73');
    expect(JSON.stringify(doc.toJSON())).not.toContain('31.73');
    const bytes = Buffer.from(Y.encodeStateAsUpdate(doc));
    const value = Buffer.alloc(8);
    value.writeDoubleBE(31.73);
    expect(bytes.includes(value)).toBe(false);
  });

  describe.each([
    ['is about enough people', '240', true],
    ['is about too few', '7', false],
    ['may be about too few', '7 pupils', false],
    ['is about nobody, or about people who are counted next', '', true],
  ])('that %s (“%s”)', (_, people, isKept) => {
    const BEGUN = { date: '2026-11-20', value: '31.73', people };

    test(`is ${isKept ? '' : 'not '}kept on the device while it is written`, async () => {
      const { fill, press, kept, page } = await show();
      await press('Add a number for “Absence”');
      await fill('About how many people', people);
      await fill('Day', BEGUN.date);
      await fill('Number (%)', BEGUN.value);
      expect(JSON.parse(kept())).toEqual(isKept ? BEGUN : { ...BEGUN, value: '', people: '' });
      expect(fieldNamed(page.element, 'Number (%)').value).toBe(BEGUN.value);
      expect(fieldNamed(page.element, 'About how many people').value).toBe(people);
    });

    test(`is ${isKept ? '' : 'not '}given back where an earlier version has kept it`, async () => {
      const { kept, page } = await show(undefined, { begun: BEGUN });
      const shown = isKept ? BEGUN : { ...BEGUN, value: '', people: '' };
      expect({
        date: fieldNamed(page.element, 'Day').value,
        value: fieldNamed(page.element, 'Number (%)').value,
        people: fieldNamed(page.element, 'About how many people').value,
      }).toEqual(shown);
      expect(JSON.parse(kept())).toEqual(shown);
      const keys = Array.from({ length: localStorage.length }, (_each, at) => localStorage.key(at) ?? '');
      const onDevice = keys.map((key) => localStorage.getItem(key)).join('\n');
      expect(onDevice.includes('31.73')).toBe(isKept);
    });
  });

  test('about people of whom too few are typed afterwards is refused with a sentence, and those are kept nowhere', async () => {
    const { words, fill, press, page, plan, doc } = await show((plan, indicatorId) => {
      addMeasurement(plan, { indicatorId, date: day('2026-11-20'), value: 12.4, people: 240 });
    });
    const onDevice = () => Object.values(localStorage).join('\n');
    const field = () => fieldNamed(page.element, 'How many people');
    await press('How many people: 240 people');
    await fill('How many people', '70');
    expect(onDevice()).toContain('"70"');
    for (const few of ['7', '7 pupils']) {
      await fill('How many people', few);
      expect(field().value).toBe(few);
      expect(onDevice()).not.toContain('7');
    }
    await fill('How many people', '7');
    await page.perform(() =>
      field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    );
    expect(words()).toContain('A number about fewer than 10 people must not be read here.');
    expect(field().value).toBe('240');
    await page.perform(() => field().blur());
    expect(words()).toContain('(240 people)');
    expect(onDevice()).toBe('');
    expect(JSON.stringify(doc.toJSON())).toContain('240');
    expect(plan.snapshot().measurements[0]).toMatchObject({ value: 12.4, people: 240 });
  });

  test('about people of whom an earlier version has kept too few on the device is rid of them', async () => {
    const kept = JSON.stringify({ draft: '7', startedFrom: '240' });
    const { page } = await show((plan, indicatorId) => {
      const id = addMeasurement(plan, { indicatorId, date: day('2026-11-20'), value: 12.4, people: 240 });
      const { planId, participantId } = openTestPlan({}).entry;
      const draft = { planId, participantId, list: `slot/measurements/${id}/people` };
      localStorageDrafts('gone').write(draft, kept);
    });
    expect(page.element.querySelector('input')).toBeNull();
    expect(Object.values(localStorage).join('')).toBe('');
  });

  test('that others can no longer be told, since more people are asked for now, is not read any more', async () => {
    const { words, plan, indicator, page } = await show((plan, indicatorId) => {
      addMeasurement(plan, { indicatorId, date: day('2026-11-20'), value: 12.4, people: 15 });
    });
    expect(words()).toContain('12.4 %');
    await page.perform(() => setIndicator(plan, indicator, { minCell: 20 }));
    expect(words()).not.toContain('12.4');
    const menu = page.element.querySelector<HTMLElement>('button[aria-label^="Actions for the measured"]');
    await chooseInMenu(page, menu, 'Take the number out: too few people');
    expect(plan.snapshot().measurements[0]).toMatchObject({ value: null, people: null, isHidden: true });
  });

  test('that is of the start is not taken for one of the way', async () => {
    const { words } = await show((plan, indicatorId) => {
      addMeasurement(plan, { indicatorId, date: day('2026-08-20'), value: 14 });
    });
    expect(words()).toContain('no data yet');
    expect(words()).toContain('No number was found since the start.');
    expect(words()).not.toContain('the target needs a starting value');
  });

  test('that is older than the rhythm allows is said to be, quietly', async () => {
    const { words } = await show((plan, indicatorId) => {
      addMeasurement(plan, { indicatorId, date: day('2026-10-01'), value: 12.4 });
    });
    expect(words()).toContain('It is older than it should be. The rhythm is: every month.');
  });
});

test('the arrow keys go from number to number, each with what the path asks for on its day', async () => {
  const { page } = await show((plan, indicatorId) => {
    for (const [date, value] of [
      ['2026-10-01', 13.9],
      ['2026-11-20', 12.4],
    ] as const)
      addMeasurement(plan, { indicatorId, date: day(date), value });
  });
  const slider = page.element.querySelector<HTMLElement>('[role=slider]');
  const press = (key: string) =>
    page.perform(() => slider?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
  const at = () => slider?.getAttribute('aria-valuetext')?.replaceAll('\u00A0', ' ');
  expect(at()).toBe('Nov 20, 2026: 12.4 %. The path asks for 12.8 %.');
  await press('ArrowLeft');
  expect(at()).toBe('Oct 1, 2026: 13.9 %. The path asks for 13.5 %.');
  await press('ArrowLeft');
  expect(slider?.getAttribute('aria-valuenow')).toBe('1');
  await press('End');
  expect(slider?.getAttribute('aria-valuenow')).toBe('2');
});

describe('many numbers', () => {
  test('of which there are thousands are drawn a few at a time, the latest first', async () => {
    const { words, rows, press } = await show((plan, indicatorId) => {
      addManyRecords(plan, (batch) => {
        for (let each = 0; each < 3000; each += 1) {
          const date = new Date(Date.UTC(2018, 0, 1 + each)).toISOString().slice(0, 10);
          batch.add('measurements', { values: { indicatorId, date: day(date), value: each / 100 } });
        }
      });
    });
    expect(rows()).toBe(4);
    expect(words()).toContain('Last number: 29.99 %, Mar 19, 2026');
    expect(words()).toContain('2,996 numbers are older.');
    await press('Show 50 more');
    expect(rows()).toBe(54);
    await press('Show as a table');
    expect(words()).toContain('older numbers are not in this table');
  });
});

test('whoever may not write reads words, and no line for a number', async () => {
  const { page, words } = await show(
    (plan, indicatorId) => {
      addRecord(plan, 'measurements', {
        values: { indicatorId, date: day('2026-11-20'), value: 12.4, people: 240, breakdown: 'First year' },
      });
    },
    { role: 'viewer' },
  );
  expect(words()).toContain('Nov 20, 2026: 12.4 % (240 people) · First year');
  expect(page.element.querySelector('form')).toBeNull();
  expect(page.element.querySelector('[aria-label^="Number:"]')).toBeNull();
});

test('without a target there is one thing to do', async () => {
  const { plan, page, words, button } = await show();
  await page.perform(() => {
    for (const { id } of plan.snapshot().targets) archiveRecord(plan, { root: 'targets', id });
  });
  expect(words()).toContain('No target counts anything yet.');
  expect(button('Go to the targets')).toBeDefined();
});
