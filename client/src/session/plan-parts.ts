import type { Plan, PlanSnapshot } from '@holdfast/plan-model';

type PlanPart = keyof PlanSnapshot;

/** Reads parts of a plan for one component, and remembers which: it has no need to be asked when others change. */
export class PartReader {
  readonly #parts = new Set<PlanPart>();
  #snapshot: PlanSnapshot | undefined;
  readonly #noting: PlanSnapshot;

  constructor() {
    const get = (_: object, part: PlanPart): unknown => {
      this.#parts.add(part);
      return this.#snapshot?.[part];
    };
    // Everything that is read of it is what the snapshot has.
    this.#noting = new Proxy({}, { get }) as PlanSnapshot;
  }

  read<Part>(snapshot: PlanSnapshot, select: (snapshot: PlanSnapshot) => Part): Part {
    this.#snapshot = snapshot;
    const part = select(this.#noting);
    if (Object.is(part, this.#noting)) throw new Error('PartReader.read: the whole plan is not a part of it');
    return part;
  }

  hasRead(part: PlanPart): boolean {
    return this.#parts.has(part);
  }
}

/** Tells the readers of one plan that a part which they have read is another one. */
class PlanWatch {
  readonly #plan: Plan;
  readonly #listeners = new Map<PartReader, () => void>();
  #last: PlanSnapshot;
  #stop = (): void => {};

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#last = plan.snapshot();
  }

  subscribe(reader: PartReader, listener: () => void): () => void {
    if (this.#listeners.size === 0) {
      this.#last = this.#plan.snapshot();
      this.#stop = this.#plan.subscribe(() => this.#tell());
    }
    this.#listeners.set(reader, listener);
    return () => {
      this.#listeners.delete(reader);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  #tell(): void {
    const [before, now] = [this.#last, this.#plan.snapshot()];
    this.#last = now;
    const parts = Object.keys(now) as PlanPart[];
    const changed = parts.filter((part) => now[part] !== before[part]);
    for (const [reader, listener] of this.#listeners) {
      if (changed.some((part) => reader.hasRead(part))) listener();
    }
  }
}

const watches = new WeakMap<Plan, PlanWatch>();

/** One for each plan: a key in one text changes one part, and thousands of readers have read others. */
export function watchPlan(plan: Plan): PlanWatch {
  const watch = watches.get(plan) ?? new PlanWatch(plan);
  watches.set(plan, watch);
  return watch;
}
