import { describe, expect, test } from 'vitest';

import { partPerson, sayOnePerson } from './alias-edits.ts';
import { addReply, addThread, settleThread, setWords, withdrawEntry } from './discussion-edits.ts';
import { meet, newSpeaker, readAfresh, type Speaker } from './discussion-fixture.ts';
import { eachPersonOnce, isSamePerson, participantsOf, personOf } from './persons.ts';
import { NOTHING_SEEN, unseenThreads, withSeen } from './unseen.ts';

/** A parent on the phone, on a laptop and on paper at school. */
const [LAPTOP, PAPER, PHONE] = ['participant-laptop', 'participant-paper', 'participant-phone'] as const;

/** Two facilitators. */
function facilitators() {
  return { ana: newSpeaker('ana'), ben: newSpeaker('ben') };
}

function same({ discussion }: Speaker, participant: string, as: string): void {
  sayOnePerson(discussion, { participant, as });
}

function part({ discussion }: Speaker, participant: string): void {
  partPerson(discussion, participant);
}

const personsOf = ({ discussion }: Speaker) => discussion.snapshot().persons;

/** Who is one person with this participant, as somebody reads it. */
const withOf = (speaker: Speaker, id: string): readonly string[] => participantsOf(personsOf(speaker), id);

const written = ({ doc }: Speaker) => doc.getMap('aliases');

describe('two participants of whom a facilitator says that they are one person', () => {
  test('[PM85] are one for everybody, shown by the name that was chosen, until it is taken back', () => {
    const { ana, ben } = facilitators();
    same(ana, PHONE, LAPTOP);
    meet(ana, ben);
    expect(withOf(ben, PHONE)).toEqual([LAPTOP, PHONE]);
    expect(personOf(personsOf(ben), PHONE)).toBe(LAPTOP);
    expect(isSamePerson(personsOf(ben), LAPTOP, PAPER)).toBe(false);
    expect(eachPersonOnce(personsOf(ben), [PAPER, PHONE, LAPTOP])).toEqual([PAPER, LAPTOP]);
    part(ana, PHONE);
    meet(ana, ben);
    expect(personsOf(ben).size).toBe(0);
    expect(written(ben).size).toBe(0);
  });

  test('[PM85] are said to be it once: said again it writes nothing', () => {
    const { ana } = facilitators();
    same(ana, PHONE, LAPTOP);
    same(ana, PAPER, LAPTOP);
    const before = written(ana).toJSON();
    same(ana, PHONE, LAPTOP);
    same(ana, PHONE, PAPER);
    expect(written(ana).toJSON()).toEqual(before);
  });

  test.each([
    ['the same one', PHONE, PHONE],
    ['nobody', PHONE, ''],
    ['somebody with a sign that no id has', PHONE, 'participant~phone'],
  ])('[PM85] are two: %s is refused, and nothing is written', (_name, participant, as) => {
    const { ana } = facilitators();
    expect(() => same(ana, participant, as)).toThrow(RangeError);
    expect(written(ana).size).toBe(0);
  });

  test('[PM85] are parted by another facilitator as well, whose word is the last, and can be said to be one again', () => {
    const { ana, ben } = facilitators();
    same(ana, PHONE, LAPTOP);
    meet(ana, ben);
    // His clock is behind: what counts is what he had read.
    ben.setTime(1);
    part(ben, LAPTOP);
    meet(ana, ben);
    expect([personsOf(ana).size, personsOf(ben).size]).toEqual([0, 0]);
    // The word of each stands under their own key.
    expect([...written(ana).keys()].sort()).toEqual([
      `${ana.id}.${LAPTOP}~${PHONE}`,
      `${ben.id}.${LAPTOP}~${PHONE}`,
    ]);
    same(ana, LAPTOP, PHONE);
    meet(ana, ben);
    expect(withOf(ben, LAPTOP)).toEqual([PHONE, LAPTOP]);
  });

  test('[PM85] stay one by the word of another when one of two takes theirs back unseen', () => {
    const { ana, ben } = facilitators();
    same(ana, PHONE, LAPTOP);
    same(ben, PHONE, LAPTOP);
    part(ana, PHONE);
    meet(ana, ben);
    expect(withOf(ana, PHONE)).toEqual([LAPTOP, PHONE]);
    part(ana, PHONE);
    meet(ana, ben);
    expect(personsOf(ben).size).toBe(0);
  });
});

