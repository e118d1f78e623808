import { type IsoDate, parseIsoDate } from '@holdfast/plan-model';

import { fold } from '../../session/match-words.ts';

/** Which stands first in 3/4/2026. */
export type DayOrder = 'day-first' | 'month-first';

export type DateReading =
  /** A guess where a year, a school year or the number of a day stands for it. */
  | { readonly kind: 'date'; readonly date: IsoDate; readonly isGuess: boolean }
  /** Two days are meant by it, and nothing in the column says which. */
  | { readonly kind: 'either'; readonly dayFirst: IsoDate; readonly monthFirst: IsoDate }
  | { readonly kind: 'none' };

export interface DateRules {
  /** Where a month or a year stands: something begins on its first day and ends on its last. */
  readonly day: 'first' | 'last';
  readonly order: DayOrder | undefined;
  /** Of each month, from January on, how it may be called. */
  readonly months: readonly (readonly string[])[];
}

const NONE: DateReading = { kind: 'none' };
/** What a spreadsheet counts days from. Day 60 is one that never was, which no plan reaches back to. */
const SERIAL_START = Date.UTC(1899, 11, 30);
const MILLISECONDS_OF_DAY = 86_400_000;
/** From 1982 to 2063: a number beyond them is a number. */
const SERIALS = { least: 30_000, most: 60_000 } as const;

/** The day that somebody meant. A month, a year or a school year stands for its first or its last day. */
export function readDate(text: string, rules: DateRules): DateReading {
  const plain = text.trim();
  return (
    readIso(plain) ??
    readSlashes(plain, rules.order) ??
    readSchoolYear(plain, rules) ??
    readSerial(plain) ??
    readMonth(plain, rules) ??
    NONE
  );
}

/** What the days of a column say of their order; undefined where none of them does, or where they say both. */
export function orderOfColumn(texts: readonly string[]): DayOrder | undefined {
  const orders = new Set<DayOrder>();
  for (const text of texts) {
    const [first = 0, second = 0] = SLASHES.exec(text.trim())?.slice(1, 3).map(Number) ?? [];
    if (first > 12 && second <= 12) orders.add('day-first');
    if (second > 12 && first <= 12) orders.add('month-first');
  }
  const [order] = orders;
  return orders.size === 1 ? order : undefined;
}

/** A day, with a time of day behind it where a program wrote one. With points there may be spaces, and one at the end. */
const ISO = /^(\d{4})(?:[-/]|\. ?)(\d{1,2})(?:[-/]|\. ?)(\d{1,2})(?:\.|[T ][\d:.]+Z?)?$/u;
const ISO_MONTH = /^(\d{4})-(\d{1,2})$/u;

function readIso(text: string): DateReading | undefined {
  const [, year = '', month = '', day = ''] = ISO.exec(text) ?? [];
  return year === '' ? undefined : dateOf(year, month, day);
}

const SLASHES = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?: [\d:.]+)?$/u;
/** With points the day stands first everywhere. */
const POINTS = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})(?:\.| [\d:.]+)?$/u;

function readSlashes(text: string, order: DayOrder | undefined): DateReading | undefined {
  const pointed = POINTS.exec(text);
  if (pointed !== null) return dateOf(fullYear(pointed[3]), pointed[2], pointed[1]);
  const [, first = '', second = '', end = ''] = SLASHES.exec(text) ?? [];
  if (end === '') return undefined;
  const dayFirst = dateOf(fullYear(end), second, first);
  const monthFirst = dateOf(fullYear(end), first, second);
  if (dayFirst.kind !== 'date') return monthFirst;
  if (monthFirst.kind !== 'date' || dayFirst.date === monthFirst.date) return dayFirst;
  if (order !== undefined) return order === 'day-first' ? dayFirst : monthFirst;
  return { kind: 'either', dayFirst: dayFirst.date, monthFirst: monthFirst.date };
}

/** 2026/27 and 2026-2027: from September to July. */
const SCHOOL_YEAR = /^(20\d{2})\s?[/–-]\s?(20)?(\d{2})$/u;

