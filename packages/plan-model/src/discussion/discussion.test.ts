import { describe, expect, test } from 'vitest';

import { isUnreadable } from '../field.ts';
import {
  addReply,
  addThread,
  answerThread,
  areSayable,
  setHidden,
  setReaction,
  settleThread,
  setWords,
  withdrawEntry,
} from './discussion-edits.ts';
import { meet, newSpeaker, readAfresh, type Speaker, threadOf } from './discussion-fixture.ts';
import type { EntryKey } from './entry-key.ts';
import { NOTHING_SEEN, type Seen, unseenThreads, withSeen } from './unseen.ts';
import { plainWords } from './words.ts';

const TARGET = 'target-00001';

/** A parent, who may comment, and Ana, who may edit. */
function twoPeople() {
  const [parent, ana] = [newSpeaker('parent'), newSpeaker('ana')];
  const key = ask(parent, 'Who calls us at home?');
  meet(parent, ana);
  return { parent, ana, key };
}

function ask({ discussion }: Speaker, text: string, isFromEditor = false): EntryKey {
  const record = { root: 'targets', id: TARGET as never } as const;
  return addThread(discussion, { place: { kind: 'record', record }, words: [text], isFromEditor });
}

/** What people read in a thread, in its order. */
function talkIn(speaker: Speaker, key: EntryKey): string[] {
  const thread = threadOf(speaker, key);
  return [thread, ...thread.replies].map(({ words }) => plainWords(words));
}

describe('threads', () => {
  test('[PM61] are what was said, with the replies in one order for everybody, by what each had seen', () => {
    const { parent, ana, key } = twoPeople();
    // Her clock is days behind: what counts is what she had read.
    ana.setTime(1);
    addReply(ana.discussion, { thread: threadOf(ana, key), words: ['The class teacher.'] });
    meet(parent, ana);
    addReply(parent.discussion, { thread: threadOf(parent, key), words: ['Thank you.'] });
    meet(parent, ana);
    const talk = ['Who calls us at home?', 'The class teacher.', 'Thank you.'];
    expect([talkIn(parent, key), talkIn(ana, key)]).toEqual([talk, talk]);
    expect(threadOf(ana, key)).toMatchObject({ author: parent.id, place: { record: { id: TARGET } } });
  });

  test('[PM61] count what belongs to nothing that is there yet, and show it when that comes', () => {
    const { parent, ana, key } = twoPeople();
    const reply = addReply(parent.discussion, { thread: threadOf(parent, key), words: ['More.'] });
    setReaction(ana.discussion, { to: reply, sign: 'agree', isOn: true });
    expect(threadOf(ana, key).replies).toEqual([]);
    meet(parent, ana);
    expect(threadOf(ana, key).replies).toMatchObject([{ reactions: [{ sign: 'agree', by: [ana.id] }] }]);
    const late = newSpeaker('late');
    late.doc.getMap('replies').set(reply, parent.doc.getMap('replies').get(reply));
    expect(late.discussion.snapshot()).toMatchObject({ threads: [], lost: 1 });
    meet(late, parent);
    expect(talkIn(late, key)).toEqual(['Who calls us at home?', 'More.']);
    expect(late.discussion.snapshot().lost).toBe(0);
  });

  test('[PM61] have a sign of one person once, and none that was taken back', () => {
    const { parent, ana, key } = twoPeople();
    for (const { discussion } of [ana, ana, parent])
      setReaction(discussion, { to: key, sign: 'thanks', isOn: true });
    meet(parent, ana);
    expect(threadOf(ana, key).reactions).toEqual([{ sign: 'thanks', by: [ana.id, parent.id] }]);
    setReaction(ana.discussion, { to: key, sign: 'thanks', isOn: false });
    meet(parent, ana);
    expect(threadOf(parent, key).reactions).toEqual([{ sign: 'thanks', by: [parent.id] }]);
  });

  test('[PM66] are the same objects until something in them changes, and equal a fresh reading', () => {
    const { parent, ana, key } = twoPeople();
    const other = ask(ana, 'And by when?', true);
    const before = ana.discussion.snapshot();
    expect(ana.discussion.snapshot()).toBe(before);
    addReply(ana.discussion, { thread: threadOf(ana, key), words: ['The tutor.'] });
    const after = ana.discussion.snapshot();
    expect(after.byKey.get(other)).toBe(before.byKey.get(other));
    expect(after.byKey.get(key)).not.toBe(before.byKey.get(key));
    expect(Object.isFrozen(after.byKey.get(key))).toBe(true);
    meet(parent, ana);
    expect(readAfresh(parent)).toEqual(parent.discussion.snapshot());
  });

  test('[PM66] are told once for each transaction', () => {
    const { parent, ana, key } = twoPeople();
    let told = 0;
    const stop = ana.discussion.subscribe(() => (told += 1));
    addReply(parent.discussion, { thread: threadOf(parent, key), words: ['One.'] });
    addReply(parent.discussion, { thread: threadOf(parent, key), words: ['Two.'] });
    meet(parent, ana);
    expect(told).toBe(1);
    stop();
    ask(ana, 'Unheard.');
    expect(told).toBe(1);
  });
});

