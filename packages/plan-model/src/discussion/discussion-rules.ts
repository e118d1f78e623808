import * as Y from 'yjs';

/** What the relay asks before it takes a change of the discussion. */
export interface DiscussionWriter {
  /** The discussion as it is, with everything that the change builds on. It is only read. */
  readonly doc: Y.Doc;
  readonly participantId: string;
  /** As the relay has it now. */
  readonly role: 'facilitator' | 'editor' | 'commenter' | 'viewer';
}

/** Root maps that not everybody who may comment writes into: what is in them counts for all. */
const WRITERS_OF: ReadonlyMap<string, readonly DiscussionWriter['role'][]> = new Map([
  ['answers', ['facilitator', 'editor']],
  ['hidings', ['facilitator']],
  ['aliases', ['facilitator']],
]);

/**
 * Entries of the discussion are plain values in root maps, under keys `<participantId>.<entryId>`. Everybody writes and
 * deletes entries under their own keys and no others: answering, resolving and moderating are entries of one's own.
 * Saying what became of somebody's words is for those who may change the plan; hiding them, and saying who is one person, for facilitators.
 */
export function judgeDiscussion(
  update: Uint8Array,
  { doc, participantId, role }: DiscussionWriter,
): 'allowed' | 'not-yours' {
  const { structs, ds } = Y.decodeUpdate(update);
  const entries = new Entries(doc, structs);
  const isOwn = (place: EntryPlace | undefined): boolean =>
    place !== undefined &&
    place.key.startsWith(`${participantId}.`) &&
    (WRITERS_OF.get(place.root)?.includes(role) ?? true);
  for (const struct of structs) {
    // What was collected before it was ever sent says nothing any more.
    if (!(struct instanceof Y.Item)) continue;
    const isPlain = struct.content instanceof Y.ContentAny || struct.content instanceof Y.ContentDeleted;
    if (!isPlain || !isOwn(entries.placeOf(struct))) return 'not-yours';
  }
  for (const [client, deletions] of ds.clients) {
    for (const { clock, len } of deletions) {
      for (const item of entries.between(client, clock, clock + len)) {
        if (!item.deleted && !isOwn(entries.placeOf(item))) return 'not-yours';
      }
    }
  }
  return 'allowed';
}

type Struct = Y.Item | Y.GC | Y.Skip;

interface EntryPlace {
  /** The name of the root map. */
  readonly root: string;
  readonly key: string;
}

/** Finds what an id names: in the document, or else in the update. */
class Entries {
  readonly #doc: Y.Doc;
  readonly #fresh = new Map<number, Struct[]>();
  readonly #places = new Map<Y.Item, EntryPlace | undefined>();

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.#doc = doc;
    for (const struct of structs) {
      const ofClient = this.#fresh.get(struct.id.client) ?? [];
      ofClient.push(struct);
      this.#fresh.set(struct.id.client, ofClient);
    }
  }

  /** Undefined for what is no entry of a root map. */
  placeOf(item: Y.Item): EntryPlace | undefined {
    if (this.#places.has(item)) return this.#places.get(item);
    // A value that replaces another names it as its origin, and that one's place is its own.
    const chain: Y.Item[] = [];
    let each: Y.Item | undefined = item;
    let place: EntryPlace | undefined;
    for (; each !== undefined; each = this.#before(each)) {
      chain.push(each);
      place = this.#places.get(each) ?? this.#ownPlaceOf(each);
      if (place !== undefined) break;
    }
    for (const one of chain) this.#places.set(one, place);
    return place;
  }

  between(client: number, start: number, end: number): Y.Item[] {
    const isIn = ({ id, length }: Struct): boolean => id.clock < end && id.clock + length > start;
    const stored = this.#doc.store.clients.get(client) ?? [];
    const first =
      stored.length === 0 || start >= Y.getState(this.#doc.store, client)
        ? stored.length
        : indexOf(stored, start);
    const found: Struct[] = [];
    for (let at = first; at < stored.length; at += 1) {
      const struct = stored[at];
      if (struct === undefined || !isIn(struct)) break;
      found.push(struct);
    }
    found.push(...(this.#fresh.get(client) ?? []).filter(isIn));
    return found.filter((struct) => struct instanceof Y.Item);
  }

  /** The item that this one replaces. One that also has a neighbour after it is in a list, and not in a map. */
  #before({ origin, rightOrigin }: Y.Item): Y.Item | undefined {
    if (origin === null || rightOrigin !== null) return undefined;
    return this.between(origin.client, origin.clock, origin.clock + 1)[0];
  }

  /** Of an item that says itself where it is: in the document, or as the first under its key. */
  #ownPlaceOf({ parent, parentSub, rightOrigin }: Y.Item): EntryPlace | undefined {
    const root = typeof parent === 'string' ? parent : this.#nameOf(parent);
    return root === undefined || parentSub === null || rightOrigin !== null
      ? undefined
      : { root, key: parentSub };
  }

  /** A handful of root types, so that looking is cheap. */
  #nameOf(type: unknown): string | undefined {
    for (const [name, each] of this.#doc.share) if (each === type) return name;
    return undefined;
  }
}

function indexOf(structs: readonly Struct[], clock: number): number {
  let low = 0;
  let high = structs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const struct = structs[middle];
    if (struct !== undefined && struct.id.clock + struct.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
