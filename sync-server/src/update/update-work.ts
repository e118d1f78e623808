import { KnownIds, type PackedIds } from './known-ids.ts';
import { type Normalised, normaliseUpdate } from './normalise-update.ts';
import { type PackedUpdates, packUpdates, unpackUpdates } from './packed-updates.ts';
import { rebuildRoom, type LogRow, type RebuildInput, type Rebuilt } from './rebuild-room.ts';
import { takesAway } from './takes-away.ts';

/** What a room knows, as another thread can be told it. */
export interface PackedReading {
  readonly known: PackedIds;
  /** The client ids of others, rising. */
  readonly foreign: Uint32Array;
  readonly canWrite: boolean;
}

/** What takes too long for the relay's own thread, in which nobody's frames may wait. */
export interface UpdateWork {
  normalise(update: Uint8Array, reading: PackedReading): Promise<Normalised>;
  rebuild(input: RebuildInput): Promise<Rebuilt>;
  /** See `takesAway`. */
  takesAway(updates: readonly Uint8Array[], deletions: Uint8Array): Promise<boolean>;
}

/**
 * One piece of work as a message. The rows of a long tail come in several, of which the last is `rebuild`; `first` is
 * how many came before.
 */
export type WorkRequest =
  | { readonly kind: 'normalise'; readonly update: Uint8Array; readonly reading: PackedReading }
  | { readonly kind: 'takes-away'; readonly updates: PackedUpdates; readonly deletions: Uint8Array }
  | { readonly kind: 'rows'; readonly first: number; readonly rows: PackedRows }
  | {
      readonly kind: 'rebuild';
      readonly first: number;
      readonly rows: PackedRows;
      readonly snapshot: Uint8Array | undefined;
      readonly seq: number;
    };

/** Rows of a log as a message. */
export interface PackedRows {
  readonly seqs: Float64Array;
  readonly updates: PackedUpdates;
}

export function packRows(rows: readonly LogRow[]): PackedRows {
  return {
    seqs: Float64Array.from(rows, ({ seq }) => seq),
    updates: packUpdates(rows.map(({ update }) => update)),
  };
}

export function unpackRows({ seqs, updates }: PackedRows): LogRow[] {
  return unpackUpdates(updates).map((update, index) => ({ seq: seqs[index] ?? 0, update }));
}

export function normalisePacked(update: Uint8Array, reading: PackedReading): Normalised {
  const foreign = new Set(reading.foreign);
  return normaliseUpdate(update, {
    known: KnownIds.unpack(reading.known),
    canWrite: reading.canWrite,
    isForeign: (client) => foreign.has(client),
  });
}

/** Within the thread that asks: for tests and simulations, which have no other frames that could wait. */
export const ownThread: UpdateWork = {
  normalise: (update, reading) => Promise.resolve().then(() => normalisePacked(update, reading)),
  rebuild: (input) => Promise.resolve(input).then(rebuildRoom),
  takesAway: (updates, deletions) => Promise.resolve().then(() => takesAway(updates, deletions)),
};