describe('several facilitators', () => {
  test('[PM86] who say different things at once are read as all of it together, along chains and in circles', () => {
    const { ana, ben } = facilitators();
    same(ana, PHONE, LAPTOP);
    same(ben, LAPTOP, PAPER);
    meet(ana, ben);
    expect(withOf(ana, PHONE)).toEqual([PAPER, LAPTOP, PHONE]);
    const circle = facilitators();
    same(circle.ana, PHONE, LAPTOP);
    same(circle.ben, LAPTOP, PAPER);
    const cleo = newSpeaker('cleo');
    same(cleo, PAPER, PHONE);
    meet(circle.ana, circle.ben, cleo);
    for (const one of [circle.ana, circle.ben, cleo])
      expect(withOf(one, PAPER)).toEqual([LAPTOP, PAPER, PHONE]);
  });

  test('[PM86] who contradict each other unseen keep the two apart, whoever of them it is', () => {
    for (const [first, second] of [
      ['ana', 'ben'],
      ['ben', 'ana'],
    ] as const) {
      const people = facilitators();
      same(people[first], PHONE, LAPTOP);
      meet(people.ana, people.ben);
      part(people[second], PHONE);
      // The first has not read that, parts them and says it again: both have counted to the same.
      part(people[first], PHONE);
      same(people[first], PHONE, LAPTOP);
      meet(people.ana, people.ben);
      expect(personsOf(people.ana).size).toBe(0);
      expect(personsOf(people.ben)).toEqual(personsOf(people.ana));
    }
  });

  test('[PM86] read what they received in another order alike, with one who stands for all', () => {
    const { ana, ben } = facilitators();
    same(ana, LAPTOP, PHONE);
    same(ben, PHONE, LAPTOP);
    meet(ana, ben);
    expect(personsOf(ana)).toEqual(personsOf(ben));
    expect(readAfresh(ana)).toEqual(ana.discussion.snapshot());
    expect(withOf(ana, PHONE)).toHaveLength(2);
  });

  test('[PM86] part one of three, also the one in the middle, and the other two stay together', () => {
    const { ana, ben } = facilitators();
    same(ana, PHONE, LAPTOP);
    same(ana, PAPER, LAPTOP);
    meet(ana, ben);
    part(ben, LAPTOP);
    meet(ana, ben);
    expect(withOf(ana, LAPTOP)).toEqual([LAPTOP]);
    expect([...withOf(ana, PHONE)].sort()).toEqual([PAPER, PHONE]);
  });

  test('[PM86] do not bring together, by parting one, two of whom it was said that they are not one', () => {
    const { ana, ben } = facilitators();
    same(ana, PHONE, PAPER);
    meet(ana, ben);
    part(ben, PHONE);
    same(ben, PHONE, LAPTOP);
    same(ben, PAPER, LAPTOP);
    expect(withOf(ben, PHONE)).toHaveLength(3);
    part(ben, LAPTOP);
    expect(personsOf(ben).size).toBe(0);
  });
});

