import type { PairName } from './alias-pair.ts';
import type { DiscussionRoots } from './discussion-layout.ts';
import { type Entry, readEntry } from './entries.ts';
import { gatherPersons, NO_PERSONS, type Persons } from './persons.ts';

export interface AliasesSnapshot {
  /** Of each two participants of whom it was said: the last word. */
  readonly aliases: ReadonlyMap<PairName, Entry<'aliases'>>;
  /** Participants who are one person with others. Whoever is not in it is a person alone. */
  readonly persons: Persons;
  /** Entries that cannot be read. */
  readonly lost: number;
}

/** Reads its root map piece by piece: only entries that were marked are read again. */
export class AliasTable {
  readonly #roots: DiscussionRoots;
  readonly #entries = new Map<string, Entry<'aliases'>>();
  readonly #changed: Set<string>;
  #snapshot: AliasesSnapshot | undefined;

  constructor(roots: DiscussionRoots) {
    this.#roots = roots;
    this.#changed = new Set(roots.aliases.keys());
  }

  /** Something under `key` has changed, come or gone. */
  markChanged(key: string): void {
    this.#changed.add(key);
  }

  read(): AliasesSnapshot {
    const before = this.#snapshot;
    if (before !== undefined && this.#changed.size === 0) return before;
    const map = this.#roots.aliases;
    let isOther = before === undefined;
    for (const key of this.#changed) {
      const entry = map.has(key) ? readEntry('aliases', [key, map.get(key)]) : undefined;
      isOther ||= entry !== undefined || this.#entries.has(key);
      if (entry === undefined) this.#entries.delete(key);
      else this.#entries.set(key, entry);
    }
    this.#changed.clear();
    const lost = map.size - this.#entries.size;
    if (before !== undefined && !isOther && lost === before.lost) return before;
    const aliases = lastWords(this.#entries.values());
    const persons = gatherPersons([...aliases.values()], before?.persons ?? NO_PERSONS);
    this.#snapshot = Object.freeze({ aliases, persons, lost });
    return this.#snapshot;
  }
}

function lastWords(entries: Iterable<Entry<'aliases'>>): AliasesSnapshot['aliases'] {
  const last = new Map<PairName, Entry<'aliases'>>();
  for (const entry of entries) {
    const other = last.get(entry.pair.name);
    if (other === undefined || isAfter(entry, other)) last.set(entry.pair.name, entry);
  }
  return last;
}

/**
 * By turn, which counts as it is, as all that facilitators decide. Of two who did not see each other the one who keeps
 * people apart has the last word: less is wrong with one person counted twice than with two taken for one.
 */
function isAfter(entry: Entry<'aliases'>, other: Entry<'aliases'>): boolean {
  if (entry.turn !== other.turn) return entry.turn > other.turn;
  return entry.isSame === other.isSame ? entry.key > other.key : other.isSame;
}
