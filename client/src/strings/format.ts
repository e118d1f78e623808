import { type Money, partsOfMoney } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { directionOf, inDirection, isolated } from './isolation.ts';

/** Numbers and dates as the reader writes them. */
export interface Format {
  readonly locale: string;
  readonly number: (value: number) => string;
  /** "September 2025" for the month that `yyyy-mm` names. */
  readonly month: (month: string) => string;
  /** "September" for `09`. */
  readonly monthName: (month: string) => string;
  /** "23 Nov 2026" for the day that `yyyy-mm-dd` names. */
  readonly day: (day: string) => string;
  /** "23 Nov 2026, 18:30". */
  readonly moment: (milliseconds: number) => string;
  /** "€1,200.50"; whole amounts without decimals. */
  readonly money: (money: Money) => string;
  readonly list: (items: readonly string[]) => string;
}

/** As many as there can be: a number is shown as it is stored, and a small one never as 0. */
const ALL_DIGITS = 20;

/**
 * The page's language decides words; where the device's own locale is a variant of it (en-IE for en), that locale
 * decides how numbers and dates are written.
 */
export function formatFor(language: string, deviceLocales: readonly string[] = []): Format {
  const locale = deviceLocales.find((each) => isVariant(each, language)) ?? language;
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: ALL_DIGITS });
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const monthNames = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const direction = directionOf(language);
  return {
    locale,
    number: (value) => numbers.format(value),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    monthName: (month) => monthNames.format(new Date(`2000-${month}-01T00:00:00Z`)),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    moment: (milliseconds) => moments.format(milliseconds),
    money: (money) => {
      const { amount, currency } = partsOfMoney(money);
      const style = {
        style: 'currency',
        currency,
        trailingZeroDisplay: 'stripIfInteger',
        maximumFractionDigits: 3,
      } as const;
      return new Intl.NumberFormat(locale, style).format(amount);
    },
    list: (items) => inDirection(lists.format(items.map((item) => isolated(item, direction))), direction),
  };
}

/** Some systems hand out tags that are none, such as "en-US@posix", on which every formatter throws. */
function isVariant(locale: string, language: string): boolean {
  return locale.split('-')[0] === language && /^[\da-z]+(?:-[\da-z]+)*$/i.test(locale);
}

const formats = new Map<string, Format>();

export function useFormat(): Format {
  const { i18n } = useTranslation();
  const known = formats.get(i18n.language);
  if (known !== undefined) return known;
  const format = formatFor(i18n.language, navigator.languages);
  formats.set(i18n.language, format);
  return format;
}
