import * as Y from 'yjs';

import type { ItemId } from '../arrival.ts';
import type { Scalar } from '../crossing.ts';
import { RECORD_ROOTS } from '../ids.ts';
import { planRoots, type PlanRoots } from '../plan-layout.ts';
import { openPlan, type Plan } from '../plan.ts';
import { lastValues } from '../yjs-items.ts';
import { nameOfId } from './line.ts';

/** Work that could not be shared: the document as it was on the device, and the changes that nobody else has. */
export interface ShelvedWork {
  readonly state: Uint8Array;
  readonly rows: readonly { readonly update: Uint8Array }[];
}

/**
 * What the plan would be had the work been taken: its changes on top of the plan as it is, which also says what of others
 * stands between. It is a copy, and neither the plan nor the work is changed.
 */
export class ShelvedPlan {
  readonly now: Plan;
  readonly merged: Plan;
  /** As the person had it. */
  readonly mine: PlanRoots;
  readonly #mine = new Y.Doc();
  readonly #copy = new Y.Doc();

  constructor(now: Plan, { state, rows }: ShelvedWork) {
    this.now = now;
    const updates = rows.map(({ update }) => update);
    applyReadable(this.#mine, [state, ...updates]);
    applyReadable(this.#copy, [Y.encodeStateAsUpdate(now.doc), ...updates]);
    // A plan that had to be begun again may lack what the changes build on: then it is in the document as it was.
    if (this.#copy.store.pendingStructs !== null) applyReadable(this.#copy, [state]);
    this.mine = planRoots(this.#mine);
    this.#preferMine();
    this.merged = openPlan(this.#copy, now.ports);
  }

  /** Whether the plan does not have what has that id. */
  isUnsent({ client, clock }: ItemId): boolean {
    return clock >= Y.getState(this.now.doc.store, client);
  }

  /** The value that the person gave a key, if the plan does not have it: a deleted one is "not known". */
  valueOfMine(map: Y.Map<unknown> | undefined, key: string): { readonly value: Scalar } | undefined {
    const item = map && lastValues(map).get(key);
    if (map === undefined || item === undefined || !this.isUnsent(item.id)) return undefined;
    const raw = item.deleted ? null : map.get(key);
    const isScalar = typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean';
    return isScalar || raw === null ? { value: raw } : undefined;
  }

  /** The last that the person did to a key, as a name. */
  nameOfValue(map: Y.Map<unknown> | undefined, key: string): string {
    const item = map && lastValues(map).get(key);
    return item === undefined ? key : `${item.deleted ? 'd' : 'v'}${nameOfId(item.id)}`;
  }

  dispose(): void {
    this.merged.dispose();
    this.#copy.destroy();
    this.#mine.destroy();
  }

  /** Of two values that were set without seeing each other the document keeps either: here it is the person's. */
  #preferMine(): void {
    const copy = planRoots(this.#copy);
    this.#copy.transact(() => {
      for (const root of RECORD_ROOTS) {
        for (const [id, record] of this.mine[root]) {
          const there = copy[root].get(id);
          if (record instanceof Y.Map && there instanceof Y.Map) this.#bring(record, there);
        }
      }
      this.#bring(this.mine.links, copy.links);
      this.#bring(this.mine.meta, copy.meta);
    });
  }

  #bring(mine: Y.Map<unknown>, copy: Y.Map<unknown>): void {
    for (const key of lastValues(mine).keys()) {
      const own = mine.has(key) ? this.valueOfMine(mine, key) : undefined;
      if (own !== undefined && copy.get(key) !== own.value) copy.set(key, own.value);
    }
  }
}

/** What of them can be read, in a copy for reading: what cannot stays on the shelf and in the exported file. */
export function applyReadable(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  for (const update of updates) {
    try {
      Y.applyUpdate(doc, update);
    } catch {
      // Nothing is removed from the device: see above.
    }
  }
}

/**
 * Whether the plan has what the work was built on. One that is only arriving does not, and everything would look as if it
 * had been taken out.
 */
export function hasBaseOf(now: Plan, { state, rows }: ShelvedWork): boolean {
  const before = new Map(clocksOf(state));
  for (const { update } of rows) {
    for (const [client, clock] of firstClocks(update)) {
      const known = before.get(client);
      if (known !== undefined) before.set(client, Math.min(known, clock));
    }
  }
  const needed = [...before].filter(([, clock]) => clock > 0);
  return needed.length > 0 && needed.every(([client, clock]) => Y.getState(now.doc.store, client) >= clock);
}

function clocksOf(state: Uint8Array): ReadonlyMap<number, number> {
  try {
    return Y.parseUpdateMeta(state).to;
  } catch {
    // As in `applyReadable`.
    return new Map();
  }
}

function firstClocks(update: Uint8Array): ReadonlyMap<number, number> {
  try {
    return Y.parseUpdateMeta(update).from;
  } catch {
    // As in `applyReadable`.
    return new Map();
  }
}
