import type { Plan } from '@holdfast/plan-model';

/** Where somebody is in the sheet. */
interface Place {
  /** The record at the top of the screen, and how far below its edge that is. */
  readonly record: string;
  readonly top: number;
  /** Every record on the screen. */
  readonly inSight: ReadonlySet<string>;
}

const places = new WeakMap<Plan, Place>();

/** Notes where somebody is in the sheet, which they are about to leave for another view. */
export function keepPlace(plan: Plan): void {
  const place = window.scrollY === 0 ? undefined : placeNow();
  if (place === undefined) places.delete(plan);
  else places.set(plan, place);
}

/** What somebody will see of the sheet when they come back to it; undefined for its top. */
export function inSightAtPlace(plan: Plan): ReadonlySet<string> | undefined {
  return places.get(plan)?.inSight;
}

function placeNow(): Place | undefined {
  // The rows inside of those that the window does not show are not asked for: the browser would have to lay them out.
  const outer = rowsIn(document).filter((row) => row.parentElement?.closest('[data-row]') === null);
  const inSight = outer.filter(isInWindow).flatMap((row) => [row, ...rowsIn(row).filter(isInWindow)]);
  // What stands above a row in the record that it belongs to may be drawn a moment later.
  const record = inSight.find((row) => topOf(row) >= 0) ?? inSight[0];
  return record && { record: record.id, top: topOf(record), inSight: new Set(inSight.map(({ id }) => id)) };
}

function rowsIn(parent: ParentNode): readonly Element[] {
  return [...parent.querySelectorAll('[data-row]:not([hidden])')];
}

function isInWindow(row: Element): boolean {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

function topOf(row: Element): number {
  return row.getBoundingClientRect().top;
}

/** Goes by the record and not by pixels: what is above it may be drawn a moment later, or be longer than it was. */
export function returnToPlace(plan: Plan): void {
  const place = places.get(plan);
  const row = place && document.getElementById(place.record);
  if (!place || !row) return;
  window.scrollBy({ top: topOf(row) - place.top, behavior: 'instant' });
}
