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
  #snapshot: StoredSnapshot | undefined;
  #segments: Segment[] = [];
  #tailRows = 0;
  #tailBytes = 0;
  /** By cursor, since rows were added last. */
  readonly #shared = new Map<number, Uint8Array>();
  #snapshotFrame: Uint8Array | undefined;
  #snapshotIds: ReturnType<typeof splitIds> | undefined;

  constructor(stored: {
    readonly snapshot: StoredSnapshot | undefined;
    readonly tail: readonly StoredRow[];
  }) {
    this.#keep(stored.snapshot);
    this.append(stored.tail);
  }

  get head(): number {
    return this.#segments.at(-1)?.rows.at(-1)?.seq ?? this.#snapshot?.seq ?? 0;
  }

  /** Up to which row the snapshot goes. */
  get covered(): number {
    return this.#snapshot?.seq ?? 0;
  }

  get tailRows(): number {
    return this.#tailRows;
  }

  get tailBytes(): number {
    return this.#tailBytes;
  }

  /** The size of the document for limits: what a newcomer is sent. */
  get bytes(): number {
    return (this.#snapshot?.update.length ?? 0) + this.#tailBytes;
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

  cover(snapshot: StoredSnapshot): void {
    const tail = this.#rows().filter((row) => row.seq > snapshot.seq);
    this.#keep(snapshot);
    this.#segments = [];
    this.#tailRows = 0;
    this.#tailBytes = 0;
    this.append(tail);
  }

  /** What the next snapshot is made of. */
  toRebuild(): RebuildInput {
    const rows = this.#rows().map(({ seq, update }) => ({ seq, update }));
    return { snapshot: this.#snapshot?.update, rows, seq: this.head };
  }

  /** For a reader who has what a state vector says: the snapshot, or its deletions if they have all structs of it. */
  snapshotFor(stateVector: ReadonlyMap<number, number>): Uint8Array | undefined {
    if (this.#snapshot === undefined) return undefined;
    this.#snapshotIds ??= splitIds(this.#snapshot.ids);
    const { clocks, deletions } = this.#snapshotIds;
    const hasAll = [...clocks].every(([client, clock]) => (stateVector.get(client) ?? 0) >= clock);
    return hasAll ? syncFrame('update', deletions) : this.#snapshotFrame;
  }

  /** What comes next for a reader who has everything up to row `cursor`, and the session whose rows need not go back. */
  partAfter(cursor: number, sessionId: string | undefined): LogPart | undefined {
    if (cursor >= this.head) return undefined;
    if (cursor < this.covered) return { frame: this.#snapshotFrame, upTo: this.covered };
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
  #keep(snapshot: StoredSnapshot | undefined): void {
    this.#snapshotFrame = snapshot && syncFrame('update', snapshot.update);
    this.#snapshotIds = undefined;
    const bytes = this.#snapshotFrame?.subarray(-(snapshot?.update.length ?? 0));
    this.#snapshot = snapshot && bytes && { ...snapshot, update: bytes };
  }
}

function toFrame(rows: readonly StoredRow[]): Uint8Array {
  return syncFrame('update', mergeUpdates(rows.map((row) => row.update)));
}
