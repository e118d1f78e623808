/** The bars above and below the page stand over this much of it; nobody writes under there. */
export const UNDER_BARS_PX = 76;

/** The field in which somebody has the caret. */
export function writingField(): Element | undefined {
  const field = document.activeElement;
  return field?.matches('input, textarea, select, [contenteditable=true]') === true ? field : undefined;
}
