import * as Y from 'yjs';

/** What the relay asks before it takes a change of the discussion. */
export interface DiscussionWriter {
  /** The discussion as it is, with everything that the change builds on. It is only read. */
  readonly doc: Y.Doc;
  readonly participantId: string;
}

/**
 * Entries of the discussion are plain values in root maps, under keys `<participantId>.<entryId>`. Everybody writes and
 * deletes entries under their own keys and no others: answering, resolving and moderating are entries of one's own.
 */
export function judgeDiscussion(
  update: Uint8Array,
  { doc, participantId }: DiscussionWriter,
): 'allowed' | 'not-yours' {
  const { structs, ds } = Y.decodeUpdate(update);
  const entries = new Entries(doc, structs);
  const isOwn = (key: string | undefined): boolean => key?.startsWith(`${participantId}.`) === true;
  for (const struct of structs) {
    // What was collected before it was ever sent says nothing any more.
    if (!(struct instanceof Y.Item)) continue;
    const isPlain = struct.content instanceof Y.ContentAny || struct.content instanceof Y.ContentDeleted;
    if (!isPlain || !isOwn(entries.keyOf(struct))) return 'not-yours';
  }
  for (const [client, deletions] of ds.clients) {
    for (const { clock, len } of deletions) {
      for (const item of entries.between(client, clock, clock + len)) {
        if (!item.deleted && !isOwn(entries.keyOf(item))) return 'not-yours';
      }
    }
  }
  return 'allowed';
}

type Struct = Y.Item | Y.GC | Y.Skip;

/** Finds what an id names: in the document, or else in the update. */
class Entries {
  readonly #doc: Y.Doc;
  readonly #fresh = new Map<number, Struct[]>();
  readonly #keys = new Map<Y.Item, string | undefined>();

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.#doc = doc;
    for (const struct of structs) {
      const ofClient = this.#fresh.get(struct.id.client) ?? [];
      ofClient.push(struct);
      this.#fresh.set(struct.id.client, ofClient);
    }
  }

  /** Undefined for what is no entry of a root map. */
  keyOf(item: Y.Item): string | undefined {
    if (this.#keys.has(item)) return this.#keys.get(item);
    // A value that replaces another names it as its origin, and that one's key is its own.
    const chain: Y.Item[] = [];
    let each: Y.Item | undefined = item;
    let key: string | undefined;
    for (; each !== undefined; each = this.#before(each)) {
      chain.push(each);
      key = this.#keys.get(each) ?? ownKeyOf(each);
      if (key !== undefined) break;
    }
    for (const one of chain) this.#keys.set(one, key);
    return key;
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
}

/** Of an item that says itself where it is: in the document, or as the first under its key. */
function ownKeyOf({ parent, parentSub, rightOrigin }: Y.Item): string | undefined {
  const isInRoot = typeof parent === 'string' || (parent instanceof Y.AbstractType && parent.parent === null);
  return isInRoot && rightOrigin === null ? (parentSub ?? undefined) : undefined;
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
