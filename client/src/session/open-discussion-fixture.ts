import { systemClock, systemRandom } from '@holdfast/base';
import {
  type Discussion,
  type EntryKey,
  everythingSeen,
  NOTHING_SEEN,
  openDiscussion,
} from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { onTestFinished } from 'vitest';
import * as Y from 'yjs';

import { type Cell, createCell } from '../platform/cell.ts';
import type { Look } from '../platform/seen-store.ts';
import type { OpenDiscussion } from './discussion-session.ts';
import type { openTestPlan } from './open-plan-fixture.ts';

export interface TestDiscussion {
  readonly open: OpenDiscussion;
  readonly news: Cell<ReadonlySet<EntryKey>>;
  /** The same discussion, as somebody else has it on their device. */
  readonly other: Discussion;
}

/** For tests: what is said of an open plan, without storage or network, and another person who takes part. */
export function openTestDiscussion(
  plan: ReturnType<typeof openTestPlan>,
  otherId = 'participant-other',
): TestDiscussion {
  const { link, journal, instance, entry } = plan;
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  mine.on('update', (update: Uint8Array) => Y.applyUpdate(theirs, update));
  theirs.on('update', (update: Uint8Array) => Y.applyUpdate(mine, update));
  const ports = { clock: systemClock, random: systemRandom };
  const discussion = openDiscussion(mine, { ...ports, participantId: entry.participantId });
  const other = openDiscussion(theirs, { ...ports, participantId: otherId });
  const news = createCell<ReadonlySet<EntryKey>>(new Set());
  onTestFinished(() => {
    discussion.dispose();
    other.dispose();
  });
  const markSeen = (threads: Iterable<EntryKey>): void => {
    const left = new Set(news.get());
    for (const key of threads) left.delete(key);
    news.set(left);
  };
  const lastLook = createCell<Look | undefined>({ role: entry.role, seen: NOTHING_SEEN });
  const markLook = (role: Role): void => lastLook.set({ role, seen: everythingSeen(discussion) });
  const open = { link, journal, instance, discussion, news, markSeen, lastLook, markLook };
  return { open, news, other };
}
