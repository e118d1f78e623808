import type { ActorId, MeasureId } from '../ids.ts';
import { sameOrNew } from '../record-table.ts';
import type { DiscussionRoots } from './discussion-layout.ts';
import { type Entry, PROGRESS_ROOTS, type ProgressRoot, readEntry } from './entries.ts';
import type { EntryKey } from './entry-key.ts';
import { type HiddenMark, hiddenMark, lastCountedTurn, orderUpTo } from './turns.ts';

/** What somebody said about how far a measure has come. */
export interface ProgressPost extends Entry<'progress'> {
  readonly hidden: HiddenMark | null;
}

/** All that was said of one measure. Frozen; the same object until something in it changes. */
export interface MeasureProgress {
  /** The latest first, by what each had seen; in one order for everybody. */
  readonly posts: readonly ProgressPost[];
  /** The last that stands: neither taken back nor hidden. */
  readonly latest: ProgressPost | null;
  /** The highest number of what is in it: the next counts on from there. */
  readonly lastTurn: number;
}

export interface ProgressSnapshot {
  readonly progress: ReadonlyMap<MeasureId, MeasureProgress>;
  /** Who says that they are, or belong to, an actor: ids of participants. */
  readonly members: ReadonlyMap<ActorId, readonly string[]>;
  /** Entries that cannot be read. */
  readonly lost: number;
}

/** Reads its root maps piece by piece: only entries that were marked are read again. */
export class ProgressTable {
  readonly #roots: DiscussionRoots;
  readonly #posts = new Grouped<'progress', MeasureId>(({ measure }) => measure);
  readonly #members = new Grouped<'memberships', ActorId>(({ actor }) => actor);
  readonly #hidings = new Grouped<'hidings', EntryKey>(({ entry }) => entry);
  readonly #changed = new Map<ProgressRoot, Set<string>>();
  #progress: ReadonlyMap<MeasureId, MeasureProgress> = new Map();
  #membersByActor: ReadonlyMap<ActorId, readonly string[]> = new Map();
  #snapshot: ProgressSnapshot | undefined;

  constructor(roots: DiscussionRoots) {
    this.#roots = roots;
    for (const root of PROGRESS_ROOTS) this.#changed.set(root, new Set(roots[root].keys()));
  }

  /** Something under `key` has changed, come or gone. */
  markChanged(root: ProgressRoot, key: string): void {
    this.#changed.get(root)?.add(key);
  }

  read(): ProgressSnapshot {
    const isChanged = PROGRESS_ROOTS.some((root) => this.#changed.get(root)?.size !== 0);
    if (this.#snapshot !== undefined && !isChanged) return this.#snapshot;
    const hidden = this.#readChanged('hidings', this.#hidings);
    const measures = this.#readChanged('progress', this.#posts);
    for (const key of hidden) {
      const measure = this.#posts.get(key)?.measure;
      if (measure !== undefined) measures.add(measure);
    }
    const actors = this.#readChanged('memberships', this.#members);
    this.#progress = renewed(this.#progress, measures, (measure) => this.#progressOf(measure));
    this.#membersByActor = renewed(this.#membersByActor, actors, (actor) => this.#membersOf(actor));
    const { progress, memberships } = this.#roots;
    const lost = progress.size + memberships.size - this.#posts.size - this.#members.size;
    const { progress: before, members, lost: lostBefore } = this.#snapshot ?? {};
    if (this.#snapshot !== undefined && before === this.#progress && members === this.#membersByActor)
      if (lost === lostBefore) return this.#snapshot;
    this.#snapshot = Object.freeze({ progress: this.#progress, members: this.#membersByActor, lost });
    return this.#snapshot;
  }

  /** Answers the groups in which something changed, came or went. */
  #readChanged<Root extends ProgressRoot, Group>(root: Root, entries: Grouped<Root, Group>): Set<Group> {
    const dirty = new Set<Group>();
    const keys = this.#changed.get(root);
    const map = this.#roots[root];
    for (const key of keys ?? [])
      for (const group of entries.replace(
        key,
        map.has(key) ? readEntry(root, [key, map.get(key)]) : undefined,
      ))
        dirty.add(group);
    keys?.clear();
    return dirty;
  }

  #progressOf(measure: MeasureId): MeasureProgress | undefined {
    const entries = this.#posts.of(measure);
    if (entries.length === 0) return undefined;
    const hidings = entries.flatMap(({ key }) => this.#hidings.of(key));
    const lastTurn = lastCountedTurn(entries, hidings);
    const inOrder = orderUpTo(lastTurn);
    const hiddenOf = (key: EntryKey) => hiddenMark(inOrder(this.#hidings.of(key)).at(-1));
    const posts = inOrder(entries)
      .reverse()
      .map((post) => Object.freeze({ ...post, hidden: hiddenOf(post.key) }));
    return Object.freeze({
      posts: Object.freeze(posts),
      latest: posts.find(({ isWithdrawn, hidden }) => !isWithdrawn && hidden === null) ?? null,
      lastTurn,
    });
  }

  #membersOf(actor: ActorId): readonly string[] | undefined {
    const people = this.#members.of(actor).map(({ author }) => author);
    return people.length === 0 ? undefined : sameOrNew(this.#membersByActor.get(actor), people.sort());
  }
}

/** The entries of a root by their keys, and by what they belong to. */
class Grouped<Root extends ProgressRoot, Group> {
  readonly #groupOf: (entry: Entry<Root>) => Group;
  readonly #entries = new Map<string, Entry<Root>>();
  readonly #groups = new Map<Group, Set<Entry<Root>>>();

  constructor(groupOf: (entry: Entry<Root>) => Group) {
    this.#groupOf = groupOf;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Entry<Root> | undefined {
    return this.#entries.get(key);
  }

  of(group: Group): readonly Entry<Root>[] {
    return [...(this.#groups.get(group) ?? [])];
  }

  /** Answers the groups of what was there and of what is there now. */
  replace(key: string, entry: Entry<Root> | undefined): readonly Group[] {
    const before = this.#entries.get(key);
    if (before !== undefined) this.#groups.get(this.#groupOf(before))?.delete(before);
    if (entry === undefined) this.#entries.delete(key);
    else {
      this.#entries.set(key, entry);
      const group = this.#groupOf(entry);
      this.#groups.set(group, (this.#groups.get(group) ?? new Set()).add(entry));
    }
    return [before, entry].flatMap((each) => (each === undefined ? [] : this.#groupOf(each)));
  }
}

/** The same map where nothing in it was made anew. */
function renewed<Key, Value>(
  before: ReadonlyMap<Key, Value>,
  dirty: ReadonlySet<Key>,
  make: (key: Key) => Value | undefined,
): ReadonlyMap<Key, Value> {
  if (dirty.size === 0) return before;
  const after = new Map(before);
  for (const key of dirty) {
    const value = make(key);
    if (value === undefined) after.delete(key);
    else after.set(key, value);
  }
  return after;
}
