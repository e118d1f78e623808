import * as Y from 'yjs';

import { lastValues } from '../yjs-items.ts';
import type { Discussion } from './discussion.ts';
import type { EntryRoot } from './entries.ts';
import type { EntryKey } from './entry-key.ts';
import { isSamePerson, type Persons } from './persons.ts';
import type { Thread } from './thread.ts';

/** What of a document somebody has seen. */
export interface Seen {
  /** For each Yjs client, the clock up to which. */
  readonly upTo: ReadonlyMap<number, number>;
  /** What they have seen beyond that: ids of values, `client.clock`. */
  readonly also: ReadonlySet<string>;
}

export const NOTHING_SEEN: Seen = Object.freeze({
  upTo: new Map<number, number>(),
  also: new Set<string>(),
});

/**
 * The threads in which others said or changed something that is not in `seen`. It asks in which order the document got it
 * and no clock, so that a device that is wrong by days makes nothing old or new.
 */
export function unseenThreads(discussion: Discussion, seen: Seen): ReadonlySet<EntryKey> {
  const { threads, persons } = discussion.snapshot();
  const reader = { discussion, persons };
  return new Set(threads.filter((thread) => unseenIn(reader, thread, seen).length > 0).map(({ key }) => key));
}

/** What others said of how far measures have come, as far as it can be read and is not in `seen`. */
export function unseenProgress(discussion: Discussion, seen: Seen): ReadonlySet<EntryKey> {
  const { progress, persons } = discussion.snapshot();
  const posts = [...progress.values()].flatMap((each) => each.posts);
  const standing = posts.filter(({ isWithdrawn, hidden }) => !isWithdrawn && hidden === null);
  return new Set(
    standing
      .filter((post) => idOfNew({ discussion, persons }, seen, ['progress', post]).length > 0)
      .map(({ key }) => key),
  );
}

/** All that the document has at this moment. */
export function everythingSeen({ doc }: Discussion): Seen {
  return { upTo: Y.decodeStateVector(Y.encodeStateVector(doc)), also: NOTHING_SEEN.also };
}

/** With all that is in some threads too. When nothing new is left, the whole document is seen. */
export function withSeen(discussion: Discussion, seen: Seen, threads: Iterable<EntryKey>): Seen {
  const { byKey, persons } = discussion.snapshot();
  const also = new Set(seen.also);
  for (const key of threads) {
    const thread = byKey.get(key);
    if (thread !== undefined) for (const id of unseenIn({ discussion, persons }, thread, seen)) also.add(id);
  }
  const more = { ...seen, also };
  return unseenThreads(discussion, more).size > 0 ? more : everythingSeen(discussion);
}

/** Who reads, by who is one person: asked once for all the entries. */
interface Reader {
  readonly discussion: Discussion;
  readonly persons: Persons;
}

/** The ids of what others said in a thread, as far as it is not in `seen`. */
function unseenIn(reader: Reader, thread: Thread, seen: Seen): readonly string[] {
  return [
    ...idOfNew(reader, seen, ['threads', thread]),
    ...thread.replies.flatMap((reply) => idOfNew(reader, seen, ['replies', reply])),
    ...thread.answers.flatMap((answer) => idOfNew(reader, seen, ['answers', answer])),
  ];
}

type Written = readonly [root: EntryRoot, entry: { readonly key: EntryKey; readonly author: string }];

/** The id of the value of an entry of somebody else; none where it is in `seen`. Who is one person with this one is no other. */
function idOfNew(
  { discussion, persons }: Reader,
  { upTo, also }: Seen,
  [root, { key, author }]: Written,
): readonly string[] {
  const isMine = isSamePerson(persons, author, discussion.ports.participantId);
  const id = isMine ? undefined : lastValues(discussion.roots[root]).get(key)?.id;
  if (id === undefined || id.clock < (upTo.get(id.client) ?? 0)) return [];
  const name = `${id.client}.${id.clock}`;
  return also.has(name) ? [] : [name];
}
