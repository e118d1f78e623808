import { lastValues } from '../yjs-items.ts';
import type { Discussion } from './discussion.ts';
import type { EntryRoot } from './entries.ts';
import type { EntryKey } from './entry-key.ts';
import type { Thread } from './thread.ts';

/** What of a document somebody has seen: for each Yjs client, the clock up to which. */
export type Seen = ReadonlyMap<number, number>;

/**
 * The threads in which others said or changed something that is not in `seen`. It asks in which order the document got it
 * and no clock, so that a device that is wrong by days makes nothing old or new.
 */
export function unseenThreads(discussion: Discussion, seen: Seen): ReadonlySet<EntryKey> {
  const { participantId } = discussion.ports;
  const isNew = (root: EntryRoot, key: EntryKey, author: string): boolean => {
    const id = lastValues(discussion.roots[root]).get(key)?.id;
    return author !== participantId && id !== undefined && id.clock >= (seen.get(id.client) ?? 0);
  };
  const hasNews = (thread: Thread): boolean =>
    isNew('threads', thread.key, thread.author) ||
    thread.replies.some(({ key, author }) => isNew('replies', key, author)) ||
    thread.answers.some(({ key, author }) => isNew('answers', key, author));
  const { threads } = discussion.snapshot();
  return new Set(threads.filter(hasNews).map(({ key }) => key));
}
