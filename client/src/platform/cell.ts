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
