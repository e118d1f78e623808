import { assert } from '@holdfast/base';
import { syncFrame } from '@holdfast/sync-protocol';

import type { StoredRow, StoredSnapshot } from '../storage/storage.ts';
import { splitIds } from '../update/known-ids.ts';
import { mergeUpdates } from '../update/merge-updates.ts';
import type { RebuildInput } from '../update/rebuild-room.ts';

/** A part of the log, for a reader who has what comes before it. */
export interface LogPart {
  /** Undefined when the reader sent all of it. */
  readonly frame: Uint8Array | undefined;
  /** The row up to which the reader is then. */
  readonly upTo: number;
}

/** The snapshot as readers get it. */
interface SnapshotInMemory {
  readonly stored: StoredSnapshot;
  readonly frame: Uint8Array;
  ids: ReturnType<typeof splitIds> | undefined;
}

/** Rows that readers who are behind get as one frame. What is merged here holds up everybody: milliseconds at most. */
interface Segment {
  readonly rows: StoredRow[];
  bytes: number;
  frame: Uint8Array | undefined;
}

const MAX_SEGMENT_ROWS = 64;
const MAX_SEGMENT_BYTES = 64 * 1024;
/** Frames for readers within a segment, of whom most have the same number. */
const MAX_SHARED_FRAMES = 16;

/**
 * What of a room is committed, as frames for readers. A reader is only a number, the last row that it was sent;
 * readers with the same number share one encoded frame.
 */
export class RoomLog {
  /** Up to which row the snapshot goes; 0 without one. */
  #covered = 0;
  #snapshotBytes = 0;
  /** Undefined also while it lies in the storage alone. */
  #snapshot: SnapshotInMemory | undefined;
  #isStored: boolean;
  #segments: Segment[] = [];
  #tailRows = 0;
  #tailBytes = 0;
  /** By cursor, since rows were added last. */
  readonly #shared = new Map<number, Uint8Array>();

  constructor({
    snapshot,
    tail,
    isStored,
  }: {
    readonly snapshot: StoredSnapshot | undefined;
    readonly tail: readonly StoredRow[];
    /** The snapshot can be had again from the storage. */
    readonly isStored: boolean;
  }) {
    this.#isStored = isStored;
    if (snapshot !== undefined) this.#keep(snapshot);
    this.append(tail);
  }

  get head(): number {
    return this.#segments.at(-1)?.rows.at(-1)?.seq ?? this.#covered;
  }

  /** Up to which row the snapshot goes. */
  get covered(): number {
    return this.#covered;
  }

  get snapshotBytes(): number {
    return this.#snapshotBytes;
  }

  /** False while the snapshot lies in the storage alone: then only readers who have it can be sent what follows. */
  get isWhole(): boolean {
    return this.#snapshot !== undefined || this.#covered === 0;
  }

  get tailRows(): number {
    return this.#tailRows;
  }

  get tailBytes(): number {
    return this.#tailBytes;
  }

  /** The size of the document for limits: what a newcomer is sent. */
  get bytes(): number {
    return this.#snapshotBytes + this.#tailBytes;
  }

  append(rows: readonly StoredRow[]): void {
    for (const row of rows) {
      const segment = this.#segmentFor(row.update.length);
      segment.rows.push(row);
      segment.bytes += row.update.length;
      segment.frame = undefined;
      this.#tailRows += 1;
      this.#tailBytes += row.update.length;
    }
    this.#shared.clear();
  }

  /** The snapshot is in the storage. */
  cover(snapshot: StoredSnapshot): void {
    this.#isStored = true;
    const tail = this.#rows().filter((row) => row.seq > snapshot.seq);
    this.#keep(snapshot);
    this.#segments = [];
    this.#tailRows = 0;
    this.#tailBytes = 0;
    this.append(tail);
  }

