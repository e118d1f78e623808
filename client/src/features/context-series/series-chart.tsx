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
    const chart = new uPlot(chartOptions(element, number), toData(points), element);
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

function chartOptions(element: HTMLElement, number: (value: number) => string): uPlot.Options {
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
