import type * as Y from 'yjs';

import type { EntryRoot } from './entries.ts';

/**
 * The document `discussion`. Root maps only, and plain values in them, under the keys of those who wrote them:
 *
 *   threads       what somebody said at a place of the plan
 *   replies       what others said to it
 *   reactions     a sign for a thread or a reply
 *   answers       what became of it, by whoever may change the plan
 *   closings      whether it is settled for its author
 *   hidings       what a facilitator hides, and why
 *   voices        what people of a group said elsewhere, by whoever heard it
 *   endorsements  that a group says yes to a goal
 *   progress      how far a measure has come, by whoever does it
 *   translations  what somebody said in a thread, in another language
 *   memberships   `<participantId>.<actorId>`: somebody is, or belongs to, an actor of the plan
 *   aliases       `<participantId>.<one>~<other>`: a facilitator says whether two participants are one person
 */
export type DiscussionRoots = Readonly<Record<EntryRoot, Y.Map<unknown>>>;

export function discussionRoots(doc: Y.Doc): DiscussionRoots {
  return {
    threads: doc.getMap('threads'),
    replies: doc.getMap('replies'),
    reactions: doc.getMap('reactions'),
    answers: doc.getMap('answers'),
    closings: doc.getMap('closings'),
    hidings: doc.getMap('hidings'),
    voices: doc.getMap('voices'),
    endorsements: doc.getMap('endorsements'),
    translations: doc.getMap('translations'),
    progress: doc.getMap('progress'),
    memberships: doc.getMap('memberships'),
    aliases: doc.getMap('aliases'),
  };
}
