import { expect, test } from 'vitest';

import { addReply, addThread, setHidden } from './discussion-edits.ts';
import { meet, newSpeaker, readAfresh, threadOf } from './discussion-fixture.ts';

const TARGET = 'target-00001';
const PLACE = { kind: 'record', record: { root: 'targets', id: TARGET as never } } as const;

/** A parent, who may comment and said something, and Ana, who may edit. */
function twoPeople() {
  const [parent, ana] = [newSpeaker('parent'), newSpeaker('ana')];
  const key = addThread(parent.discussion, {
    place: PLACE,
    words: ['Who calls us at home?'],
    isFromEditor: false,
  });
  meet(parent, ana);
  return { parent, ana, key };
}

test('hiding says why, and what is hidden can be shown again', () => {
  const { parent, ana, key } = twoPeople();
  const hide = (isHidden: boolean, reason: string) =>
    setHidden(ana.discussion, { entry: key, thread: threadOf(ana, key), isHidden, reason: [reason] });
  expect(() => hide(true, '')).toThrow(RangeError);
  hide(true, 'It names a learner.');
  meet(parent, ana);
  expect(threadOf(parent, key).hidden).toMatchObject({ by: ana.id, reason: ['It names a learner.'] });
  // Keys are drawn by chance: what counts is the order in which it was done.
  for (let times = 0; times < 12; times += 1) {
    hide(false, '');
    expect(threadOf(ana, key).hidden).toBeNull();
    hide(true, 'Again.');
    expect(threadOf(ana, key).hidden).not.toBeNull();
  }
});

test('[PM68] a thread that was hidden and then erased stays as the place of what others said in it', () => {
  const { parent, ana, key } = twoPeople();
  const named = addThread(parent.discussion, {
    place: PLACE,
    words: ['His name is Tom.'],
    isFromEditor: false,
  });
  meet(parent, ana);
  for (const entry of [key, named]) {
    const thread = threadOf(ana, entry);
    setHidden(ana.discussion, { entry, thread, isHidden: true, reason: ['It names a learner.'] });
  }
  addReply(ana.discussion, { thread: threadOf(ana, named), words: ['No names, please.'] });
  meet(parent, ana);
  // What the relay does for a facilitator, who may not do it here.
  for (const entry of [key, named]) parent.doc.getMap('threads').delete(entry);
  meet(parent, ana);
  for (const { discussion } of [parent, ana]) {
    expect(discussion.snapshot().threads).toMatchObject([
      {
        key: named,
        author: parent.id,
        place: PLACE,
        words: [],
        isWithdrawn: true,
        replies: [{ words: ['No names, please.'] }],
        hidden: { by: ana.id, reason: ['It names a learner.'] },
      },
    ]);
    expect(discussion.snapshot().lost).toBe(0);
  }
  // Who comes later reads the same.
  expect(readAfresh(ana)).toEqual(ana.discussion.snapshot());
});
