/** From `start` up to but not including `end`. */
export interface ClockRange {
  readonly start: number;
  readonly end: number;
}

/** Above this number a set is merged as a whole: inserting copies everything behind, for each range. */
const MAX_INSERTS = 32;

const NONE = new Uint32Array();

/**
 * A set of Yjs ids, as ranges of clocks per client. A room holds thousands of deletions in one, and they go from thread
 * to thread, so the borders lie in one flat array per client: start, end, start, end …, rising, no two ranges touching.
 */
export class IdRanges {
  readonly #bordersByClient = new Map<number, Uint32Array>();

  /** Per client, its borders. They are the set's own, and change with it. */
  get borders(): ReadonlyMap<number, Uint32Array> {
    return this.#bordersByClient;
  }

  /** `added` is the set's own from now on. */
  add(client: number, added: Uint32Array): void {
    if (added.length === 0) return;
    let borders = this.#bordersByClient.get(client);
    if (borders === undefined) {
      borders = added;
    } else if (added.length > MAX_INSERTS * 2) {
      borders = union(borders, added);
    } else {
      for (const { start, end } of toRanges(added)) borders = insert(borders, start, end);
    }
    this.#bordersByClient.set(client, borders);
  }

  /** The parts of a range that are not in the set, in order. */
  missing(client: number, { start, end }: ClockRange): ClockRange[] {
    const borders = this.#bordersByClient.get(client) ?? NONE;
    const missing: ClockRange[] = [];
    let from = start;
    for (let at = firstRangeEndingAt(borders, start); at < borders.length && from < end; at += 2) {
      const rangeStart = Math.min(borders[at] ?? end, end);
      if (rangeStart > from) missing.push({ start: from, end: rangeStart });
      from = Math.max(from, borders[at + 1] ?? from);
    }
    if (from < end) missing.push({ start: from, end });
    return missing;
  }
}

/** The same ids in rising order, no two ranges touching. */
export function coalesce(ranges: readonly ClockRange[]): ClockRange[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((left, right) => left.start - right.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Of ranges in any order, overlapping or not. */
export function toBorders(ranges: readonly ClockRange[]): Uint32Array {
  const joined = coalesce(ranges);
  const borders = new Uint32Array(joined.length * 2);
  for (const [index, { start, end }] of joined.entries()) {
    borders[index * 2] = start;
    borders[index * 2 + 1] = end;
  }
  return borders;
}

export function toRanges(borders: Uint32Array): ClockRange[] {
  const ranges: ClockRange[] = [];
  for (let at = 0; at < borders.length; at += 2) {
    ranges.push({ start: borders[at] ?? 0, end: borders[at + 1] ?? 0 });
  }
  return ranges;
}

/** Where the first range begins that ends at `clock` or later: the first that could touch or overlap. */
function firstRangeEndingAt(borders: Uint32Array, clock: number): number {
  let low = 0;
  let high = borders.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((borders[middle * 2 + 1] ?? 0) < clock) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}

function insert(borders: Uint32Array, start: number, end: number): Uint32Array {
  const first = firstRangeEndingAt(borders, start);
  let past = first;
  let from = start;
  let to = end;
  for (; past < borders.length && (borders[past] ?? 0) <= end; past += 2) {
    from = Math.min(from, borders[past] ?? from);
    to = Math.max(to, borders[past + 1] ?? to);
  }
  // One range that grows, as under a held backspace, stays in its place.
  const next = past - first === 2 ? borders : new Uint32Array(borders.length - (past - first) + 2);
  if (next !== borders) {
    next.set(borders.subarray(0, first));
    next.set(borders.subarray(past), first + 2);
  }
  next[first] = from;
  next[first + 1] = to;
  return next;
}

function union(left: Uint32Array, right: Uint32Array): Uint32Array {
  const joined = new Uint32Array(left.length + right.length);
  let length = 0;
  for (let atLeft = 0, atRight = 0; atLeft < left.length || atRight < right.length;) {
    const isLeft = (left[atLeft] ?? Infinity) <= (right[atRight] ?? Infinity);
    const start = (isLeft ? left[atLeft] : right[atRight]) ?? 0;
    const end = (isLeft ? left[atLeft + 1] : right[atRight + 1]) ?? 0;
    if (isLeft) atLeft += 2;
    else atRight += 2;
    const lastEnd = joined[length - 1];
    if (lastEnd !== undefined && start <= lastEnd) {
      joined[length - 1] = Math.max(lastEnd, end);
    } else {
      joined[length] = start;
      joined[length + 1] = end;
      length += 2;
    }
  }
  return joined.slice(0, length);
}
