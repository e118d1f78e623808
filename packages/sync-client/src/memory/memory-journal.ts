import { Emitter } from '@holdfast/base';

import {
  type Appended,
  isSamePlace,
  type Journal,
  type JournalPage,
  type JournalPlace,
  type JournalRow,
  type JournalState,
  type Ring,
  type ShelfEntry,
} from '../ports/journal.ts';
import { MemoryLine, type Weather } from './memory-line.ts';

export interface StoredRow extends JournalRow {
  readonly generation: number;
  unreadable: boolean;
}

interface EndedGeneration {
  readonly reason: string;
  readonly endedAt: number;
  readonly state: Uint8Array;
}

/** A journal as one device has it, shared by the tabs that `open` it. For tests and simulations. */
export class MemoryJournal {
  readonly rows: StoredRow[] = [];
  /** Tells of each row in the moment in which it is durable. */
  readonly appended = new Emitter<StoredRow>();
  readonly #ended = new Map<number, EndedGeneration>();
  readonly #bells = new Map<MemoryLine, Emitter<Ring>>();
  readonly #now: () => number;
  #seq = 0;
  #state: JournalState = newState('1', 0);

  constructor(now: () => number = () => 0) {
    this.#now = now;
  }

  get state(): JournalState {
    return this.#state;
  }

  /** One tab's journal. Cutting `line` is what killing the page does to it. */
  open(weather?: Weather, line = new MemoryLine(weather)): Journal {
    const bell = new Emitter<Ring>();
    this.#bells.set(line, bell);
    const writing = <Result>(operation: () => Result): Promise<Result> =>
      line.run(() => {
        const result = operation();
        this.#ring(line, weather);
        return result;
      });
    return {
      state: () => line.run(() => this.#state),
      append: (generation, update) => writing(() => this.#append(generation, update)),
      readAfter: (generation, seq) => line.run(() => this.#readAfter(generation, seq)),
      acknowledge: (place, seq) =>
        writing(() => this.#change(place, { acknowledged: Math.max(this.#state.acknowledged, seq) })),
      rememberEpoch: (place, epoch) =>
        writing(() => {
          this.#change(place, { epoch: this.#state.epoch ?? epoch });
          return this.#state;
        }),
      prune: (place, seq) => writing(() => this.#prune(place, seq)),
      endGeneration: (place, ended) => writing(() => this.#endGeneration(place, ended)),
      shelf: () => line.run(() => this.shelf()),
      removeFromShelf: (generation, upToSeq) =>
        writing(() => {
          if (!this.#ended.has(generation)) return;
          this.#remove((row) => row.generation === generation && row.seq <= upToSeq);
        }),
      subscribe: (listener) => bell.subscribe(listener),
      close: () => {
        line.cut();
        this.#bells.delete(line);
      },
    };
  }

  shelf(): readonly ShelfEntry[] {
    return [...this.#ended]
      .map(([generation, ended]) => ({ generation, ...ended, rows: this.#readable(generation) }))
      .filter((entry) => entry.rows.length > 0);
  }

  /** The browser has removed everything under the feet of the open tabs, and closes their connections. */
  loseAndTell(): void {
    this.lose();
    this.interrupt();
  }

  /** The browser closes the connections of the open tabs. */
  interrupt(): void {
    for (const [line, bell] of this.#bells) if (!line.isCut) bell.emit('interrupted');
  }

  /** What is stored is gone, and nobody is told. */
  lose(): void {
    this.#seq = 0;
    this.rows.length = 0;
    this.#ended.clear();
    this.#state = newState(`${Number(this.#state.incarnation) + 1}`, 0);
  }

  /** Makes a stored row unreadable. */
  spoil(seq: number): void {
    for (const row of this.rows) if (row.seq === seq) row.unreadable = true;
  }

  #append(generation: number, update: Uint8Array): Appended {
    this.#seq += 1;
    const row = { seq: this.#seq, generation, update: update.slice(), unreadable: false };
    this.rows.push(row);
    this.appended.emit(row);
    return { seq: this.#seq, incarnation: this.#state.incarnation };
  }

  #readAfter(generation: number, seq: number): JournalPage {
    const unreadable = this.rows.filter(
      (row) => row.generation === generation && row.seq > seq && row.unreadable,
    );
    return {
      rows: this.#readable(generation).filter((row) => row.seq > seq),
      unreadable: unreadable.map((row) => row.seq),
    };
  }

  #readable(generation: number): JournalRow[] {
    return this.rows
      .filter((row) => row.generation === generation && !row.unreadable)
      .map(({ seq, update }) => ({ seq, update: update.slice() }));
  }

  #change(place: JournalPlace, change: Partial<JournalState>): void {
    if (isSamePlace(place, this.#state)) this.#state = { ...this.#state, ...change };
  }

  #prune(place: JournalPlace, seq: number): void {
    if (!isSamePlace(place, this.#state)) return;
    this.#remove((row) => row.generation === place.generation && row.seq <= seq && !row.unreadable);
    this.#change(place, { pruned: Math.max(this.#state.pruned, seq) });
  }

  #endGeneration(place: JournalPlace, ended: { reason: string; state: Uint8Array }): JournalState {
    const { acknowledged, incarnation, generation } = this.#state;
    if (!isSamePlace(place, this.#state)) return this.#state;
    this.#ended.set(generation, { ...ended, endedAt: this.#now() });
    this.#remove((row) => row.generation === generation && row.seq <= acknowledged && !row.unreadable);
    this.#state = newState(incarnation, generation + 1);
    return this.#state;
  }

  #remove(leaves: (row: StoredRow) => boolean): void {
    const kept = this.rows.filter((row) => !leaves(row));
    this.rows.splice(0, this.rows.length, ...kept);
  }

  #ring(from: MemoryLine, weather: Weather | undefined): void {
    for (const [line, bell] of this.#bells) {
      if (line === from) continue;
      const ring = (): void => {
        if (!line.isCut) bell.emit('rows');
      };
      if (weather === undefined) ring();
      else weather.clock.setTimer(weather.delay(), ring);
    }
  }
}

function newState(incarnation: string, generation: number): JournalState {
  return { incarnation, generation, acknowledged: 0, pruned: 0, epoch: undefined };
}
