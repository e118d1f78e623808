import { describe, expect, test } from 'vitest';

import { moneyRules, readMoney } from './money-rules.ts';

describe('what people write for an amount of money', () => {
  test.each([
    ['1200 EUR', 'en', '1200 EUR'],
    ['eur 1200', 'en', '1200 EUR'],
    ['€1,200.50', 'en', '1200.5 EUR'],
    ['1.200,50 €', 'de', '1200.5 EUR'],
    ['1 200 euro', 'de', '1200 EUR'],
    ['50 euros', 'en', '50 EUR'],
    ['300 Kč', 'cs', '300 CZK'],
    ['٣٠٠ EUR', 'ar', '300 EUR'],
    ['0 EUR', 'en', '0 EUR'],
    ['1200,- EUR', 'de', '1200 EUR'],
    ['1200.– CHF', 'de', '1200 CHF'],
    ['1’200.– CHF', 'de', '1200 CHF'],
    ['1200 EUR.', 'en', '1200 EUR'],
    ['1200,–', 'de', 'currency'],
  ])('%s (%s) is %s', (text, locale, money) => {
    expect(readMoney(text, locale, null).money).toBe(money);
  });

  test('without a currency it is in the one that the plan counts in, and asked for where there is none', () => {
    expect(readMoney('1200', 'en', 'EUR').money).toBe('1200 EUR');
    expect(readMoney('1200', 'en', null).money).toBe('currency');
  });

  test.each([
    'a lot',
    'EUR',
    '12 EUR or 14 EUR',
    '12 14 EUR',
    'ca. 1200 EUR',
    'EUR 1200 EUR',
    '-1200 EUR',
    '€ -12',
    '1.2.3 EUR',
    '1234567890123 EUR',
  ])('%s is no amount', (text) => {
    expect(readMoney(text, 'en', null).money).toBe('amount');
  });

  test('more decimals than the currency has are asked about, since they would be shown as another amount', () => {
    expect(readMoney('1200.505 EUR', 'en', null).money).toBe('decimals');
    expect(readMoney('300.5 JPY', 'en', null).money).toBe('decimals');
    expect(readMoney('1.125 KWD', 'en', null).money).toBe('1.125 KWD');
  });

  test('a name that is no currency is asked for again', () => {
    expect(readMoney('12 beans', 'en', 'EUR').money).toBe('currency');
  });

  test('what stands in the plan is written as the reader writes numbers, and means the same when given in again', () => {
    for (const locale of ['en', 'de', 'fr', 'ar-EG']) {
      const rules = moneyRules(locale, null);
      const { value } = rules.parse('1200.5 EUR') ?? {};
      if (value === undefined || value === null) throw new Error(`money in ${locale}`);
      expect(rules.parse(rules.toDraft(value))).toEqual({ value: '1200.5 EUR' });
    }
  });
});
