import type { Brand } from '@holdfast/base';

import { type FieldReader, parsedField } from './field.ts';

/**
 * An amount with its currency (ISO 4217), such as `1200.5 EUR`: one value, so that of two people who change it neither
 * gets the amount of one with the currency of the other.
 */
export type Money = Brand<string, 'Money'>;

export interface MoneyParts {
  /** Not negative, in whole units of the currency, with up to three decimals. */
  readonly amount: number;
  readonly currency: string;
}

const MONEY = /^(\d{1,12}(?:\.\d{1,3})?) ([A-Z]{3})$/;

/** Undefined when the text is no amount with a currency. Does not look whether there is such a currency. */
export function parseMoney(text: string): Money | undefined {
  // Which is what the brand says.
  return MONEY.test(text) ? (text as Money) : undefined;
}

/** Undefined for what cannot be written as money: a debt, more than twelve digits, no code of a currency. */
export function moneyOf({ amount, currency }: MoneyParts): Money | undefined {
  return parseMoney(`${Math.round(amount * 1000) / 1000} ${currency}`);
}

export function partsOfMoney(money: Money): MoneyParts {
  const [amount = '', currency = ''] = money.split(' ');
  return { amount: Number(amount), currency };
}

export const moneyField: FieldReader<Money> = parsedField(parseMoney);
