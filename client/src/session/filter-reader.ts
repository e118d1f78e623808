import type { PlanSnapshot } from '@holdfast/plan-model';

import { FILTER_KINDS, filterPlan, isEmptyFilter, type PlanFilter, readFilter } from './plan-filter.ts';
import { EVERYTHING, type Filtered } from './shown-records.ts';

/** Everything of a plan that a filter asks about. */
const PARTS = [
  'measures',
  'targets',
  'causes',
  'outcomes',
  'reviews',
  'links',
  'actorsById',
  'causesById',
  'goalsById',
] as const satisfies readonly (keyof PlanSnapshot)[];

/** Reads one plan again and again: what comes out is the same object until it says something else. */
export class FilterReader {
  #last: { readonly asked: string; readonly parts: readonly unknown[]; readonly filtered: Filtered } = {
    asked: '',
    parts: [],
    filtered: EVERYTHING,
  };

  read(plan: PlanSnapshot, asked: string): Filtered {
    // Without a filter the plan is not looked at, and so nobody is told of its changes.
    if (asked === '') return EVERYTHING;
    const last = this.#last;
    const parts = PARTS.map((part) => plan[part]);
    const isSame = asked === last.asked && parts.every((part, at) => part === last.parts[at]);
    if (isSame) return last.filtered;
    const next = filteredBy(plan, asked);
    const filtered = isAlike(last.filtered, next) ? last.filtered : next;
    this.#last = { asked, parts, filtered };
    return filtered;
  }
}

function filteredBy(plan: PlanSnapshot, asked: string): Filtered {
  const { filter, passedOver } = readFilter(new URLSearchParams(asked), plan);
  return { filter, passedOver, shown: isEmptyFilter(filter) ? undefined : filterPlan(plan, filter) };
}

function isAlike(a: Filtered, b: Filtered): boolean {
  if (a.passedOver !== b.passedOver || !isSameFilter(a.filter, b.filter)) return false;
  if (a.shown === undefined || b.shown === undefined) return a.shown === b.shown;
  const [before, after] = [Object.values(a.shown), Object.values(b.shown)];
  return before.every((ids: ReadonlySet<string>, at) => isSameSet(ids, after[at]));
}

function isSameFilter(a: PlanFilter, b: PlanFilter): boolean {
  return FILTER_KINDS.every((kind) => isSameSet(new Set<string>(a[kind]), new Set<string>(b[kind])));
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string> | undefined): boolean {
  return a.size === b?.size && [...a].every((id) => b.has(id));
}
