import { dayNumber } from '@holdfast/plan-model';

import type { Found } from '../../session/measured-numbers.ts';
import type { PathPoint } from '../../session/target-status.ts';

/** What a chart of an indicator shows: what was found, in the order of days, and the paths of its targets. */
export interface Course {
  readonly found: readonly Found[];
  readonly paths: readonly (readonly PathPoint[])[];
}

type PointKind = 'found' | 'baseline' | 'milestone' | 'target';

export interface CoursePoint extends PathPoint {
  readonly kind: PointKind;
}

/** Everything that the chart shows as rows of a table, the latest first. */
export function courseRows({ found, paths }: Course): readonly CoursePoint[] {
  const rows = [
    ...found.map(({ date, value }): CoursePoint => ({ date, value, kind: 'found' })),
    ...paths.flatMap((path) => path.map((point, at) => ({ ...point, kind: kindAt(path, at) }))),
  ];
  return rows.sort((a, b) => (a.date > b.date ? -1 : Number(a.date < b.date)));
}

function kindAt(path: readonly PathPoint[], at: number): PointKind {
  if (at === 0) return 'baseline';
  return at === path.length - 1 ? 'target' : 'milestone';
}

/** Days as numbers, then what was found on each, then each path; null where there is nothing on that day. */
export type CourseColumns = [number[], ...(number | null)[][]];

export function courseColumns({ found, paths }: Course): CourseColumns {
  const days = [...new Set([found, ...paths].flatMap((points) => points.map(({ date }) => dayNumber(date))))];
  days.sort((a, b) => a - b);
  const at = new Map(days.map((day, index) => [day, index]));
  // Of several numbers of one day the one that was written down last is drawn.
  const column = (points: readonly PathPoint[]): (number | null)[] => {
    const values: (number | null)[] = days.map(() => null);
    for (const { date, value } of points) values[at.get(dayNumber(date)) ?? 0] = value;
    return values;
  };
  return [days, column(found), ...paths.map(column)];
}

const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 600] as const;
const DAY = 86_400_000;

/** First days of months between two days, so few that their names fit beside each other. */
export function monthTicks(from: number, to: number, most: number): number[] {
  const [first, last] = [monthOf(from), monthOf(to)];
  const step = STEPS.find((each) => (last - first) / each < most) ?? 1200;
  const start = Math.ceil(first / step) * step;
  const ticks: number[] = [];
  for (let month = start; month <= last; month += step) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
    if (day >= from && day <= to) ticks.push(day);
  }
  return ticks;
}

/** Months since the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** `yyyy-mm` of a day that is given as a number. */
export function isoMonth(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 7);
}
