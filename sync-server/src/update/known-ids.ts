import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

import { type ClockRange, IdRanges, toBorders, toRanges } from './id-ranges.ts';

/** Ids that an update adds: how far each client's structs now reach, and what it deletes, as borders of ranges. */
export interface AddedIds {
  readonly clocks: ReadonlyMap<number, number>;
  readonly deleted: ReadonlyMap<number, Uint32Array>;
}

/** Known ids as a message to another thread: few flat arrays, which are copied at the speed of memory. */
export interface PackedIds {
  /** client, clock, client, clock … */
  readonly clocks: Uint32Array;
  /** client, number of its borders, client … */
  readonly deletedOf: Uint32Array;
  readonly borders: Uint32Array;
}

/** Which ids a room holds and which of them are deleted: all that the relay remembers of a document's contents. */
export class KnownIds {
  readonly #clocks = new Map<number, number>();
  readonly #deleted = new IdRanges();

  static unpack({ clocks, deletedOf, borders }: PackedIds): KnownIds {
    const known = new KnownIds();
    for (const [client, clock] of pairs(clocks)) known.#clocks.set(client, clock);
    let at = 0;
    for (const [client, length] of pairs(deletedOf)) {
      known.#deleted.add(client, borders.slice(at, at + length));
      at += length;
    }
    return known;
  }

  pack(): PackedIds {
    const deleted = [...this.#deleted.borders];
    const borders = new Uint32Array(deleted.reduce((sum, [, ofClient]) => sum + ofClient.length, 0));
    let at = 0;
    for (const [, ofClient] of deleted) {
      borders.set(ofClient, at);
      at += ofClient.length;
    }
    return {
      clocks: Uint32Array.from([...this.#clocks].flat()),
      deletedOf: Uint32Array.from(deleted.flatMap(([client, ofClient]) => [client, ofClient.length])),
      borders,
    };
  }

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
    for (const [client, borders] of ids.deleted) this.#deleted.add(client, borders);
  }

  encodeStateVector(): Uint8Array {
    return Y.encodeStateVector(this.#clocks);
  }
}

/**
 * The ids of a whole document, from the encoding of `Y.encodeSnapshot`: per client `client • count • (clock • length)…`
 * of deletions, then `count • (client • clock)…`. Read without Yjs, which makes an object of every deletion.
 */
export function decodeIds(encoded: Uint8Array): AddedIds {
  const decoder = decoding.createDecoder(encoded);
  const deleted = new Map<number, Uint32Array>();
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const client = decoding.readVarUint(decoder);
    deleted.set(client, readBorders(decoder));
  }
  const clocks = new Map<number, number>();
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
  }
  return { clocks, deleted };
}

/** The deletions of an encoded snapshot as an update of their own, and how far its structs reach. */
export function splitIds(encoded: Uint8Array): {
  readonly deletions: Uint8Array;
  readonly clocks: ReadonlyMap<number, number>;
} {
  const decoder = decoding.createDecoder(encoded);
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    decoding.readVarUint(decoder);
    for (let left = decoding.readVarUint(decoder) * 2; left > 0; left -= 1) decoding.readVarUint(decoder);
  }
  // No structs, and then the deletions as they are: both have the same encoding.
  const deletions = new Uint8Array(1 + decoder.pos);
  deletions.set(encoded.subarray(0, decoder.pos), 1);
  return { deletions, clocks: Y.decodeStateVector(encoded.subarray(decoder.pos)) };
}

function readBorders(decoder: decoding.Decoder): Uint32Array {
  const count = decoding.readVarUint(decoder);
  const borders = new Uint32Array(count * 2);
  let isRising = true;
  for (let at = 0; at < borders.length; at += 2) {
    const start = decoding.readVarUint(decoder);
    isRising &&= at === 0 || start > (borders[at - 1] ?? 0);
    borders[at] = start;
    borders[at + 1] = start + decoding.readVarUint(decoder);
  }
  return isRising ? borders : toBorders(toRanges(borders));
}

function* pairs(flat: Uint32Array): Iterable<[number, number]> {
  for (let at = 0; at < flat.length; at += 2) yield [flat[at] ?? 0, flat[at + 1] ?? 0];
}
