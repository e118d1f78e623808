import { useCallback, useMemo } from 'react';
import type uPlot from 'uplot';

import { useFormat } from '../../strings/format.ts';
import { type Paper, Plot } from '../../ui/plot.tsx';
import { type Course, courseColumns, isoMonth, monthTicks } from './course-data.ts';

const HEIGHT = 200;
/** So wide is the name of a month with its year. */
const TICK_WIDTH = 100;

export interface CourseChartProps {
  readonly course: Course;
  /** Which of the numbers that were found is looked at. */
  readonly cursor: number | undefined;
}

/** What was found as a line with dots; the path of each target as a broken one, with squares at its points. */
export function CourseChart({ course, cursor }: CourseChartProps) {
  const format = useFormat();
  const data = useMemo(() => courseColumns(course), [course]);
  const draw = useCallback(
    (paper: Paper) =>
      drawing(paper, { paths: course.paths.length, number: format.number, month: monthNames(format.locale) }),
    [course, format],
  );
  const at = useMemo(() => cursorIndex(data, cursor), [data, cursor]);
  return <Plot height={HEIGHT} draw={draw} data={data} cursor={at} />;
}

/** The place of the n-th number that was found among all days. */
function cursorIndex([, found = []]: ReturnType<typeof courseColumns>, cursor: number | undefined) {
  if (cursor === undefined) return undefined;
  return found.flatMap((value, index) => (value === null ? [] : [index]))[cursor];
}

function monthNames(locale: string): (month: string) => string {
  const names = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return (month) => names.format(new Date(`${month}-01T00:00:00Z`));
}

interface Words {
  readonly paths: number;
  readonly number: (value: number) => string;
  readonly month: (month: string) => string;
}

function drawing({ colour, axis }: Paper, { paths, number, month }: Words) {
  return {
    scales: { x: { time: false }, y: { range: roomFor } },
    axes: [
      {
        ...axis,
        size: 32,
        grid: { show: false },
        splits: (chart: uPlot, _axis: number, from: number, to: number) =>
          monthTicks(from, to, Math.max(2, Math.floor(chart.width / TICK_WIDTH))),
        values: (_chart: uPlot, days: number[]) => days.map((day) => month(isoMonth(day))),
      },
      {
        ...axis,
        size: 52,
        values: (_chart: uPlot, values: number[]) => values.map((value) => number(value)),
      },
    ],
    series: [
      {},
      {
        stroke: colour('--accent'),
        width: 2.5,
        spanGaps: true,
        points: { show: true, size: 7, fill: colour('--accent') },
      },
      ...Array.from({ length: paths }, () => ({
        stroke: colour('--text-quiet'),
        width: 1.5,
        dash: [6, 5],
        spanGaps: true,
        points: { show: drawSquares },
      })),
    ],
  };
}

/** A little room above and below; no further down than 0 where nothing is below it. */
function roomFor(_chart: uPlot, low: number | null, high: number | null): uPlot.Range.MinMax {
  const [min, max] = [low ?? 0, high ?? 1];
  const room = (max - min) * 0.15 || Math.abs(max) * 0.15 || 1;
  return [min >= 0 ? Math.max(0, min - room) : min - room, max + room];
}

const SIDE = 8;

/** Squares, so that the path is told from what was found without its colour. */
function drawSquares(chart: uPlot, series: number): boolean {
  const { ctx } = chart;
  const side = SIDE * devicePixelRatio;
  const [days, values] = [chart.data[0], chart.data[series] ?? []];
  ctx.save();
  ctx.fillStyle = getComputedStyle(chart.root).getPropertyValue('--text-quiet');
  for (const [index, value] of [...values].entries()) {
    const day = days[index];
    if (typeof value !== 'number' || day === undefined) continue;
    const [x, y] = [chart.valToPos(day, 'x', true), chart.valToPos(value, 'y', true)];
    ctx.fillRect(x - side / 2, y - side / 2, side, side);
  }
  ctx.restore();
  return false;
}
