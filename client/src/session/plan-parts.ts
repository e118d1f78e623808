import type { Plan, PlanSnapshot } from '@holdfast/plan-model';

type PlanPart = keyof PlanSnapshot;

/** Reads parts of a plan for one component, and remembers which: it has no need to be asked when others change. */
export class PartReader {
  readonly #parts = new Set<PlanPart>();
  readonly #followers = new Set<(part: PlanPart) => void>();
  #snapshot: PlanSnapshot | undefined;
  readonly #noting: PlanSnapshot;

  constructor() {
    const get = (_: object, part: PlanPart): unknown => {
      if (!this.#parts.has(part)) {
        this.#parts.add(part);
        for (const follower of this.#followers) follower(part);
      }
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

  /** Calls `follower` with each part that was ever read, and with each that is read for the first time from now on. */
  follow(follower: (part: PlanPart) => void): () => void {
    this.#followers.add(follower);
    for (const part of this.#parts) follower(part);
    return () => {
      this.#followers.delete(follower);
    };
  }
}

/** Tells the readers of one plan that a part which they have read is another one. */
class PlanWatch {
  readonly #plan: Plan;
  /** By what they have read: a key changes few parts, and thousands of readers have read others. */
  readonly #listeners = new Map<PlanPart, Set<() => void>>();
  #count = 0;
  #last: PlanSnapshot;
  #stop = (): void => {};

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#last = plan.snapshot();
  }

  /** `listener` is nobody else's. The answer, which is to be called once, unsubscribes. */
  subscribe(reader: PartReader, listener: () => void): () => void {
    if (this.#count === 0) {
      this.#last = this.#plan.snapshot();
      this.#stop = this.#plan.subscribe(() => this.#tell());
    }
    this.#count += 1;
    const unfollow = reader.follow((part) => this.#listenersOf(part).add(listener));
    return () => {
      unfollow();
      for (const listeners of this.#listeners.values()) listeners.delete(listener);
      this.#count -= 1;
      if (this.#count === 0) this.#stop();
    };
  }

  #listenersOf(part: PlanPart): Set<() => void> {
    const listeners = this.#listeners.get(part) ?? new Set();
    this.#listeners.set(part, listeners);
    return listeners;
  }

  #tell(): void {
    const [before, now] = [this.#last, this.#plan.snapshot()];
    this.#last = now;
    const parts = Object.keys(now) as PlanPart[];
    const changed = parts.filter((part) => now[part] !== before[part]);
    const told = new Set(changed.flatMap((part) => [...(this.#listeners.get(part) ?? [])]));
    for (const listener of told) listener();
  }
}

const watches = new WeakMap<Plan, PlanWatch>();

/** One for each plan. */
export function watchPlan(plan: Plan): PlanWatch {
  const watch = watches.get(plan) ?? new PlanWatch(plan);
  watches.set(plan, watch);
  return watch;
}
