import { type FragmentAddress, fragmentKey, type PlanChange } from '@holdfast/plan-model';

import type { AbsenceReport } from './absence.ts';
import { useOpenPlan } from './open-plan-context.ts';
import { recordKey } from './plan-panel.ts';
import { useReadable } from './use-readable.ts';

/** Whether others have changed this text since the person was last here, and it has not been read. */
export function useIsNews(address: FragmentAddress): boolean {
  return useIsNewsAt(fragmentKey(address));
}

/** The same of any place: a text, a value or a relation by its key, or a whole record that came, came back or moved. */
export function useIsNewsAt(place: string): boolean {
  const report = useReadable(useOpenPlan().absence.report);
  return report !== undefined && placesOf(report).has(place);
}

const known = new WeakMap<AbsenceReport, ReadonlySet<string>>();

function placesOf(report: AbsenceReport): ReadonlySet<string> {
  const places = known.get(report) ?? new Set(report.changes.map(placeOf));
  known.set(report, places);
  return places;
}

/** What the slots of a record are called that do not have the name of what stands in them. */
const SLOTS: Readonly<Record<string, string>> = {
  indicatorId: 'indicator',
  goalsOfMeasure: 'goals',
  actorsOfMeasure: 'responsible',
  isFew: 'size',
};

/** The flags of one choice stand in one slot; each need has its own. */
function slotOf(field: string): string {
  const [name = field] = field.split(':', 1);
  return name === 'need' ? field : (SLOTS[name] ?? name);
}

function placeOf(change: PlanChange): string {
  switch (change.kind) {
    case 'text':
      return fragmentKey(change.text);
    case 'value': {
      const { place } = change;
      const slot = place.kind === 'meta' ? place.field : slotOf(place.field);
      return place.kind === 'meta' ? `meta/${slot}` : `${place.root}/${place.id}/${slot}`;
    }
    case 'related':
    case 'parted':
      return change.record.root === 'measures'
        ? `${recordKey(change.record)}/${SLOTS[change.field] ?? change.field}`
        : recordKey(change.record);
    case 'shifted':
    case 'added':
    case 'removed':
    case 'restored':
    case 'moved':
      return recordKey(change.record);
  }
}
