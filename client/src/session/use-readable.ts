import { useSyncExternalStore } from 'react';

import type { Readable } from '../platform/cell.ts';

/** The value of a `Readable`, rendered again when it changes. */
export function useReadable<Value>(readable: Readable<Value>): Value {
  return useSyncExternalStore(readable.subscribe, readable.get);
}
