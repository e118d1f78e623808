import type { IsoDate } from '@holdfast/plan-model';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { openPanel } from '../../session/plan-panel.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { classNames } from '../../ui/class-names.ts';
import { type Calendar, placeOf } from './calendar.ts';
import { dragMonths } from './drag-months.ts';
import { useTimeWords } from './time-words.ts';
import type { Span, TimedRecord } from './timeline-rows.ts';
import { type Moved, movedSpan, useMonths } from './use-months.ts';

import styles from './timeline.module.css';

export interface SpanBarProps {
  readonly record: TimedRecord;
  readonly name: string;
  readonly span: Span;
  readonly isLate: boolean;
  readonly calendar: Calendar;
}

/** The time that something takes: moved by a pointer, by Alt and the arrows, and at its end by Alt, Shift and the arrows. */
export function SpanBar({ record, name, span, isLate, calendar }: SpanBarProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const words = useTimeWords();
  const { move } = useMonths(record);
  const [drag, setDrag] = useState<{ readonly what: Moved; readonly by: number }>();
  const wasDragged = useRef(false);
  const callOff = useRef(() => {});
  // A bar that goes away in the middle of a drag moves nothing any more.
  useEffect(() => () => callOff.current(), []);
  const shown = (drag && movedSpan(span, drag.what, drag.by)) ?? span;
  const place = placeIn(shown, calendar);

  function handleKey(event: KeyboardEvent): void {
    const by = monthsOf(event);
    if (by === undefined) return;
    event.preventDefault();
    move(event.shiftKey ? 'end' : 'both', by);
  }
  function handlePointer(event: PointerEvent<HTMLElement>): void {
    const lane = event.currentTarget.parentElement;
    if (event.button !== 0 || lane === null) return;
    const grip = event.target instanceof HTMLElement ? event.target.dataset['grip'] : undefined;
    const what = grip === 'start' || grip === 'end' ? grip : 'both';
    wasDragged.current = false;
    callOff.current = dragMonths({
      lane,
      months: calendar.months,
      start: event.clientX,
      onMove(by) {
        wasDragged.current = true;
        setDrag({ what, by });
      },
      onEnd(by) {
        setDrag(undefined);
        move(what, by);
      },
    });
  }
  if (place === undefined) return null;
  return (
    <button
      type="button"
      className={classNames(styles['bar'], mayEdit && styles['movable'])}
      style={{ insetInlineStart: `${place.from * 100}%`, inlineSize: `${(place.to - place.from) * 100}%` }}
      data-bar
      data-late={isLate ? '' : undefined}
      data-open-start={place.isOpenStart ? '' : undefined}
      data-open-end={place.isOpenEnd ? '' : undefined}
      aria-label={t('timeline.bar', { title: name, months: words.late(words.span(shown), isLate) })}
      aria-keyshortcuts={
        mayEdit ? 'Alt+ArrowLeft Alt+ArrowRight Alt+Shift+ArrowLeft Alt+Shift+ArrowRight' : undefined
      }
      title={words.span(shown)}
      onKeyDown={mayEdit ? handleKey : undefined}
      onPointerDown={mayEdit ? handlePointer : undefined}
      onClick={({ detail }) => {
        // Where a drag ends is no press; a key is one, wherever the last drag ended.
        if (!wasDragged.current || detail === 0) openPanel({ kind: 'details', record });
        wasDragged.current = false;
      }}
    >
      {mayEdit && span.start !== undefined && <span className={styles['gripStart']} data-grip="start" />}
      {mayEdit && span.end !== undefined && <span className={styles['gripEnd']} data-grip="end" />}
    </button>
  );
}

/** Months later or earlier, as the page runs. */
function monthsOf({ key, altKey, ctrlKey, metaKey, currentTarget }: KeyboardEvent): number | undefined {
  if (!altKey || ctrlKey || metaKey) return undefined;
  const isMirrored = getComputedStyle(currentTarget).direction === 'rtl';
  if (key === 'ArrowRight') return isMirrored ? -1 : 1;
  return key === 'ArrowLeft' ? (isMirrored ? 1 : -1) : undefined;
}

/** Where a span is in the calendar; none where all of it is outside, or it ends before it begins. */
function placeIn({ start, end }: Span, calendar: Calendar) {
  const at = (date: IsoDate | undefined, edge: 'begin' | 'end', open: number): number =>
    date === undefined ? open : placeOf(date, edge, calendar);
  const [from, to] = [at(start, 'begin', 0), at(end, 'end', 1)];
  if (to <= from || to <= 0 || from >= 1) return undefined;
  return {
    from: Math.max(from, 0),
    to: Math.min(to, 1),
    isOpenStart: start === undefined || from < 0,
    isOpenEnd: end === undefined || to > 1,
  };
}
