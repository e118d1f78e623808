import type { IsoDate } from '@holdfast/plan-model';

/** A month as a number: months since the year 0. */
export type MonthNumber = number;

/** School years with their terms, from the first month that is drawn to the last. */
export interface Calendar {
  readonly first: MonthNumber;
  /** How many months are drawn: whole school years. */
  readonly months: number;
  /** The first month of each school year. */
  readonly years: readonly MonthNumber[];
}

const SEPTEMBER = 8;
const YEAR = 12;
/** A school year has three terms of the same length. */
export const TERMS = 3;
/** More years than this are not drawn, so that one wrong date does not hide the others or make them too narrow to see. */
const MOST_YEARS = 12;

/**
 * The school years of a plan: of its period, and of everything that has a date not too far from its beginning, or from
 * today where that is not known. A school year begins in the month in which the plan does; in September where that is not
 * known.
 */
export function calendarOf(
  period: { readonly start: IsoDate | undefined; readonly end: IsoDate | undefined },
  dates: readonly IsoDate[],
  today: IsoDate,
): Calendar {
  const begin = period.start === undefined ? SEPTEMBER : monthOf(period.start) % YEAR;
  const all = [period.start, period.end, ...dates].flatMap((date) => date ?? []);
  const months = (all.length === 0 ? [today] : all).map(monthOf);
  const middle = monthOf(period.start ?? today);
  const near = months.filter((month) => Math.abs(month - middle) < MOST_YEARS * YEAR);
  const drawn = near.length === 0 ? months : near;
  const earliest = schoolYearOf(Math.min(...drawn), begin);
  const latest = schoolYearOf(Math.max(...drawn), begin);
  // The year of the plan's beginning is among them.
  const least = Math.min(latest, schoolYearOf(middle, begin) - (MOST_YEARS - 1) * YEAR);
  const first = Math.max(earliest, least);
  const count = Math.min((latest - first) / YEAR + 1, MOST_YEARS);
  const years = Array.from({ length: count }, (_, at) => first + at * YEAR);
  return { first, months: count * YEAR, years };
}

/** The month in which the school year of a month begins. */
function schoolYearOf(month: MonthNumber, begin: number): MonthNumber {
  return month - ((month - begin + YEAR) % YEAR);
}

export function monthOf(date: IsoDate): MonthNumber {
  return Number(date.slice(0, 4)) * YEAR + Number(date.slice(5, 7)) - 1;
}

/** `yyyy-mm`. */
export function monthName(month: MonthNumber): string {
  return `${String(Math.floor(month / YEAR)).padStart(4, '0')}-${String((month % YEAR) + 1).padStart(2, '0')}`;
}

/** "2026/27", or the year alone where a school year is one of the calendar. */
export function schoolYear(first: MonthNumber): string {
  const year = Math.floor(first / YEAR);
  return first % YEAR === 0 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Where a day begins, or ends, as a part of the calendar: 0 at its beginning, 1 at its end; beyond these outside it. */
export function placeOf(date: IsoDate, edge: 'begin' | 'end', { first, months }: Calendar): number {
  const day = Number(date.slice(8, 10)) - (edge === 'begin' ? 1 : 0);
  return (monthOf(date) - first + day / daysIn(monthOf(date))) / months;
}

/** The same day so many months later; the last day of a month stays the last. */
export function monthsLater(date: IsoDate, by: number): IsoDate {
  const month = monthOf(date);
  const day = Number(date.slice(8, 10));
  const isLast = day === daysIn(month);
  const days = daysIn(month + by);
  const next = isLast ? days : Math.min(day, days);
  // A day that the month has.
  return `${monthName(month + by)}-${String(next).padStart(2, '0')}` as IsoDate;
}

function daysIn(month: MonthNumber): number {
  return new Date(Date.UTC(Math.floor(month / YEAR), (month % YEAR) + 1, 0)).getUTCDate();
}

/** Which term of its school year a month is in, from 1. */
export function termOf(month: MonthNumber, { first }: Calendar): number {
  return Math.floor(((month - first) % YEAR) / (YEAR / TERMS)) + 1;
}
