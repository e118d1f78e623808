import { memo, useRef } from 'react';

import { LateWord } from '../../records/late-word.tsx';
import { openPanel } from '../../session/plan-panel.ts';
import { isTimeShown } from '../../session/shown-records.ts';
import { useRowHiding } from '../../session/use-hiding.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { type Calendar, placeOf } from './calendar.ts';
import { MARK_ICONS } from './mark-icons.ts';
import { NameButton } from './name-button.tsx';
import { RowMenu } from './row-menu.tsx';
import { SpanBar } from './span-bar.tsx';
import { useTimeWords } from './time-words.ts';
import type { Mark, TimedRecord, TimeRow } from './timeline-rows.ts';
import { useNameOf } from './use-name-of.ts';

import styles from './timeline.module.css';

export interface TimeRowItemProps {
  readonly row: TimeRow;
  readonly calendar: Calendar;
}

/** One record: its name, which stays in sight, and its time. */
export const TimeRowItem = memo(
  function TimeRowItem({ row, calendar }: TimeRowItemProps) {
    const mayEdit = useMayEdit();
    const { record, span } = row;
    const name = useNameOf(record);
    const element = useRef<HTMLLIElement>(null);
    useRowHiding(element, row.key, isTimeShown);
    return (
      <li ref={element} className={styles['row']} id={row.key} data-row>
        <div className={styles['name']}>
          <NameButton record={record} name={name} />
          {row.isLate && <LateWord />}
          {mayEdit && span !== undefined && <RowMenu record={record} name={name} />}
        </div>
        <div className={styles['lane']}>
          {span !== undefined && (
            <SpanBar record={record} name={name} span={span} isLate={row.isLate} calendar={calendar} />
          )}
          {row.marks.map((mark) => (
            <MarkButton
              key={`${mark.kind}/${mark.date}`}
              mark={mark}
              record={record}
              name={name}
              calendar={calendar}
            />
          ))}
        </div>
      </li>
    );
  },
  // Rows are put together anew at each change of the plan, and few of them say something else.
  (before, now) => before.calendar === now.calendar && JSON.stringify(before.row) === JSON.stringify(now.row),
);

interface MarkButtonProps {
  readonly mark: Mark;
  readonly record: TimedRecord;
  readonly name: string;
  readonly calendar: Calendar;
}

function MarkButton({ mark, record, name, calendar }: MarkButtonProps) {
  const words = useTimeWords().mark(mark, name);
  const at = placeOf(mark.date, 'end', calendar);
  const Icon = MARK_ICONS[mark.kind];
  if (at < 0 || at > 1) return null;
  return (
    <button
      type="button"
      className={styles['mark']}
      style={{ insetInlineStart: `${at * 100}%` }}
      data-late={mark.isLate ? '' : undefined}
      aria-label={words}
      title={words}
      onClick={() => openPanel({ kind: 'details', record })}
    >
      <Icon aria-hidden size={18} />
    </button>
  );
}
