import type { DiscussionSnapshot, Endorsement, EntryKey, RecordAddress, Thread } from '@holdfast/plan-model';
import { canWrite } from '@holdfast/sync-protocol';
import { useCallback, useSyncExternalStore } from 'react';

import type { OpenDiscussion } from './discussion-session.ts';
import { useOpenPlan } from './open-plan-context.ts';
import { recordKey } from './plan-panel.ts';
import { useReadable } from './use-readable.ts';
import { useRole } from './use-sync-state.ts';

/** What is said of the open plan; undefined until it has been read from this device. */
export function useDiscussion(): OpenDiscussion | undefined {
  return useReadable(useOpenPlan().discussion);
}

/** Whether this person may say something. */
export function useMayComment(): boolean {
  const isOpen = useDiscussion() !== undefined;
  return canWrite(useRole(), 'discussion') && isOpen;
}

/** Everything in the discussion, rendered again at each change; undefined until it has been read from this device. */
export function useDiscussionSnapshot(): DiscussionSnapshot | undefined {
  return useDiscussed((snapshot) => snapshot);
}

/** That groups say yes to goals, of all goals. */
export function useEndorsements(): readonly Endorsement[] {
  return useDiscussed((snapshot) => snapshot?.endorsements ?? NO_ENDORSEMENTS);
}

const NO_ENDORSEMENTS: readonly Endorsement[] = Object.freeze([]);

/** All that is said, rendered again at each change. */
export function useThreads(): readonly Thread[] {
  return useDiscussed((snapshot) => snapshot?.threads ?? NO_THREADS);
}

const NO_THREADS: readonly Thread[] = Object.freeze([]);

/** The threads of one record, its fields and its texts. */
export function useThreadsOf(record: RecordAddress): readonly Thread[] {
  const key = recordKey(record);
  return useDiscussed((snapshot) => (snapshot && byRecord(snapshot).get(key)) ?? NO_THREADS);
}

/** Threads in which others said something since this person last looked. */
export function useTalkNews(): ReadonlySet<EntryKey> {
  const open = useDiscussion();
  const subscribe = useCallback(
    (listener: () => void) => open?.news.subscribe(listener) ?? (() => {}),
    [open],
  );
  return useSyncExternalStore(subscribe, () => open?.news.get() ?? NO_NEWS);
}

const NO_NEWS: ReadonlySet<EntryKey> = new Set();

/** A part of what is said; undefined until it has been read. `select` must hand out what keeps its identity until it changes. */
export function useDiscussed<Part>(select: (snapshot: DiscussionSnapshot | undefined) => Part): Part {
  const open = useDiscussion();
  const subscribe = useCallback(
    (listener: () => void) => open?.discussion.subscribe(listener) ?? (() => {}),
    [open],
  );
  return useSyncExternalStore(subscribe, () => select(open?.discussion.snapshot()));
}

type ThreadsByRecord = ReadonlyMap<string, readonly Thread[]>;

/** One for each state of the discussion: every record on the screen asks. */
const indexes = new WeakMap<DiscussionSnapshot, ThreadsByRecord>();
let last: ThreadsByRecord = new Map();

function byRecord(snapshot: DiscussionSnapshot): ThreadsByRecord {
  const known = indexes.get(snapshot);
  if (known !== undefined) return known;
  const index = new Map<string, Thread[]>();
  for (const thread of snapshot.threads) {
    const { place } = thread;
    if (!('record' in place)) continue;
    const key = recordKey(place.record);
    const threads = index.get(key);
    if (threads === undefined) index.set(key, [thread]);
    else threads.push(thread);
  }
  // A record whose threads are the same as before keeps its list, and is not drawn again.
  const kept = new Map<string, readonly Thread[]>();
  for (const [key, threads] of index) {
    const before = last.get(key);
    const isSame =
      before?.length === threads.length && threads.every((thread, position) => thread === before[position]);
    kept.set(key, isSame ? before : threads);
  }
  last = kept;
  indexes.set(snapshot, kept);
  return kept;
}
