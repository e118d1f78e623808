import { type IsoDate, parseIsoDate, type ReviewSnapshot } from '@holdfast/plan-model';

/** The reviews in the order of their days; those without one come last. */
export function byDay(reviews: readonly ReviewSnapshot[]): readonly ReviewSnapshot[] {
  const day = ({ date }: ReviewSnapshot): string => (typeof date === 'string' ? date : '~');
  return reviews.toSorted((a, b) => (day(a) < day(b) ? -1 : Number(day(a) > day(b))));
}

export interface Rhythm {
  readonly today: IsoDate;
  /** Null where the plan says nothing of it. */
  readonly everyMonths: number | null;
}

/** The day for another review: so many months after the last one that is held or planned, and never one that is over. */
export function proposedDay(
  reviews: readonly ReviewSnapshot[],
  { today, everyMonths }: Rhythm,
): IsoDate | null {
  if (everyMonths === null) return null;
  const days = reviews.flatMap(({ date }) => (typeof date === 'string' ? [date] : []));
  const last = days.toSorted().at(-1) ?? today;
  const next = monthsAfter(last, everyMonths);
  return next < today ? today : next;
}

/** The next day on which a review is planned. */
export function nextDay(reviews: readonly ReviewSnapshot[], today: IsoDate): IsoDate | undefined {
  return reviews
    .flatMap(({ date }) => (typeof date === 'string' && date >= today ? [date] : []))
    .toSorted()
    .at(0);
}

export type ReviewState = 'planned' | 'held' | 'open';

/** A review is held when something was written down of it; one whose day is over without a word is open. */
export function stateOf({ date, findings, decisions }: ReviewSnapshot, today: IsoDate): ReviewState {
  const isWritten = [findings, decisions].some((text) => 'plainText' in text && text.plainText !== '');
  if (isWritten) return 'held';
  return typeof date === 'string' && date < today ? 'open' : 'planned';
}

/** The same day of a later month, or its last day where it has no such day. */
function monthsAfter(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0));
  lastDay.setUTCDate(Math.min(day, lastDay.getUTCDate()));
  return parseIsoDate(lastDay.toISOString().slice(0, 10)) ?? date;
}