  /** Out of memory with the snapshot, if it can be had again. */
  letGo(): void {
    if (this.#isStored) this.#snapshot = undefined;
  }

  /** The snapshot as the storage has it: that of before, or one that is about to cover more. */
  putBack(snapshot: StoredSnapshot | undefined): void {
    assert(snapshot !== undefined && snapshot.seq >= this.#covered, 'RoomLog.putBack: an older snapshot');
    if (snapshot.seq > this.#covered) this.cover(snapshot);
    else this.#keep(snapshot);
  }

  /** What the next snapshot is made of. Of a whole log only. */
  toRebuild(): RebuildInput {
    assert(this.isWhole, 'RoomLog.toRebuild: the snapshot is not here');
    const rows = this.#rows().map(({ seq, update }) => ({ seq, update }));
    return { snapshot: this.#snapshot?.stored.update, rows, seq: this.head };
  }

  /** For a reader who has what a state vector says: the snapshot, or its deletions if they have all structs of it. */
  snapshotFor(stateVector: ReadonlyMap<number, number>): Uint8Array | undefined {
    assert(this.isWhole, 'RoomLog.snapshotFor: the snapshot is not here');
    if (this.#snapshot === undefined) return undefined;
    this.#snapshot.ids ??= splitIds(this.#snapshot.stored.ids);
    const { clocks, deletions } = this.#snapshot.ids;
    const hasAll = [...clocks].every(([client, clock]) => (stateVector.get(client) ?? 0) >= clock);
    return hasAll ? syncFrame('update', deletions) : this.#snapshot.frame;
  }

  /** What comes next for a reader who has everything up to row `cursor`, and the session whose rows need not go back. */
  partAfter(cursor: number, sessionId: string | undefined): LogPart | undefined {
    if (cursor >= this.head) return undefined;
    if (cursor < this.#covered) {
      assert(this.#snapshot !== undefined, 'RoomLog.partAfter: the snapshot is not here');
      return { frame: this.#snapshot.frame, upTo: this.#covered };
    }
    // From the end: readers are rarely far behind.
    const before = this.#segments.findLastIndex(({ rows }) => (rows.at(-1)?.seq ?? 0) <= cursor);
    const segment = this.#segments[before + 1];
    if (segment === undefined) return undefined;
    const rows = segment.rows.filter((row) => row.seq > cursor);
    const isOwn = rows.every((row) => row.sessionId === sessionId);
    const upTo = rows.at(-1)?.seq ?? cursor;
    return { frame: isOwn ? undefined : this.#frameOf(rows, segment, cursor), upTo };
  }

  #frameOf(rows: readonly StoredRow[], segment: Segment, cursor: number): Uint8Array {
    if (rows.length === segment.rows.length) {
      segment.frame ??= toFrame(rows);
      return segment.frame;
    }
    const shared = this.#shared.get(cursor) ?? toFrame(rows);
    const [oldest] = this.#shared.keys();
    if (this.#shared.size >= MAX_SHARED_FRAMES && oldest !== undefined) this.#shared.delete(oldest);
    this.#shared.set(cursor, shared);
    return shared;
  }

  #segmentFor(bytes: number): Segment {
    const last = this.#segments.at(-1);
    if (
      last !== undefined &&
      last.rows.length < MAX_SEGMENT_ROWS &&
      last.bytes + bytes <= MAX_SEGMENT_BYTES
    ) {
      return last;
    }
    const segment: Segment = { rows: [], bytes: 0, frame: undefined };
    this.#segments.push(segment);
    return segment;
  }

  #rows(): StoredRow[] {
    return this.#segments.flatMap(({ rows }) => rows);
  }

  /** Its bytes lie in memory once: as the end of the frame. */
  #keep(snapshot: StoredSnapshot): void {
    const frame = syncFrame('update', snapshot.update);
    const update = frame.subarray(-snapshot.update.length);
    this.#covered = snapshot.seq;
    this.#snapshotBytes = update.length;
    this.#snapshot = { stored: { ...snapshot, update }, frame, ids: undefined };
  }
}

function toFrame(rows: readonly StoredRow[]): Uint8Array {
  return syncFrame('update', mergeUpdates(rows.map((row) => row.update)));
}
