import type { Refusal } from '@holdfast/sync-protocol';

import { dropKnown, findOpenId, type FreshStruct } from './causal-order.ts';
import type { ClockRange } from './id-ranges.ts';
import type { AddedIds, KnownIds } from './known-ids.ts';
import { readUpdate, type Struct, withBornDeleted } from './read-update.ts';
import { writeUpdate } from './write-update.ts';

/** What the room holds, and what the sender may do in it. */
export interface Reading {
  readonly known: KnownIds;
  readonly canWrite: boolean;
  /** Whether a client id belongs to somebody else. */
  readonly isForeign: (client: number) => boolean;
}

/** The part of an update that the room did not have, in bytes of our own making. */
interface Change {
  readonly kind: 'change';
  readonly update: Uint8Array;
  readonly ids: AddedIds;
  /** Clients whose structs it contains: from now on they are the author's. */
  readonly clients: readonly number[];
}

export type Normalised =
  | Change
  | { readonly kind: 'empty' }
  /** From someone who may not write, deletions that the room does not know, as an update: Yjs's own or theirs. */
  | { readonly kind: 'deletions'; readonly update: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: Refusal };

const EMPTY: Normalised = { kind: 'empty' };

/**
 * Keeps of an update what is new, and lets only causally closed updates pass: everything that a struct names and
 * everything that is deleted is in the room or in the same update before it. So no reader of the log ever waits for a
 * struct, and none is made to throw.
 */
export function normaliseUpdate(update: Uint8Array, reading: Reading): Normalised {
  const read = readUpdate(update);
  if (typeof read === 'string') return refused(read);

  const fresh = new Map<number, FreshStruct[]>();
  const foreign = new Set<number>();
  for (const [client, structs] of read.structs) {
    const unknown = dropKnown(structs, reading.known.clockOf(client));
    if (unknown === 'gap') return refused('unclosed');
    if (unknown.length === 0) continue;
    // Also of others: nothing is delivered uncommitted, so a reader who has something new has made it somehow.
    if (!reading.canWrite) return refused('no-right');
    if (reading.isForeign(client)) foreign.add(client);
    else fresh.set(client, unknown);
  }
  if (!reading.canWrite) return readersDeletions(read.deleted, reading.known);

  const open = findOpenId(fresh, (client) => reading.known.clockOf(client));
  if (open !== undefined) return refused(foreign.has(open.client) ? 'foreign-author' : 'unclosed');
  const clocks = new Map([...fresh].map(([client, structs]) => [client, endOf(structs)]));
  const deleted = dropKnownDeletions(read.deleted, { known: reading.known, clocks, foreign });
  if (deleted === 'open') return refused('unclosed');
  if (fresh.size === 0 && deleted.size === 0) return EMPTY;
  return {
    kind: 'change',
    update: writeUpdate(fresh, deleted),
    ids: { clocks, deleted: withBornDeleted(deleted, structsOf(fresh)) },
    clients: [...fresh.keys()],
  };
}

/** What is deleted of structs that the room does not have is nothing to anybody here. */
function readersDeletions(deleted: ReadonlyMap<number, readonly ClockRange[]>, known: KnownIds): Normalised {
  const foreign = new Set(deleted.keys());
  const unknown = dropKnownDeletions(deleted, { known, clocks: new Map(), foreign });
  if (unknown === 'open' || unknown.size === 0) return EMPTY;
  return { kind: 'deletions', update: writeUpdate(new Map(), unknown) };
}

function refused(reason: Refusal): Normalised {
  return { kind: 'refused', reason };
}

/** Deletions that the room does not know. What is deleted of a foreign tail goes with the tail, which is cut off. */
function dropKnownDeletions(
  deleted: ReadonlyMap<number, readonly ClockRange[]>,
  {
    known,
    clocks,
    foreign,
  }: { known: KnownIds; clocks: ReadonlyMap<number, number>; foreign: ReadonlySet<number> },
): Map<number, ClockRange[]> | 'open' {
  const unknown = new Map<number, ClockRange[]>();
  for (const [client, ranges] of deleted) {
    const reached = clocks.get(client) ?? known.clockOf(client);
    const kept: ClockRange[] = [];
    for (const { start, end } of ranges) {
      if (end > reached && !foreign.has(client)) return 'open';
      if (start >= reached) continue;
      // One by one: a deletion across a large document can be in more parts than a call takes arguments.
      for (const part of known.undeleted(client, { start, end: Math.min(end, reached) })) kept.push(part);
    }
    if (kept.length > 0) unknown.set(client, kept);
  }
  return unknown;
}

function endOf(structs: readonly FreshStruct[]): number {
  const last = structs.at(-1);
  return last === undefined ? 0 : last.struct.id.clock + last.struct.length;
}

function structsOf(fresh: ReadonlyMap<number, readonly FreshStruct[]>): Map<number, readonly Struct[]> {
  return new Map([...fresh].map(([client, ofClient]) => [client, ofClient.map(({ struct }) => struct)]));
}
