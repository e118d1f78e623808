import * as Y from 'yjs';

/**
 * Something that came into the document and was not made here just now. It is looked at in the `afterTransaction` of its
 * transaction: a moment later Yjs lets go of what was deleted in it.
 */
export interface Arrival {
  /**
   * `join`: what the relay had when a connection began, so what lies between is an absence. `live`: what others do as
   * they do it. `device`: own changes, read from the journal or made in another tab.
   */
  readonly from: 'join' | 'live' | 'device';
  readonly transaction: Y.Transaction;
  /** What the transaction applied, with what had waited in the document for it. */
  readonly updates: readonly Uint8Array[];
  /** Own changes, of all tabs, of which the relay has not said that it has them: nobody else has seen them. */
  readonly unacknowledged: readonly Uint8Array[];
}

/** Tells whether a client id is, or was, this person on this device. */
export type IsOwn = (client: number) => boolean;

/** An id in the document, in a form that can be stored. */
export interface ItemId {
  readonly client: number;
  readonly clock: number;
}

/** Which of an item's letters, counted from its beginning. */
export interface ItemPart {
  readonly from: number;
  readonly to: number;
}

/** A set of ids, in the form that Yjs gives to its own. */
type IdSet = ReturnType<typeof Y.createDeleteSet>;

interface UpdateIds {
  readonly made: IdSet;
  readonly deleted: IdSet;
}

/** What can be asked about one arrival. Every answer is exact, but that "unseen" lags behind the relay's word. */
export class ArrivalFacts {
  readonly from: Arrival['from'];
  readonly transaction: Y.Transaction;
  readonly isOwn: IsOwn;
  readonly #arrival: Arrival;
  #named: IdSet | undefined;
  #unseen: UpdateIds | undefined;

  constructor(arrival: Arrival, isOwn: IsOwn) {
    this.from = arrival.from;
    this.transaction = arrival.transaction;
    this.#arrival = arrival;
    this.isOwn = isOwn;
  }

  /** It was not in the document before. */
  isNew({ client, clock }: ItemId): boolean {
    return clock >= (this.transaction.beforeState.get(client) ?? 0);
  }

  /** It could be seen here before. */
  wasVisible(item: Y.Item): boolean {
    return !this.isNew(item.id) && (!item.deleted || Y.isDeleted(this.transaction.deleteSet, item.id));
  }

  /** Whoever deleted it had it: its id stands in the update. */
  isNamedDeleted(id: ItemId): boolean {
    return Y.isDeleted(this.#namedIds(), toYjsId(id));
  }

  /**
   * The parts of a deleted item that no deletion names: they vanished with something around them, which was deleted by
   * somebody who did not have them. An item can be both, since Yjs joins what was typed in one go.
   */
  unnamedParts({ id, length }: Y.Item): readonly ItemPart[] {
    const parts: ItemPart[] = [];
    let from = 0;
    for (const { clock, len } of this.#namedIds().clients.get(id.client) ?? []) {
      const start = Math.min(length, clock - id.clock);
      if (start > from) parts.push({ from, to: start });
      from = Math.max(from, clock + len - id.clock);
    }
    if (from < length) parts.push({ from, to: length });
    return parts;
  }

  #namedIds(): IdSet {
    this.#named ??= Y.mergeDeleteSets(this.#arrival.updates.map((update) => idsOf(update).deleted));
    return this.#named;
  }

  /** Made here, and nobody else has it. */
  isUnseen(id: ItemId): boolean {
    return this.isOwn(id.client) && Y.isDeleted(this.#unseenIds().made, toYjsId(id));
  }

  /** What was made here and nobody else has, as it stands in the document. */
  unseenItems(): readonly Y.Item[] {
    const { store } = this.transaction.doc;
    const items: Y.Item[] = [];
    for (const [client, ranges] of this.#unseenIds().made.clients) {
      const state = Y.getState(store, client);
      for (const { clock, len } of this.isOwn(client) ? ranges : []) {
        for (let at = clock; at < Math.min(clock + len, state);) {
          const struct = Y.getItem(store, Y.createID(client, at));
          if (struct instanceof Y.Item) items.push(struct);
          at = struct.id.clock + struct.length;
        }
      }
    }
    return items;
  }

  /** The plain value that was made here under this id and nobody else has. The document may have let go of it. */
  unseenValue(id: ItemId): unknown {
    for (const update of this.#arrival.unacknowledged) {
      if (!Y.isDeleted(idsOf(update).made, toYjsId(id))) continue;
      const struct = Y.decodeUpdate(update).structs.find(
        (each) => each.id.client === id.client && each.id.clock + each.length - 1 === id.clock,
      );
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentAny)
        return struct.content.arr.at(-1);
    }
    return undefined;
  }

  /** An update that does not hold `item` says that `id` was deleted: by somebody who did not have the item. */
  isTakenWithout(id: ItemId, item: ItemId): boolean {
    return this.#arrival.updates.some((update) => {
      const { made, deleted } = idsOf(update);
      return Y.isDeleted(deleted, toYjsId(id)) && !Y.isDeleted(made, toYjsId(item));
    });
  }

  /** Deleted here, and nobody else knows. */
  isDeletedUnseen(id: ItemId): boolean {
    return Y.isDeleted(this.#unseenIds().deleted, toYjsId(id));
  }

  #unseenIds(): UpdateIds {
    if (this.#unseen !== undefined) return this.#unseen;
    const all = this.#arrival.unacknowledged.map(idsOf);
    this.#unseen = {
      made: Y.mergeDeleteSets(all.map(({ made }) => made)),
      deleted: Y.mergeDeleteSets(all.map(({ deleted }) => deleted)),
    };
    return this.#unseen;
  }
}

/** An update waits for its acknowledgement while many others arrive: it is decoded once. */
const known = new WeakMap<Uint8Array, UpdateIds>();

function idsOf(update: Uint8Array): UpdateIds {
  const before = known.get(update);
  if (before !== undefined) return before;
  const ids = readIds(update);
  known.set(update, ids);
  return ids;
}

function readIds(update: Uint8Array): UpdateIds {
  const { structs, ds } = Y.decodeUpdate(update);
  const made = Y.createDeleteSet();
  for (const { id, length, constructor } of structs) {
    if (constructor === Y.Skip) continue;
    const ranges = made.clients.get(id.client) ?? [];
    made.clients.set(id.client, ranges);
    ranges.push({ clock: id.clock, len: length });
  }
  return { made, deleted: ds };
}

function toYjsId({ client, clock }: ItemId): Y.ID {
  return Y.createID(client, clock);
}
