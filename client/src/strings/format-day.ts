import type { IsoDate } from '@holdfast/plan-model';

import type { Format } from './format.ts';

/** "12 Nov 2026", as the reader writes it. */
export function formatDay(day: IsoDate, { locale }: Format): string {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return days.format(new Date(`${day}T00:00:00Z`));
}
