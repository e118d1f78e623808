import { expect, test } from 'vitest';

import { elet } from './elet.ts';
import { findSeries } from './find-series.ts';

test('holds the EU and five countries, every year up to 2024', () => {
  expect(
    elet.geos.map(({ geo, points }) => `${geo} ${points[0]?.year}-${points.at(-1)?.year} ${points.length}`),
  ).toEqual([
    'EU27_2020 2004-2024 21',
    'MT 2000-2024 25',
    'PT 2000-2024 25',
    'ES 2000-2024 25',
    'IT 2000-2024 25',
    'RO 2000-2024 25',
  ]);
});

test('keeps values and flags as published', () => {
  const malta = elet.geos.find(({ geo }) => geo === 'MT');
  expect(malta?.points.at(-1)).toEqual({ year: 2024, value: 9.6, flag: null });
  expect(malta?.points[0]).toEqual({ year: 2000, value: 54.2, flag: 'definition-differs' });
  expect(
    elet.geos.flatMap(({ points }) => points).filter(({ flag }) => flag === 'break-in-series'),
  ).toHaveLength(29);
});

test('is found by the id that indicators carry, and says where it comes from', () => {
  expect(findSeries('eurostat-edat-lfse-30')).toBe(elet);
  expect(findSeries('another')).toBeUndefined();
  expect(elet.source.note).toContain('edat_lfse_30');
});
