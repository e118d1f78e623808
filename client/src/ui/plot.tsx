import 'uplot/dist/uPlot.min.css';
import { useEffect, useEffectEvent, useRef } from 'react';
import uPlot from 'uplot';

export interface PlotProps {
  /** In pixels. The width is what the page lets it be. */
  readonly height: number;
  /** What is drawn; another function draws anew, the same one does not. */
  readonly draw: (paper: Paper) => Pick<uPlot.Options, 'series' | 'axes' | 'scales' | 'hooks'>;
  readonly data: uPlot.AlignedData;
  /** The place in the data at which a cursor stands. */
  readonly cursor?: number | undefined;
}

export interface Paper {
  /** A colour by its token, read when it is drawn, so that it follows light and dark. */
  readonly colour: (token: string) => () => string;
  /** What all axes have. */
  readonly axis: uPlot.Axis;
}

/** A chart as a picture, in the colours of the page. It is not read out: a table and words say what it shows. */
export function Plot({ height, draw, data, cursor }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const placeCursor = useEffectEvent(() => plot.current && moveCursor(plot.current, cursor));
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const chart = new uPlot({ ...frameOf(element, height), ...draw(paperOf(element)) }, data, element);
    plot.current = chart;
    placeCursor();
    const theme = new MutationObserver(() => chart.redraw());
    theme.observe(document.documentElement, { attributeFilter: ['class'] });
    const resize = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      // The height is fixed: feeding the outer box back would let the chart grow for ever.
      if (width > 0 && width !== chart.width) chart.setSize({ width, height });
    });
    resize.observe(element);
    return () => {
      plot.current = null;
      resize.disconnect();
      theme.disconnect();
      chart.destroy();
    };
  }, [height, draw, data]);
  useEffect(() => {
    if (plot.current !== null) moveCursor(plot.current, cursor);
  }, [cursor]);
  return <div ref={box} style={{ blockSize: height, minInlineSize: 0 }} dir="ltr" />;
}

function moveCursor(chart: uPlot, index: number | undefined): void {
  const x = index === undefined ? undefined : chart.data[0][index];
  // uPlot takes a cursor away when it is put outside.
  chart.setCursor(
    x === undefined ? { left: -10, top: -10 } : { left: chart.valToPos(x, 'x'), top: 0 },
    false,
  );
}

function frameOf(element: HTMLElement, height: number): Omit<uPlot.Options, 'series'> {
  return {
    width: Math.max(1, element.clientWidth),
    height,
    legend: { show: false },
    // It is moved by keys, and never by what passes over it.
    cursor: {
      y: false,
      drag: { x: false, y: false },
      bind: { mousemove: () => null, mouseleave: () => null },
    },
  };
}

function paperOf(element: HTMLElement): Paper {
  const style = getComputedStyle(element);
  const colour = (token: string) => () => style.getPropertyValue(token);
  const axis = {
    stroke: colour('--text-quiet'),
    grid: { stroke: colour('--hairline'), width: 1 },
    ticks: { show: false },
    font: `13px ${style.fontFamily}`,
  } satisfies uPlot.Axis;
  return { colour, axis };
}
