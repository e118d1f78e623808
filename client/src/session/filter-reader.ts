import type { PlanSnapshot } from '@holdfast/plan-model';

import {
  FILTER_KINDS,
  filterPlan,
  isEmptyFilter,
  type PlanFilter,
  readFilter,
  type ShownRecords,
} from './plan-filter.ts';
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

interface Reading {
  readonly asked: string;
  readonly parts: readonly unknown[];
  readonly filtered: Filtered;
}

const NOTHING_ASKED: Reading = { asked: '', parts: [], filtered: EVERYTHING };

/** The kinds that a filter makes a choice of. */
const KINDS = [
  'measures',
  'targets',
  'causes',
  'outcomes',
  'reviews',
] as const satisfies readonly (keyof ShownRecords)[];

/**
 * Reads one plan again and again: what comes out is the same object until it says something else. What its reader adds
 * under a filter is shown until they ask for another: nobody should look for what they have just written.
 */
export class FilterReader {
  readonly #me: string;
  /** Everything that there was when the filter was asked for. */
  #before: ReadonlySet<string> = new Set();
  #last: Reading = NOTHING_ASKED;

  /** @param me - the participant who reads. */
  constructor(me: string) {
    this.#me = me;
  }

  read(plan: PlanSnapshot, asked: string): Filtered {
    // Without a filter the plan is not looked at, and so nobody is told of its changes.
    if (asked === '') {
      this.#last = NOTHING_ASKED;
      return EVERYTHING;
    }
    const last = this.#last;
    const parts = PARTS.map((part) => plan[part]);
    const isSame = asked === last.asked && parts.every((part, at) => part === last.parts[at]);
    if (isSame) return last.filtered;
    if (asked !== last.asked)
      this.#before = new Set(KINDS.flatMap((kind) => plan[kind].map(({ id }) => String(id))));
    const next = this.#withOwn(filteredBy(plan, asked), plan);
    const filtered = isAlike(last.filtered, next) ? last.filtered : next;
    this.#last = { asked, parts, filtered };
    return filtered;
  }

  #withOwn(filtered: Filtered, plan: PlanSnapshot): Filtered {
    if (filtered.shown === undefined) return filtered;
    const isOwn = ({ id, createdBy }: { readonly id: string; readonly createdBy: unknown }): boolean =>
      createdBy === this.#me && !this.#before.has(id);
    const shown = {
      measures: union(filtered.shown.measures, plan.measures.filter(isOwn)),
      targets: union(filtered.shown.targets, plan.targets.filter(isOwn)),
      causes: union(filtered.shown.causes, plan.causes.filter(isOwn)),
      outcomes: union(filtered.shown.outcomes, plan.outcomes.filter(isOwn)),
      reviews: union(filtered.shown.reviews, plan.reviews.filter(isOwn)),
    };
    return { ...filtered, shown };
  }
}

function union<Id>(ids: ReadonlySet<Id>, more: readonly { readonly id: Id }[]): ReadonlySet<Id> {
  return more.length === 0 ? ids : new Set([...ids, ...more.map(({ id }) => id)]);
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
