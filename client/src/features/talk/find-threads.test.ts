import { systemClock, systemRandom } from '@holdfast/base';
import { addReply, addThread, openDiscussion, sayOnePerson, type Words } from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { type Filter, findThreads } from './find-threads.ts';

const [PHONE, LAPTOP, BEN] = ['participant-phone', 'participant-laptop', 'participant-ben'] as const;

/** What is said by three participants of whom two are one parent, and who of them looks for it. */
function school() {
  const doc = new Y.Doc();
  const open = (participantId: string) =>
    openDiscussion(doc, { clock: systemClock, random: systemRandom, participantId });
  const by = { [PHONE]: open(PHONE), [LAPTOP]: open(LAPTOP), [BEN]: open(BEN) };
  const ask = (who: keyof typeof by, words: Words) =>
    addThread(by[who], { place: { kind: 'plan' }, words, isFromEditor: false });
  const found = (filter: Filter, participantId: string) => {
    const { threads, persons } = by[BEN].snapshot();
    const seeker = {
      participantId,
      group: 'ngo',
      persons,
      groupOf: () => undefined,
      news: new Set<never>(),
      isDetached: () => false,
      isAccepted: () => false,
      justSaid: new Set<never>(),
    } as const;
    return findThreads(threads, filter, seeker).map(({ key }) => key);
  };
  return { by, ask, found, join: () => sayOnePerson(by[BEN], { participant: PHONE, as: LAPTOP }) };
}

describe('who is one person', () => {
  test('finds what they said as either of the two, and what was said to either', () => {
    const { ask, found, join } = school();
    const mine = ask(PHONE, ['Who calls us?']);
    const toMe = ask(BEN, [{ kind: 'person', participantId: PHONE }, ' when?']);
    expect([found('mine', LAPTOP), found('toMe', LAPTOP)]).toEqual([[], []]);
    join();
    expect([found('mine', LAPTOP), found('toMe', LAPTOP)]).toEqual([[mine], [toMe]]);
    expect([found('mine', BEN), found('toMe', BEN)]).toEqual([[toMe], []]);
  });

  test('has not been replied to while only they spoke', () => {
    const { by, ask, found, join } = school();
    const key = ask(PHONE, ['Who calls us?']);
    const thread = by[LAPTOP].snapshot().byKey.get(key);
    if (thread === undefined) throw new Error('there is a thread');
    addReply(by[LAPTOP], { thread, words: ['And when?'] });
    expect(found('unanswered', BEN)).toEqual([]);
    join();
    expect(found('unanswered', BEN)).toEqual([key]);
    addReply(by[BEN], { thread, words: ['I do.'] });
    expect(found('unanswered', BEN)).toEqual([]);
  });
});
