import type { Brand } from '@holdfast/base';

/** A day of the calendar, `YYYY-MM-DD`, without time or zone: what people mean by "by July 2027". */
export type IsoDate = Brand<string, 'IsoDate'>;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Answers only for days that exist: `2027-02-30` is none. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return text as IsoDate;
}

/** How many days lie between 1 January 1970 and this one: what time zone it is a day of, it does not say. */
export function dayNumber(date: IsoDate): number {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  // Years that begin in March, so that the day that some of them have more is the last.
  const marchYear = month > 2 ? year : year - 1;
  const daysBefore = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + daysBefore - 719_468;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
