import * as Y from 'yjs';

import { type ClockRange, IdRanges } from './id-ranges.ts';

/** Ids that an update adds: how far each client's structs now reach, and what it deletes. */
export interface AddedIds {
  readonly clocks: ReadonlyMap<number, number>;
  readonly deleted: ReadonlyMap<number, readonly ClockRange[]>;
}

/** Which ids a room holds and which of them are deleted: all that the relay remembers of a document's contents. */
export class KnownIds {
  readonly #clocks = new Map<number, number>();
  readonly #deleted = new IdRanges();

  /** The first clock of `client` that is not known. */
  clockOf(client: number): number {
    return this.#clocks.get(client) ?? 0;
  }

  /** The parts of a range that are not known to be deleted. */
  undeleted(client: number, range: ClockRange): ClockRange[] {
    return this.#deleted.missing(client, range);
  }

  add(ids: AddedIds): void {
    for (const [client, clock] of ids.clocks) {
      if (clock > this.clockOf(client)) this.#clocks.set(client, clock);
    }
    for (const [client, ranges] of ids.deleted) this.#deleted.add(client, ranges);
  }

  encodeStateVector(): Uint8Array {
    return Y.encodeStateVector(this.#clocks);
  }
}

/** The ids of a whole document, from the encoding of `Y.encodeSnapshot`. */
export function decodeIds(encoded: Uint8Array): AddedIds {
  const { sv, ds } = Y.decodeSnapshot(encoded);
  return { clocks: sv, deleted: toRanges(ds.clients) };
}

/** Yjs keeps deletions as first clock and length. */
export function toRanges(
  deletions: ReadonlyMap<number, readonly { clock: number; len: number }[]>,
): Map<number, ClockRange[]> {
  return new Map(
    [...deletions].map(([client, items]) => [
      client,
      items.map(({ clock, len }) => ({ start: clock, end: clock + len })),
    ]),
  );
}
