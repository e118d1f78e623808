import { type PackedUpdates, packUpdates, unpackUpdates } from '../update/packed-updates.ts';
import type { StoredRow } from './storage.ts';

/** A page of a tail on its way from thread to thread. */
export interface PackedTail {
  readonly seqs: Float64Array;
  readonly sessions: readonly string[];
  /** Per row, its session's place in `sessions`. */
  readonly sessionOf: Uint32Array;
  readonly updates: PackedUpdates;
}

export function packTail(rows: readonly StoredRow[]): PackedTail {
  const places = new Map<string, number>();
  const place = (sessionId: string): number => {
    const known = places.get(sessionId) ?? places.size;
    places.set(sessionId, known);
    return known;
  };
  return {
    seqs: Float64Array.from(rows, ({ seq }) => seq),
    sessionOf: Uint32Array.from(rows, ({ sessionId }) => place(sessionId)),
    sessions: [...places.keys()],
    updates: packUpdates(rows.map(({ update }) => update)),
  };
}

export function unpackTail({ seqs, sessions, sessionOf, updates }: PackedTail): StoredRow[] {
  return unpackUpdates(updates).map((update, index) => ({
    seq: seqs[index] ?? 0,
    sessionId: sessions[sessionOf[index] ?? 0] ?? '',
    update,
  }));
}
