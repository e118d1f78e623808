import { type IsoDate, parseIsoDate } from '@holdfast/plan-model';

/** The day of the calendar that a moment is on, where this device is. */
export function localDay(milliseconds: number): IsoDate {
  const moment = new Date(milliseconds);
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  const [year = '', month = '', day = ''] = parts.map((part) => String(part).padStart(2, '0'));
  const date = parseIsoDate(`${year.padStart(4, '0')}-${month}-${day}`);
  if (date === undefined) throw new RangeError(`${milliseconds} is on no day that has a name`);
  return date;
}
