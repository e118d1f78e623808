import { type EntryKey, isSamePerson, mentionsIn, type Persons, type Thread } from '@holdfast/plan-model';
import type { Group } from '@holdfast/sync-protocol';

export const FILTERS = [
  'open',
  'suggestions',
  'news',
  'mine',
  'toMe',
  'myGroup',
  'unanswered',
  'detached',
  'closed',
  'all',
] as const;
export type Filter = (typeof FILTERS)[number];

/** Who looks for threads, and what is known of the others. */
export interface Seeker {
  readonly participantId: string;
  readonly group: Group;
  /** Who is one person, and looks for the threads of all that they are. */
  readonly persons: Persons;
  readonly groupOf: (participantId: string) => Group | undefined;
  readonly news: ReadonlySet<EntryKey>;
  /** Whether it is about words that are gone from the plan. */
  readonly isDetached: (thread: Thread) => boolean;
  /** Whether the plan says that what it suggests was accepted. */
  readonly isAccepted: (thread: Thread) => boolean;
  /** In which they said something while this filter stands: what is open of these is found until they close it. */
  readonly justSaid: ReadonlySet<EntryKey>;
}

/** The threads of a filter, those in which something was said last first. */
export function findThreads(threads: readonly Thread[], filter: Filter, seeker: Seeker): readonly Thread[] {
  const fits = FITS[filter];
  return threads
    .filter((thread) => fits(thread, seeker) || (seeker.justSaid.has(thread.key) && isOpen(thread, seeker)))
    .sort((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0));
}

type Fits = (thread: Thread, seeker: Seeker) => boolean;

const isOpen: Fits = (thread, { isAccepted }) => thread.state.kind === 'open' && !isAccepted(thread);

const FITS: Readonly<Record<Filter, Fits>> = {
  open: isOpen,
  suggestions: (thread, seeker) => thread.proposal !== null && !thread.isWithdrawn && isOpen(thread, seeker),
  news: ({ key }, { news }) => news.has(key),
  mine: (thread, seeker) => spokenBy(thread, (author) => isSeeker(author, seeker)),
  toMe: (thread, seeker) =>
    [thread, ...thread.replies].some(({ words }) =>
      mentionsIn(words).some((mention) =>
        mention.kind === 'person' ? isSeeker(mention.participantId, seeker) : mention.group === seeker.group,
      ),
    ),
  myGroup: (thread, { group, groupOf }) => spokenBy(thread, (author) => groupOf(author) === group),
  unanswered: (thread, seeker) =>
    isOpen(thread, seeker) &&
    thread.replies.every(({ author }) => isSamePerson(seeker.persons, author, thread.author)),
  detached: (thread, { isDetached }) => isDetached(thread),
  closed: (thread, seeker) => !isOpen(thread, seeker),
  all: () => true,
};

function isSeeker(id: string, { persons, participantId }: Seeker): boolean {
  return isSamePerson(persons, id, participantId);
}

function spokenBy({ author, replies }: Thread, isOne: (author: string) => boolean): boolean {
  return isOne(author) || replies.some((reply) => isOne(reply.author));
}
