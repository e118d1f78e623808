/** A value that changes over time, in the shape that `useSyncExternalStore` takes. */
export interface Readable<Value> {
  readonly get: () => Value;
  /** The answer unsubscribes, and may be called more than once. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The writable end of a `Readable`. Setting the identical value tells nobody. */
export interface Cell<Value> extends Readable<Value> {
  readonly set: (value: Value) => void;
}

/**
 * What `read` makes of something that changes more often than its result. It listens to the source while anybody listens
 * to it, and tells only of another result.
 */
export function derive<Value>(source: Readable<unknown>['subscribe'], read: () => Value): Readable<Value> {
  const listeners = new Set<() => void>();
  let last: Value;
  let stop = (): void => {};
  function look(): void {
    const now = read();
    if (Object.is(now, last)) return;
    last = now;
    Array.from(listeners).forEach((listener) => listener());
  }
  return {
    get: read,
    subscribe(listener) {
      if (listeners.size === 0) {
        last = read();
        stop = source(look);
      }
      listeners.add(listener);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop();
      };
    },
  };
}

export function createCell<Value>(initial: Value): Cell<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      Array.from(listeners).forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
