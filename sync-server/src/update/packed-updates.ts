/** Many updates as one message to another thread: a buffer is copied at the speed of memory, a thousand are not. */
export interface PackedUpdates {
  readonly bytes: Uint8Array;
  /** Where each of them ends. */
  readonly ends: Uint32Array;
}

export function packUpdates(updates: readonly Uint8Array[]): PackedUpdates {
  const ends = new Uint32Array(updates.length);
  let end = 0;
  for (const [index, update] of updates.entries()) {
    end += update.length;
    ends[index] = end;
  }
  const bytes = new Uint8Array(end);
  for (const [index, update] of updates.entries()) bytes.set(update, (ends[index] ?? 0) - update.length);
  return { bytes, ends };
}

/** Views of the one buffer, which lives as long as any of them. */
export function unpackUpdates({ bytes, ends }: PackedUpdates): Uint8Array[] {
  let start = 0;
  return Array.from(ends, (end) => {
    const update = bytes.subarray(start, end);
    start = end;
    return update;
  });
}
