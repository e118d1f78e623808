import { describe, expect, test } from 'vitest';

import { readNumber, signOfColumn } from './read-number.ts';

describe('a number', () => {
  test.each([
    ['14,2', 14.2, ''],
    ['14.2', 14.2, ''],
    ['1 234,5', 1234.5, ''],
    ['1,234.5', 1234.5, ''],
    ['1.234.567', 1_234_567, ''],
    ['-3', -3, ''],
    ['14 %', 14, '%'],
    ['14.2%', 14.2, '%'],
    ['12 days', 12, 'days'],
    ['9,5 per cent', 9.5, 'per cent'],
    ['٣٥', 35, ''],
  ])('%s', (text, value, unit) => {
    expect(readNumber(text, undefined)).toMatchObject({ kind: 'number', value, unit });
  });

  test.each(['about 14', '14–16', '12.34.5', 'none', '2026-01-01'])('%s is none', (text) => {
    expect(readNumber(text, undefined)).toEqual({ kind: 'none' });
  });

  test.each(['<10', '< 5', '*', '≤ 9 %'])('%s was left out for being about too few', (text) => {
    expect(readNumber(text, undefined)).toEqual({ kind: 'few' });
  });

  test('1.234 is one of two, until the column or the person says which', () => {
    expect(readNumber('1.234', undefined)).toMatchObject({ kind: 'either', decimal: 1.234, thousands: 1234 });
    expect(readNumber('1.234', 'comma')).toMatchObject({ value: 1234 });
    expect(readNumber('1.234', 'point')).toMatchObject({ value: 1.234 });
    expect(readNumber('1,234', 'point')).toMatchObject({ value: 1234 });
  });
});

describe('the sign of a column', () => {
  test.each([
    [['1.234', '14,2'], 'comma'],
    [['1.234', '14.2'], 'point'],
    [['1.234', '1.234.567'], 'comma'],
    [['1,234', '5,678'], undefined],
    [['14,2', '14.2'], undefined],
    [['14', ''], undefined],
  ] as const)('%j: %s', (texts, sign) => {
    expect(signOfColumn(texts)).toBe(sign);
  });
});
