import { seededRandom } from '@holdfast/base';
import * as Y from 'yjs';

import { type Discussion, openDiscussion } from './discussion.ts';
import type { EntryKey } from './entry-key.ts';
import type { Thread } from './thread.ts';

/** One person with a device, for tests. */
export interface Speaker {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly discussion: Discussion;
  /** Moves this person's clock; it starts at 1000. */
  setTime(now: number): void;
}

export function newSpeaker(name: string, seed = 1): Speaker {
  const doc = new Y.Doc();
  let now = 1000;
  const id = `participant-${name}`;
  const clock = { now: () => now, setTimer: () => () => {} };
  const letters = Array.from(name).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), seed);
  const discussion = openDiscussion(doc, { clock, random: seededRandom(letters), participantId: id });
  return { id, doc, discussion, setTime: (time) => (now = time) };
}

/** Brings all into step, both ways. */
export function meet(...speakers: readonly Speaker[]): void {
  for (let round = 0; round < 2; round += 1) {
    for (const from of speakers) {
      const update = Y.encodeStateAsUpdate(from.doc);
      for (const to of speakers) if (to !== from) Y.applyUpdate(to.doc, update, 'holdfast.relay');
    }
  }
}

/** The threads of a new reading of the same document. */
export function readAfresh({ doc, discussion }: Speaker) {
  const fresh = openDiscussion(doc, discussion.ports);
  const snapshot = fresh.snapshot();
  fresh.dispose();
  return snapshot;
}

export function threadOf({ discussion }: Speaker, key: EntryKey): Thread {
  const thread = discussion.snapshot().byKey.get(key);
  if (thread === undefined) throw new Error(`there is no thread ${key}`);
  return thread;
}