describe('own words', () => {
  test('are changed by their author, and others see that they were', () => {
    const { parent, ana, key } = twoPeople();
    parent.setTime(2000);
    setWords(parent.discussion, { root: 'threads', key, words: ['Who calls?'] });
    meet(parent, ana);
    expect(threadOf(ana, key)).toMatchObject({ words: ['Who calls?'], at: 1000, editedAt: 2000 });
    expect(() => setWords(ana.discussion, { root: 'threads', key, words: ['Forged'] })).toThrow(RangeError);
    expect(() => withdrawEntry(ana.discussion, { root: 'threads', key })).toThrow(RangeError);
  });

  test('[PM65] are taken back alone: what others said to them stays', () => {
    const { parent, ana, key } = twoPeople();
    const silent = ask(parent, 'Never mind.');
    addReply(ana.discussion, { thread: threadOf(ana, key), words: ['The tutor.'] });
    meet(parent, ana);
    for (const each of [key, silent]) withdrawEntry(parent.discussion, { root: 'threads', key: each });
    meet(parent, ana);
    expect(talkIn(ana, key)).toEqual(['', 'The tutor.']);
    expect(threadOf(ana, key).isWithdrawn).toBe(true);
    expect(ana.discussion.snapshot().byKey.has(silent)).toBe(false);
  });

  test('[PM65] stay when the thread was taken back before it was known that they were said', () => {
    const { parent, ana, key } = twoPeople();
    addReply(ana.discussion, { thread: threadOf(ana, key), words: ['The tutor.'] });
    withdrawEntry(parent.discussion, { root: 'threads', key });
    expect(parent.discussion.snapshot()).toMatchObject({ threads: [], lost: 0 });
    meet(parent, ana);
    for (const each of [parent, ana]) expect(talkIn(each, key)).toEqual(['', 'The tutor.']);
  });

  test('[PM61] [PM64] stand behind a turn that nobody can have counted up to', () => {
    const { parent, ana, key } = twoPeople();
    const forged = { at: 1, turn: 1_000_000_000, thread: key, words: 'Last for ever' };
    ana.doc.getMap('replies').set(`${ana.id}.forged`, forged);
    addReply(ana.discussion, { thread: threadOf(ana, key), words: ['The tutor.'] });
    meet(parent, ana);
    addReply(parent.discussion, { thread: threadOf(parent, key), words: ['Thank you.'] });
    expect(talkIn(parent, key)).toEqual([
      'Who calls us at home?',
      'Last for ever',
      'The tutor.',
      'Thank you.',
    ]);
    answerThread(ana.discussion, { thread: threadOf(ana, key), outcome: 'noted' });
    meet(parent, ana);
    settleThread(parent.discussion, { thread: threadOf(parent, key), isSettled: false });
    meet(parent, ana);
    expect(threadOf(ana, key).state).toEqual({ kind: 'open' });
  });

  test('[PM61] [PM64] stay as they were decided when what was counted on from is gone', () => {
    const { parent, ana, key } = twoPeople();
    const bait = [1_000, 2_000, 3_000].map((turn) => `${parent.id}.bait${turn}`);
    bait.forEach((each, index) =>
      parent.doc.getMap('replies').set(each, { at: 1, turn: (index + 1) * 1_000, thread: key, words: 'x' }),
    );
    meet(parent, ana);
    for (const isHidden of [true, false, true])
      setHidden(ana.discussion, {
        entry: key,
        thread: threadOf(ana, key),
        isHidden,
        reason: ['It names a learner.'],
      });
    answerThread(ana.discussion, { thread: threadOf(ana, key), outcome: 'noted' });
    meet(parent, ana);
    for (const each of bait) parent.doc.getMap('replies').delete(each);
    meet(parent, ana);
    expect(threadOf(parent, key)).toMatchObject({ hidden: { by: ana.id }, state: { kind: 'answered' } });
    settleThread(parent.discussion, { thread: threadOf(parent, key), isSettled: false });
    expect(threadOf(parent, key).state).toEqual({ kind: 'open' });
  });

  test.each([[[]], [['']], [[' \u200b\n']], [['x'.repeat(5_001)]]])(
    'that say nothing or too much are no words: %j',
    (words) => {
      const { parent } = twoPeople();
      expect(areSayable(words)).toBe(false);
      expect(() =>
        addThread(parent.discussion, { place: { kind: 'plan' }, words, isFromEditor: false }),
      ).toThrow(RangeError);
      expect(parent.discussion.snapshot().threads).toHaveLength(1);
    },
  );

  test('keep whom they speak to by id, never by name', () => {
    const { parent, ana } = twoPeople();
    const words = [
      'Please ask ',
      { kind: 'person', participantId: ana.id },
      { kind: 'group', group: 'trainer' },
    ] as const;
    const key = addThread(parent.discussion, { place: { kind: 'plan' }, words, isFromEditor: false });
    meet(parent, ana);
    expect(threadOf(ana, key).words).toEqual(words);
  });
});