describe('what stands in the document', () => {
  test('[PM87] is read as untrusted: what says nothing of two participants is counted, and fails nothing', () => {
    const { ana, ben } = facilitators();
    const map = written(ana);
    const word = { at: 1, turn: 0, isSame: true };
    map.set(`${ana.id}.${PHONE}~${LAPTOP}`, word);
    map.set(`${ana.id}.${PHONE}~${PHONE}`, word);
    map.set(`${ana.id}.${LAPTOP}~${PAPER}~${PHONE}`, word);
    map.set(`${ana.id}.${LAPTOP}`, word);
    map.set(`${LAPTOP}~${PHONE}`, word);
    map.set(`${ana.id}.${LAPTOP}~${PHONE}`, { ...word, isSame: 'yes' });
    map.set(`${ana.id}.${LAPTOP}~${PAPER}`, 7);
    meet(ana, ben);
    expect(ben.discussion.snapshot()).toMatchObject({ lost: 7 });
    expect(personsOf(ben).size).toBe(0);
    map.set(`${ana.id}.${LAPTOP}~${PHONE}`, { isSame: true, turn: -1, at: 'x', shownAs: PAPER });
    meet(ana, ben);
    expect(withOf(ben, PHONE)).toEqual([LAPTOP, PHONE]);
    expect([...ben.discussion.snapshot().aliases.values()]).toMatchObject([{ at: null, turn: 0 }]);
  });

  test('[PM87] cannot be said for ever: who parts them has the last word over any turn', () => {
    const { ana, ben } = facilitators();
    const far = { at: 1, turn: 1_000_000_000, isSame: true, shownAs: PHONE };
    written(ben).set(`${ben.id}.${LAPTOP}~${PHONE}`, far);
    meet(ana, ben);
    expect(withOf(ana, PHONE)).toHaveLength(2);
    part(ana, PHONE);
    meet(ana, ben);
    expect(personsOf(ben).size).toBe(0);
  });

  test('[PM87] joins ten thousand participants without a deep call or a long wait', () => {
    const { ana, ben } = facilitators();
    const idOf = (index: number): string => `participant-${String(index).padStart(6, '0')}`;
    ana.doc.transact(() => {
      for (let index = 1; index < 10_000; index += 1)
        written(ana).set(`${ana.id}.${idOf(index - 1)}~${idOf(index)}`, { turn: 0, isSame: true });
    });
    meet(ana, ben);
    expect(withOf(ben, idOf(5000))).toHaveLength(10_000);
  });

  test('[PM87] is the same object until something in it changes', () => {
    const { ana, ben } = facilitators();
    const PRINTER = 'participant-printer';
    same(ana, PHONE, LAPTOP);
    const before = ana.discussion.snapshot();
    addThread(ben.discussion, { place: { kind: 'plan' }, words: ['a'], isFromEditor: false });
    meet(ana, ben);
    const after = ana.discussion.snapshot();
    expect([after === before, after.persons === before.persons, after.aliases === before.aliases]).toEqual([
      false,
      true,
      true,
    ]);
    same(ana, PRINTER, PAPER);
    const later = personsOf(ana);
    expect(later.get(PHONE)).toBe(before.persons.get(PHONE));
    expect(later).not.toBe(before.persons);
    for (const each of later.values()) expect(Object.isFrozen(each)).toBe(true);
    // The same word once more, later: somebody else says it too.
    same(ben, PRINTER, PAPER);
    part(ben, PRINTER);
    expect(personsOf(ana)).toBe(later);
  });
});

describe('to one of two who are one person', () => {
  test('[PM88] what the other says is nothing new, and what others say there is', () => {
    const [phone, laptop, ana] = [newSpeaker('phone'), newSpeaker('laptop'), newSpeaker('ana')];
    const key = addThread(phone.discussion, { place: { kind: 'plan' }, words: ['a'], isFromEditor: false });
    meet(phone, laptop, ana);
    expect(unseenThreads(laptop.discussion, NOTHING_SEEN).has(key)).toBe(true);
    same(ana, phone.id, laptop.id);
    meet(phone, laptop, ana);
    expect(unseenThreads(laptop.discussion, NOTHING_SEEN).has(key)).toBe(false);
    const seen = withSeen(laptop.discussion, NOTHING_SEEN, []);
    const thread = ana.discussion.snapshot().byKey.get(key);
    if (thread === undefined) throw new Error('there is a thread');
    addReply(ana.discussion, { thread, words: ['b'] });
    meet(phone, laptop, ana);
    expect(unseenThreads(laptop.discussion, seen).has(key)).toBe(true);
  });

  test('[PM88] the words of the other are as much somebody else’s as before', () => {
    const [phone, laptop, ana] = [newSpeaker('phone'), newSpeaker('laptop'), newSpeaker('ana')];
    const key = addThread(phone.discussion, { place: { kind: 'plan' }, words: ['a'], isFromEditor: false });
    same(ana, phone.id, laptop.id);
    same(ana, ana.id, phone.id);
    meet(phone, laptop, ana);
    const before = phone.doc.getMap('threads').toJSON();
    for (const { discussion } of [laptop, ana]) {
      expect(() => setWords(discussion, { root: 'threads', key, words: ['b'] })).toThrow(RangeError);
      expect(() => withdrawEntry(discussion, { root: 'threads', key })).toThrow(RangeError);
      const thread = discussion.snapshot().byKey.get(key);
      if (thread === undefined) throw new Error('there is a thread');
      expect(() => settleThread(discussion, { thread, isSettled: true })).toThrow(RangeError);
      expect(thread.author).toBe(phone.id);
    }
    // A forged word of the laptop's that it is settled counts for nobody.
    const forged = { at: 1, turn: 5, thread: key, isSettled: true };
    laptop.doc.getMap('closings').set(`${laptop.id}.forged`, forged);
    meet(phone, laptop, ana);
    expect(ana.discussion.snapshot().byKey.get(key)?.state.kind).toBe('open');
    expect(phone.doc.getMap('threads').toJSON()).toEqual(before);
  });
});
