import { assert } from '@holdfast/base';
import { type IsoDate, parseIsoDate } from '@holdfast/plan-model';
import { expect, test } from 'vitest';

import { isStale } from './days.ts';

test.each([
  ['monthly', '2026-10-15', '2026-11-30', false],
  ['monthly', '2026-10-14', '2026-11-30', true],
  ['yearly', '2025-05-30', '2026-11-30', false],
  ['yearly', '2025-05-29', '2026-11-30', true],
] as const)('measured %s, a number of %s is stale on %s: %s', (frequency, last, today, stale) => {
  expect(isStale(day(last), { frequency, today: day(today) })).toBe(stale);
});

function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  assert(date !== undefined, text);
  return date;
}
