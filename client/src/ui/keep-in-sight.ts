import { UNDER_BARS_PX, writingField } from './writing-field.ts';

/** A browser's own bars come and go while one scrolls, and are lower than this; a keyboard is higher. */
const HIGHER_THAN_BARS_PX = 90;

interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Brings the place where somebody writes back into sight when a keyboard comes up over it or the phone is turned.
 * Browsers do so as a field gets the focus; few do when the room around it changes later, and none knows of our bars.
 */
export function keepInSight(): void {
  const view = window.visualViewport;
  if (view === null) return;
  let { width, height, scale } = view;
  view.addEventListener('resize', () => {
    const isTurned = view.width !== width;
    const isCovered = height - view.height > HIGHER_THAN_BARS_PX;
    // Whoever enlarges the page looks where they please.
    const isEnlarged = view.scale !== scale;
    if (isTurned || isCovered || isEnlarged || view.height > height) ({ width, height, scale } = view);
    if ((isTurned || isCovered) && !isEnlarged) showInNewForm(view);
  });
}

/** The page has its new form first: what the browser lays out with the next frame, what follows a script with the one after. */
function showInNewForm(view: VisualViewport): void {
  requestAnimationFrame(() => {
    showWriting(view);
    requestAnimationFrame(() => showWriting(view));
  });
}

function showWriting(view: VisualViewport): void {
  const field = writingField();
  if (field === undefined) return;
  let { top, bottom } = writingIn(field);
  function moveBy(distance: number): void {
    top -= distance;
    bottom -= distance;
  }
  // A low screen has no room for that much.
  const margin = Math.min(UNDER_BARS_PX, view.height / 4);
  const seen = { top: view.offsetTop + margin, bottom: view.offsetTop + view.height - margin };
  for (let box = field.parentElement; box !== null; box = box.parentElement) {
    const { overflowY, position } = getComputedStyle(box);
    const isWindow = box === document.documentElement;
    if (!isWindow && /auto|scroll/u.test(overflowY)) {
      const before = box.scrollTop;
      box.scrollTop += distanceTo(seen, { top, bottom });
      moveBy(box.scrollTop - before);
    }
    // The page behind it does not carry it.
    if (position === 'fixed') return;
    if (isWindow) window.scrollBy({ top: distanceTo(seen, { top, bottom }), behavior: 'instant' });
  }
}

/** The caret in a text, else the field. */
function writingIn(field: Element): Extent {
  const selection = getSelection();
  const isInText = selection !== null && selection.rangeCount > 0 && field.matches('[contenteditable=true]');
  if (!isInText) return field.getBoundingClientRect();
  const range = selection.getRangeAt(0);
  const { focusNode } = selection;
  // A caret in an empty line has no extent; its line has.
  const line = focusNode instanceof Element ? focusNode : field;
  return range.getClientRects()[0] ?? line.getBoundingClientRect();
}

/** How far to scroll so that all of it is seen, or its beginning. */
function distanceTo(seen: Extent, { top, bottom }: Extent): number {
  if (top < seen.top) return top - seen.top;
  return Math.max(0, Math.min(bottom - seen.bottom, top - seen.top));
}
