import type { Plan } from '@holdfast/plan-model';

/** The record at the top of the screen, and how far below its edge that is. */
interface Place {
  readonly record: string;
  readonly top: number;
}

const places = new WeakMap<Plan, Place>();

/** Notes where somebody is in the sheet, which they are about to leave for another view. */
export function keepPlace(plan: Plan): void {
  const place = window.scrollY === 0 ? undefined : placeNow();
  if (place === undefined) places.delete(plan);
  else places.set(plan, place);
}

function placeNow(): Place | undefined {
  for (const row of document.querySelectorAll('[data-row]')) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > 0) return { record: row.id, top };
  }
  return undefined;
}

/** Goes by the record and not by pixels: what is above it may be drawn a moment later, or be longer than it was. */
export function returnToPlace(plan: Plan): void {
  const place = places.get(plan);
  const row = place && document.getElementById(place.record);
  if (!place || !row) return;
  window.scrollBy({ top: row.getBoundingClientRect().top - place.top, behavior: 'instant' });
}
