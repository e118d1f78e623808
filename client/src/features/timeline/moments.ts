import type { IsoDate } from '@holdfast/plan-model';

import { recordKey } from '../../session/plan-panel.ts';
import { type MonthNumber, monthOf } from './calendar.ts';
import type { MarkKind, TimedRecord, TimeGroup } from './timeline-rows.ts';

/** Something of one record that is in one month. */
export interface Moment {
  readonly key: string;
  readonly kind: MarkKind | 'begins' | 'ends';
  readonly date: IsoDate;
  readonly record: TimedRecord;
  readonly isLate: boolean;
}

export interface MonthMoments {
  readonly month: MonthNumber;
  readonly moments: readonly Moment[];
}

/** The months in which there is something, in their order, each with it by its days. What stands in several groups is told once. */
export function momentsOf(groups: readonly TimeGroup[]): readonly MonthMoments[] {
  const moments = new Map<string, Moment>();
  for (const { record, span, marks, isLate } of groups.flatMap(({ rows }) => rows)) {
    const add = (kind: Moment['kind'], date: IsoDate | undefined, late: boolean): void => {
      if (date === undefined) return;
      const key = `${kind}/${recordKey(record)}/${date}`;
      moments.set(key, { key, kind, date, record, isLate: late });
    };
    add('begins', span?.start, false);
    add('ends', span?.end, isLate);
    for (const mark of marks) add(mark.kind, mark.date, mark.isLate);
  }
  const months = new Map<MonthNumber, Moment[]>();
  for (const moment of [...moments.values()].sort((a, b) =>
    a.date < b.date ? -1 : Number(a.date > b.date),
  )) {
    const month = monthOf(moment.date);
    const list = months.get(month) ?? [];
    months.set(month, list);
    list.push(moment);
  }
  return [...months].map(([month, list]) => ({ month, moments: list }));
}
