import { systemClock, systemRandom } from '@holdfast/base';
import {
  type Discussion,
  type EntryKey,
  everythingSeen,
  NOTHING_SEEN,
  openDiscussion,
} from '@holdfast/plan-model';
import { participantIdSchema, type Role } from '@holdfast/sync-protocol';
import { onTestFinished } from 'vitest';
import * as Y from 'yjs';

import { type Cell, createCell } from '../platform/cell.ts';
import type { Look } from '../platform/seen-store.ts';
import type { OpenDiscussion } from './discussion-session.ts';
import type { openTestPlan } from './open-plan-fixture.ts';

type TestPlan = ReturnType<typeof openTestPlan>;

export const OLGA = participantIdSchema.parse('participant-other');

export interface TestDiscussion {
  readonly open: OpenDiscussion;
  readonly news: Cell<ReadonlySet<EntryKey>>;
  /** The same discussion, as Olga, who is a parent and may comment, has it on her device. */
  readonly other: Discussion;
  /** The plan as this device lists it, with her among its people. */
  readonly entry: TestPlan['entry'];
}

/** For tests: what is said of an open plan, without storage or network, and another person who takes part. */
export function openTestDiscussion(
  { link, journal, instance, entry }: Pick<TestPlan, 'link' | 'journal' | 'instance' | 'entry'>,
  otherId: string = OLGA,
): TestDiscussion {
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
  const olga = { participantId: OLGA, displayName: 'Olga', group: 'parentFamily', colour: 2 } as const;
  const list = [{ ...olga, role: 'commenter', joinedAt: 0 } as const];
  return { open, news, other, entry: { ...entry, participants: { list, at: 0 } } };
}
