import { decodeUpdate } from 'yjs';

/** The bytes of a stored Yjs update, or undefined when what came out of storage is none: damaged, cut, another type. */
export function parseStoredUpdate(stored: unknown): Uint8Array | undefined {
  if (!(stored instanceof Uint8Array)) return undefined;
  try {
    decodeUpdate(stored);
    return stored;
  } catch {
    // The row stays where it is; the caller counts it as unreadable.
    return undefined;
  }
}

/** The same bytes without a larger buffer behind them, which storage would copy along. */
export function toStoredUpdate(update: Uint8Array): Uint8Array {
  return update.byteLength === update.buffer.byteLength ? update : update.slice();
}

export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
