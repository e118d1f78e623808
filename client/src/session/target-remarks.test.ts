import { type MilestoneId, parseIsoDate, parseRecordId } from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { remarksOf, type RemarksInput, learnersOf } from './target-remarks.ts';

function day(text: string) {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

/** From 14 % in September 2025 to 9 % in July 2027, with a step half way. */
const NUMBERS: RemarksInput['numbers'] = {
  direction: 'down',
  baselineValue: 14,
  baselineDate: day('2025-09-01'),
  targetValue: 9,
  deadline: day('2027-07-31'),
  milestones: [],
};
const PERIOD = { start: day('2025-09-01'), end: day('2027-07-31') };

function kinds(numbers: Partial<RemarksInput['numbers']>, rest: Partial<RemarksInput> = {}) {
  const bounds = { min: 0, max: 100 };
  const input = { unit: '%', people: 240, period: PERIOD, steps: [], bounds, ...rest } as const;
  return remarksOf({ ...input, numbers: { ...NUMBERS, ...numbers } }).map(({ kind }) => kind);
}

describe('what speaks against the values of a target', () => {
  test('is nothing where it is in line with everything around it, or not known yet', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ baselineValue: null })).toEqual([]);
    expect(kinds({ targetValue: null })).toEqual([]);
  });

  test.each([
    ['the value to reach is where it starts', { targetValue: 14 }, ['equalsStart']],
    ['it should fall and rises', { targetValue: 16 }, ['againstDirection']],
    ['it should rise and falls', { direction: 'up' }, ['againstDirection']],
    ['the change is less than one learner of 240', { targetValue: 13.6 }, ['lessThanOne']],
    ['the change is one learner', { targetValue: 13.58 }, []],
    ['the value to reach is more than there can be', { direction: 'up', targetValue: 101 }, ['valueBeyond']],
    ['it starts below what there can be', { baselineValue: -1, direction: 'up' }, ['startBeyond']],
    ['it should stay where it is', { direction: 'hold', targetValue: 14 }, []],
    ['it should stay between two values', { direction: 'hold', targetValue: 16 }, []],
    ['which way is better cannot be read', { direction: null, targetValue: 16 }, []],
  ] as const)('when %s', (_, numbers, expected) => {
    expect(kinds(numbers)).toEqual(expected);
  });

  test('does not count learners where the number is no share, or nobody knows of how many', () => {
    expect(kinds({ targetValue: 13.9 }, { unit: 'days' })).toEqual([]);
    expect(kinds({ targetValue: 13.9 }, { people: null })).toEqual([]);
  });
});

describe('what speaks against its months', () => {
  test.each([
    ['the same month', { deadline: day('2025-09-30') }, ['endsBeforeStart']],
    ['the end before the start', { baselineDate: day('2028-01-01') }, ['endsBeforeStart']],
    ['an end before the plan', { baselineDate: null, deadline: day('2025-08-31') }, ['beforePlan']],
    ['an end after the plan', { deadline: day('2027-08-31') }, ['afterPlan']],
  ] as const)('%s', (_, numbers, expected) => {
    expect(kinds(numbers)).toEqual(expected);
  });

  test('a plan without a period bounds nothing', () => {
    expect(kinds({ deadline: day('2040-01-31') }, { period: { start: null, end: null } })).toEqual([]);
  });
});

describe('what speaks against steps on the way', () => {
  const ids = ['0', '1'].map((digit): MilestoneId => {
    const id = parseRecordId('milestones', digit.repeat(12));
    if (id === undefined) throw new Error('the test needs ids of milestones');
    return id;
  });
  const steps = (...all: readonly (readonly [string | null, number | null])[]) =>
    all.map(([date, value], at) => {
      const id = ids[at];
      if (id === undefined) throw new Error('the test has two steps');
      return { id, date: date === null ? null : day(date), value };
    });

  test.each([
    ['in line', steps(['2026-07-31', 12], ['2027-01-31', 10]), []],
    ['not known yet', steps([null, null], ['2027-01-31', null]), []],
    ['before the start', steps(['2025-09-01', 12]), ['stepOutOfTime']],
    ['at the end', steps(['2027-07-31', 10]), ['stepOutOfTime']],
    ['more than there can be', steps(['2026-07-31', 101]), ['stepBeyond', 'stepOutOfRange']],
    ['worse than the start', steps(['2026-07-31', 15]), ['stepOutOfRange']],
    ['beyond the end', steps(['2026-07-31', 8]), ['stepOutOfRange']],
    ['back from the one before', steps(['2026-07-31', 10], ['2027-01-31', 12]), ['stepBackwards']],
  ] as const)('%s', (_, each, expected) => {
    expect(kinds({}, { steps: each })).toEqual(expected);
  });
});

test('percentage points of a number of learners are learners', () => {
  expect(learnersOf(-2.1, 240)).toBe(5.04);
  expect(learnersOf(7, 100)).toBe(7);
  expect(learnersOf(7, null)).toBeNull();
});
