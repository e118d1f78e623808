import {
  acceptSuggestion,
  addActor,
  addGoal,
  addLink,
  addMeasure,
  addReply,
  addTarget,
  addThread,
  answerThread,
  type EntryKey,
  everythingSeen,
  type IsoDate,
  makeTextAnchor,
  type Mention,
  openDiscussion,
  NOTHING_SEEN,
  placeOfText,
  postProgress,
  sayOnePerson,
  setHidden,
  setMeasure,
  setMembership,
  TextLetters,
  type Thread,
  unseenProgress,
  type Words,
} from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { openTestDiscussion } from './open-discussion-fixture.ts';
import { openTestPlan } from './open-plan-fixture.ts';
import { todayBy } from './today.ts';
import { type Reader, whatConcernsMe } from './what-concerns-me.ts';

const TODAY = todayBy({ now: () => Date.now(), setTimer: () => () => {} });

/** A plan with one measure of the parents' council and one of the teachers; `me` is of the parents. */
function school() {
  const { plan, entry, ...rest } = openTestPlan({ role: 'commenter' });
  const { open, other } = openTestDiscussion({ entry, ...rest });
  const me = open.discussion;
  const council = addActor(plan, { name: 'Council', group: 'parentFamily', kind: 'body' });
  const staff = addActor(plan, { name: 'Staff', group: 'teacher', kind: 'body' });
  const goal = addGoal(plan, { statement: 'Stay' });
  const mine = addMeasure(plan, { title: 'Calls', goals: [goal] });
  const theirs = addMeasure(plan, { title: 'Lessons' });
  addLink(plan, { kind: 'responsible', measure: mine, actor: council });
  addLink(plan, { kind: 'responsible', measure: theirs, actor: staff });
  const read = (reader: Partial<Reader> = {}) =>
    whatConcernsMe(plan.snapshot(), me.snapshot(), {
      participantId: entry.participantId,
      group: 'parentFamily',
      role: { before: 'commenter', now: 'commenter' },
      mayComment: true,
      news: new Set(me.snapshot().threads.map(({ key }) => key)),
      newPosts: new Set(),
      changes: [],
      today: TODAY,
      ...reader,
    });
  const thread = (key: EntryKey): Thread => {
    const found = me.snapshot().byKey.get(key);
    if (found === undefined) throw new Error('there is no such thread');
    return found;
  };
  const ask = (by: typeof me, words: Words, record?: { root: 'goals'; id: typeof goal }) =>
    addThread(by, {
      place: record === undefined ? { kind: 'plan' } : { kind: 'record', record },
      words,
      isFromEditor: false,
    });
  return { plan, me, other, entry, council, staff, goal, mine, theirs, read, thread, ask };
}

describe('what was said to somebody', () => {
  test('is an answer to what they said first, then words to them, replies, and words to their group', () => {
    const { me, other, entry, read, thread, ask } = school();
    const group: Mention = { kind: 'group', group: 'parentFamily' };
    const person: Mention = { kind: 'person', participantId: entry.participantId };
    const toGroup = ask(other, [group, ' come on Monday']);
    const replied = ask(me, ['Who opens?']);
    addReply(other, { thread: thread(replied), words: ['The caretaker.'] });
    const toMe = ask(other, ['Ask ', person]);
    const answered = ask(me, ['Call us first']);
    answerThread(other, { thread: thread(answered), outcome: 'changed', reason: ['Within a day.'] });
    ask(other, ['Not for her']);
    expect(read().said.map(({ thread: { key }, why }) => [key, why])).toEqual([
      [answered, 'answered'],
      [toMe, 'toMe'],
      [replied, 'reply'],
      [toGroup, 'toMyGroup'],
    ]);
    expect(read().said.map(({ words }) => words)).toContainEqual(['The caretaker.']);
  });

  test('is nothing that they have seen; what became of their words stays', () => {
    const { me, other, read, thread, ask } = school();
    const key = ask(me, ['Call us first']);
    answerThread(other, { thread: thread(key), outcome: 'noted' });
    expect(read().outcomes).toEqual([]);
    const later = read({ news: new Set() });
    expect(later.said).toEqual([]);
    expect(later.outcomes.map((each) => each.key)).toEqual([key]);
  });

  test('has led to something where what they suggested was accepted', () => {
    const { plan, me, goal, read } = school();
    const why = { root: 'goals', id: goal, field: 'statement' } as const;
    const fragment = plan.fragment(why);
    const range = { from: { line: 0, offset: 0 }, to: { line: 0, offset: 4 } };
    const anchor = fragment && makeTextAnchor(new TextLetters(fragment), range);
    if (anchor === undefined) throw new Error('the goal has no words');
    const key = addThread(me, {
      place: placeOfText(why),
      words: [],
      isFromEditor: false,
      anchor,
      proposal: { kind: 'text', text: 'Belong' },
    });
    expect(read({ news: new Set() }).outcomes).toEqual([]);
    const suggested = me.snapshot().byKey.get(key);
    expect(suggested && acceptSuggestion(plan, suggested)).toBe(true);
    expect(read({ news: new Set() }).outcomes.map((each) => each.key)).toEqual([key]);
  });

  test('is nothing that was hidden', () => {
    const { other, entry, read, thread, ask } = school();
    const key = ask(other, [{ kind: 'person', participantId: entry.participantId }, ' is rude']);
    setHidden(other, { entry: key, thread: thread(key), isHidden: true, reason: ['Not kind.'] });
    expect(read().said).toEqual([]);
  });
});

