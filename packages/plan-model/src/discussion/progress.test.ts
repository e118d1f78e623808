import { describe, expect, test } from 'vitest';

import { isUnreadable } from '../field.ts';
import type { ActorId, MeasureId } from '../ids.ts';
import type { IsoDate } from '../iso-date.ts';
import { setHidden } from './discussion-edits.ts';
import { meet, newSpeaker, readAfresh, type Speaker } from './discussion-fixture.ts';
import { parseEvidenceLink } from './evidence-link.ts';
import { type NewProgress, postProgress, setMembership, withdrawProgress } from './progress-edits.ts';
import type { MeasureProgress } from './progress-table.ts';
import { everythingSeen, NOTHING_SEEN, unseenProgress } from './unseen.ts';
import { plainWords } from './words.ts';

const MEASURE = 'measure-0001' as MeasureId;
const COUNCIL = 'actor-000001' as ActorId;
const ON = '2026-11-12' as IsoDate;
const NOW = Date.parse('2026-11-12T12:00:00Z');

function post({ discussion }: Speaker, words: string, more: Partial<NewProgress> = {}) {
  return postProgress(discussion, {
    measure: MEASURE,
    on: ON,
    words: [words],
    share: null,
    link: null,
    ...more,
  });
}

function progressOf({ discussion }: Speaker, measure = MEASURE): MeasureProgress {
  const progress = discussion.snapshot().progress.get(measure);
  if (progress === undefined) throw new Error('nobody has said anything of the measure');
  return progress;
}

const wordsOf = (speaker: Speaker): string[] =>
  progressOf(speaker).posts.map(({ words }) => plainWords(words));

/** A parent who may comment, and Ana, who is a facilitator. */
function twoPeople() {
  const people = { parent: newSpeaker('parent'), ana: newSpeaker('ana') };
  for (const person of Object.values(people)) person.setTime(NOW);
  return people;
}

