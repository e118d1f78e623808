import { dayNumber, type Direction, type IsoDate } from '@holdfast/plan-model';

import type { Found } from './measured-numbers.ts';

/** What a target says in numbers; null is what is not known, or cannot be read. */
export interface TargetNumbers {
  readonly direction: Direction | null;
  readonly baselineValue: number | null;
  readonly baselineDate: IsoDate | null;
  readonly targetValue: number | null;
  readonly deadline: IsoDate | null;
  /** Those that have both, in any order. */
  readonly milestones: readonly PathPoint[];
}

export interface PathPoint {
  readonly date: IsoDate;
  readonly value: number;
}

type TargetStatus = 'onTrack' | 'atRisk' | 'offTrack' | 'reached' | 'noData';

export interface TargetStanding {
  readonly status: TargetStatus;
  /** What the path asks for on the day of the last number; null where there is no path. */
  readonly expected: number | null;
}

/** Behind the path by this part of the whole way is still on it; by up to the second it is at risk. */
const ON_PATH = 0.1;
const NEAR_PATH = 1 / 3;

/**
 * The path: from the starting value straight to each milestone in the order of their months, and on to the value to
 * reach. Empty unless both ends are known.
 */
export function pathOf(numbers: TargetNumbers): readonly PathPoint[] {
  const { baselineValue, baselineDate, targetValue, deadline, milestones } = numbers;
  if (baselineValue === null || baselineDate === null || targetValue === null || deadline === null) return [];
  if (baselineDate >= deadline) return [];
  const between = milestones.filter(({ date }) => date > baselineDate && date < deadline);
  return [
    { date: baselineDate, value: baselineValue },
    ...between.sort((a, b) => (a.date < b.date ? -1 : 1)),
    { date: deadline, value: targetValue },
  ];
}

/** The value that a path asks for on a day: before it begins its first, after it ends its last. */
export function expectedOn(path: readonly PathPoint[], date: IsoDate): number | null {
  const next = path.findIndex((point) => point.date > date);
  const [from, to] = [path[next - 1], path[next]];
  if (to === undefined) return path.at(-1)?.value ?? null;
  if (from === undefined) return to.value;
  const share = (dayNumber(date) - dayNumber(from.date)) / (dayNumber(to.date) - dayNumber(from.date));
  return from.value + share * (to.value - from.value);
}

/** Whether a number was found no later than the starting value, and so says nothing of the way since. */
export function isOfStart({ baselineDate }: TargetNumbers, found: Found): boolean {
  return baselineDate !== null && found.date <= baselineDate;
}

/**
 * Where a target stands by the last number that was found for it after the day of its starting value. Values that should
 * rise or fall are `reached` at the value to reach or beyond it. Before that they are measured against the path of that
 * day: `gap = how far behind the path / |value to reach − starting value|`; up to a tenth is on track, up to a third at
 * risk, more off track, and so is everything that was not reached on the last day. Which way is better is what the two
 * values of the target say; the direction of the indicator counts where there is no starting value. A value that should
 * stay is on track between the two values and reached there on the last day; outside it is at risk by up to a tenth of
 * the nearer of the two, else off track.
 */
export function targetStanding(numbers: TargetNumbers, last: Found | undefined): TargetStanding {
  const { targetValue } = numbers;
  if (last === undefined || isOfStart(numbers, last) || targetValue === null)
    return { status: 'noData', expected: null };
  const expected = expectedOn(pathOf(numbers), last.date);
  const status =
    numbers.direction === 'hold'
      ? standingInBand(numbers, targetValue, last)
      : standingOnPath({ ...numbers, targetValue }, { last, expected });
  return { status, expected };
}

function standingOnPath(
  numbers: TargetNumbers & { readonly targetValue: number },
  { last, expected }: { readonly last: Found; readonly expected: number | null },
): TargetStatus {
  const { baselineValue, targetValue, deadline } = numbers;
  const way = wayOf(numbers);
  if ((last.value - targetValue) * way >= 0) return 'reached';
  if (deadline !== null && last.date >= deadline) return 'offTrack';
  if (expected === null || baselineValue === null) return 'noData';
  const gap = ((expected - last.value) * way) / Math.abs(targetValue - baselineValue);
  return gap <= ON_PATH ? 'onTrack' : gap <= NEAR_PATH ? 'atRisk' : 'offTrack';
}

/** 1 where more is better, −1 where less is. */
function wayOf({ direction, baselineValue, targetValue }: TargetNumbers): 1 | -1 {
  if (baselineValue !== null && targetValue !== null && baselineValue !== targetValue)
    return targetValue > baselineValue ? 1 : -1;
  return direction === 'up' ? 1 : -1;
}

function standingInBand(
  { baselineValue, deadline }: TargetNumbers,
  targetValue: number,
  last: Found,
): TargetStatus {
  const other = baselineValue ?? targetValue;
  const [low, high] = [Math.min(other, targetValue), Math.max(other, targetValue)];
  const outside = Math.max(low - last.value, last.value - high, 0);
  if (outside === 0) return deadline !== null && last.date >= deadline ? 'reached' : 'onTrack';
  const nearer = last.value < low ? low : high;
  return outside <= Math.abs(nearer) * ON_PATH ? 'atRisk' : 'offTrack';
}