describe('somebody who is one person with another participant', () => {
  test('is told what was said to that one, what became of their words, and what they do', () => {
    const { me, other, entry, council, mine, read, thread, ask } = school();
    const elsewhere: Mention = { kind: 'person', participantId: 'participant-phone' };
    const toMe = ask(other, [elsewhere, ' when?']);
    const phone = openDiscussion(me.doc, { ...me.ports, participantId: elsewhere.participantId });
    const answered = ask(phone, ['Call us first']);
    answerThread(other, { thread: thread(answered), outcome: 'noted' });
    const own = ask(me, ['Who opens?']);
    addReply(phone, { thread: thread(own), words: ['And when?'] });
    setMembership(phone, { actor: council, isMine: true });
    phone.dispose();
    expect(read()).toMatchObject({ said: [{ thread: { key: own }, why: 'reply' }], measures: [] });
    sayOnePerson(other, { participant: elsewhere.participantId, as: entry.participantId });
    // What they said themself as the other is no reply.
    expect(read().said.map(({ thread: { key }, why }) => [key, why])).toEqual([
      [answered, 'answered'],
      [toMe, 'toMe'],
    ]);
    expect(read({ news: new Set() }).outcomes.map(({ key }) => key)).toEqual([answered]);
    expect(read().measures.map(({ measure }) => measure.id)).toEqual([mine]);
    expect(read().isNobody).toBe(false);
  });
});

describe('the measures of somebody', () => {
  test('are those of the actors that they are, as long as they say so', () => {
    const { me, council, mine, read } = school();
    expect(read()).toMatchObject({ measures: [], isNobody: true });
    setMembership(me, { actor: council, isMine: true });
    expect(read().measures.map(({ measure }) => measure.id)).toEqual([mine]);
    expect(read().isNobody).toBe(false);
    setMembership(me, { actor: council, isMine: false });
    expect(read().measures).toEqual([]);
  });

  test('wait for a word until there is one, again after a month, and at their end', () => {
    const { plan, me, council, mine, read } = school();
    setMembership(me, { actor: council, isMine: true });
    const waitsFor = () => read().measures[0]?.waitsFor;
    const post = (on: string) =>
      postProgress(me, { measure: mine, on: on as IsoDate, words: ['Done.'], share: 10, link: null });
    expect(waitsFor()).toBe('first-word');
    post('2020-01-01');
    expect(waitsFor()).toBe('word');
    post(TODAY);
    expect(waitsFor()).toBe('nothing');
    setMeasure(plan, mine, { end: '2020-06-30' as IsoDate });
    expect(waitsFor()).toBe('end');
    setMeasure(plan, mine, { status: 'done' });
    expect(waitsFor()).toBe('nothing');
  });
});

