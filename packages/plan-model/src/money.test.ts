import { expect, test } from 'vitest';

import { moneyField, moneyOf, parseMoney, partsOfMoney } from './money.ts';

test('[PM35] an amount and its currency are one value, and come apart again', () => {
  const money = moneyOf({ amount: 1200.5, currency: 'EUR' });
  expect(money).toBe('1200.5 EUR');
  expect(money && partsOfMoney(money)).toEqual({ amount: 1200.5, currency: 'EUR' });
  expect(moneyOf({ amount: 0.1 + 0.2, currency: 'EUR' })).toBe('0.3 EUR');
});

test.each([
  [-1, 'EUR'],
  [1e12, 'EUR'],
  [Number.NaN, 'EUR'],
  [12, 'euro'],
  [12, ''],
])('%s %s is no money', (amount, currency) => {
  expect(moneyOf({ amount, currency })).toBeUndefined();
});

test('what another wrote is read as it stands, or not at all', () => {
  expect(parseMoney('12 EUR')).toBe('12 EUR');
  expect(moneyField('1.200,50 EUR')).toMatchObject({ kind: 'unreadable', raw: '1.200,50 EUR' });
  expect(moneyField(12)).toMatchObject({ kind: 'unreadable' });
});
