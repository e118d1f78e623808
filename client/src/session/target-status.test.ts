import { parseIsoDate } from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { expectedOn, pathOf, targetStanding, type TargetNumbers } from './target-status.ts';

function day(text: string) {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

const found = (date: string, value: number) => ({ date: day(date), value, people: null });

/** From 20 to 10 within a hundred days. */
const FALL: TargetNumbers = {
  direction: 'down',
  baselineValue: 20,
  baselineDate: day('2026-01-01'),
  targetValue: 10,
  deadline: day('2026-04-11'),
  milestones: [],
};
const RISE: TargetNumbers = { ...FALL, direction: 'up', baselineValue: 50, targetValue: 90 };
const HALF_WAY = '2026-02-20';

describe('the path to a target', () => {
  test('is straight from the start to the end', () => {
    const path = pathOf(FALL);
    expect(expectedOn(path, day(HALF_WAY))).toBe(15);
    expect(expectedOn(path, day('2025-12-01'))).toBe(20);
    expect(expectedOn(path, day('2026-12-01'))).toBe(10);
  });

  test('goes by the milestones, whatever order they stand in, and not by those outside its time', () => {
    const milestones = [
      { date: day('2026-03-01'), value: 17 },
      { date: day(HALF_WAY), value: 19 },
      { date: day('2027-01-01'), value: 3 },
    ];
    const path = pathOf({ ...FALL, milestones });
    expect(path.map(({ value }) => value)).toEqual([20, 19, 17, 10]);
    expect(expectedOn(path, day(HALF_WAY))).toBe(19);
  });

  test.each(['baselineValue', 'baselineDate', 'targetValue', 'deadline'] as const)(
    'is none without %s, nor backwards',
    (missing) => {
      expect(pathOf({ ...FALL, [missing]: null })).toEqual([]);
      expect(pathOf({ ...FALL, deadline: day('2025-12-31') })).toEqual([]);
      expect(expectedOn([], day(HALF_WAY))).toBeNull();
    },
  );
});

describe('where a target stands', () => {
  test.each([
    ['better than the path', FALL, 12, 'onTrack'],
    ['on the path', FALL, 15, 'onTrack'],
    ['a tenth of the way behind it', FALL, 16, 'onTrack'],
    ['a third of the way behind it', FALL, 18.3, 'atRisk'],
    ['further behind it', FALL, 18.4, 'offTrack'],
    ['worse than at the start', FALL, 25, 'offTrack'],
    ['at the value to reach', FALL, 10, 'reached'],
    ['beyond the value to reach', FALL, 2, 'reached'],
    ['rising as the path does', RISE, 68, 'onTrack'],
    ['rising too slowly', RISE, 60, 'atRisk'],
    ['not rising', RISE, 50, 'offTrack'],
    ['risen beyond', RISE, 95, 'reached'],
  ] as const)('half way: %s', (_, numbers, value, status) => {
    expect(targetStanding(numbers, found(HALF_WAY, value)).status).toBe(status);
  });

  test('says what the path asks for on the day of the number', () => {
    expect(targetStanding(FALL, found(HALF_WAY, 16))).toEqual({ status: 'onTrack', expected: 15 });
  });

  test('has no data without a number after the day of the starting value', () => {
    expect(targetStanding(FALL, undefined).status).toBe('noData');
    expect(targetStanding(FALL, found('2026-01-01', 12)).status).toBe('noData');
    expect(targetStanding({ ...FALL, targetValue: null }, found(HALF_WAY, 12)).status).toBe('noData');
  });

  test('without a start is reached or not known', () => {
    const open = { ...FALL, baselineValue: null, baselineDate: null };
    expect(targetStanding(open, found(HALF_WAY, 9)).status).toBe('reached');
    expect(targetStanding(open, found(HALF_WAY, 11)).status).toBe('noData');
    expect(targetStanding(open, found('2026-05-01', 11)).status).toBe('offTrack');
  });

  test('is off track when the last day came and it was not reached, however near it is', () => {
    expect(targetStanding(FALL, found('2026-04-10', 10.1)).status).toBe('onTrack');
    expect(targetStanding(FALL, found('2026-04-11', 10.1)).status).toBe('offTrack');
  });

  test('goes by its own values where the direction of what is counted says the opposite', () => {
    expect(targetStanding({ ...FALL, direction: 'up' }, found(HALF_WAY, 15)).status).toBe('onTrack');
  });

  test.each([
    [94, 'onTrack'],
    [97, 'atRisk'],
    [84, 'atRisk'],
    [60, 'offTrack'],
  ] as const)('that should stay between 90 and 95, at %i: %s', (value, status) => {
    const hold = { ...FALL, direction: 'hold', baselineValue: 90, targetValue: 95 } as const;
    expect(targetStanding(hold, found(HALF_WAY, value)).status).toBe(status);
    const last = targetStanding(hold, found('2026-04-11', value)).status;
    expect(last).toBe(status === 'onTrack' ? 'reached' : status);
  });
});
