import { type Clock, Emitter, type Random } from '@holdfast/base';
import type * as Y from 'yjs';

import { type AliasesSnapshot, AliasTable } from './alias-table.ts';
import { type DiscussionRoots, discussionRoots } from './discussion-layout.ts';
import { ALIAS_ROOT, ENTRY_ROOTS, type EntryRoot, PROGRESS_ROOTS, THREAD_ROOTS } from './entries.ts';
import { type ProgressSnapshot, ProgressTable } from './progress-table.ts';
import { type ThreadsSnapshot, ThreadTable } from './thread-table.ts';

/** What is said of a plan at one moment. `lost` counts what cannot be read, or belongs to nothing that is there. */
export interface DiscussionSnapshot extends ThreadsSnapshot, ProgressSnapshot, AliasesSnapshot {}

export interface DiscussionPorts {
  readonly clock: Clock;
  readonly random: Random;
  /** Under whose keys entries are written. */
  readonly participantId: string;
}

/** Begins to follow `doc`. The document belongs to the caller and outlives the discussion. */
export function openDiscussion(doc: Y.Doc, ports: DiscussionPorts): Discussion {
  return new Discussion(doc, ports);
}

/** What is said of one plan, over the document that holds it. Reads only; edits are functions that take a discussion. */
export class Discussion {
  readonly doc: Y.Doc;
  readonly ports: DiscussionPorts;
  readonly roots: DiscussionRoots;
  readonly #threads: ThreadTable;
  readonly #progress: ProgressTable;
  readonly #aliases: AliasTable;
  #snapshot: { readonly of: readonly object[]; readonly snapshot: DiscussionSnapshot } | undefined;
  readonly #changes = new Emitter<void>();
  readonly #stops: (() => void)[] = [];
  #isUntold = false;

  constructor(doc: Y.Doc, ports: DiscussionPorts) {
    this.doc = doc;
    this.ports = ports;
    this.roots = discussionRoots(doc);
    this.#threads = new ThreadTable(this.roots);
    this.#progress = new ProgressTable(this.roots);
    this.#aliases = new AliasTable(this.roots);
    for (const root of ENTRY_ROOTS) this.#follow(root);
    const tell = (): void => {
      if (!this.#isUntold) return;
      this.#isUntold = false;
      this.#changes.emit();
    };
    doc.on('afterTransaction', tell);
    this.#stops.push(() => doc.off('afterTransaction', tell));
  }

  /** The discussion as of the last finished transaction: the same object, with the same threads, until something changes. */
  snapshot(): DiscussionSnapshot {
    const [threads, progress, aliases] = [this.#threads.read(), this.#progress.read(), this.#aliases.read()];
    const of = [threads, progress, aliases];
    if (this.#snapshot === undefined || of.some((part, index) => part !== this.#snapshot?.of[index])) {
      const lost = threads.lost + progress.lost + aliases.lost;
      this.#snapshot = { of, snapshot: Object.freeze({ ...threads, ...progress, ...aliases, lost }) };
    }
    return this.#snapshot.snapshot;
  }

  /** Calls `listener` once after each transaction that changed the discussion. The answer unsubscribes. */
  subscribe(listener: () => void): () => void {
    return this.#changes.subscribe(listener);
  }

  /** Stops following the document. */
  dispose(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  #follow(root: EntryRoot): void {
    const map = this.roots[root];
    // Deep, since somebody may have put a nested type where a value belongs; it is then read as no entry.
    const observer = (events: readonly Y.YEvent<Y.Map<unknown>>[]): void => {
      this.#isUntold = true;
      for (const event of events) {
        const [key] = event.path;
        if (key !== undefined) this.#markChanged(root, String(key));
        else for (const changed of event.keys.keys()) this.#markChanged(root, changed);
      }
    };
    map.observeDeep(observer);
    this.#stops.push(() => map.unobserveDeep(observer));
  }

  #markChanged(root: EntryRoot, key: string): void {
    const [ofThreads, ofProgress] = [
      THREAD_ROOTS.find((each) => each === root),
      PROGRESS_ROOTS.find((each) => each === root),
    ];
    if (ofThreads !== undefined) this.#threads.markChanged(ofThreads, key);
    if (ofProgress !== undefined) this.#progress.markChanged(ofProgress, key);
    if (root === ALIAS_ROOT) this.#aliases.markChanged(key);
  }
}
