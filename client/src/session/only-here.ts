import type { LibraryPlan } from '../platform/plan-library.ts';
import { type KeptHere, readKept, readUnsent, type UnsentWork } from '../platform/unsent-work.ts';
import type { Device } from './device.ts';

/** What of a plan is on this device only, and would be gone with it. */
export interface OnlyHere {
  readonly plan: LibraryPlan;
  readonly unsent: UnsentWork;
  readonly kept: KeptHere;
  /** Lines and values that were begun and not given in. */
  readonly drafts: number;
}

export async function readOnlyHere({ database, drafts }: Device, plan: LibraryPlan): Promise<OnlyHere> {
  const [unsent, kept] = await database.read((tables) =>
    Promise.all([readUnsent(tables, plan), readKept(tables, plan)]),
  );
  return { plan, unsent, kept, drafts: drafts.count(plan) };
}

export function countOnlyHere(onlyHere: OnlyHere): number {
  return countForBackup(onlyHere) + onlyHere.drafts;
}

/** What a backup file would keep of it: what was begun and not given in is in none. */
export function countForBackup({ unsent, kept }: Omit<OnlyHere, 'drafts'>): number {
  return unsent.waiting + unsent.shelved + kept.versions + kept.crossings;
}

/** A plan that was begun here, of which nothing but its template is there: nobody's work goes with it. */
export function isUntouched(onlyHere: OnlyHere): boolean {
  const { entry, shared, copyOf } = onlyHere.plan;
  const isBegunHere = entry.kind === 'created' && !shared && copyOf === undefined;
  return isBegunHere && countOnlyHere(onlyHere) <= 1 && onlyHere.unsent.waiting === countOnlyHere(onlyHere);
}

/**
 * Whether there is something now that was not there when a person was shown what they would lose. Changes are told by
 * their rows and not by their number: some may have been sent since, and as many others made.
 */
export function hasMore(now: OnlyHere, shown: OnlyHere): boolean {
  return (
    now.unsent.lastRow > shown.unsent.lastRow ||
    now.kept.versions > shown.kept.versions ||
    now.kept.crossings > shown.kept.crossings ||
    now.drafts > shown.drafts
  );
}
