import {
  addManyRecords,
  type IndicatorId,
  isUnreadable,
  parseIsoDate,
  type Plan,
  setIndicator,
  setTarget,
  type TargetId,
} from '@holdfast/plan-model';

const day = (text: string) => {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
};

/** What the school has found since it began, with steps on the way and a number that is about too few people. */
export function writeSchoolNumbers(plan: Plan, [missed, adults]: readonly TargetId[]): void {
  if (missed === undefined || adults === undefined) return;
  const [days, share] = [indicatorOf(plan, missed), indicatorOf(plan, adults)];
  setTarget(plan, missed, { baselineDate: day('2025-09-01') });
  setTarget(plan, adults, { baselineDate: day('2025-09-01') });
  setIndicator(plan, days, { frequency: 'termly' });
  setIndicator(plan, share, { frequency: 'twiceYearly' });
  addManyRecords(plan, (batch) => {
    for (const [date, value] of [
      ['2026-06-30', 10],
      ['2026-12-31', 8.5],
    ] as const)
      batch.add('milestones', { values: { targetId: missed, date: day(date), value } });
    for (const [date, value, people] of [
      ['2025-12-19', 11.2, 238],
      ['2026-03-27', 10.6, 236],
      ['2026-06-26', 9.8, 231],
      ['2026-10-30', 9.4, 244],
    ] as const)
      batch.add('measurements', { values: { indicatorId: days, date: day(date), value, people } });
    batch.add('measurements', {
      values: { indicatorId: days, date: day('2026-11-13'), value: 4.5, people: 6 },
    });
    for (const [date, value] of [
      ['2026-01-30', 64],
      ['2026-07-03', 66],
    ] as const)
      batch.add('measurements', { values: { indicatorId: share, date: day(date), value, people: 212 } });
  });
}

function indicatorOf(plan: Plan, target: TargetId): IndicatorId {
  const id = plan.snapshot().targetsById.get(target)?.indicatorId;
  if (id === undefined || isUnreadable(id)) throw new Error('a target names what it counts');
  return id;
}
