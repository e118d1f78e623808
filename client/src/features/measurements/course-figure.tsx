import '../../strings/goes-strings.ts';
import type { IndicatorSnapshot } from '@holdfast/plan-model';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { quantityWords } from '../../session/quantity-words.ts';
import { expectedOn } from '../../session/target-status.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { latePart } from '../../ui/late-part.ts';
import { loadChart } from '../../ui/load-chart.ts';
import { useHasBeenNear } from '../../ui/use-has-been-near.ts';
import type { Course } from './course-data.ts';
import { CourseTable } from './course-table.tsx';
import { courseSummary } from './course-words.ts';

import styles from './measurements.module.css';

const CourseChart = latePart(() => loadChart(async () => (await import('./course-chart.tsx')).CourseChart));

export interface CourseFigureProps {
  readonly indicator: IndicatorSnapshot;
  readonly name: string;
  readonly course: Course;
}

/** How an indicator went: a chart with its words, its table, and a cursor for the keyboard. */
export function CourseFigure({ indicator, name, course }: CourseFigureProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isTable, setTable] = useState(false);
  const quantity = (value: number): string => quantityWords(value, indicator, { t, format });
  const caption = t('goes.chart.label', { name });
  const table = <CourseTable course={course} caption={caption} quantity={quantity} />;
  return (
    <figure className={styles['figure']} aria-label={caption}>
      <p className={styles['summary']}>{courseSummary(course, quantity, { t, format })}</p>
      {isTable ? (
        table
      ) : (
        // A picture that cannot be drawn here, or not be loaded without a network, leaves its numbers.
        <ErrorBoundary renderFallback={() => table}>
          <ChartWithCursor name={name} course={course} quantity={quantity} />
        </ErrorBoundary>
      )}
      <div className={styles['controls']}>
        <Button aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t('goes.chart.asTable')}
        </Button>
        {!isTable && <figcaption className={styles['quiet']}>{t('goes.chart.legend')}</figcaption>}
      </div>
    </figure>
  );
}

interface ChartWithCursorProps extends Pick<CourseFigureProps, 'name' | 'course'> {
  readonly quantity: (value: number) => string;
}

/** The numbers are gone through by the arrow keys, as by a slider: each step is read out and marked in the picture. */
function ChartWithCursor({ name, course, quantity }: ChartWithCursorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { found, paths } = course;
  const last = found.length - 1;
  const [cursor, setCursor] = useState<number>();
  const at = Math.min(cursor ?? last, last);
  const point = found[at];
  const place = useRef<HTMLDivElement>(null);
  const isNear = useHasBeenNear(place);
  const picture = (
    <div ref={place} className={styles['chart']} aria-hidden>
      {isNear && <CourseChart course={course} cursor={cursor === undefined ? undefined : at} />}
    </div>
  );
  if (point === undefined) return picture;
  const [expected = null] = paths.map((path) => expectedOn(path, point.date));
  const words = t(expected === null ? 'goes.chart.at' : 'goes.chart.atWithPath', {
    day: format.day(point.date),
    value: quantity(point.value),
    expected: quantity(round(expected ?? 0)),
  });
  function move(event: KeyboardEvent): void {
    const to = STEPS[event.key]?.(at, last);
    if (to === undefined) return;
    event.preventDefault();
    setCursor(Math.max(0, Math.min(last, to)));
  }
  return (
    <>
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what it moves along is the picture inside
        role="slider"
        tabIndex={0}
        className={styles['slider']}
        aria-label={t('goes.chart.oneByOne', { name })}
        aria-valuemin={1}
        aria-valuemax={found.length}
        aria-valuenow={at + 1}
        aria-valuetext={words}
        onKeyDown={move}
        onFocus={() => setCursor(at)}
        onBlur={() => setCursor(undefined)}
      >
        {picture}
      </div>
      <p className={styles['at']} aria-hidden>
        {cursor !== undefined && words}
      </p>
    </>
  );
}

/** In a page of any direction: the chart runs from left to right. */
const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
};

/** A path is reckoned, and says no more digits than people do. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
