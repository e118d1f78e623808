import { createInstance } from 'i18next';
import { beforeAll, expect, test } from 'vitest';

import goes from '../strings/en-goes.json';
import en from '../strings/en.json';
import { formatFor } from '../strings/format.ts';
import { boundsWords } from './bounds-words.ts';
import { areCrossed, boundsOf, isBeyond } from './bounds.ts';

const strings = createInstance();
beforeAll(async () => {
  await strings.init({ lng: 'en', resources: { en: { translation: { ...en, ...goes } } } });
});

const NONE = { min: null, max: null };

test('a share lies between 0 and 100 per cent where nothing else is said, and everything else anywhere', () => {
  expect(boundsOf({ unit: '%', ...NONE })).toEqual({ min: 0, max: 100 });
  expect(boundsOf({ unit: '%', min: -100, max: null })).toEqual({ min: -100, max: 100 });
  expect(boundsOf({ unit: 'days', ...NONE })).toEqual(NONE);
});

test('where they cross they bound nothing, and that is what is wrong', () => {
  const crossed = { unit: 'days', min: 9, max: 3 } as const;
  expect([areCrossed(crossed), boundsOf(crossed)]).toEqual([true, NONE]);
  expect(areCrossed({ unit: '%', min: 120, max: null })).toBe(true);
  expect(areCrossed({ unit: 'days', min: 3, max: 3 })).toBe(false);
});

test('a number is beyond them below the one and above the other, and not on them', () => {
  const bounds = { min: 1, max: 5 };
  expect([0.9, 1, 5, 5.1].map((value) => isBeyond(value, bounds))).toEqual([true, false, false, true]);
  expect(isBeyond(-1e9, NONE)).toBe(false);
});

test('they are said in the unit of the numbers', () => {
  const wording = { t: strings.t, format: formatFor('en') };
  const words = (min: number | null, max: number | null) =>
    boundsWords({ unit: 'days', min, max }, wording).replaceAll('\u00A0', ' ');
  expect(words(1, 5)).toBe('from 1 day to 5 days');
  expect(words(1, null)).toBe('at 1 day or above');
  expect(words(null, 5)).toBe('at 5 days or below');
  expect(words(null, null)).toBe('');
});
