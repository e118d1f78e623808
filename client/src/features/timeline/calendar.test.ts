import { type IsoDate, parseIsoDate } from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { calendarOf, monthName, monthOf, monthsLater, placeOf, schoolYear, termOf } from './calendar.ts';

function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}
const TODAY = day('2026-11-27');
const years = (start: string | undefined, end: string | undefined, ...dates: string[]) => {
  const period = {
    start: start === undefined ? undefined : day(start),
    end: end === undefined ? undefined : day(end),
  };
  return calendarOf(period, dates.map(day), TODAY).years.map((year) => monthName(year));
};

describe('the school years of a plan', () => {
  test('begin in the month in which the plan does', () => {
    expect(years('2026-09-01', '2028-07-31')).toEqual(['2026-09', '2027-09']);
    expect(years('2026-01-01', '2026-12-31')).toEqual(['2026-01']);
    expect(years('2026-08-01', '2027-08-31')).toEqual(['2026-08', '2027-08']);
  });

  test('begin in September where that is not known, and are those of what has a date', () => {
    expect(years(undefined, undefined, '2026-03-01', '2026-10-15')).toEqual(['2025-09', '2026-09']);
    expect(years(undefined, undefined), 'today where nothing has one').toEqual(['2026-09']);
  });

  test('hold what lies outside of the period, too', () => {
    expect(years('2026-09-01', '2027-07-31', '2025-12-01', '2028-01-31')).toEqual([
      '2025-09',
      '2026-09',
      '2027-09',
    ]);
  });

  test('are at most twelve, and those of the plan whatever date somebody has typed', () => {
    expect(years('2026-09-01', '2027-07-31', '2037-01-01')).toHaveLength(11);
    expect(years('2026-09-01', '2038-07-31', '2037-01-01')).toHaveLength(12);
    expect(years('2026-09-01', '2027-07-31', '2015-10-01', '2037-01-01')).toEqual(
      expect.arrayContaining(['2015-09', '2026-09']),
    );
    for (const typo of ['0207-01-01', '9999-01-01']) {
      expect(years('2026-09-01', '2028-07-31', typo)).toEqual(['2026-09', '2027-09']);
      expect(years(undefined, undefined, typo, '2027-01-10'), 'a plan without a period').toEqual(['2026-09']);
    }
    expect(years(undefined, undefined, '2014-12-01'), 'long ago').toEqual(['2014-09']);
    expect(years(undefined, undefined, '2096-09-01'), 'nothing else has a date').toEqual(['2096-09']);
  });

  test('are called by both of their calendar years, or by the one that they are', () => {
    expect(schoolYear(monthOf(day('2026-09-01')))).toBe('2026/27');
    expect(schoolYear(monthOf(day('2099-09-01')))).toBe('2099/00');
    expect(schoolYear(monthOf(day('2026-01-01')))).toBe('2026');
  });

  test('have three terms of four months', () => {
    const calendar = calendarOf({ start: day('2026-09-01'), end: undefined }, [], TODAY);
    const terms = ['2026-09-01', '2026-12-31', '2027-01-01', '2027-05-01', '2027-08-31'].map((date) =>
      termOf(monthOf(day(date)), calendar),
    );
    expect(terms).toEqual([1, 1, 2, 3, 3]);
  });
});

test('a day has its place in the calendar, its end after its beginning', () => {
  const calendar = calendarOf({ start: day('2026-09-01'), end: day('2027-08-31') }, [], TODAY);
  expect(placeOf(day('2026-09-01'), 'begin', calendar)).toBe(0);
  expect(placeOf(day('2027-08-31'), 'end', calendar)).toBe(1);
  expect(placeOf(day('2027-03-01'), 'begin', calendar)).toBeCloseTo(0.5);
  expect(placeOf(day('2026-08-31'), 'begin', calendar)).toBeLessThan(0);
});

test.each([
  ['2026-09-01', 1, '2026-10-01'],
  ['2026-09-30', 1, '2026-10-31'],
  ['2026-10-31', -1, '2026-09-30'],
  ['2027-01-31', 1, '2027-02-28'],
  ['2027-12-15', 1, '2028-01-15'],
  ['2028-01-30', 1, '2028-02-29'],
])('%s, %i months later, is %s', (date, by, later) => {
  expect(monthsLater(day(date), by)).toBe(later);
});
