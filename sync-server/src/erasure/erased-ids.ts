import { type ClockRange, IdRanges } from '../update/id-ranges.ts';

/** Ids whose content is to be forgotten, as they are written down: per client, `[start, end]` pairs. */
export type ErasedRanges = Readonly<Record<string, readonly (readonly [number, number])[]>>;

/** A set of ids whose content is to be forgotten. */
export class ErasedIds {
  readonly #ids = new IdRanges();
  readonly #clients = new Set<number>();

  static fromRanges(ranges: ErasedRanges): ErasedIds {
    const ids = new ErasedIds();
    ids.addRanges(ranges);
    return ids;
  }

  get isEmpty(): boolean {
    return this.#clients.size === 0;
  }

  add(client: number, start: number, end: number): void {
    this.#clients.add(client);
    this.#ids.add(client, Uint32Array.of(start, end));
  }

  addRanges(ranges: ErasedRanges): void {
    for (const [client, ofClient] of Object.entries(ranges)) {
      for (const [start, end] of ofClient) this.add(Number(client), start, end);
    }
  }

  /** The parts of a range that are in the set, in order. */
  within(client: number, { start, end }: ClockRange): ClockRange[] {
    if (!this.#clients.has(client)) return [];
    const parts: ClockRange[] = [];
    let from = start;
    for (const gap of this.#ids.missing(client, { start, end })) {
      if (gap.start > from) parts.push({ start: from, end: gap.start });
      from = gap.end;
    }
    if (from < end) parts.push({ start: from, end });
    return parts;
  }

  toRanges(): ErasedRanges {
    const all = { start: 0, end: 0x7fffffff };
    return Object.fromEntries(
      [...this.#clients].map((client) => [
        client,
        this.within(client, all).map(({ start, end }) => [start, end] as const),
      ]),
    );
  }
}
