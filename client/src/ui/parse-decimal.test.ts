import { describe, expect, test } from 'vitest';

import { bothReadings, parseDecimal } from './parse-decimal.ts';

describe('parseDecimal', () => {
  test.each([
    ['9', 9],
    ['9,5', 9.5],
    ['9.5', 9.5],
    ['-0,25', -0.25],
    ['−3', -3],
    ['14 %', 14],
    ['1 234,5', 1234.5],
    ['1\u202F234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234.567', 1_234_567],
    [',5', 0.5],
    ['٩٫٥', 9.5],
    ['۱۴', 14],
  ])('reads %s in any language', (text, value) => {
    for (const locale of ['en', 'de', 'fr', 'ar-EG']) expect(parseDecimal(text, locale)).toBe(value);
  });

  test('lets the locale decide about one separator before three digits', () => {
    expect(parseDecimal('1.234', 'de')).toBe(1234);
    expect(parseDecimal('1.234', 'en')).toBe(1.234);
    expect(parseDecimal('1,234', 'en')).toBe(1234);
    expect(parseDecimal('1,234', 'de')).toBe(1.234);
    expect(parseDecimal('0,125', 'en')).toBe(0.125);
  });

  test.each(['', ' ', 'many', '12.34.5', '9,5,1', '1.2,3.4', '1e5', '--3', '9 to 14'])(
    'does not guess what %j means',
    (text) => {
      expect(parseDecimal(text, 'en')).toBeUndefined();
    },
  );
});

describe('bothReadings', () => {
  test('gives the two numbers that people mean by one separator before three digits', () => {
    expect(bothReadings('1.234')).toEqual({ whole: 1, decimal: 1.234, thousands: 1234 });
    expect(bothReadings(' -12,500 ')).toEqual({ whole: -12, decimal: -12.5, thousands: -12500 });
  });

  test.each(['', '1', '1.23', '1.2345', '0.123', '1.234,5', '1234.567', 'about 1.234'])(
    'gives none where there is one meaning or no number: %s',
    (text) => expect(bothReadings(text)).toBeUndefined(),
  );
});
