import type { Clock } from '@holdfast/base';
import type { IsoDate } from '@holdfast/plan-model';

import { localDay } from '../platform/local-day.ts';

/** The day of the calendar where this device is. */
export function todayBy(clock: Clock): IsoDate {
  return localDay(clock.now());
}

/** The day so many days before. */
export function daysBefore(day: IsoDate, days: number): IsoDate {
  const date = new Date(`${day}T12:00:00`);
  date.setDate(date.getDate() - days);
  return localDay(date.getTime());
}