describe('answers', () => {
  const say = (
    speaker: Speaker,
    key: EntryKey,
    outcome: 'changed' | 'noted' | 'declined' | 'resolved',
    reason = 'Because.',
  ) => answerThread(speaker.discussion, { thread: threadOf(speaker, key), outcome, reason: [reason] });

  test('[PM64] close a thread of whoever may not change the plan with what became of it, and nothing else does', () => {
    const { parent, ana, key } = twoPeople();
    expect(() => say(ana, key, 'resolved')).toThrow(RangeError);
    expect(() => say(ana, key, 'declined', ' ')).toThrow(RangeError);
    // Another client may write it all the same.
    ana.doc.getMap('answers').set(`${ana.id}.forced`, { at: 1, turn: 5, thread: key, outcome: 'resolved' });
    ana.doc.getMap('answers').set(`${ana.id}.mute`, { at: 1, turn: 6, thread: key, outcome: 'declined' });
    expect(threadOf(ana, key).state).toEqual({ kind: 'open' });
    say(ana, key, 'declined', 'There is nobody to call.');
    meet(parent, ana);
    expect(threadOf(parent, key).state).toMatchObject({
      kind: 'answered',
      outcome: 'declined',
      answer: { author: ana.id, reason: ['There is nobody to call.'] },
    });
  });

  test('[PM64] close a thread of whoever may change the plan by “resolved” too', () => {
    const { ana } = twoPeople();
    const key = ask(ana, 'Is 9 % enough?', true);
    say(ana, key, 'resolved');
    expect(threadOf(ana, key).state).toMatchObject({ kind: 'answered', outcome: 'resolved' });
  });

  test('[PM64] are not the last word: the author opens the thread again, or settles it; nobody else does', () => {
    const { parent, ana, key } = twoPeople();
    say(ana, key, 'noted');
    meet(parent, ana);
    settleThread(parent.discussion, { thread: threadOf(parent, key), isSettled: false });
    meet(parent, ana);
    expect(threadOf(ana, key).state).toEqual({ kind: 'open' });
    expect(() => settleThread(ana.discussion, { thread: threadOf(ana, key), isSettled: true })).toThrow(
      RangeError,
    );
    ana.doc.getMap('closings').set(`${ana.id}.forged`, { at: 1, turn: 99, thread: key, isSettled: true });
    expect(threadOf(ana, key).state).toEqual({ kind: 'open' });
    settleThread(parent.discussion, { thread: threadOf(parent, key), isSettled: true });
    expect(threadOf(parent, key).state).toMatchObject({ kind: 'settled' });
  });

  test('lead to the record in which the plan was changed', () => {
    const { ana, key } = twoPeople();
    const change = { root: 'targets', id: TARGET as never } as const;
    answerThread(ana.discussion, { thread: threadOf(ana, key), outcome: 'changed', change });
    expect(threadOf(ana, key).answers).toMatchObject([{ change, reason: [''] }]);
  });
});

