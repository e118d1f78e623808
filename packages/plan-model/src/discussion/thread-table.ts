import { sameOrNew } from '../record-table.ts';
import type { DiscussionRoots } from './discussion-layout.ts';
import { type Entry, readEntry, THREAD_ROOTS, type ThreadRoot } from './entries.ts';
import { authorOf, type EntryKey } from './entry-key.ts';
import { makeThread, type Thread } from './thread.ts';
import { type Endorsement, type Voice, withHidings } from './voice.ts';
import type { Words } from './words.ts';

export interface ThreadsSnapshot {
  /** In the order in which they were begun. */
  readonly threads: readonly Thread[];
  readonly byKey: ReadonlyMap<EntryKey, Thread>;
  /** In the order in which they were written down. */
  readonly voices: readonly Voice[];
  readonly endorsements: readonly Endorsement[];
  /** Entries that cannot be read, and replies to and translations of nothing that is there. */
  readonly lost: number;
}

type Read = { readonly [Root in ThreadRoot]: Map<string, Entry<Root>> };
/** Entries that belong to another: to a thread; signs, translations and hidings also to a reply; hidings to whatever was written. */
type Belonging = Exclude<ThreadRoot, 'threads' | 'voices' | 'endorsements'>;
type Index = { readonly [Root in Belonging]: Map<EntryKey, Set<Entry<Root>>> };

