import type { Clock } from '@holdfast/base';
import { type IsoDate, parseIsoDate } from '@holdfast/plan-model';

/** The day of the calendar where this device is. */
export function todayBy(clock: Clock): IsoDate {
  return dayOf(new Date(clock.now()));
}

/** The day so many days before. */
export function daysBefore(day: IsoDate, days: number): IsoDate {
  const date = new Date(`${day}T12:00:00`);
  date.setDate(date.getDate() - days);
  return dayOf(date);
}

function dayOf(date: Date): IsoDate {
  const two = (part: number): string => String(part).padStart(2, '0');
  const text = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const day = parseIsoDate(text);
  if (day === undefined) throw new RangeError(`“${text}” is no day of the calendar`);
  return day;
}
