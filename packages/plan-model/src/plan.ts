import { type Clock, Emitter, type Random } from '@holdfast/base';
import type * as Y from 'yjs';

import { byRoot, RECORD_ROOTS, type RecordRoot } from './ids.ts';
import type { LinkedTables } from './links.ts';
import { findFragment, type FragmentAddress, planRoots, type PlanRoots } from './plan-layout.ts';
import { type PlanSnapshot, readPlan } from './plan-snapshot.ts';
import type { ReadText } from './record-reader.ts';
import { RecordTable } from './record-table.ts';
import { readTextSnapshot, type TextSnapshot } from './text-snapshot.ts';

export interface PlanPorts {
  readonly clock: Clock;
  readonly random: Random;
  /** Who edits through this plan; stands in the records that they make. */
  readonly participantId: string;
}

/** Begins to follow `doc`. The document belongs to the caller and outlives the plan. */
export function openPlan(doc: Y.Doc, ports: PlanPorts): Plan {
  return new Plan(doc, ports);
}

type PlanTables = { readonly [Root in RecordRoot]: RecordTable<Root> };

/** One plan as people see it, over the document that holds it. Reads only; edits are functions that take a plan. */
export class Plan {
  readonly doc: Y.Doc;
  readonly ports: PlanPorts;
  readonly roots: PlanRoots;
  readonly #tables: PlanTables;
  readonly #texts = new WeakMap<object, TextSnapshot>();
  readonly #readText: ReadText = (fragment, schema) => {
    const known = this.#texts.get(fragment);
    if (known !== undefined) return known;
    const text = readTextSnapshot(fragment, schema);
    this.#texts.set(fragment, text);
    return text;
  };
  readonly #changes = new Emitter<void>();
  readonly #stops: (() => void)[] = [];
  #snapshot: PlanSnapshot | undefined;
  #shapes: readonly object[] = [];
  #isLinksChanged = true;
  #isChanged = true;
  #isUntold = false;

  constructor(doc: Y.Doc, ports: PlanPorts) {
    this.doc = doc;
    this.ports = ports;
    this.roots = planRoots(doc);
    // A table of each root is of the kind of that root.
    this.#tables = byRoot((root) => new RecordTable(root, this.roots[root], this.#readText)) as PlanTables;
    this.#observe();
  }

  /** The plan as of the last finished transaction: the same object until something changes. */
  snapshot(): PlanSnapshot {
    if (this.#snapshot !== undefined && !this.#isChanged) return this.#snapshot;
    const tables = byRoot((root) => this.#tables[root].read()) as LinkedTables;
    const shapes = RECORD_ROOTS.map((root) => tables[root].shape);
    const sources = {
      roots: this.roots,
      tables,
      readText: this.#readText,
      isSameShape: shapes.every((shape, index) => shape === this.#shapes[index]),
      isLinksChanged: this.#isLinksChanged,
    };
    this.#shapes = shapes;
    this.#snapshot = readPlan(sources, this.#snapshot);
    this.#isChanged = false;
    this.#isLinksChanged = false;
    return this.#snapshot;
  }

  /** Calls `listener` once after each transaction that changed the plan. The answer unsubscribes. */
  subscribe(listener: () => void): () => void {
    return this.#changes.subscribe(listener);
  }

  /** The fragment to edit at `address`, or undefined when there is none that could be edited. */
  fragment(address: FragmentAddress): Y.XmlFragment | undefined {
    return findFragment(this.roots, address);
  }

  /** Stops following the document. Snapshots that were handed out stay as they are. */
  dispose(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  #observe(): void {
    for (const root of RECORD_ROOTS) {
      this.#follow(this.roots[root], (event) => {
        const [key] = event.path;
        if (key !== undefined) this.#tables[root].markChanged(String(key));
        else for (const changed of event.keys.keys()) this.#tables[root].markChanged(changed);
      });
    }
    this.#follow(this.roots.links, () => {
      this.#isLinksChanged = true;
    });
    for (const root of ['meta', 'title', 'vision', 'accepted'] as const)
      this.#follow(this.roots[root], () => {});
    const tell = (): void => {
      if (!this.#isUntold) return;
      this.#isUntold = false;
      this.#changes.emit();
    };
    this.doc.on('afterTransaction', tell);
    this.#stops.push(() => this.doc.off('afterTransaction', tell));
  }

  /** One deep observer per root; `mark` notes what to read again, reading waits until somebody asks. */
  #follow(type: SharedType, mark: (event: Y.YEvent<SharedType>) => void): void {
    const observer = (events: readonly Y.YEvent<SharedType>[]): void => {
      this.#isChanged = true;
      this.#isUntold = true;
      for (const event of events) {
        this.#forgetTexts(event.target);
        mark(event);
      }
    };
    type.observeDeep(observer);
    this.#stops.push(() => type.unobserveDeep(observer));
  }

  #forgetTexts(changed: Nested): void {
    let type: Nested | null = changed;
    while (type !== null) {
      this.#texts.delete(type);
      type = type.parent;
    }
  }
}

type SharedType = PlanRoots[keyof PlanRoots];

interface Nested {
  readonly parent: Nested | null;
}