/** Reads the root maps piece by piece: only entries that were marked are read again, and only what they belong to made anew. */
export class ThreadTable {
  readonly #roots: DiscussionRoots;
  readonly #entries: Read = {
    threads: new Map(),
    replies: new Map(),
    reactions: new Map(),
    answers: new Map(),
    closings: new Map(),
    hidings: new Map(),
    voices: new Map(),
    endorsements: new Map(),
    translations: new Map(),
  };
  readonly #index: Index = {
    replies: new Map(),
    reactions: new Map(),
    answers: new Map(),
    closings: new Map(),
    hidings: new Map(),
    translations: new Map(),
  };
  readonly #changed = new Map<ThreadRoot, Set<string>>();
  readonly #threads = new Map<EntryKey, Thread>();
  readonly #voices = new Map<EntryKey, Voice>();
  readonly #endorsements = new Map<EntryKey, Endorsement>();
  /** What stands in the document and cannot be read: root and key. */
  readonly #unread = new Set<string>();
  #snapshot: ThreadsSnapshot | undefined;

  constructor(roots: DiscussionRoots) {
    this.#roots = roots;
    for (const root of THREAD_ROOTS) this.#changed.set(root, new Set(roots[root].keys()));
  }

  /** Something under `key` has changed, come or gone. */
  markChanged(root: ThreadRoot, key: string): void {
    this.#changed.get(root)?.add(key);
  }

  read(): ThreadsSnapshot {
    const dirty = this.#readChanged();
    if (this.#snapshot !== undefined && dirty.size === 0) return this.#snapshot;
    for (const key of dirty) this.#makeAnew(key);
    const threads = [...this.#threads.values()].filter(isShown).sort(inOrder);
    const before = this.#snapshot;
    this.#snapshot = Object.freeze({
      threads: sameOrNew(before?.threads, threads),
      byKey: new Map(threads.map((thread) => [thread.key, thread])),
      voices: sameOrNew(before?.voices, [...this.#voices.values()].sort(inOrder)),
      endorsements: sameOrNew(before?.endorsements, [...this.#endorsements.values()].sort(inOrder)),
      lost: this.#countLost(),
    });
    return this.#snapshot;
  }

  /** Answers the threads that something has changed in, with those that came or went. */
  #readChanged(): Set<EntryKey> {
    const dirty = new Set<EntryKey>();
    for (const root of THREAD_ROOTS) {
      const keys = this.#changed.get(root);
      for (const key of keys ?? []) this.#readKey(root, key, dirty);
      keys?.clear();
    }
    return dirty;
  }

  #readKey(root: ThreadRoot, key: string, dirty: Set<EntryKey>): void {
    // Each root's entries go into the map of that root.
    const entries = this.#entries[root] as Map<string, Entry<ThreadRoot>>;
    const before = entries.get(key);
    const map = this.#roots[root];
    const after = map.has(key) ? readEntry(root, [key, map.get(key)]) : undefined;
    if (after === undefined) entries.delete(key);
    else entries.set(key, after);
    if (after === undefined && map.has(key)) this.#unread.add(`${root}/${key}`);
    else this.#unread.delete(`${root}/${key}`);
    for (const entry of [before, after]) {
      if (entry === undefined) continue;
      this.#place(root, entry, entry === after);
      for (const key of this.#threadsOf(root, entry)) dirty.add(key);
    }
  }

  #place(root: ThreadRoot, entry: Entry<ThreadRoot>, isThere: boolean): void {
    if (!isBelonging(root)) return;
    const index = this.#index[root] as Map<EntryKey, Set<Entry<ThreadRoot>>>;
    const owner = ownerOf(entry);
    const all = index.get(owner) ?? new Set();
    if (isThere) all.add(entry);
    else all.delete(entry);
    if (all.size === 0) index.delete(owner);
    else index.set(owner, all);
  }

  /** All that may be a thread with something of this in it: nothing keeps one key from standing in several roots. */
  #threadsOf(root: ThreadRoot, entry: Entry<ThreadRoot>): readonly EntryKey[] {
    const owner = isBelonging(root) ? ownerOf(entry) : entry.key;
    // What hides a translation belongs to the thread of what was translated.
    const spoken = [owner, this.#entries.translations.get(owner)?.of];
    const threads = spoken.map((key) => key && this.#entries.replies.get(key)?.thread);
    return [...spoken, ...threads].filter((key) => key !== undefined);
  }

  #makeAnew(key: EntryKey): void {
    this.#makeThreadAnew(key);
    const hidings = [...(this.#index.hidings.get(key) ?? [])];
    const voice = this.#entries.voices.get(key);
    if (voice === undefined) this.#voices.delete(key);
    else this.#voices.set(key, withHidings(voice, hidings));
    const endorsement = this.#entries.endorsements.get(key);
    if (endorsement === undefined) this.#endorsements.delete(key);
    else this.#endorsements.set(key, withHidings(endorsement, hidings));
  }

  #makeThreadAnew(key: EntryKey): void {
    const thread = this.#entries.threads.get(key) ?? this.#erasedThread(key);
    if (thread === undefined) {
      this.#threads.delete(key);
      return;
    }
    const of = <Root extends Belonging>(root: Root, owner: EntryKey): readonly Entry<Root>[] => [
      ...(this.#index[root].get(owner) ?? []),
    ];
    const made = makeThread({
      thread,
      replies: of('replies', key),
      answers: of('answers', key),
      closings: of('closings', key),
      reactionsTo: (owner) => of('reactions', owner),
      translationsOf: (owner) => of('translations', owner),
      hidingsOf: (owner) => of('hidings', owner),
    });
    this.#threads.set(key, made);
  }

  /** What is left of a thread that was hidden and then erased: its place, for what others said in it. */
  #erasedThread(key: EntryKey): Entry<'threads'> | undefined {
    const hidings = [...(this.#index.hidings.get(key) ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1));
    const place = hidings.find((hiding) => hiding.place !== null)?.place;
    const hasWords = this.#index.replies.has(key) || this.#index.answers.has(key);
    return hasWords && place !== null && place !== undefined ? erasedThread(key, place) : undefined;
  }

  #countLost(): number {
    let lost = this.#unread.size;
    for (const [owner, replies] of this.#index.replies) if (!this.#threads.has(owner)) lost += replies.size;
    const { threads, replies } = this.#entries;
    for (const [of, all] of this.#index.translations)
      if (!threads.has(of) && !replies.has(of)) lost += all.size;
    return lost;
  }
}

function isBelonging(root: ThreadRoot): root is Belonging {
  return root !== 'threads' && root !== 'voices' && root !== 'endorsements';
}

function ownerOf(entry: Entry<ThreadRoot>): EntryKey {
  if ('thread' in entry) return entry.thread;
  if ('to' in entry) return entry.to;
  if ('of' in entry) return entry.of;
  return 'entry' in entry ? entry.entry : entry.key;
}

/** Of a thread that was taken back nothing is left to be seen but what others said in it. */
function isShown({ isWithdrawn, replies, answers }: Thread): boolean {
  return !isWithdrawn || replies.length + answers.length > 0;
}

function erasedThread(key: EntryKey, place: Entry<'threads'>['place']): Entry<'threads'> {
  const said = { at: null, turn: 0, words: NO_WORDS, language: null, editedAt: null };
  const about = { place, anchor: null, proposal: null, isFromEditor: false };
  return Object.freeze({ key, author: authorOf(key), ...said, ...about, isWithdrawn: true });
}

const NO_WORDS: Words = Object.freeze([]);

type Written = Thread | Voice | Endorsement;

/** By when they were begun, as their writers' clocks said; then by key, so that everybody has one order. */
function inOrder(a: Written, b: Written): number {
  return (a.at ?? 0) - (b.at ?? 0) || (a.key < b.key ? -1 : 1);
}
