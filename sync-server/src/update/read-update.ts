import type { Refusal } from '@holdfast/sync-protocol';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

import { type ClockRange, coalesce, toBorders } from './id-ranges.ts';
import type { AddedIds } from './known-ids.ts';

export type Struct = Y.Item | Y.GC;

/** An update as Yjs's version 1 encoding says it, before anything is compared with the room. */
export interface ReadUpdate {
  /** Per client in the order of clocks. Skips, by which merged updates mark holes, are left out: the holes remain. */
  readonly structs: ReadonlyMap<number, readonly Struct[]>;
  /** In rising order, no two ranges touching. */
  readonly deleted: ReadonlyMap<number, readonly ClockRange[]>;
}

/** Yjs draws client ids from 32 bits. A clock counts characters; no plan comes near this one. */
const MAX_CLIENT_ID = 0xffffffff;
const MAX_CLOCK = 0x7fffffff;
/** Structs and deletions of one update: 25 MB of typing have fewer, and each takes a hundred bytes while it is read. */
const MAX_PARTS = 2_000_000;
/** How deep a value may nest. Encoding and decoding are recursive, in every client. */
const MAX_DEPTH = 64;

/** Decodes an update in full. Whatever else it is, the answer can be encoded again and has plausible numbers. */
export function readUpdate(update: Uint8Array): ReadUpdate | Refusal {
  const decoded = decodeFully(update);
  if (decoded === undefined) return 'malformed';
  const structs = new Map<number, Struct[]>();
  for (const struct of decoded.structs) {
    if (!isPlausibleRange(struct.id.client, struct.id.clock, struct.length)) return 'unclosed';
    if (struct instanceof Y.Skip) continue;
    if (struct instanceof Y.Item && !isPlausibleContent(struct.content)) return 'unclosed';
    const ofClient = structs.get(struct.id.client);
    if (ofClient === undefined) structs.set(struct.id.client, [struct]);
    else ofClient.push(struct);
  }
  // A client may have several sections, which Yjs itself never writes.
  for (const ofClient of structs.values()) ofClient.sort((left, right) => left.id.clock - right.id.clock);
  for (const [client, items] of decoded.ds.clients) {
    if (!items.every(({ clock, len }) => isPlausibleRange(client, clock, len))) return 'unclosed';
  }
  // Nobody's update says the same deletion a million times over, but a hostile one may.
  const deleted = new Map(
    [...decoded.ds.clients].map(([client, items]) => [
      client,
      coalesce(items.map(({ clock, len }) => ({ start: clock, end: clock + len }))),
    ]),
  );
  return { structs, deleted };
}

/** The ids of a row of the log, which was normalised when it was written. */
export function readRowIds(update: Uint8Array): AddedIds {
  const read = readUpdate(update);
  if (typeof read === 'string') throw new Error(`readRowIds: a row of the log is ${read}`);
  const clocks = new Map<number, number>();
  for (const [client, structs] of read.structs) {
    const last = structs.at(-1);
    if (last !== undefined) clocks.set(client, last.id.clock + last.length);
  }
  return { clocks, deleted: withBornDeleted(read.deleted, read.structs) };
}

/** As borders, and also the structs that arrive as already deleted: later deletions of them are nothing new. */
export function withBornDeleted(
  deleted: ReadonlyMap<number, readonly ClockRange[]>,
  structs: ReadonlyMap<number, readonly Struct[]>,
): Map<number, Uint32Array> {
  const all = new Map<number, readonly ClockRange[]>(deleted);
  for (const [client, ofClient] of structs) {
    const born = ofClient
      .filter((struct) => struct instanceof Y.GC || struct.content instanceof Y.ContentDeleted)
      .map(({ id, length }) => ({ start: id.clock, end: id.clock + length }));
    if (born.length > 0) all.set(client, [...(all.get(client) ?? []), ...born]);
  }
  return new Map([...all].map(([client, ranges]) => [client, toBorders(ranges)]));
}

/** The bytes that are being read, as far as Yjs, which keeps its decoder to itself, has come. */
let reading: decoding.Decoder | undefined;

/** Yjs does not say how far it read, nor stop before its memory is full; its decoder can do both. */
class WatchedDecoder extends Y.UpdateDecoderV1 {
  #parts = 0;

  constructor(decoder: decoding.Decoder) {
    super(decoder);
    reading = decoder;
  }

  override readInfo(): number {
    this.#count();
    return super.readInfo();
  }

  override readDsClock(): number {
    this.#count();
    return super.readDsClock();
  }

  #count(): void {
    this.#parts += 1;
    if (this.#parts > MAX_PARTS) throw new Error('readUpdate: too many parts');
  }
}

function decodeFully(update: Uint8Array): ReturnType<typeof Y.decodeUpdateV2> | undefined {
  try {
    const decoded = Y.decodeUpdateV2(update, WatchedDecoder);
    const hasRest = reading === undefined || decoding.hasContent(reading);
    return hasRest ? undefined : decoded;
  } catch {
    // The sender still has whatever this was meant to be; it is told that the update was refused.
    return undefined;
  } finally {
    // A large one would stay in memory with it.
    reading = undefined;
  }
}

function isPlausibleRange(client: number, clock: number, length: number): boolean {
  return client <= MAX_CLIENT_ID && length >= 1 && clock + length <= MAX_CLOCK;
}

function isPlausibleContent(content: Y.Item['content']): boolean {
  // A subdocument carries options that every reader would run, and its own contents would pass by the relay.
  if (content instanceof Y.ContentDoc) return false;
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return isShallow(content.arr);
  if (content instanceof Y.ContentEmbed) return isShallow(content.embed);
  if (content instanceof Y.ContentFormat) return isShallow(content.value);
  return true;
}

function isShallow(root: unknown): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
        ? Object.values(value)
        : [],
    );
  }
  return level.length === 0;
}
