import { dayNumber, parseIsoDate } from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { type Course, courseColumns, courseRows, isoMonth, monthTicks } from './course-data.ts';

function day(text: string) {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}
const point = (date: string, value: number) => ({ date: day(date), value, people: null });

const COURSE: Course = {
  found: [point('2026-10-01', 12), point('2026-11-01', 11)],
  paths: [[point('2026-09-01', 14), point('2026-11-01', 12), point('2027-07-31', 9)]],
};

test('the table has what was found and the path, the latest first', () => {
  expect(courseRows(COURSE).map(({ date, value, kind }) => [date, value, kind])).toEqual([
    ['2027-07-31', 9, 'target'],
    ['2026-11-01', 11, 'found'],
    ['2026-11-01', 12, 'milestone'],
    ['2026-10-01', 12, 'found'],
    ['2026-09-01', 14, 'baseline'],
  ]);
});

test('the chart has one column of days, and one value or none on each for every line', () => {
  const [days, found, path] = courseColumns(COURSE);
  expect(days.map(isoMonth)).toEqual(['2026-09', '2026-10', '2026-11', '2027-07']);
  expect(found).toEqual([null, 12, 11, null]);
  expect(path).toEqual([14, null, 12, 9]);
});

test('of two numbers of one day the one that was written down last is drawn', () => {
  const found = [point('2026-10-01', 12), point('2026-10-01', 13)];
  expect(courseColumns({ found, paths: [] })).toEqual([[dayNumber(day('2026-10-01'))], [13]]);
});

describe('the months below a chart', () => {
  const months = (from: string, to: string, most: number) =>
    monthTicks(dayNumber(day(from)), dayNumber(day(to)), most).map(isoMonth);

  test('are every one of a short time', () => {
    expect(months('2026-09-10', '2026-12-20', 6)).toEqual(['2026-10', '2026-11', '2026-12']);
  });
  test('are few of a long one, at even steps', () => {
    expect(months('2025-09-01', '2027-07-31', 6)).toEqual(['2026-01', '2026-07', '2027-01', '2027-07']);
    expect(months('2000-01-01', '2024-12-31', 4)).toEqual(['2000-01', '2010-01', '2020-01']);
  });
});
