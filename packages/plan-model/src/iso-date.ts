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

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
