/** As long and as far apart as the two clicks of a double click may be. */
const DOUBLE_CLICK_MS = 500;
const REACH_PX = 8;

const POINTER_EVENTS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick'] as const;

/**
 * For a button whose click moves the page: whoever clicks twice out of habit must not hit what came under the pointer.
 * Clicks that follow at once, at the same place, go nowhere. A click that a key made has no second one, and neither has
 * one after which something was typed.
 */
export function ignoreSecondClick(first: MouseEvent): void {
  if (first.detail === 0) return;
  const stop = new AbortController();
  let last = first;
  const listen = (event: MouseEvent): void => {
    const isFar = Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY) > REACH_PX;
    if (isFar || event.timeStamp - last.timeStamp > DOUBLE_CLICK_MS) {
      stop.abort();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'click') last = event;
  };
  for (const type of ['keydown', 'input']) {
    window.addEventListener(type, () => stop.abort(), { capture: true, signal: stop.signal });
  }
  for (const type of POINTER_EVENTS) {
    window.addEventListener(type, listen, { capture: true, signal: stop.signal });
  }
}
