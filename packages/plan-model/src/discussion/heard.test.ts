import { describe, expect, test } from 'vitest';

import { isUnreadable } from '../field.ts';
import type { GoalId, MeasureId } from '../ids.ts';
import { dayNumber, type IsoDate } from '../iso-date.ts';
import { addGoal } from '../plan-edits.ts';
import { newReplica } from '../plan-fixture.ts';
import { archiveRecord } from '../record-edits.ts';
import { ACTOR_GROUPS, type ActorGroup } from '../record-vocabulary.ts';
import { sayOnePerson } from './alias-edits.ts';
import {
  addEndorsement,
  addReply,
  addThread,
  addVoice,
  type NewEndorsement,
  type NewVoice,
  setHidden,
  withdrawEntry,
} from './discussion-edits.ts';
import { meet, newSpeaker, readAfresh, type Speaker } from './discussion-fixture.ts';
import { type GroupHeard, isHeard, whoWasHeard } from './heard.ts';
import { postProgress, withdrawProgress } from './progress-edits.ts';
import { endorsementsOf } from './voice.ts';

const DAY = '1969-12-31' as IsoDate;
const GOAL = 'goal00000001' as GoalId;

function twoPeople() {
  return { nora: newSpeaker('nora'), ana: newSpeaker('ana') };
}

function hear({ discussion }: Speaker, voice: Partial<NewVoice> = {}) {
  return addVoice(discussion, {
    group: 'parentFamily',
    heardOn: DAY,
    channel: 'phone',
    people: 3,
    words: ['Nobody called us.'],
    ...voice,
  });
}

function endorse({ discussion }: Speaker, endorsement: Partial<NewEndorsement> = {}) {
  return addEndorsement(discussion, {
    goal: GOAL,
    group: 'parentFamily',
    spokesperson: 'the chair of the parents’ board',
    asked: 40,
    way: 'meeting',
    ...endorsement,
  });
}

