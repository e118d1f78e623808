import { expect, test } from 'vitest';

import { countriesIn, countryName } from './countries.ts';

test('the countries of today stand in the order of their names', () => {
  const countries = countriesIn('en');
  const codes = countries.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['AT', 'DE', 'FR', 'TR', 'UA', 'GB', 'XK']));
  for (const gone of ['DD', 'SU', 'YU', 'AN', 'EU', 'UN', 'ZZ', 'UK']) expect(codes).not.toContain(gone);
  // 249 of the standard, and Kosovo.
  expect(countries).toHaveLength(250);
  expect(countries[0]?.name).toBe('Afghanistan');
  expect(countriesIn('de').find(({ code }) => code === 'AT')?.name).toBe('Österreich');
});

test('a code that stands for nothing is shown as it is', () => {
  expect(countryName('AT', 'en')).toBe('Austria');
  expect(countryName('QQ', 'en')).toBe('QQ');
});