function readSchoolYear(text: string, { day }: DateRules): DateReading | undefined {
  const [, year = '', , next = ''] = SCHOOL_YEAR.exec(text) ?? [];
  if (year === '' || (Number(year) + 1) % 100 !== Number(next)) return undefined;
  return day === 'first' ? dateOf(year, '9', '1', true) : dateOf(String(Number(year) + 1), '7', '31', true);
}

/** A spreadsheet whose cell was not formatted as a day writes how many days it is from its first. */
function readSerial(text: string): DateReading | undefined {
  if (!/^\d{5}(?:[.,]\d+)?$/u.test(text)) return undefined;
  const days = Math.floor(Number(text.replace(',', '.')));
  if (days < SERIALS.least || days > SERIALS.most) return undefined;
  const date = parseIsoDate(new Date(SERIAL_START + days * MILLISECONDS_OF_DAY).toISOString().slice(0, 10));
  return date === undefined ? undefined : { kind: 'date', date, isGuess: true };
}

/** "Sept 2026", "15 September 2026", "15-Sep-26", "September 15, 2026", "Sep-26", "2026-09", "9/2026", "2026". */
function readMonth(text: string, { day, months }: DateRules): DateReading | undefined {
  const edge = (year: string, month: number, isYear = false): DateReading =>
    dateOf(year, String(month), day === 'first' ? '1' : lastDayOf(Number(year), month), isYear);
  const [, isoYear = '', isoMonth = ''] = ISO_MONTH.exec(text) ?? [];
  if (isoYear !== '') return edge(isoYear, Number(isoMonth));
  const [, month = '', yearOfMonth = ''] = /^(\d{1,2})[/.](\d{4})$/u.exec(text) ?? [];
  if (month !== '') return edge(yearOfMonth, Number(month));
  if (/^20\d{2}$/u.test(text)) return edge(text, day === 'first' ? 1 : 12, true);
  const words = fold(text)
    .split(/[\s,./-]+/u)
    .filter(Boolean);
  const named = words.flatMap((word) => monthCalled(word, months) ?? []);
  const numbers = words
    .filter((word) => /^\d+(?:st|nd|rd|th)?$/u.test(word))
    .map((word) => parseInt(word, 10));
  const [monthNumber] = named;
  if (monthNumber === undefined || named.length + numbers.length !== words.length) return undefined;
  const [first = 0, second, ...more] = numbers;
  if (more.length > 0) return undefined;
  // A spreadsheet shows a month so; with a space, or a smaller number, a day may be meant.
  const isShortYear = /^\p{L}+-\d{2}$/u.test(text) && first >= 20;
  if (second === undefined)
    return first > 31 || isShortYear ? edge(fullYear(String(first)), monthNumber, isShortYear) : undefined;
  // The day stands before the year, unless the first cannot be a day.
  const [dayNumber, year] = first > 31 ? [second, first] : [first, second];
  return dateOf(fullYear(String(year)), String(monthNumber), String(dayNumber));
}

function monthCalled(word: string, months: DateRules['months']): number | undefined {
  const index = months.findIndex((names) => names.includes(word));
  return index < 0 ? undefined : index + 1;
}

function dateOf(year = '', month = '', day = '', isGuess = false): DateReading {
  const date = parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return date === undefined ? NONE : { kind: 'date', date, isGuess };
}

/** Two digits of a year are of this century: a plan is about what comes. */
function fullYear(year = ''): string {
  return year.length === 2 ? `20${year}` : year;
}

function lastDayOf(year: number, month: number): string {
  return String(new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/** The months of a language in words, long and short, as they are compared. */
export function monthNames(locale: string): readonly string[][] {
  const styles = ['long', 'short'] as const;
  const formats = styles.map((month) => new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' }));
  return Array.from({ length: 12 }, (_, month) =>
    formats.map((format) => fold(format.format(Date.UTC(2026, month, 1))).replaceAll('.', '')),
  );
}
