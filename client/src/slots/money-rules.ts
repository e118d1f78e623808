import { isBlank } from '@holdfast/base';
import { type Field, isUnreadable, type Money, moneyOf, partsOfMoney } from '@holdfast/plan-model';

import { parseDecimal } from '../ui/parse-decimal.ts';
import type { SlotRules } from '../ui/slot-draft.ts';

/** Why what was typed is no money. */
type MoneyProblem = 'amount' | 'currency';

export interface MoneyReading {
  /** The digits of it, for whoever looks whether they can be read in two ways. */
  readonly digits: string;
  readonly money: Money | MoneyProblem;
}

/** What stands before the digits, the digits with their separators, and what stands behind them. */
const PARTS = /^([^\p{Nd}]*?)([\p{Nd}](?:[\p{Nd}\s.,'’٫٬]*[\p{Nd}])?)([^\p{Nd}]*)$/u;

/**
 * "1 200 EUR", "€ 1.200,50", "1200 euro". Where no currency is named it is `usual`, the one that the plan counts in; null
 * where it counts in none yet.
 */
export function readMoney(text: string, locale: string, usual: string | null): MoneyReading {
  const [, before = '', digits = '', after = ''] = PARTS.exec(text.trim()) ?? [];
  const amount = parseDecimal(digits, locale);
  if (amount === undefined) return { digits, money: 'amount' };
  const name = `${before} ${after}`.trim();
  const currency = name === '' ? usual : currencyNamed(name, locale);
  if (currency === null || currency === undefined) return { digits, money: 'currency' };
  return { digits, money: moneyOf({ amount, currency }) ?? 'amount' };
}

/** By its code, by its sign where the sign belongs to one currency only, or by its name. */
function currencyNamed(text: string, locale: string): string | undefined {
  const name = text.toLocaleLowerCase(locale);
  return currenciesOf(locale).get(name) ?? currenciesOf(locale).get(name.replace(/s$/, ''));
}

const known = new Map<string, ReadonlyMap<string, string>>();

function currenciesOf(locale: string): ReadonlyMap<string, string> {
  const before = known.get(locale);
  if (before !== undefined) return before;
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const found = new Map(
    Intl.supportedValuesOf('currency').flatMap((code) =>
      [code, signOf(code, locale), names.of(code) ?? code].map(
        (name) => [name.toLocaleLowerCase(locale), code] as const,
      ),
    ),
  );
  known.set(locale, found);
  return found;
}

function signOf(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

export function moneyRules(
  locale: string,
  usual: string | null,
): SlotRules<Field<Money | null>, string, Money | null> {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: false });
  return {
    toDraft(value) {
      if (value === null || isUnreadable(value)) return '';
      const { amount, currency } = partsOfMoney(value);
      return `${numbers.format(amount)} ${currency}`;
    },
    parse(draft) {
      if (isBlank(draft)) return { value: null };
      const { money } = readMoney(draft, locale, usual);
      return money === 'amount' || money === 'currency' ? undefined : { value: money };
    },
    parseDraft: (kept) => (typeof kept === 'string' ? kept : undefined),
  };
}
