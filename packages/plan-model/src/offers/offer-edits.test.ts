import { describe, expect, test } from 'vitest';

import { answerThread, settleThread, withdrawEntry } from '../discussion/discussion-edits.ts';
import { meet, newSpeaker } from '../discussion/discussion-fixture.ts';
import { findOffers } from './find-offers.ts';
import { replace, sayAll, shelve, twoWith } from './offers-fixture.ts';

/** Ben has offered something, which Ana can answer. */
function offered() {
  const { ana, ben } = twoWith('We call every family.');
  const work = shelve(ben, () => replace(ben, ['every family', 'all']));
  const [speaker, editor] = [newSpeaker('ben'), newSpeaker('ana')];
  const { offers } = findOffers(ana.plan, work);
  const [thread] = sayAll(offers, speaker);
  if (thread === undefined) throw new Error('nothing was said');
  return { offers, speaker, editor, thread };
}

describe('what its author took back and offers again', () => {
  test('[PM92] waits anew, also where it had been declined', () => {
    const { offers, speaker, editor, thread } = offered();
    meet(speaker, editor);
    answerThread(editor.discussion, { thread, outcome: 'declined', reason: ['Not now.'] });
    meet(speaker, editor);
    withdrawEntry(speaker.discussion, { root: 'threads', key: thread.key });
    let transactions = 0;
    speaker.doc.on('afterTransaction', () => (transactions += 1));
    expect(sayAll(offers, speaker).map(({ state }) => state.kind)).toEqual(['open']);
    expect(transactions).toBe(1);
    meet(speaker, editor);
    expect(editor.discussion.snapshot().threads.map(({ state }) => state.kind)).toEqual(['open']);
  });

  test('[PM92] waits anew, also where its author had said that it is settled', () => {
    const { offers, speaker, thread } = offered();
    settleThread(speaker.discussion, { thread, isSettled: true });
    withdrawEntry(speaker.discussion, { root: 'threads', key: thread.key });
    expect(sayAll(offers, speaker).map(({ state }) => state.kind)).toEqual(['open']);
  });

  test('[PM92] says nothing about itself where nobody had closed it', () => {
    const { offers, speaker, thread } = offered();
    withdrawEntry(speaker.discussion, { root: 'threads', key: thread.key });
    sayAll(offers, speaker);
    expect(speaker.discussion.roots.closings.size).toBe(0);
  });
});
