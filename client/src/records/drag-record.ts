import { type Drop, parseListKey, type RecordList } from './record-list.ts';

import styles from './records.module.css';

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface DragOptions {
  readonly row: HTMLElement;
  /** The lists in which it may be dropped. */
  readonly accepts: (list: RecordList) => boolean;
  /** Where the pointer went down. */
  readonly start: Point;
  readonly onDrop: (drop: Drop) => void;
}

/** Closer to where it began than this, it was a press and not a drag. */
const SLACK_PX = 5;
/** So near to the edge of the window the page scrolls along. */
const EDGE_PX = 72;
const SCROLL_PX = 9;

/**
 * A drag of a row, from the press of its handle until the pointer is let go; Escape and whatever else the browser needs
 * the pointer for end it without a move. It listens to the window: others may move or remove the row meanwhile.
 */
export function dragRecord({ row, accepts, start, onDrop }: DragOptions): void {
  const stop = new AbortController();
  const { signal } = stop;
  const line = document.createElement('div');
  line.className = styles['dropLine'] ?? '';
  let pointer = start;
  let gap: Gap | undefined;
  let isDragging = false;
  let frame = 0;

  function follow(): void {
    const edge = nearEdge(pointer.y);
    if (edge !== 0) window.scrollBy({ top: edge * SCROLL_PX, behavior: 'instant' });
    scrollSideways(row.closest('[data-scrolls]'), pointer);
    gap = nearestGap(gapsFor(row, accepts), pointer);
    showLine(line, gap);
    frame = requestAnimationFrame(follow);
  }
  function move(event: PointerEvent): void {
    // It was let go before this part of the page was loaded.
    if (event.type === 'pointermove' && event.buttons === 0) {
      end();
      return;
    }
    pointer = { x: event.clientX, y: event.clientY };
    if (isDragging || Math.hypot(pointer.x - start.x, pointer.y - start.y) < SLACK_PX) return;
    isDragging = true;
    row.dataset['dragged'] = '';
    document.body.append(line);
    follow();
  }
  function end(): void {
    stop.abort();
    cancelAnimationFrame(frame);
    delete row.dataset['dragged'];
    line.remove();
  }
  function drop(event: PointerEvent): void {
    move(event);
    if (isDragging) gap = nearestGap(gapsFor(row, accepts), pointer);
    end();
    if (isDragging && gap !== undefined) onDrop({ list: gap.list, after: gap.after, before: gap.before });
  }
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', drop, { signal });
  window.addEventListener('pointercancel', end, { signal });
  window.addEventListener('blur', end, { signal });
  const cancel = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  window.addEventListener('keydown', cancel, { signal, capture: true });
}

/** A place between two rows, as it is on the screen. */
interface Gap extends Drop {
  readonly y: number;
  readonly left: number;
  readonly width: number;
}

function gapsFor(row: HTMLElement, accepts: (list: RecordList) => boolean): readonly Gap[] {
  return [...document.querySelectorAll<HTMLElement>('[data-list]')].flatMap((element) => {
    const list = parseListKey(element.dataset['list'] ?? '');
    return list !== undefined && accepts(list) ? gapsIn(element, { list, row }) : [];
  });
}

function gapsIn(
  element: HTMLElement,
  { list, row }: { readonly list: RecordList; readonly row: HTMLElement },
): readonly Gap[] {
  const { top, bottom, left, width } = element.getBoundingClientRect();
  const others = [...element.children].filter((child) => child !== row && !child.hasAttribute('hidden'));
  const edges = others.map((child) => child.getBoundingClientRect());
  return Array.from({ length: others.length + 1 }, (_, at) => {
    const above = edges[at - 1]?.bottom ?? top;
    const below = edges[at]?.top ?? bottom;
    return {
      list,
      after: others[at - 1]?.id,
      before: others[at]?.id,
      y: (above + below) / 2,
      left,
      width,
    };
  });
}

/** The nearest of the lists that are nearest sideways: the one below the pointer, where lists stand side by side. */
function nearestGap(gaps: readonly Gap[], { x, y }: Point): Gap | undefined {
  const aside = ({ left, width }: Gap): number => Math.max(left - x, 0, x - left - width);
  const isNearer = (gap: Gap, best: Gap): boolean =>
    aside(gap) === aside(best) ? Math.abs(gap.y - y) < Math.abs(best.y - y) : aside(gap) < aside(best);
  return gaps.reduce<Gap | undefined>(
    (best, gap) => (best === undefined || isNearer(gap, best) ? gap : best),
    undefined,
  );
}

function showLine(line: HTMLElement, gap: Gap | undefined): void {
  line.hidden = gap === undefined;
  if (gap === undefined) return;
  // By properties and not as an attribute, which the content security policy would forbid.
  line.style.insetBlockStart = `${gap.y}px`;
  line.style.left = `${gap.left}px`;
  line.style.inlineSize = `${gap.width}px`;
}

/** Lists side by side may be wider than the window. */
function scrollSideways(box: Element | null, { x }: Point): void {
  if (box === null) return;
  const { left, right } = box.getBoundingClientRect();
  if (x < left + EDGE_PX) box.scrollBy({ left: -SCROLL_PX, behavior: 'instant' });
  if (x > right - EDGE_PX) box.scrollBy({ left: SCROLL_PX, behavior: 'instant' });
}

function nearEdge(y: number): -1 | 0 | 1 {
  if (y < EDGE_PX) return -1;
  return y > window.innerHeight - EDGE_PX ? 1 : 0;
}
