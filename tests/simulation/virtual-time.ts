import type { Clock } from '@holdfast/base';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
  isCancelled: boolean;
}

const START = Date.UTC(2026, 10, 23, 9);

const real = {
  now: Date.now,
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
  setImmediate: globalThis.setImmediate,
};

/**
 * Time that stands still while anything happens and then jumps to the next timer. While it is installed the global
 * clock and timers are its own as well, since Yjs and y-websocket use them. Yjs keeps the `Date.now` that it finds when
 * it is first imported: call `prepareGlobalTime` before that.
 */
export class VirtualTime implements Clock {
  #now = START;
  #order = 0;
  /** Sorted, the next one last. */
  #timers: Timer[] = [];
  readonly #handles = new Map<number, Timer>();

  now(): number {
    return this.#now;
  }

  setTimer(ms: number, task: () => void): () => void {
    const timer = this.#add(ms, task);
    return () => {
      timer.isCancelled = true;
    };
  }

  /** Runs `steps` of time, one timer after another, each with all that follows from it at once. */
  async advance(ms: number, afterEach: () => void): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (;;) {
      const next = this.#timers.at(-1);
      if (next === undefined || next.at > until) break;
      this.#timers.pop();
      if (next.isCancelled) continue;
      this.#now = next.at;
      next.task();
      await settle();
      afterEach();
    }
    this.#now = until;
  }

  clear(): void {
    this.#timers = [];
  }

  setHandle(ms: number, task: () => void, repeats: boolean): number {
    const handle = (this.#order += 1);
    const schedule = (): void => {
      const timer = this.#add(ms, () => {
        if (repeats) schedule();
        else this.#handles.delete(handle);
        task();
      });
      this.#handles.set(handle, timer);
    };
    schedule();
    return handle;
  }

  clearHandle(handle: number): void {
    const timer = this.#handles.get(handle);
    if (timer !== undefined) timer.isCancelled = true;
    this.#handles.delete(handle);
  }

  #add(ms: number, task: () => void): Timer {
    this.#order += 1;
    const timer = { at: this.#now + Math.max(0, ms), order: this.#order, task, isCancelled: false };
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#timers[middle];
      if (other !== undefined && other.at > timer.at) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
    return timer;
  }
}

let installed: VirtualTime | undefined;

/** Puts `time` in the place of the global clock and timers; the answer takes it away again. */
export function installTime(time: VirtualTime): () => void {
  installed = time;
  return () => {
    installed = undefined;
    time.clear();
  };
}

/** All promises that can settle without a timer have settled. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    real.setImmediate(resolve);
  });
}

/** Lets an installed virtual time stand in for the global one. Outside an episode everything is as it was. */
export function prepareGlobalTime(): void {
  const global = globalThis as unknown as Record<string, unknown>;
  Date.now = () => installed?.now() ?? real.now();
  type SetTimer = (task: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => unknown;
  const set =
    (repeats: boolean, original: SetTimer): SetTimer =>
    (task, ms = 0, ...args) =>
      installed === undefined
        ? original(task, ms, ...args)
        : installed.setHandle(ms, () => task(...args), repeats);
  const clear =
    (original: (handle?: number) => void) =>
    (handle?: number): void => {
      if (installed === undefined || typeof handle !== 'number') original(handle);
      else installed.clearHandle(handle);
    };
  global['setTimeout'] = set(false, real.setTimeout);
  global['setInterval'] = set(true, real.setInterval);
  global['clearTimeout'] = clear(real.clearTimeout);
  global['clearInterval'] = clear(real.clearInterval);
}
