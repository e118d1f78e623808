function findSlot(place: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
}

/** Presses the value where it stands in its sentence, if it is on the page and may be changed. */
export function openSlot(place: string): void {
  findSlot(place)?.querySelector<HTMLElement>(':scope > button')?.click();
}

/** Brings a value into view, and the keyboard to it; false where it is not on the page. */
export function goToSlot(place: string): boolean {
  const slot = findSlot(place);
  if (slot === null) return false;
  slot.scrollIntoView({ block: 'center' });
  const target = slot.querySelector<HTMLElement>(':scope > button') ?? slot;
  if (target === slot) slot.tabIndex = -1;
  target.focus({ preventScroll: true });
  return true;
}
