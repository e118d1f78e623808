import type { IsoDate } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../strings/format.ts';
import type { Mark, Span } from './timeline-rows.ts';

export interface TimeWords {
  readonly span: (span: Span) => string;
  readonly mark: (mark: Mark, name: string) => string;
  readonly late: (words: string, isLate: boolean) => string;
}

/** What the calendar shows, in words. */
export function useTimeWords(): TimeWords {
  const { t } = useTranslation();
  const format = useFormat();
  const month = (date: IsoDate): string => format.month(date.slice(0, 7));
  const late = (words: string, isLate: boolean): string => (isLate ? t('timeline.isLate', { words }) : words);
  return {
    late,
    span({ start, end }) {
      if (start !== undefined && end !== undefined && month(start) === month(end))
        return t('board.in', { start: month(start) });
      if (start !== undefined && end !== undefined)
        return t('board.between', { start: month(start), end: month(end) });
      if (start !== undefined) return t('board.from', { start: month(start) });
      return end === undefined ? t('slots.unknown') : t('board.until', { end: month(end) });
    },
    mark: ({ kind, date, isLate }, name) => {
      const day = kind === 'review' ? format.day(date) : month(date);
      return late(t(`timeline.marks.${kind}`, { name, date: day }), isLate);
    },
  };
}
