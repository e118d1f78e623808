import type { SeriesPoint } from '@holdfast/content';
import { useCallback, useMemo } from 'react';
import type uPlot from 'uplot';

import { useFormat } from '../../strings/format.ts';
import { type Paper, Plot } from '../../ui/plot.tsx';

const HEIGHT = 180;

/** A curve over the years. */
export function SeriesChart({ points }: { readonly points: readonly SeriesPoint[] }) {
  const { number } = useFormat();
  const draw = useCallback((paper: Paper) => drawing(paper, { number, points }), [number, points]);
  const data = useMemo((): uPlot.AlignedData => toData(points), [points]);
  return <Plot height={HEIGHT} draw={draw} data={data} />;
}

function toData(points: readonly SeriesPoint[]): uPlot.AlignedData {
  return [points.map((point) => point.year), points.map((point) => point.value)];
}

interface Shown {
  readonly number: (value: number) => string;
  readonly points: readonly SeriesPoint[];
}

function drawing({ colour, axis }: Paper, { number, points }: Shown) {
  return {
    hooks: {
      drawAxes: [(chart: uPlot) => drawMarks(chart, { points, colour: colour('--care-text')() })],
    },
    scales: {
      x: { time: false },
      y: {
        range: (_chart: uPlot, _min: number, max: number): uPlot.Range.MinMax => [
          0,
          Math.ceil(max / 10) * 10,
        ],
      },
    },
    axes: [
      {
        ...axis,
        size: 32,
        grid: { show: false },
        // There is no half a year.
        incrs: [1, 2, 5, 10, 20],
        values: (_chart: uPlot, years: number[]) => years.map((year) => String(year)),
      },
      {
        ...axis,
        size: 52,
        values: (_chart: uPlot, values: number[]) => values.map((value) => `${number(value)} %`),
      },
    ],
    series: [
      {},
      { stroke: colour('--accent'), width: 2.5, points: { show: true, size: 5, fill: colour('--accent') } },
    ],
  };
}

/** A line through each year whose value does not compare with the one before; the table says why. */
function drawMarks(
  chart: uPlot,
  { points, colour }: { readonly points: readonly SeriesPoint[]; readonly colour: string },
): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
  for (const { year } of points.filter(({ flag }) => flag !== null)) {
    const x = Math.round(chart.valToPos(year, 'x', true));
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
