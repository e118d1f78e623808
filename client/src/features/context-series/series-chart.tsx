import 'uplot/dist/uPlot.min.css';
import type { SeriesPoint } from '@holdfast/content';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';

import { useFormat } from '../../strings/format.ts';

const HEIGHT = 180;

/** A curve over the years. The box around it is as wide as the page lets it be; the curve follows. */
export function SeriesChart({ points }: { readonly points: readonly SeriesPoint[] }) {
  const { number } = useFormat();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const chart = new uPlot(chartOptions(element, { number, points }), toData(points), element);
    const theme = new MutationObserver(() => chart.redraw());
    theme.observe(document.documentElement, { attributeFilter: ['class'] });
    const resize = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      // The height is fixed: feeding the outer box back would let the chart grow for ever.
      if (width > 0 && width !== chart.width) chart.setSize({ width, height: HEIGHT });
    });
    resize.observe(element);
    return () => {
      resize.disconnect();
      theme.disconnect();
      chart.destroy();
    };
  }, [points, number]);
  return <div ref={box} style={{ blockSize: HEIGHT, minInlineSize: 0 }} dir="ltr" />;
}

function toData(points: readonly SeriesPoint[]): uPlot.AlignedData {
  return [points.map((point) => point.year), points.map((point) => point.value)];
}

interface Shown {
  readonly number: (value: number) => string;
  readonly points: readonly SeriesPoint[];
}

function chartOptions(element: HTMLElement, { number, points }: Shown): uPlot.Options {
  const colour = (name: string) => () => getComputedStyle(element).getPropertyValue(name);
  const axis = {
    stroke: colour('--text-quiet'),
    grid: { stroke: colour('--hairline'), width: 1 },
    ticks: { show: false },
    font: `13px ${getComputedStyle(element).fontFamily}`,
  } satisfies uPlot.Axis;
  return {
    width: Math.max(1, element.clientWidth),
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    hooks: { drawAxes: [(chart) => drawMarks(chart, { points, colour: colour('--care-text')() })] },
    scales: { x: { time: false }, y: { range: (_chart, _min, max) => [0, Math.ceil(max / 10) * 10] } },
    axes: [
      {
        ...axis,
        size: 32,
        grid: { show: false },
        values: (_chart, years) => years.map((year) => String(year)),
      },
      { ...axis, size: 52, values: (_chart, values) => values.map((value) => `${number(value)} %`) },
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