test.each(['1970-01-01', '1969-12-31', '2000-02-29', '2024-03-01', '2100-03-01', '0001-01-01', '9999-12-31'])(
  '[PM70] knows which day %s is',
  (day) => {
    // The calendar of the platform, which the package does not ask.
    // oxlint-disable-next-line no-restricted-globals
    expect(dayNumber(day as IsoDate)).toBe(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
  },
);

describe('a voice', () => {
  test('[PM70] says for a group what it said, when, how and how many, with what they agreed to', () => {
    const { nora, ana } = twoPeople();
    hear(nora);
    meet(nora, ana);
    const expected = {
      author: nora.id,
      group: 'parentFamily',
      heardOn: DAY,
      channel: 'phone',
      people: 3,
      hasConsent: true,
      words: ['Nobody called us.'],
      place: { kind: 'plan' },
      hidden: null,
    };
    expect(ana.discussion.snapshot().voices).toMatchObject([expected]);
  });

  test('[PM70] has no words without consent, also where some stand in the document', () => {
    const { nora } = twoPeople();
    const key = hear(nora, { words: null, people: null });
    const stored = nora.doc.getMap('voices').get(key) as Record<string, unknown>;
    expect(stored).not.toHaveProperty('words');
    nora.doc.getMap('voices').set(key, { ...stored, words: 'His name is Tom.' });
    expect(nora.discussion.snapshot().voices).toMatchObject([
      { hasConsent: false, words: null, people: null },
    ]);
  });

  test.each<[string, Partial<NewVoice>]>([
    ['no words where there is consent', { words: [' \u200b'] }],
    ['10,000 characters', { words: ['x'.repeat(10_000)] }],
    ['a day that has not come', { heardOn: '1970-01-03' as IsoDate }],
    ['nobody', { people: 0 }],
    ['a half person', { people: 1.5 }],
    ['more than a town', { people: 10_001 }],
  ])('[PM70] refuses %s and writes nothing', (_name, voice) => {
    const { nora } = twoPeople();
    expect(() => hear(nora, voice)).toThrow(RangeError);
    expect(nora.doc.getMap('voices').size).toBe(0);
  });

  test('[PM72] keeps what can be read where the rest cannot, and is never markup', () => {
    const { nora } = twoPeople();
    const voices = nora.doc.getMap('voices');
    voices.set(`${nora.id}.later`, { group: 'pirates', hasConsent: true, words: '<b>kept</b>', people: -4 });
    voices.set(`${nora.id}.none`, 7);
    const { voices: read, lost } = nora.discussion.snapshot();
    expect(read).toMatchObject([{ words: ['<b>kept</b>'], people: null, at: null }]);
    expect([isUnreadable(read[0]?.group), isUnreadable(read[0]?.heardOn), lost]).toEqual([true, true, 1]);
  });

  test('[PM72] is gone when taken back, and can be hidden with a reason and shown again', () => {
    const { nora, ana } = twoPeople();
    const key = hear(nora);
    meet(nora, ana);
    const hide = (isHidden: boolean): void => {
      const thread = ana.discussion.snapshot().voices[0];
      if (thread === undefined) throw new Error('there is a voice');
      setHidden(ana.discussion, { entry: key, thread, isHidden, reason: ['It names a learner.'] });
      meet(nora, ana);
    };
    hide(true);
    expect(nora.discussion.snapshot().voices).toMatchObject([
      { hidden: { by: ana.id, reason: ['It names a learner.'] } },
    ]);
    hide(false);
    hide(true);
    hide(false);
    expect(nora.discussion.snapshot().voices).toMatchObject([{ hidden: null }]);
    expect(() => withdrawEntry(ana.discussion, { root: 'voices', key })).toThrow(RangeError);
    withdrawEntry(nora.discussion, { root: 'voices', key });
    meet(nora, ana);
    for (const each of [nora, ana]) expect(each.discussion.snapshot().voices).toEqual([]);
  });

  test('[PM72] is the same object until something in it changes', () => {
    const { nora } = twoPeople();
    hear(nora);
    const before = nora.discussion.snapshot();
    expect(nora.discussion.snapshot()).toBe(before);
    addThread(nora.discussion, { place: { kind: 'plan' }, words: ['x'], isFromEditor: false });
    const after = nora.discussion.snapshot();
    expect(after.voices).toBe(before.voices);
    expect(after.endorsements).toBe(before.endorsements);
    expect([Object.isFrozen(after.voices), Object.isFrozen(after.voices[0])]).toEqual([true, true]);
    expect(readAfresh(nora)).toEqual(after);
  });
});

describe('an endorsement', () => {
  const standing = ({ discussion }: Speaker) => endorsementsOf(discussion.snapshot().endorsements, GOAL);

  test('[PM71] counts as the last of its group, whatever the clocks say, and others’ stay beside it', () => {
    const { nora, ana } = twoPeople();
    endorse(nora, { asked: 40 });
    endorse(nora, { group: 'learner', asked: 300, way: 'vote' });
    meet(nora, ana);
    ana.setTime(1);
    endorse(ana, { asked: 55, note: ['After two evenings.'] });
    endorse(ana, { goal: 'goal00000002' as GoalId, asked: 9 });
    meet(nora, ana);
    for (const each of [nora, ana]) {
      const found = [...standing(each)].map(([group, { asked }]) => [group, asked]);
      expect(Object.fromEntries(found)).toEqual({ parentFamily: 55, learner: 300 });
    }
  });

  test('[PM71] taken back or hidden leaves the one before it', () => {
    const { nora, ana } = twoPeople();
    endorse(nora, { asked: 40 });
    const second = endorse(nora, { asked: 50 });
    expect(standing(nora).get('parentFamily')?.asked).toBe(50);
    withdrawEntry(nora.discussion, { root: 'endorsements', key: second });
    expect(standing(nora).get('parentFamily')?.asked).toBe(40);
    const third = endorse(nora, { asked: 60 });
    meet(nora, ana);
    const thread = ana.discussion.snapshot().endorsements.find(({ key }) => key === third);
    if (thread === undefined) throw new Error('there is an endorsement');
    setHidden(ana.discussion, { entry: third, thread, isHidden: true, reason: ['It names a learner.'] });
    meet(nora, ana);
    expect(standing(nora).get('parentFamily')?.asked).toBe(40);
  });

  test('[PM71] is not the last for ever by a turn that nobody can have counted up to', () => {
    const { nora } = twoPeople();
    const forged = {
      goal: GOAL,
      group: 'learner',
      spokesperson: 'x',
      asked: 1,
      way: 'vote',
      turn: 999_999_999,
    };
    nora.doc.getMap('endorsements').set(`${nora.id}.forged`, forged);
    endorse(nora, { group: 'learner', asked: 300 });
    expect(standing(nora).get('learner')?.asked).toBe(300);
  });

  test.each<[string, Partial<NewEndorsement>]>([
    ['nobody who spoke', { spokesperson: ' ' }],
    ['a speaker of 121 letters', { spokesperson: 'x'.repeat(121) }],
    ['nobody asked', { asked: 0 }],
    ['more asked than there can be', { asked: 100_001 }],
    ['10,000 characters', { note: ['x'.repeat(10_000)] }],
  ])('[PM71] refuses %s and writes nothing', (_name, endorsement) => {
    const { nora } = twoPeople();
    expect(() => endorse(nora, endorsement)).toThrow(RangeError);
    expect(nora.doc.getMap('endorsements').size).toBe(0);
  });

  test('[PM72] is counted where it says nothing, and keeps what can be read', () => {
    const { nora } = twoPeople();
    const map = nora.doc.getMap('endorsements');
    map.set(`${nora.id}.nogoal`, { group: 'learner' });
    map.set(`${nora.id}.nogroup`, { goal: GOAL });
    map.set(`${nora.id}.half`, { goal: GOAL, group: 'learner', asked: 'many' });
    const { endorsements, lost } = nora.discussion.snapshot();
    expect([endorsements.length, lost, isUnreadable(endorsements[0]?.asked)]).toEqual([1, 2, true]);
  });
});

describe('who has been heard', () => {
  const SILENT = { writers: 0, speakers: 0, voicePeople: 0, goals: 0, lastAt: null };

  function school() {
    const replica = newReplica('ana');
    const { nora, ana } = twoPeople();
    const groups: Record<string, ActorGroup> = {
      [replica.plan.ports.participantId]: 'teacher',
      [nora.id]: 'ngo',
      [ana.id]: 'teacher',
    };
    const heard = () =>
      whoWasHeard({
        plan: replica.plan.snapshot(),
        discussion: nora.discussion.snapshot(),
        groupOf: (id) => groups[id],
      });
    const of = (group: ActorGroup): Partial<GroupHeard> =>
      heard().groups.find((each) => each.group === group) ?? {};
    return { plan: replica.plan, nora, ana, heard, of, groups };
  }

  test('[PM73] is nobody in a plan that has only what its template brought', () => {
    const { heard } = school();
    expect(heard().groups.map(({ group }) => group)).toEqual([...ACTOR_GROUPS]);
    expect(heard().groups.some(isHeard)).toBe(false);
    expect(heard().withoutGroup).toBe(0);
  });

  test('[PM73] are people whose records stand, with when, and not those whose were removed', () => {
    const { plan, of } = school();
    const [kept, gone] = [addGoal(plan, {}), addGoal(plan, {})];
    archiveRecord(plan, { root: 'goals', id: gone });
    const { createdAt } = plan.snapshot().goalsById.get(kept) ?? {};
    expect(of('teacher')).toEqual({ ...SILENT, group: 'teacher', writers: 1, lastAt: createdAt });
    archiveRecord(plan, { root: 'goals', id: kept });
    expect(of('teacher')).toEqual({ ...SILENT, group: 'teacher' });
  });

  test('[PM73] are people who said something, once each, until they take it back or it is hidden', () => {
    const { nora, ana, of } = school();
    const key = addThread(nora.discussion, { place: { kind: 'plan' }, words: ['a'], isFromEditor: false });
    addThread(nora.discussion, { place: { kind: 'plan' }, words: ['b'], isFromEditor: false });
    meet(nora, ana);
    const thread = ana.discussion.snapshot().byKey.get(key);
    if (thread === undefined) throw new Error('there is a thread');
    const reply = addReply(ana.discussion, { thread, words: ['c'] });
    meet(nora, ana);
    expect([of('ngo').speakers, of('teacher').speakers]).toEqual([1, 1]);
    setHidden(nora.discussion, { entry: reply, thread, isHidden: true, reason: ['no'] });
    expect(of('teacher').speakers).toBe(0);
    const measure = 'measure-0001' as MeasureId;
    const post = { measure, on: DAY, words: ['Half of it.'], share: 50, link: null };
    const progress = postProgress(ana.discussion, post);
    meet(nora, ana);
    expect(of('teacher').speakers).toBe(1);
    withdrawProgress(ana.discussion, progress);
    meet(nora, ana);
    expect(of('teacher').speakers).toBe(0);
  });

  test('[PM73] are the people of voices and the goals that a group says yes to, and not whoever wrote them down', () => {
    const { plan, nora, of } = school();
    hear(nora, { people: 12 });
    hear(nora, { people: null, heardOn: '1970-01-01' as IsoDate, words: null });
    const goal = addGoal(plan, {});
    nora.setTime(5);
    endorse(nora, { goal, group: 'learner' });
    endorse(nora, { goal, group: 'learner' });
    endorse(nora, { goal: 'goalnotthere' as GoalId, group: 'employer' });
    expect(of('parentFamily')).toMatchObject({ voicePeople: 13, lastAt: 12 * 3_600_000 });
    expect(of('learner')).toMatchObject({ goals: 1, lastAt: 5 });
    expect(of('employer')).toMatchObject(SILENT);
    expect(of('ngo')).toMatchObject(SILENT);
  });

  test('[PM88] count once who is one person, also with what they added, for the group of whose name is shown', () => {
    const { plan, nora, ana, heard, of, groups } = school();
    // Ana is a teacher and added a goal; she spoke on a phone as well, of which she said that it is a parent's.
    const phone = newSpeaker('phone');
    groups[phone.id] = 'parentFamily';
    addGoal(plan, {});
    for (const { discussion } of [nora, phone])
      addThread(discussion, { place: { kind: 'plan' }, words: ['a'], isFromEditor: false });
    meet(nora, ana, phone);
    expect([of('ngo').speakers, of('teacher').writers, of('parentFamily').speakers]).toEqual([1, 1, 1]);
    sayOnePerson(ana.discussion, { participant: phone.id, as: ana.id });
    sayOnePerson(ana.discussion, { participant: nora.id, as: ana.id });
    meet(nora, ana, phone);
    expect(of('teacher')).toMatchObject({ speakers: 1, writers: 1 });
    expect([of('ngo').speakers, of('parentFamily').speakers]).toEqual([0, 0]);
    // Of whom nothing is known here has a group by the others.
    delete groups[ana.id];
    delete groups[phone.id];
    expect(of('ngo')).toMatchObject({ speakers: 1, writers: 1 });
    delete groups[nora.id];
    expect(heard().withoutGroup).toBe(1);
  });

  test('[PM73] counts apart whose group nobody here knows, and gives them to none', () => {
    const { nora, heard, groups } = school();
    delete groups[nora.id];
    addThread(nora.discussion, { place: { kind: 'plan' }, words: ['a'], isFromEditor: false });
    expect(heard().withoutGroup).toBe(1);
    expect(heard().groups.some(isHeard)).toBe(false);
  });
});
