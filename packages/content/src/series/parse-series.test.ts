import { describe, expect, test } from 'vitest';

import { parseSeries } from './parse-series.ts';

const rows = (...lines: string[]): string => ['# a comment', 'geo,year,value,flag', ...lines, ''].join('\n');

describe('parseSeries', () => {
  test('gives each country its years in order, with their flags', () => {
    expect(parseSeries(rows('MT,2021,10.9,b', 'MT,2000,54.2,d', 'EU27_2020,2020,10,'))).toEqual({
      ok: true,
      geos: [
        {
          geo: 'MT',
          points: [
            { year: 2000, value: 54.2, flag: 'definition-differs' },
            { year: 2021, value: 10.9, flag: 'break-in-series' },
          ],
        },
        { geo: 'EU27_2020', points: [{ year: 2020, value: 10, flag: null }] },
      ],
    });
  });

  test('reads files with the line ends of Windows', () => {
    expect(parseSeries(rows('MT,2021,10.9,').replaceAll('\n', '\r\n'))).toMatchObject({ ok: true });
  });

  test.each([
    ['MT,2021,10.9', 'a row has 4 cells, this one has 3'],
    ['MT,2021,10.9,,', 'a row has 4 cells, this one has 5'],
    ['Malta,2021,10.9,', '"Malta" is no country code'],
    [' MT,2021,10.9,', '" MT" is no country code'],
    ['MT,21,10.9,', '"21" is no year'],
    ['MT,2021,,', '"" is no percentage'],
    ['MT,2021,10 9,', '"10 9" is no percentage'],
    ['MT,2021,-1,', '"-1" is no percentage'],
    ['MT,2021,1e1,', '"1e1" is no percentage'],
    ['MT,2021,NaN,', '"NaN" is no percentage'],
    ['MT,2021,100.1,', '"100.1" is no percentage'],
    ['MT,2021,:,', '":" is no percentage'],
    ['MT,2021,10.9,x', '"x" is no known flag'],
    ['MT,2021,10.9,B', '"B" is no known flag'],
  ])('refuses the row %s', (row, problem) => {
    expect(parseSeries(rows('RO,2000,22.9,', row))).toEqual({ ok: false, problems: [{ line: 4, problem }] });
  });

  test('refuses a year that stands twice, a missing header and an empty text, and names every bad line', () => {
    expect(parseSeries(rows('MT,2021,1,', 'MT,2021,1,', 'x'))).toMatchObject({
      problems: [{ line: 4 }, { line: 5 }],
    });
    expect(parseSeries('MT,2021,1,\nMT,2022,1,')).toMatchObject({ ok: false, problems: [{ line: 1 }] });
    expect(parseSeries('')).toEqual({ ok: false, problems: [{ line: 1, problem: 'there are no rows' }] });
    expect(parseSeries(rows())).toMatchObject({ ok: false });
  });
});
