import { describe, expect, test } from 'vitest';

import { type DayOrder, monthNames, orderOfColumn, readDate } from './read-date.ts';

const MONTHS = monthNames('en').map((names, month) => (month === 8 ? [...names, 'sept'] : names));

function read(text: string, order?: DayOrder, day: 'first' | 'last' = 'first') {
  const reading = readDate(text, { day, order, months: MONTHS });
  if (reading.kind === 'either') return `${reading.dayFirst} or ${reading.monthFirst}`;
  return reading.kind === 'date' ? reading.date : undefined;
}

describe('a day', () => {
  test.each([
    ['2026-12-31', '2026-12-31'],
    ['2026-12-31T00:00:00Z', '2026-12-31'],
    ['2026-12-31 14:30', '2026-12-31'],
    ['2026/1/5', '2026-01-05'],
    ['31.12.2026', '2026-12-31'],
    ['1. 2. 2026', '2026-02-01'],
    ['3.4.26', '2026-04-03'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['12-31-2026', '2026-12-31'],
    ['4/4/2026', '2026-04-04'],
    ['46356', '2026-11-30'],
    ['46356.75', '2026-11-30'],
    ['15 September 2026', '2026-09-15'],
    ['Sept 15th, 2026', '2026-09-15'],
    // As a spreadsheet shows a day where nobody has said how.
    ['15-Sep-26', '2026-09-15'],
    ['15/Sep/2026', '2026-09-15'],
    ['Sep 15, 26', '2026-09-15'],
    ['2026. 9. 15.', '2026-09-15'],
    ['15. 9. 2026.', '2026-09-15'],
  ])('%s is %s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  test.each([
    '30.02.2026',
    '31/11/2026',
    '2026-13-01',
    'soon',
    '14,2',
    '12',
    '99999',
    '15',
    'May',
    'Sep 15',
    'Sep-15',
    '15-Sep',
    '1/2/3/2026',
  ])('%s is none', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test('3/4/2026 is one of two, until the column or the person says which', () => {
    expect(read('3/4/2026')).toBe('2026-04-03 or 2026-03-04');
    expect(read('3/4/2026', 'day-first')).toBe('2026-04-03');
    expect(read('3/4/2026', 'month-first')).toBe('2026-03-04');
    expect(read('31/4/2026', 'month-first')).toBeUndefined();
    expect(read('25/4/2026', 'month-first')).toBe('2026-04-25');
  });
});

describe('a month, a year and a school year begin on their first day and end on their last', () => {
  test.each([
    ['Sept 2026', '2026-09-01', '2026-09-30'],
    ['Sep-26', '2026-09-01', '2026-09-30'],
    ['february 2028', '2028-02-01', '2028-02-29'],
    ['2026-09', '2026-09-01', '2026-09-30'],
    ['9/2026', '2026-09-01', '2026-09-30'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026/27', '2026-09-01', '2027-07-31'],
    ['2026-2027', '2026-09-01', '2027-07-31'],
    ['2026–27', '2026-09-01', '2027-07-31'],
  ])('%s', (text, begins, ends) => {
    expect([read(text), read(text, undefined, 'last')]).toEqual([begins, ends]);
  });
});

test('a month with two digits behind it is a guess; a day with a year of two digits needs none', () => {
  const rules = { day: 'first', order: undefined, months: MONTHS } as const;
  expect(readDate('Sep-26', rules)).toMatchObject({ kind: 'date', isGuess: true });
  expect(readDate('15-Sep-26', rules)).toMatchObject({ kind: 'date', isGuess: false });
});

describe('the order of a column', () => {
  test.each([
    [['3/4/2026', '25/4/2026'], 'day-first'],
    [['3/4/2026', '4/25/2026'], 'month-first'],
    [['3/4/2026', '5/6/2026'], undefined],
    [['25/4/2026', '4/25/2026'], undefined],
    [['25.4.2026', ''], undefined],
  ] as const)('%j: %s', (texts, order) => {
    expect(orderOfColumn(texts)).toBe(order);
  });
});
