import * as Y from 'yjs';

/** Local changes of all tabs that the relay has not acknowledged, as far as this tab has them, in order. */
export class UnacknowledgedRows {
  /** Changes of this tab that are in no row yet. */
  #unwritten: Uint8Array[] = [];
  #rows: { readonly seq: number; readonly updates: readonly Uint8Array[] }[] = [];
  #acknowledged = 0;
  /** The first clock of each client that waits; undefined when it has to be read again. */
  #firstClocks: ReadonlyMap<number, number> | undefined;

  get updates(): readonly Uint8Array[] {
    return [...this.#rows.flatMap((row) => row.updates), ...this.#unwritten];
  }

  /** Whether what stands under this id was made here and waits. */
  has({ client, clock }: Y.ID): boolean {
    this.#firstClocks ??= readFirstClocks(this.updates);
    return clock >= (this.#firstClocks.get(client) ?? Infinity);
  }

  /** A change was made here. */
  made(update: Uint8Array): void {
    this.#firstClocks = undefined;
    this.#unwritten.push(update);
  }

  /** All changes that were in no row are in row `seq` now, but for the last ones. */
  written(seq: number, waiting: number): void {
    this.#keep(seq, this.#unwritten.splice(0, Math.max(0, this.#unwritten.length - waiting)));
  }

  /** A row was read from the journal. */
  read(seq: number, update: Uint8Array): void {
    this.#keep(seq, [update]);
  }

  acknowledge(seq: number): void {
    if (seq <= this.#acknowledged) return;
    this.#acknowledged = seq;
    this.#firstClocks = undefined;
    this.#rows = this.#rows.filter((row) => row.seq > seq);
  }

  /** Numbers count anew: everything is in the row that is written next. */
  begin(): void {
    this.#acknowledged = 0;
    this.#unwritten = [...this.updates];
    this.#rows = [];
  }

  #keep(seq: number, updates: readonly Uint8Array[]): void {
    this.#firstClocks = undefined;
    if (seq > this.#acknowledged && updates.length > 0) this.#rows.push({ seq, updates });
  }
}

function readFirstClocks(updates: readonly Uint8Array[]): ReadonlyMap<number, number> {
  const clocks = new Map<number, number>();
  for (const update of updates) {
    for (const [client, clock] of Y.parseUpdateMeta(update).from) {
      clocks.set(client, Math.min(clock, clocks.get(client) ?? Infinity));
    }
  }
  return clocks;
}
