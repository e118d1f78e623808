import { isBlank } from '@holdfast/base';
import { type Field, isUnreadable, type Money, moneyOf, partsOfMoney } from '@holdfast/plan-model';

import { parseDecimal } from '../ui/parse-decimal.ts';
import type { SlotRules } from '../ui/slot-draft.ts';

/** Why what was typed is no money: no one amount, no currency, more decimals than the currency has. */
type MoneyProblem = 'amount' | 'currency' | 'decimals';

export function isMoneyProblem(money: Money | MoneyProblem): money is MoneyProblem {
  return money === 'amount' || money === 'currency' || money === 'decimals';
}

export interface MoneyReading {
  /** The digits of it, for whoever looks whether they can be read in two ways. */
  readonly digits: string;
  readonly money: Money | MoneyProblem;
}

/** What stands before the digits, the digits with their separators, and what stands behind them. */
const PARTS = /^([^\p{Nd}]*?)([\p{Nd}](?:[\p{Nd}\s.,'’٫٬]*[\p{Nd}])?)([^\p{Nd}]*)$/u;
/** Whole amounts end so in some countries: "1200,-", "1200.–"; and a sentence ends with a point. */
const WHOLE = /^[.,]\s*[-–—]{0,2}(?=\s|$|[^\d\s])/u;
/** Blanks stand between groups of three, and two amounts are none. */
const GROUPED = /^\p{Nd}+$|^\p{Nd}{1,3}(?:\s\p{Nd}{3})+$/u;

/**
 * "1 200 EUR", "€ 1.200,50", "1200,- euro". Where no currency is named it is `usual`, the one that the plan counts in; null
 * where it counts in none yet.
 */
export function readMoney(text: string, locale: string, usual: string | null): MoneyReading {
  const [, before = '', digits = '', rest = ''] = PARTS.exec(text.trim()) ?? [];
  const after = rest.replace(WHOLE, '').trim().replace(/\.$/u, '');
  const amount = parseDecimal(digits, locale);
  const isOneAmount = GROUPED.test(digits.split(/[.,'’٫٬]/u)[0] ?? '') || !/\s/u.test(digits);
  const isDebt = /[-−–]\s*$/u.test(before);
  if (amount === undefined || !isOneAmount || isDebt) return { digits, money: 'amount' };
  const name = `${before} ${after}`.trim();
  // One name, on one side.
  if (before.trim() !== '' && after !== '') return { digits, money: 'amount' };
  const currency = name === '' ? usual : currencyNamed(name, locale);
  if (currency === null || currency === undefined) return { digits, money: 'currency' };
  if (!fits(amount, currency)) return { digits, money: 'decimals' };
  return { digits, money: moneyOf({ amount, currency }) ?? 'amount' };
}

/** An amount that the currency has no coins for would be shown as another. */
function fits(amount: number, currency: string): boolean {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return Number(amount.toFixed(maximumFractionDigits)) === amount;
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
      return isMoneyProblem(money) ? undefined : { value: money };
    },
    parseDraft: (kept) => (typeof kept === 'string' ? kept : undefined),
  };
}