describe('[PM63] what stands in the document is read as untrusted', () => {
  const KEY = 'participant-eve.entry';
  const place = 'plan';

  test.each<[string, unknown]>([
    ['words of a number', { at: 1, turn: 0, place, words: 7 }],
    ['words that are too long', { at: 1, turn: 0, place, words: 'x'.repeat(6_000) }],
    ['parts of another kind', { at: 1, turn: 0, place, words: ['a', { script: 'x' }] }],
    ['no words', { at: 1, turn: 0, place }],
    [
      'more parts than anybody writes',
      { at: 1, turn: 0, place, words: Array.from({ length: 300 }, () => 'a') },
    ],
  ])('%s', (_name, entry) => {
    const eve = newSpeaker('eve');
    eve.doc.getMap('threads').set(KEY, entry);
    const [thread] = eve.discussion.snapshot().threads;
    expect(thread && isUnreadable(thread.words)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a place of no known kind', 'nowhere/else/at/all'],
    ['a field that a record does not have', `targets/${TARGET}/__proto__`],
    ['no place', undefined],
  ])('%s', (_name, stored) => {
    const eve = newSpeaker('eve');
    eve.doc.getMap('threads').set(KEY, { at: 'yesterday', turn: -3, place: stored, words: 'Hello' });
    const [thread] = eve.discussion.snapshot().threads;
    expect(thread).toMatchObject({ words: ['Hello'], at: null, turn: 0 });
    expect(thread && isUnreadable(thread.place)).toBe(true);
  });

  test('what cannot be placed at all is counted and hides nothing else', () => {
    const { parent, key } = twoPeople();
    const { doc } = parent;
    doc.getMap('threads').set('no-key', { words: 'x' });
    doc.getMap('threads').set('participant-eve.list', [1, 2]);
    doc.getMap('threads').set('participant-eve.null', null);
    doc.getMap('replies').set('participant-eve.reply', { at: 1, turn: 1, words: 'to nothing' });
    doc.getMap('reactions').set('participant-eve.sign', { to: key, sign: 'constructor' });
    doc.getMap('answers').set('participant-eve.answer', { thread: key, outcome: 'won' });
    expect(parent.discussion.snapshot()).toMatchObject({ lost: 6 });
    expect(talkIn(parent, key)).toEqual(['Who calls us at home?']);
  });
});

test('[PM67] what somebody has not seen is known by what the document had, and by no clock', () => {
  const { parent, ana, key } = twoPeople();
  const unseen = (seen: Seen) => [...unseenThreads(ana.discussion, seen)];
  expect(unseen(NOTHING_SEEN)).toEqual([key]);
  const seen = withSeen(ana.discussion, NOTHING_SEEN, [key]);
  expect(unseen(seen)).toEqual([]);
  // Her own words are no news to her, nor is a sign.
  addReply(ana.discussion, { thread: threadOf(ana, key), words: ['The tutor.'] });
  setReaction(parent.discussion, { to: key, sign: 'thanks', isOn: true });
  meet(parent, ana);
  expect(unseen(seen)).toEqual([]);
  parent.setTime(-5);
  setWords(parent.discussion, { root: 'threads', key, words: ['Who calls?'] });
  meet(parent, ana);
  expect(unseen(seen)).toEqual([key]);
});

test('[PM67] who has seen one thread has not seen another, and who has seen all keeps no list', () => {
  const { parent, ana, key } = twoPeople();
  const second = addThread(parent.discussion, {
    place: { kind: 'plan' },
    words: ['And on Saturdays?'],
    isFromEditor: false,
  });
  meet(parent, ana);
  const one = withSeen(ana.discussion, NOTHING_SEEN, [second]);
  expect([...unseenThreads(ana.discussion, one)]).toEqual([key]);
  addReply(parent.discussion, { thread: threadOf(parent, second), words: ['I can come.'] });
  meet(parent, ana);
  expect([...unseenThreads(ana.discussion, one)].sort()).toEqual([key, second].sort());
  const all = withSeen(ana.discussion, one, [key, second]);
  expect([...unseenThreads(ana.discussion, all)]).toEqual([]);
  expect(all.also.size).toBe(0);
});