describe('what was said of the measures of somebody', () => {
  test('is new by the last that another said since they looked, of their measures and no others', () => {
    const { me, other, council, mine, theirs, read } = school();
    const post = (by: typeof me, words: string, measure = mine) =>
      postProgress(by, { measure, on: TODAY, words: [words], share: 10, link: null });
    const unseen = (look = NOTHING_SEEN) => read({ newPosts: unseenProgress(me, look) }).reported;
    post(other, 'Begun.');
    post(other, 'Elsewhere.', theirs);
    expect(unseen()).toEqual([]);
    setMembership(me, { actor: council, isMine: true });
    const last = post(other, 'Half of it.');
    post(me, 'I saw it.');
    expect(unseen().map(({ measure, post: { key } }) => [measure.id, key])).toEqual([[mine, last]]);
    const look = everythingSeen(me);
    expect(unseen(look)).toEqual([]);
    const next = post(other, 'All of it.');
    expect(unseen(look).map(({ post: { key } }) => key)).toEqual([next]);
    setHidden(other, {
      entry: next,
      thread: me.snapshot().progress.get(mine) ?? { lastTurn: 0 },
      isHidden: true,
      reason: ['Not so.'],
    });
    expect(unseen(look)).toEqual([]);
  });
});

describe('what changed for somebody', () => {
  test('is in their measures, the goals of these, themself, and what they spoke of', () => {
    const { me, council, goal, mine, theirs, read, ask } = school();
    const value = (root: 'measures' | 'goals' | 'actors', id: string) =>
      ({ kind: 'moved', record: { root, id } as never }) as const;
    const changes = [
      value('measures', mine),
      value('measures', theirs),
      value('goals', goal),
      value('actors', council),
    ];
    expect(read({ changes }).changes).toEqual([]);
    ask(me, ['Why?'], { root: 'goals', id: goal });
    expect(read({ changes }).changes).toEqual([changes[2]]);
    setMembership(me, { actor: council, isMine: true });
    expect(read({ changes }).changes).toEqual([changes[0], changes[2], changes[3]]);
  });

  test('is in the goals and targets that they answer for', () => {
    const { plan, me, council, read } = school();
    const goal = addGoal(plan, { statement: 'Calm' });
    const indicator = { name: 'Quarrels', unit: 'count', decimals: 0, direction: 'down' } as const;
    const [ofGoal, own] = [addTarget(plan, { indicator, goals: [goal] }), addTarget(plan, { indicator })];
    const changes = [goal, ofGoal, own].map(
      (id) => ({ kind: 'moved', record: { root: id === goal ? 'goals' : 'targets', id } as never }) as const,
    );
    setMembership(me, { actor: council, isMine: true });
    expect(read({ changes }).changes).toEqual([]);
    addLink(plan, { kind: 'targetHeldBy', target: own, actor: council });
    expect(read({ changes }).changes).toEqual([changes[2]]);
    addLink(plan, { kind: 'goalHeldBy', goal, actor: council });
    expect(read({ changes }).changes).toEqual(changes);
  });

  test('is a role that is another than it was', () => {
    const { read } = school();
    expect(read().roleBefore).toBeUndefined();
    expect(read({ role: { before: 'viewer', now: 'commenter' } }).roleBefore).toBe('viewer');
  });
});

describe('what somebody can still influence', () => {
  test('is what their group does and what that is for, until they have spoken of it', () => {
    const { plan, me, goal, mine, read, ask } = school();
    expect(read().openTo).toEqual([
      { root: 'measures', id: mine },
      { root: 'goals', id: goal },
    ]);
    ask(me, ['Why?'], { root: 'goals', id: goal });
    expect(read().openTo).toEqual([{ root: 'measures', id: mine }]);
    setMeasure(plan, mine, { status: 'dropped' });
    expect(read().openTo).toEqual([]);
  });

  test('is any goal where their group does nothing, and nothing for who may not say anything', () => {
    const { goal, read } = school();
    expect(read({ group: 'ngo' }).openTo).toEqual([{ root: 'goals', id: goal }]);
    expect(read({ mayComment: false }).openTo).toEqual([]);
  });
});
