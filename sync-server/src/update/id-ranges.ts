/** From `start` up to but not including `end`. */
export interface ClockRange {
  readonly start: number;
  readonly end: number;
}

/** Above this number a set is built anew: inserting moves everything behind, for each range. */
const MAX_INSERTS = 32;

/**
 * A set of Yjs ids, as ranges of clocks per client. A room holds thousands of deletions in one, so the borders lie in
 * one flat array per client: start, end, start, end …, rising, no two ranges touching.
 */
export class IdRanges {
  readonly #bordersByClient = new Map<number, number[]>();

  /** In any order, overlapping or not. */
  add(client: number, ranges: readonly ClockRange[]): void {
    const borders = this.#bordersByClient.get(client) ?? [];
    this.#bordersByClient.set(client, borders);
    if (ranges.length <= MAX_INSERTS) {
      for (const range of ranges) insert(borders, range);
    } else {
      this.#bordersByClient.set(client, toBorders(coalesce([...toRanges(borders), ...ranges])));
    }
  }

  /** The parts of a range that are not in the set, in order. */
  missing(client: number, { start, end }: ClockRange): ClockRange[] {
    const borders = this.#bordersByClient.get(client) ?? [];
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

/** Where the first range begins that ends at `clock` or later: the first that could touch or overlap. */
function firstRangeEndingAt(borders: readonly number[], clock: number): number {
  let low = 0;
  let high = borders.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((borders[middle * 2 + 1] ?? 0) < clock) low = middle + 1;
    else high = middle;
  }
  return low * 2;
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

function insert(borders: number[], { start, end }: ClockRange): void {
  const first = firstRangeEndingAt(borders, start);
  let past = first;
  let from = start;
  let to = end;
  for (; past < borders.length && (borders[past] ?? 0) <= end; past += 2) {
    from = Math.min(from, borders[past] ?? from);
    to = Math.max(to, borders[past + 1] ?? to);
  }
  borders.splice(first, past - first, from, to);
}

function toRanges(borders: readonly number[]): ClockRange[] {
  const ranges: ClockRange[] = [];
  for (let at = 0; at < borders.length; at += 2) {
    ranges.push({ start: borders[at] ?? 0, end: borders[at + 1] ?? 0 });
  }
  return ranges;
}

function toBorders(ranges: readonly ClockRange[]): number[] {
  return ranges.flatMap(({ start, end }) => [start, end]);
}
