// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addRecord, parseIsoDate, type ReviewSnapshot, setMeta } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';

import { manualClock } from '../../platform/manual-clock.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, pick, render } from '../../ui/render-fixture.tsx';
import { proposedDay } from './review-dates.ts';
import { Reviews } from './reviews.tsx';

beforeAll(startStrings);
beforeEach(() => localStorage.clear());

function day(text: string) {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

const NOON = Date.parse('2026-11-27T12:00:00');

async function show(role: Role = 'editor') {
  const open = openTestPlan({ role });
  const device = openTestDevice({ ...manualClock(), now: () => NOON });
  onTestFinished(() => closeTestDevice(device));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={open}>
        <Reviews />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const words = () => (page.element.textContent ?? '').replaceAll('\u00A0', ' ');
  const button = (name: string) =>
    page.element.querySelector<HTMLElement>(`button[aria-label^="${name}"]`) ?? undefined;
  return { plan: open.plan, page, words, button };
}

describe('the day that is proposed for another review', () => {
  const on = (...dates: readonly (string | null)[]): readonly ReviewSnapshot[] => {
    const { plan } = openTestPlan({});
    for (const date of dates)
      addRecord(plan, 'reviews', { values: { date: date === null ? null : day(date) } });
    return plan.snapshot().reviews;
  };
  const today = day('2026-11-27');

  test.each([
    ['so many months after the last one', 6, ['2026-09-15', '2026-03-01'], '2027-03-15'],
    ['after one that is planned', 6, ['2027-03-15'], '2027-09-15'],
    ['from today where there is none', 3, [null], '2027-02-27'],
    ['today where the rhythm was missed', 6, ['2025-01-10'], '2026-11-27'],
    ['the last day of a shorter month', 3, ['2026-11-30'], '2027-02-28'],
    ['none without a rhythm', null, ['2026-09-15'], null],
  ] as const)('is %s', (_, everyMonths, dates, proposed) => {
    expect(proposedDay(on(...dates), { today, everyMonths })).toBe(proposed);
  });
});

describe('reviews', () => {
  test('stand in the order of their days, each with whether it was held', async () => {
    const { plan, page, words } = await show();
    await page.perform(() => {
      addRecord(plan, 'reviews', { values: { date: day('2027-03-01') }, texts: { title: 'Spring' } });
      addRecord(plan, 'reviews', { values: { date: day('2026-03-01') }, texts: { title: 'Last spring' } });
      addRecord(plan, 'reviews', {
        values: { date: day('2025-10-01') },
        texts: { title: 'First autumn', findings: 'Calls help.' },
      });
    });
    const rows = [...page.element.querySelectorAll('ol > li')].map(({ textContent }) => textContent);
    expect(rows.map((row) => /First autumn|Last spring|Spring/u.exec(row)?.[0])).toEqual([
      'First autumn',
      'Last spring',
      'Spring',
    ]);
    expect(rows[0]).toContain('held');
    expect(rows[1]).toContain('was it held?');
    expect(rows[2]).toContain('to come');
    expect(words()).toContain('The next review is on Mar 1, 2027.');
  });

  test('are planned by one line, on the day that the rhythm proposes', async () => {
    const { plan, page, words } = await show();
    await page.perform(() => setMeta(plan, { reviewEveryMonths: 6 }));
    expect(words()).toContain('We look at this plan every 6 months.');
    expect(words()).toContain('It will be put on May 27, 2027, by your rhythm.');
    await page.perform(() => fillIn(fieldNamed(page.element, 'Plan a review'), 'Review in May'));
    await page.perform(() => page.element.querySelector('form')?.requestSubmit());
    expect(plan.snapshot().reviews[0]?.date).toBe('2027-05-27');
    expect(words()).toContain('It will be put on Nov 27, 2027');
  });

  test('say which groups were there', async () => {
    const { plan, page, words, button } = await show();
    await page.perform(() => {
      addRecord(plan, 'reviews', { values: { date: day('2026-11-01') }, texts: { title: 'Autumn' } });
    });
    await page.perform(() => button('Who was there')?.click());
    // The icon of the group stands before its name, with its initials.
    const learners = await vi.waitFor(() => {
      const items = [...document.querySelectorAll<HTMLElement>('[role=menuitemcheckbox]')];
      return items.find(({ textContent }) => textContent.endsWith('Learners')) ?? fail();
    });
    await page.perform(() => learners.click());
    expect(plan.snapshot().reviews[0]?.['group:learner']).toBe(true);
    expect(words()).toContain('Nov 1, 2026, with Learners.');
  });

  test('refuse a rhythm that is none', async () => {
    const { plan, page, words, button } = await show();
    await page.perform(() => button('Months between two reviews')?.click());
    const field = () => fieldNamed(page.element, 'Months between two reviews');
    await page.perform(() => fillIn(field(), '0'));
    await page.perform(() =>
      field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    );
    expect(words()).toContain('from 1 to 60');
    expect(plan.snapshot().standing.reviewEveryMonths).toBeNull();
  });

  test('end with how far the plan is: adopted today, or on another day that has been', async () => {
    const { plan, page, words, button } = await show();
    const standing = () => plan.snapshot().standing;
    await pick(page, button('How far the plan is') ?? null, 'adopted');
    expect(standing()).toMatchObject({ status: 'adopted', adoptedOn: '2026-11-27' });
    expect(words()).toContain('This plan is adopted. It was adopted on Nov 27, 2026.');
    const write = async (date: string) => {
      await page.perform(() => button('Day on which it was adopted')?.click());
      const field = fieldNamed(page.element, 'Day on which it was adopted');
      await page.perform(() => fillIn(field, date));
      await page.perform(() =>
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
      );
    };
    await write('2026-09-12');
    expect(standing().adoptedOn).toBe('2026-09-12');
    await pick(page, button('How far the plan is') ?? null, 'being looked at again');
    expect(standing()).toMatchObject({ status: 'inReview', adoptedOn: '2026-09-12' });
    expect(words()).toContain('This plan is being looked at again. It was adopted on Sep 12, 2026.');
    await pick(page, button('How far the plan is') ?? null, 'being written');
    expect(words()).not.toContain('It was adopted on');
    await pick(page, button('How far the plan is') ?? null, 'adopted');
    expect(standing().adoptedOn).toBe('2026-11-27');
    await write('2026-09-12');
    await write('2026-12-24');
    expect(words()).toContain('This day is still to come.');
    expect(standing().adoptedOn).toBe('2026-09-12');
  });

  test('are words for whoever may not write, and lead to the versions that are kept', async () => {
    const { page, words } = await show('viewer');
    expect(page.element.querySelector('form')).toBeNull();
    expect(words()).toContain('Kept versions');
  });
});

function fail(): never {
  throw new Error('the list has no learners');
}