describe('progress', () => {
  test('[PM80] is what people said of a measure, the latest first, by what each had seen and no clock', () => {
    const { parent, ana } = twoPeople();
    post(parent, 'We asked the families.', { share: 20 });
    meet(parent, ana);
    // Her clock is days behind: what counts is what she had read.
    ana.setTime(NOW - 48 * 3_600_000);
    const link = 'https://school.example/photo';
    post(ana, 'The room is booked.', { on: '2026-11-10' as IsoDate, share: 60, link });
    meet(parent, ana);
    expect(wordsOf(parent)).toEqual(['The room is booked.', 'We asked the families.']);
    expect(progressOf(parent)).toEqual(progressOf(ana));
    expect(progressOf(parent).latest).toMatchObject({ author: ana.id, share: 60, link });
  });

  test('[PM80] has two that were said at once in one order for everybody', () => {
    const { parent, ana } = twoPeople();
    post(parent, 'One.');
    post(ana, 'Two.');
    meet(parent, ana);
    expect(wordsOf(parent)).toHaveLength(2);
    expect(wordsOf(parent)).toEqual(wordsOf(ana));
  });

  test('[PM80] has what was given a turn that nobody can have counted up to behind all else', () => {
    const { parent, ana } = twoPeople();
    post(parent, 'One.');
    const far = { at: 1, turn: 1_000_000_000, measure: MEASURE, on: ON, words: 'Far.' };
    parent.doc.getMap('progress').set(`${parent.id}.far`, far);
    meet(parent, ana);
    post(ana, 'Two.');
    meet(parent, ana);
    expect(wordsOf(parent)[0]).toBe('Two.');
    expect(wordsOf(ana)).toEqual(wordsOf(parent));
  });

  test.each<[string, Partial<NewProgress>]>([
    ['no words', { words: [' '] }],
    ['a share above 100', { share: 101 }],
    ['half a percent', { share: 0.5 }],
    ['a day that has not come', { on: '2026-11-15' as IsoDate }],
    ['a link that is a script', { link: 'javascript:alert(1)' }],
  ])('[PM80] is not written with %s', (_name, more) => {
    const { parent } = twoPeople();
    expect(() => post(parent, 'Words.', more)).toThrow(RangeError);
    expect(parent.doc.getMap('progress').size).toBe(0);
  });

  test('[PM81] is read as untrusted: what cannot be read is shown as such, and what names no measure is counted', () => {
    const { parent, ana } = twoPeople();
    const map = parent.doc.getMap('progress');
    const bad = { at: 'x', turn: -1, on: '2026-02-30', words: 7, share: 300, link: 'file:///etc/passwd' };
    map.set(`${parent.id}.bad`, { ...bad, measure: MEASURE });
    map.set(`${parent.id}.nothing`, { ...bad, measure: 'no' });
    map.set('nobody', { ...bad, measure: MEASURE });
    post(parent, 'Fine.');
    meet(parent, ana);
    expect(wordsOf(ana)[0]).toBe('Fine.');
    const [, read] = progressOf(ana).posts;
    expect(read).toMatchObject({ at: null, turn: 0, isWithdrawn: false });
    expect([read?.on, read?.words, read?.share, read?.link].every(isUnreadable)).toBe(true);
    expect(ana.discussion.snapshot().lost).toBe(2);
  });

  test.each([
    ['https://school.example/report?page=2#end', 'https://school.example/report?page=2#end'],
    ['HTTP://school.example', 'http://school.example/'],
    ['https://bank.example@evil.example/', undefined],
    ['https://ana:secret@school.example/', undefined],
    ['javascript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['//school.example', undefined],
    ['school.example', undefined],
    ['', undefined],
    [`https://school.example/${'a'.repeat(1000)}`, undefined],
    [`https://school.example/${'ä'.repeat(300)}`, undefined],
  ])('[PM81] the link “%s” is read as %s', (text, link) => {
    expect(parseEvidenceLink(text)).toBe(link);
    if (link !== undefined) expect(parseEvidenceLink(link)).toBe(link);
  });

  test('[PM82] that was taken back keeps no word, and what was said before it stands', () => {
    const { parent, ana } = twoPeople();
    post(parent, 'Half of it.', { share: 50 });
    const key = post(parent, 'All of it.', { share: 100, link: 'https://school.example/' });
    meet(parent, ana);
    expect(() => withdrawProgress(ana.discussion, key)).toThrow(RangeError);
    withdrawProgress(parent.discussion, key);
    meet(parent, ana);
    expect(wordsOf(ana)).toEqual(['', 'Half of it.']);
    expect(progressOf(ana).posts[0]).toMatchObject({ isWithdrawn: true, share: null, link: null, on: ON });
    expect(progressOf(ana).latest).toMatchObject({ share: 50 });
  });

  test('[PM82] that a facilitator hid is not the last that stands, until it is shown again', () => {
    const { parent, ana } = twoPeople();
    const key = post(parent, 'Rude.', { share: 10 });
    meet(parent, ana);
    const hide = (isHidden: boolean) =>
      setHidden(ana.discussion, { entry: key, thread: progressOf(ana), isHidden, reason: ['Not kind.'] });
    hide(true);
    meet(parent, ana);
    expect(progressOf(parent)).toMatchObject({ latest: null, posts: [{ hidden: { by: ana.id } }] });
    hide(false);
    meet(parent, ana);
    expect(progressOf(parent).latest).toMatchObject({ key, hidden: null });
  });

  test('[PM67] is new until they looked, by what the document had and no clock, and one’s own never is', () => {
    const { parent, ana } = twoPeople();
    post(parent, 'Mine.');
    const first = post(ana, 'One.');
    meet(parent, ana);
    expect([...unseenProgress(parent.discussion, NOTHING_SEEN)]).toEqual([first]);
    const seen = everythingSeen(parent.discussion);
    ana.setTime(NOW - 60_000);
    const second = post(ana, 'Two.');
    meet(parent, ana);
    expect([...unseenProgress(parent.discussion, seen)]).toEqual([second]);
    withdrawProgress(ana.discussion, second);
    meet(parent, ana);
    expect(unseenProgress(parent.discussion, seen).size).toBe(0);
  });

  test('[PM84] is the same object until something of its measure changes, and equals a fresh reading', () => {
    const { parent, ana } = twoPeople();
    const other = 'measure-0002' as MeasureId;
    post(ana, 'One.');
    post(ana, 'Of another.', { measure: other });
    const before = ana.discussion.snapshot();
    expect(ana.discussion.snapshot()).toBe(before);
    post(ana, 'Two.');
    const after = ana.discussion.snapshot();
    expect(after.progress.get(other)).toBe(before.progress.get(other));
    expect(after.progress.get(MEASURE)).not.toBe(before.progress.get(MEASURE));
    expect(after.threads).toBe(before.threads);
    expect(after.members).toBe(before.members);
    expect(Object.isFrozen(after.progress.get(MEASURE)?.posts)).toBe(true);
    meet(parent, ana);
    expect(readAfresh(parent)).toEqual(ana.discussion.snapshot());
  });
});

describe('who is which actor', () => {
  const membersOf = ({ discussion }: Speaker) => discussion.snapshot().members.get(COUNCIL) ?? [];

  test('[PM83] everybody says of themself, once, and can take it back', () => {
    const { parent, ana } = twoPeople();
    setMembership(parent.discussion, { actor: COUNCIL, isMine: true });
    setMembership(parent.discussion, { actor: COUNCIL, isMine: true });
    setMembership(ana.discussion, { actor: COUNCIL, isMine: true });
    meet(parent, ana);
    expect(membersOf(parent)).toEqual([ana.id, parent.id]);
    setMembership(ana.discussion, { actor: COUNCIL, isMine: false });
    setMembership(ana.discussion, { actor: COUNCIL, isMine: false });
    meet(parent, ana);
    expect(membersOf(parent)).toEqual([parent.id]);
    expect(parent.doc.getMap('memberships').toJSON()).toEqual({
      [`${parent.id}.${COUNCIL}`]: { at: NOW, isMine: true },
    });
  });

  test('[PM83] is nobody by an entry that does not say so, or whose key names no actor', () => {
    const { parent } = twoPeople();
    const map = parent.doc.getMap('memberships');
    map.set(`${parent.id}.${COUNCIL}`, { at: 1, isMine: 'yes' });
    map.set(`${parent.id}.x`, { at: 1, isMine: true });
    map.set(COUNCIL, { at: 1, isMine: true });
    expect(parent.discussion.snapshot()).toMatchObject({ lost: 3 });
    expect(parent.discussion.snapshot().members.size).toBe(0);
    map.set(`${parent.id}.${COUNCIL}`, { isMine: true });
    expect(membersOf(parent)).toEqual([parent.id]);
  });
});
