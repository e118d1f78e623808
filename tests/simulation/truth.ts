import { wordsOf } from '@holdfast/sync-client';
import type { MemoryBase, MemoryJournal } from '@holdfast/sync-client/contract';
import * as Y from 'yjs';

import type { RelayHost } from './relay-host.ts';

/** Every word is typed once: a number between two marks. */
const WORD = /‹\d+›/g;

export function wordsIn(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

interface TrueRow {
  readonly seq: number;
  readonly generation: number;
  readonly words: readonly string[];
}

/** What is true of one device, whatever its pages believe. */
export class DeviceTruth {
  readonly journal: MemoryJournal;
  readonly #base: MemoryBase;
  #rows: TrueRow[] = [];
  readonly durable = new Set<string>();
  wasAlwaysShared = true;
  #checked = { generation: 0, acknowledged: 0, pruned: 0 };
  #pages = 0;

  constructor(journal: MemoryJournal, base: MemoryBase) {
    this.journal = journal;
    this.#base = base;
    journal.appended.subscribe(({ seq, generation, update }) => {
      const words = wordsOf([update]).flatMap(wordsIn);
      this.#rows.push({ seq, generation, words });
      for (const word of words) this.durable.add(word);
    });
  }

  /** What a person has cleared need not be anywhere, and numbers count anew. */
  emptied(): void {
    this.#rows = [];
    this.durable.clear();
    this.#checked = { generation: 0, acknowledged: 0, pruned: 0 };
  }

  countPage(): number {
    this.#pages += 1;
    return this.#pages;
  }

  shelved(): ReadonlySet<string> {
    const updates = this.journal.shelf().flatMap((entry) => entry.rows.map((row) => row.update));
    return new Set(updates.length === 0 ? [] : wordsOf(updates).flatMap(wordsIn));
  }

  /** What a page would find that opened now. */
  stored(): string {
    const { generation } = this.journal.state;
    const rows = this.journal.rows.filter((row) => row.generation === generation);
    const doc = new Y.Doc();
    for (const update of this.#base.readable(generation)) Y.applyUpdate(doc, update);
    for (const row of rows) Y.applyUpdate(doc, row.update);
    return doc.getText('words').toString();
  }

  /** What has just been acknowledged must be committed; what has just been pruned must be in the base as well. */
  check(committed: () => string): void {
    const { generation, acknowledged, pruned } = this.journal.state;
    if (generation !== this.#checked.generation) this.#checked = { generation, acknowledged: 0, pruned: 0 };
    if (acknowledged > this.#checked.acknowledged) {
      this.#expectAll(
        'acknowledged but not at the relay',
        committed(),
        this.#checked.acknowledged,
        acknowledged,
      );
    }
    if (pruned > this.#checked.pruned) {
      this.#expectAll(
        'pruned but not in the base',
        this.#baseWords(generation),
        this.#checked.pruned,
        pruned,
      );
      if (this.wasAlwaysShared)
        this.#expectAll('pruned but not at the relay', committed(), this.#checked.pruned, pruned);
    }
    this.#checked = { generation, acknowledged, pruned };
  }

  #expectAll(what: string, text: string, above: number, upTo: number): void {
    const { generation } = this.journal.state;
    for (const row of this.#rows) {
      if (row.generation !== generation || row.seq <= above || row.seq > upTo) continue;
      for (const word of row.words) {
        if (!text.includes(word))
          throw new Error(`${what}: ${word} of row ${row.seq}, generation ${generation}`);
      }
    }
  }

  /** Also words that wait in the base for something of the relay's that they build on. */
  #baseWords(generation: number): string {
    return wordsOf(this.#base.updates(generation)).join('');
  }
}

/** A page as the truth sees it. */
export interface Witness {
  readonly name: string;
  readonly isGone: boolean;
  readonly saving: string;
  readonly link: {
    readonly state: { readonly device: { readonly kind: string } };
    readonly instance: { readonly doc: Y.Doc };
  };
  readonly device: { readonly truth: DeviceTruth; readonly isShared: boolean };
}

/** Every word that was typed, by page, and what has become of it. */
export class Ledger {
  readonly #relay: RelayHost;
  readonly #devices: DeviceTruth[] = [];
  readonly #notDurable = new Map<Witness, Set<string>>();
  readonly #notShared = new Map<Witness, Set<string>>();
  #count = 0;

  constructor(relay: RelayHost) {
    this.#relay = relay;
  }

  addDevice(journal: MemoryJournal, base: MemoryBase): DeviceTruth {
    const device = new DeviceTruth(journal, base);
    this.#devices.push(device);
    return device;
  }

  nextWord(): string {
    this.#count += 1;
    return `‹${this.#count}›`;
  }

  typed(page: Witness, word: string): void {
    add(this.#notDurable, page, word);
    add(this.#notShared, page, word);
  }

  forget(page: Witness): void {
    this.#notDurable.delete(page);
    this.#notShared.delete(page);
  }

  /** All that an open page has must be on its device again before it says so. */
  emptied(device: DeviceTruth, pages: Iterable<Witness>): void {
    device.emptied();
    for (const page of pages) {
      const words = new Set(wordsIn(page.link.instance.doc.getText('words').toString()));
      for (const word of words) add(this.#notDurable, page, word);
      // What stood on the shelf is cleared, and what is still on its way there is in no document that is shown.
      const unshared = this.#notShared.get(page) ?? [];
      this.#notShared.set(page, new Set([...unshared].filter((word) => words.has(word))));
    }
  }

  /** Called after everything that happens. Throws when anyone says what is not so. */
  check(): void {
    const committed = (): string => this.#relay.words;
    for (const device of this.#devices) device.check(committed);
    for (const [page, words] of this.#notDurable) this.#checkDevice(page, words);
    for (const [page, words] of this.#notShared) this.#checkShared(page, words);
  }

  /** Journaled words that are neither at the relay nor on a shelf. */
  lost(): readonly string[] {
    return this.#devices.flatMap((device) => {
      const shelved = device.shelved();
      return [...device.durable].filter((word) => !this.#relay.words.includes(word) && !shelved.has(word));
    });
  }

  get typedCount(): number {
    return this.#count;
  }

  #checkDevice(page: Witness, words: Set<string>): void {
    const { durable } = page.device.truth;
    for (const word of words) if (durable.has(word)) words.delete(word);
    const [first] = words;
    if (first !== undefined && page.link.state.device.kind === 'saved') {
      throw new Error(`${page.name} says saved on this device, but ${first} is in no journal`);
    }
  }

  #checkShared(page: Witness, words: Set<string>): void {
    if (words.size === 0 || page.saving !== 'saved' || !page.device.isShared) return;
    const shelved = page.device.truth.shelved();
    for (const word of words) {
      if (!this.#relay.words.includes(word) && !shelved.has(word)) {
        throw new Error(`${page.name} says saved, but ${word} is neither at the relay nor on the shelf`);
      }
      words.delete(word);
    }
  }
}

function add(words: Map<Witness, Set<string>>, page: Witness, word: string): void {
  const set = words.get(page) ?? new Set();
  words.set(page, set.add(word));
}
