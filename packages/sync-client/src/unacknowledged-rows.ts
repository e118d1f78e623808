/** Local changes of all tabs that the relay has not acknowledged, as far as this tab has them, in order. */
export class UnacknowledgedRows {
  /** Changes of this tab that are in no row yet. */
  #unwritten: Uint8Array[] = [];
  #rows: { readonly seq: number; readonly updates: readonly Uint8Array[] }[] = [];
  #acknowledged = 0;

  get updates(): readonly Uint8Array[] {
    return [...this.#rows.flatMap((row) => row.updates), ...this.#unwritten];
  }

  /** A change was made here. */
  made(update: Uint8Array): void {
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
    this.#rows = this.#rows.filter((row) => row.seq > seq);
  }

  /** Numbers count anew: everything is in the row that is written next. */
  begin(): void {
    this.#acknowledged = 0;
    this.#unwritten = [...this.updates];
    this.#rows = [];
  }

  #keep(seq: number, updates: readonly Uint8Array[]): void {
    if (seq > this.#acknowledged && updates.length > 0) this.#rows.push({ seq, updates });
  }
}
