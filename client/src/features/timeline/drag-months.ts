export interface MonthDrag {
  /** The row in which the calendar runs. */
  readonly lane: HTMLElement;
  /** How many months it has. */
  readonly months: number;
  /** Where the pointer went down. */
  readonly start: number;
  /** It is so many months later than where it began. Not called for a press. */
  readonly onMove: (by: number) => void;
  /** It was let go there; 0 when it was called off. */
  readonly onEnd: (by: number) => void;
}

/**
 * A drag along the calendar, by whole months, until the pointer is let go. Escape ends it where it began. The answer calls
 * it off and tells nobody, for when what is dragged goes away.
 */
export function dragMonths({ lane, months, start, onMove, onEnd }: MonthDrag): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const isMirrored = getComputedStyle(lane).direction === 'rtl';
  const width = lane.getBoundingClientRect().width / months;
  let by = 0;

  function move(event: PointerEvent): void {
    const way = (event.clientX - start) * (isMirrored ? -1 : 1);
    const next = Math.round(way / width);
    if (next === by) return;
    by = next;
    onMove(by);
  }
  function end(result: number): void {
    stop.abort();
    onEnd(result);
  }
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', () => end(by), { signal });
  window.addEventListener('pointercancel', () => end(0), { signal });
  window.addEventListener('blur', () => end(0), { signal });
  const cancel = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end(0);
  };
  window.addEventListener('keydown', cancel, { signal, capture: true });
  return () => stop.abort();
}
