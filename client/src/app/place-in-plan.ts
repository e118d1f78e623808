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
  const inSight = rowsInSight();
  // What stands above a row in the record that it belongs to may be drawn a moment later.
  const record = inSight.find((row) => topOf(row) >= 0) ?? inSight[0];
  return record && { record: record.id, top: topOf(record), inSight: new Set(inSight.map(({ id }) => id)) };
}

/** The browser lays out whatever it is asked for: neither what stands below the window nor what is inside of records above it. */
function rowsInSight(): readonly Element[] {
  const inSight: Element[] = [];
  for (const row of document.querySelectorAll('[data-row]:not([hidden])')) {
    const outer = row.parentElement?.closest('[data-row]') ?? null;
    if (outer !== null && !inSight.includes(outer)) continue;
    if (isInWindow(row)) inSight.push(row);
    else if (outer === null && inSight.length > 0) break;
  }
  return inSight;
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
