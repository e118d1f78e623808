import { type IsoDate, setRecord } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { dayOf } from '../../session/lateness.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { recordName } from '../../session/record-name.ts';
import { announce } from '../../ui/announcer.tsx';
import { monthsLater } from './calendar.ts';
import { useTimeWords } from './time-words.ts';
import type { Span, TimedRecord } from './timeline-rows.ts';

/** Which days of a span go along: both, or one end alone. */
export type Moved = 'both' | 'start' | 'end';

export interface Months {
  /** Moves so many months, later or earlier; as one step of undo, and says where it is then. */
  readonly move: (what: Moved, by: number) => void;
}

/** The months of a measure or an evaluation. */
export function useMonths(record: TimedRecord): Months {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const words = useTimeWords();

  function now(): Span | undefined {
    const snapshot = plan.snapshot();
    if (record.root === 'measures') return spanIn(snapshot.measuresById.get(record.id));
    return record.root === 'evaluations' ? spanIn(snapshot.evaluationsById.get(record.id)) : undefined;
  }
  function move(what: Moved, by: number): void {
    const span = now();
    if (span === undefined || by === 0) return;
    const next = movedSpan(span, what, by);
    if (next === undefined) {
      announce(t('timeline.noOrder'));
      return;
    }
    // A day that is not known moves nowhere, and one that cannot be read stays as it stands.
    const patch = {
      ...(next.start !== undefined && { start: next.start }),
      ...(next.end !== undefined && { end: next.end }),
    };
    if (record.root === 'measures') setRecord(plan, 'measures', { id: record.id, patch });
    if (record.root === 'evaluations') setRecord(plan, 'evaluations', { id: record.id, patch });
    const title = recordName(plan.snapshot(), record) || t(`kinds.${record.root}.untitled`);
    announce(t('timeline.moved', { title, months: words.span(next) }));
  }
  return { move };
}

type Dates = { readonly start: Parameters<typeof dayOf>[0]; readonly end: Parameters<typeof dayOf>[0] };

function spanIn(record: Dates | undefined): Span | undefined {
  return record && { start: dayOf(record.start), end: dayOf(record.end) };
}

/** A span so many months later. None when it would end before it begins. */
export function movedSpan({ start, end }: Span, what: Moved, by: number): Span | undefined {
  const shift = (date: IsoDate | undefined, isMoved: boolean) =>
    date !== undefined && isMoved ? monthsLater(date, by) : date;
  const next = { start: shift(start, what !== 'end'), end: shift(end, what !== 'start') };
  const isReversed = next.start !== undefined && next.end !== undefined && next.end < next.start;
  return isReversed && what !== 'both' ? undefined : next;
}
