import { syncFrame } from '@holdfast/sync-protocol';
import * as Y from 'yjs';

import type { StoredRow, StoredSnapshot } from '../storage/storage.ts';
import type { CompactionInput } from '../update/compact-room.ts';
import { decodeIds } from '../update/known-ids.ts';
import { EMPTY_UPDATE, mergeUpdates } from '../update/merge-updates.ts';
import { writeUpdate } from '../update/write-update.ts';

/**
 * What of a room is committed, as frames for readers. A reader is only a number, the last row that it was sent;
 * readers with the same number share one encoded frame.
 */
export class RoomLog {
  #snapshot: StoredSnapshot | undefined;
  #tail: StoredRow[];
  #bytes: number;
  /** By cursor, for the present head. */
  readonly #frames = new Map<number, Uint8Array>();
  #step2: Uint8Array | undefined;
  #snapshotFrame: Uint8Array | undefined;
  #deletionsFrame: Uint8Array | undefined;

  constructor(stored: {
    readonly snapshot: StoredSnapshot | undefined;
    readonly tail: readonly StoredRow[];
  }) {
    this.#snapshot = stored.snapshot;
    this.#tail = [...stored.tail];
    this.#bytes = sizeOf(stored.snapshot, stored.tail);
  }

  get head(): number {
    return this.#tail.at(-1)?.seq ?? this.#snapshot?.seq ?? 0;
  }

  get tailRows(): number {
    return this.#tail.length;
  }

  /** The size of the document for limits: what a newcomer is sent. */
  get bytes(): number {
    return this.#bytes;
  }

  append(rows: readonly StoredRow[]): void {
    if (rows.length === 0) return;
    for (const row of rows) this.#tail.push(row);
    this.#bytes += sizeOf(undefined, rows);
    this.#forgetFrames();
  }

  cover(snapshot: StoredSnapshot): void {
    this.#snapshot = snapshot;
    this.#tail = this.#tail.filter((row) => row.seq > snapshot.seq);
    this.#bytes = sizeOf(snapshot, this.#tail);
    this.#snapshotFrame = undefined;
    this.#deletionsFrame = undefined;
    this.#forgetFrames();
  }

  /** What compaction makes a snapshot of. */
  toCompact(): CompactionInput {
    return { snapshot: this.#snapshot?.update, tail: this.#tail.map((row) => row.update), seq: this.head };
  }

  /**
   * The answer to a reader's step 1: the snapshot as an update and the tail as step 2, since a provider calls itself
   * synced at the first step 2. Who has all structs of the snapshot already is sent its deletions only.
   */
  joinFrames(stateVector: ReadonlyMap<number, number>): Uint8Array[] {
    this.#step2 ??= syncFrame('step2', this.#mergeTail(0));
    if (this.#snapshot === undefined) return [this.#step2];
    const { sv } = Y.decodeSnapshot(this.#snapshot.ids);
    const hasAll = [...sv].every(([client, clock]) => (stateVector.get(client) ?? 0) >= clock);
    return [
      hasAll ? this.#snapshotDeletions(this.#snapshot) : this.#wholeSnapshot(this.#snapshot),
      this.#step2,
    ];
  }

  /** What a reader lacks who has everything up to row `cursor`. */
  framesAfter(cursor: number): Uint8Array[] {
    if (cursor >= this.head) return [];
    const isCovered = this.#snapshot !== undefined && cursor < this.#snapshot.seq;
    const frames = this.#snapshot !== undefined && isCovered ? [this.#wholeSnapshot(this.#snapshot)] : [];
    if (this.#tail.length === 0) return frames;
    const shared = this.#frames.get(cursor) ?? syncFrame('update', this.#mergeTail(cursor));
    this.#frames.set(cursor, shared);
    return [...frames, shared];
  }

  /** Whether all rows after `cursor` came from one connection, which then has nothing to learn. */
  isOnlyFrom(sessionId: string, cursor: number): boolean {
    if (this.#snapshot !== undefined && cursor < this.#snapshot.seq) return false;
    return this.#after(cursor).every((row) => row.sessionId === sessionId);
  }

  #mergeTail(cursor: number): Uint8Array {
    const rows = this.#after(cursor);
    return rows.length === 0 ? EMPTY_UPDATE : mergeUpdates(rows.map((row) => row.update));
  }

  #after(cursor: number): StoredRow[] {
    // From the end: readers are rarely far behind.
    const last = this.#tail.findLastIndex((row) => row.seq <= cursor);
    return this.#tail.slice(last + 1);
  }

  #wholeSnapshot(snapshot: StoredSnapshot): Uint8Array {
    this.#snapshotFrame ??= syncFrame('update', snapshot.update);
    return this.#snapshotFrame;
  }

  #snapshotDeletions(snapshot: StoredSnapshot): Uint8Array {
    this.#deletionsFrame ??= syncFrame('update', writeUpdate(new Map(), decodeIds(snapshot.ids).deleted));
    return this.#deletionsFrame;
  }

  #forgetFrames(): void {
    this.#frames.clear();
    this.#step2 = undefined;
  }
}

function sizeOf(snapshot: StoredSnapshot | undefined, rows: readonly StoredRow[]): number {
  return rows.reduce((sum, row) => sum + row.update.length, snapshot?.update.length ?? 0);
}
