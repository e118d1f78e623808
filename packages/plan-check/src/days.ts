import { dayNumber, type Field, type Frequency, type IsoDate, isUnreadable } from '@holdfast/plan-model';

import { LIMITS } from './limits.ts';

const DAYS_IN_MONTH = 365.25 / 12;

/** How many days lie between two measurements of an indicator. A school year has three terms. */
const DAYS_BETWEEN: Readonly<Record<Frequency, number>> = {
  weekly: 7,
  monthly: 31,
  termly: 122,
  twiceYearly: 183,
  yearly: 366,
};

/** The day of a field, where one can be read. */
export function dayOf(field: Field<IsoDate | null>): IsoDate | undefined {
  return field === null || isUnreadable(field) ? undefined : field;
}

/** How many days `date` lies before `today`; less than 0 where it is to come. */
export function daysSince(date: IsoDate, today: IsoDate): number {
  return dayNumber(today) - dayNumber(date);
}

export function daysIn(months: number): number {
  return Math.ceil(months * DAYS_IN_MONTH);
}

/** Whether a day has come and lies at most so many months back. */
export function isWithinLast(months: number, date: IsoDate | undefined, today: IsoDate): boolean {
  if (date === undefined) return false;
  const days = daysSince(date, today);
  return days >= 0 && days <= daysIn(months);
}

/** Whether the last number is older than the rhythm of its indicator allows. A number that was hidden was found too. */
export function isStale(
  last: IsoDate,
  { frequency, today }: { readonly frequency: Frequency; readonly today: IsoDate },
): boolean {
  return daysSince(last, today) > DAYS_BETWEEN[frequency] * LIMITS.staleAfter;
}
