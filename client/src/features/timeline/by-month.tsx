import type { IsoDate } from '@holdfast/plan-model';
import { CirclePlay, CircleStop } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { InTurn } from '../../records/in-turn.tsx';
import { LateWord } from '../../records/late-word.tsx';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { useFormat } from '../../strings/format.ts';
import { type Calendar, monthName, monthOf, schoolYear, termOf } from './calendar.ts';
import { MARK_ICONS } from './mark-icons.ts';
import { type Moment, momentsOf } from './moments.ts';
import { NameButton } from './name-button.tsx';
import { RowMenu } from './row-menu.tsx';
import type { TimeGridProps } from './time-grid.tsx';
import { useNameOf } from './use-name-of.ts';

import styles from './by-month.module.css';

const ICONS = { ...MARK_ICONS, begins: CirclePlay, ends: CircleStop } as const;

/** The same calendar as a list: what is in each month, one after the other. */
export function ByMonth({ groups, calendar, today }: TimeGridProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const months = useMemo(() => momentsOf(groups), [groups]);
  return (
    <ol className={styles['months']} aria-label={t('timeline.list')}>
      {months.map(({ month, moments }) => (
        <li key={month} className={styles['month']} data-now={month === monthOf(today) ? '' : undefined}>
          <h2 className={styles['monthName']}>
            {format.month(monthName(month))}
            <span className={styles['monthTerm']}>{termWords(month, calendar)}</span>
          </h2>
          <ul className={styles['moments']}>
            {moments.map((moment) => (
              <InTurn key={moment.key} id={moment.key} className={styles['later']}>
                <MomentItem moment={moment} />
              </InTurn>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );

  function termWords(month: number, within: Calendar): string {
    const number = termOf(month, within);
    const year = within.years.findLast((each) => each <= month) ?? within.first;
    const words = t('timeline.yearAndTerm', { year: schoolYear(year), number });
    return month === monthOf(today) ? t('timeline.thisMonth', { words }) : words;
  }
}

function MomentItem({ moment }: { readonly moment: Moment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayEdit = useMayEdit();
  const { kind, record, isLate } = moment;
  const name = useNameOf(record);
  const Icon = ICONS[kind];
  const isSpan = kind === 'begins' || kind === 'ends';
  return (
    <li className={styles['moment']} id={moment.key}>
      <Icon aria-hidden size={18} />
      <div className={styles['momentWords']}>
        <span className={styles['kind']}>
          {kind === 'review'
            ? t('timeline.moments.review', { day: day(moment.date) })
            : t(`timeline.moments.${kind}`)}
        </span>
        <NameButton record={record} name={name} />
        {isLate && <LateWord />}
      </div>
      {mayEdit && isSpan && <RowMenu record={record} name={name} />}
    </li>
  );

  function day(date: IsoDate): string {
    return format.day(date);
  }
}
