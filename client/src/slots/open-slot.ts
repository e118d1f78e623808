/** Presses the value where it stands in its sentence, if it is on the page. */
export function openSlot(place: string): void {
  document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"] > button`)?.click();
}
