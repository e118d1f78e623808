import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { acceptSuggestion, doublingOf, keepOneAcceptance } from './accept-edits.ts';
import { readAccepted } from './accepted.ts';
import { addThread, setWords, withdrawEntry } from './discussion/discussion-edits.ts';
import { newSpeaker } from './discussion/discussion-fixture.ts';
import { NewerSchemaError } from './edit.ts';
import { isUnreadable } from './field.ts';
import { addActor, addGoal, addTarget, setTarget } from './plan-edits.ts';
import {
  fragmentOf,
  newReplica,
  pressEnter,
  removeLine,
  syncAll,
  TEXT_ORIGIN,
  typeInto,
} from './plan-fixture.ts';
import { archiveRecord, restoreRecord } from './record-edits.ts';
import { acceptedBy, suggestValue, suggestWords, wordsOf, writeVision } from './suggestion-fixture.ts';
import { readSuggestion } from './suggestion.ts';

const absence = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;

function aPlan(words = 'We call every family within a week.') {
  const ana = newReplica('ana');
  writeVision(ana, words);
  return ana;
}

function aTarget() {
  const ana = newReplica('ana');
  const id = addTarget(ana.plan, { indicator: absence, targetValue: 12 });
  const place = { kind: 'field', record: { root: 'targets', id }, field: 'targetValue' } as const;
  const value = () => ana.plan.snapshot().targetsById.get(id)?.targetValue;
  return { ana, id, place, value };
}

describe('a suggestion', () => {
  test('[PM75] is a thread that says what shall stand there instead, with or without a reason', () => {
    const ana = aPlan();
    const speaker = newSpeaker('parent');
    const thread = suggestWords(ana, ['a week', 'a day'], { speaker });
    expect(thread).toMatchObject({
      words: [''],
      proposal: { kind: 'text', text: 'a day' },
      state: { kind: 'open' },
    });
    setWords(speaker.discussion, { root: 'threads', key: thread.key, words: ['A week is long.'] });
    const reworded = speaker.discussion.snapshot().byKey.get(thread.key);
    expect(reworded).toMatchObject({ words: ['A week is long.'], proposal: { text: 'a day' } });
  });

  test('[PM75] goes when its author takes the words back, and cannot be accepted any more', () => {
    const ana = aPlan();
    const speaker = newSpeaker('parent');
    const thread = suggestWords(ana, ['a week', 'a day'], { speaker });
    withdrawEntry(speaker.discussion, { root: 'threads', key: thread.key });
    expect(JSON.stringify(speaker.doc.getMap('threads').toJSON())).not.toContain('a day');
    expect(acceptSuggestion(ana.plan, { ...thread, isWithdrawn: true })).toBe(false);
    expect(wordsOf(ana)).toBe('We call every family within a week.');
  });

  test.each<[string, unknown]>([
    ['no object', 'a day'],
    ['null', null],
    ['a kind of a later version', { kind: 'record', text: 'a day' }],
    ['words of several lines', { kind: 'text', text: 'a\nday' }],
    ['too many words', { kind: 'text', text: 'x'.repeat(5001) }],
    ['no words', { kind: 'text' }],
    ['a list', { kind: 'value', value: [1], base: null }],
    ['no number', { kind: 'value', value: Number.NaN, base: null }],
    ['no base', { kind: 'value', value: 1 }],
  ])('[PM75] is unreadable where it proposes %s, and its thread stays', (_name, proposal) => {
    const ana = aPlan();
    const speaker = newSpeaker('parent');
    const { key } = suggestWords(ana, ['a week', 'a day'], { speaker });
    const stored: object = speaker.doc.getMap('threads').get(key) as object;
    speaker.doc.getMap('threads').set(key, { ...stored, words: 'Why', proposal });
    const thread = speaker.discussion.snapshot().byKey.get(key);
    if (thread === undefined) throw new Error('the thread is gone');
    expect([thread.words, isUnreadable(thread.proposal)]).toEqual([['Why'], true]);
    expect(readSuggestion(ana.plan, thread)).toEqual({ kind: 'unreadable' });
    expect([acceptSuggestion(ana.plan, thread), acceptSuggestion(ana.plan, thread, 'replace')]).toEqual([
      false,
      false,
    ]);
  });

  test.each([
    ['targetValue', 'many'],
    ['targetValue', 1e16],
    ['deadline', 'soon'],
    ['indicatorId', 'indicator-01'],
    ['order', 'a1'],
    ['archivedAt', 1],
    ['createdBy', 'participant-parent'],
  ])('[PM75] is none for the %s of a target with the value %s', (field, value) => {
    const { ana, place } = aTarget();
    const speaker = newSpeaker('parent');
    const where = { ...place, field };
    expect(() => suggestValue(where, { kind: 'value', value, base: null })).toThrow(RangeError);
    // Another version may have let it pass.
    const key = addThread(speaker.discussion, { place: where, words: ['x'], isFromEditor: false });
    const thread = speaker.discussion.snapshot().byKey.get(key);
    if (thread === undefined) throw new Error('nothing was said');
    const forged = { ...thread, proposal: { kind: 'value', value, base: null } } as const;
    const before = Y.encodeStateVector(ana.doc);
    expect(readSuggestion(ana.plan, forged)).toEqual({ kind: 'unreadable' });
    expect(acceptSuggestion(ana.plan, forged, 'replace')).toBe(false);
    expect(Y.encodeStateVector(ana.doc)).toEqual(before);
  });

  test('[PM75] is none about what a person has to agree to themself', () => {
    const ana = newReplica('ana');
    const id = addActor(ana.plan, { name: 'Rosa', group: 'ngo', kind: 'person' });
    for (const [field, value] of [
      ['consentToList', true],
      ['contact', '0123'],
    ] as const) {
      const place = { kind: 'field', record: { root: 'actors', id }, field } as const;
      expect(() => suggestValue(place, { kind: 'value', value, base: null })).toThrow(RangeError);
    }
  });
});

describe('accepting', () => {
  test('[PM76] changes the plan and says who accepted in one transaction, which undo takes back in one step', () => {
    const ana = aPlan();
    const thread = suggestWords(ana, ['a week', 'a day']);
    let updates = 0;
    ana.doc.on('update', () => (updates += 1));
    expect(acceptSuggestion(ana.plan, thread)).toBe(true);
    expect([updates, wordsOf(ana)]).toEqual([1, 'We call every family within a day.']);
    expect(acceptedBy(ana, thread)).toEqual(['participant-ana']);
    expect(ana.plan.snapshot().accepted.has(thread.key)).toBe(true);
    ana.undo.undo();
    expect([wordsOf(ana), acceptedBy(ana, thread)]).toEqual(['We call every family within a week.', []]);
    expect(ana.plan.snapshot().accepted.size).toBe(0);
    ana.undo.redo();
    expect([wordsOf(ana), acceptedBy(ana, thread)]).toEqual([
      'We call every family within a day.',
      ['participant-ana'],
    ]);
  });

  test('[PM76] of a value writes it into the field, and undo brings back the one before', () => {
    const { ana, place, value } = aTarget();
    const thread = suggestValue(place, { kind: 'value', value: 9, base: 12 });
    expect(acceptSuggestion(ana.plan, thread)).toBe(true);
    expect([value(), acceptedBy(ana, thread)]).toEqual([9, ['participant-ana']]);
    ana.undo.undo();
    expect([value(), acceptedBy(ana, thread)]).toEqual([12, []]);
  });

  test('[PM76] can empty a field that may be empty', () => {
    const { ana, place, value } = aTarget();
    expect(acceptSuggestion(ana.plan, suggestValue(place, { kind: 'value', value: null, base: 12 }))).toBe(
      true,
    );
    expect(value()).toBeNull();
  });

  test.each([
    ['every family', 'each family', 'We call each family within a week.'],
    [
      'every family',
      'every family and every employer',
      'We call every family and every employer within a week.',
    ],
    ['within a week', '', 'We call every family.'],
    ['every ', '', 'We call family within a week.'],
    ['We', 'Teachers', 'Teachers call every family within a week.'],
    ['week.', 'day. 🎉', 'We call every family within a day. 🎉'],
    ['a week', 'a week', 'We call every family within a week.'],
  ])('[PM76] of “%s” → “%s” gives “%s”', (quote, text, expected) => {
    const ana = aPlan();
    expect(acceptSuggestion(ana.plan, suggestWords(ana, [quote, text]))).toBe(true);
    expect(wordsOf(ana)).toBe(expected);
  });

  test('[PM76] keeps the marks of what stands around, and gives new words those of what they replace', () => {
    const ana = newReplica('ana');
    writeVision(ana, 'We call every family soon.');
    const block = fragmentOf(ana, 'vision').get(0);
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
    if (!(text instanceof Y.XmlText)) throw new Error('there is no text');
    ana.doc.transact(() => text.format(8, 12, { bold: {} }), TEXT_ORIGIN);
    acceptSuggestion(ana.plan, suggestWords(ana, ['every family soon', 'all parents soon']));
    expect(text.toDelta()).toEqual([
      { insert: 'We call ' },
      { insert: 'all parents', attributes: { bold: {} } },
      { insert: ' soon.' },
    ]);
  });

  test('[PM76] does not happen twice where the first is known, nor in a plan of a newer version', () => {
    const ana = aPlan();
    const thread = suggestWords(ana, ['a week', 'a day']);
    const other = suggestWords(ana, ['every family', 'each family'], { speaker: newSpeaker('other') });
    acceptSuggestion(ana.plan, thread);
    expect(acceptSuggestion(ana.plan, thread, 'beside')).toBe(false);
    ana.plan.roots.meta.set('schemaVersion', 2);
    expect(() => acceptSuggestion(ana.plan, other)).toThrow(NewerSchemaError);
    expect(wordsOf(ana)).toBe('We call every family within a day.');
  });
});

describe('where the base changed meanwhile', () => {
  test('[PM77] both stand side by side, and nothing changes before it is said in which way', () => {
    const ana = aPlan();
    const thread = suggestWords(ana, ['call every family within a week', 'visit every family']);
    typeInto(ana, fragmentOf(ana, 'vision'), { text: 'single ', at: 14 });
    expect(readSuggestion(ana.plan, thread)).toMatchObject({
      kind: 'changed',
      now: 'call every single family within a week',
      ways: ['replace', 'beside'],
    });
    expect(acceptSuggestion(ana.plan, thread)).toBe(false);
    expect(wordsOf(ana)).toBe('We call every single family within a week.');
    expect(acceptSuggestion(ana.plan, thread, 'beside')).toBe(true);
    expect(wordsOf(ana)).toBe('We call every single family within a week visit every family.');
    ana.undo.undo();
    expect(acceptSuggestion(ana.plan, thread, 'replace')).toBe(true);
    expect(wordsOf(ana)).toBe('We visit every family.');
  });

  test('[PM77] words that are gone are not looked for elsewhere: what was suggested can stand at the end', () => {
    const ana = aPlan();
    const thread = suggestWords(ana, ['every family within a week', 'all parents']);
    removeLine(ana, fragmentOf(ana, 'vision'), 0);
    expect(readSuggestion(ana.plan, thread)).toMatchObject({
      kind: 'changed',
      now: undefined,
      ways: ['beside'],
    });
    expect([acceptSuggestion(ana.plan, thread), acceptSuggestion(ana.plan, thread, 'replace')]).toEqual([
      false,
      false,
    ]);
    expect(acceptSuggestion(ana.plan, thread, 'beside')).toBe(true);
    expect(wordsOf(ana)).toBe('all parents');
  });

  test('[PM77] of a passage that somebody has split into two lines nothing is replaced', () => {
    const ana = aPlan();
    const thread = suggestWords(ana, ['every family within a week', 'all parents']);
    pressEnter(ana, fragmentOf(ana, 'vision'), { block: 0, at: 20 });
    expect(readSuggestion(ana.plan, thread)).toMatchObject({ kind: 'changed', ways: ['beside'] });
    expect(acceptSuggestion(ana.plan, thread, 'beside')).toBe(true);
    expect(wordsOf(ana)).toBe('We call every family| within a week all parents.');
  });

  test('[PM77] of a value both stand side by side', () => {
    const { ana, id, place, value } = aTarget();
    const thread = suggestValue(place, { kind: 'value', value: 9, base: 12 });
    setTarget(ana.plan, id, { targetValue: 10 });
    expect(readSuggestion(ana.plan, thread)).toMatchObject({ kind: 'changed', now: 10, ways: ['replace'] });
    expect([acceptSuggestion(ana.plan, thread), value()]).toEqual([false, 10]);
    expect([acceptSuggestion(ana.plan, thread, 'replace'), value()]).toEqual([true, 9]);
  });

  test('[PM77] of a record that was removed nothing is accepted until it is back', () => {
    const ana = newReplica('ana');
    const id = addGoal(ana.plan, { statement: 'Nobody leaves unseen' });
    const address = { root: 'goals', id, field: 'statement' } as const;
    const thread = suggestWords(ana, ['unseen', 'unheard'], { address });
    archiveRecord(ana.plan, { root: 'goals', id });
    expect(readSuggestion(ana.plan, thread)).toMatchObject({
      kind: 'archived',
      proposal: { text: 'unheard' },
    });
    expect(acceptSuggestion(ana.plan, thread, 'replace')).toBe(false);
    restoreRecord(ana.plan, { root: 'goals', id });
    expect(acceptSuggestion(ana.plan, thread)).toBe(true);
    expect(wordsOf(ana, address)).toBe('Nobody leaves unheard');
    const nowhere = {
      ...thread,
      place: { kind: 'field', record: { root: 'goals', id: 'goal-0000000' as never }, field: 'statement' },
    } as const;
    expect(readSuggestion(newReplica('ben').plan, nowhere)).toMatchObject({ kind: 'gone' });
  });
});

describe('two who accept at the same time', () => {
  test('[PM78] have the words twice, are both told so, and whoever takes one out has it once for all', () => {
    const [ana, ben] = [aPlan(), newReplica('ben')];
    syncAll(ana, ben);
    const thread = suggestWords(ana, ['a week', 'one day']);
    expect([acceptSuggestion(ana.plan, thread), acceptSuggestion(ben.plan, thread)]).toEqual([true, true]);
    syncAll(ana, ben);
    expect(wordsOf(ana)).toBe('We call every family within one dayone day.');
    expect(acceptedBy(ben, thread)).toEqual(acceptedBy(ana, thread));
    expect([doublingOf(ben.plan, thread), doublingOf(ana.plan, thread)]).toEqual(['there', 'there']);
    keepOneAcceptance(ana.plan, thread);
    keepOneAcceptance(ben.plan, thread);
    syncAll(ana, ben);
    expect([wordsOf(ana), wordsOf(ben)]).toEqual(
      Array.from({ length: 2 }, () => 'We call every family within one day.'),
    );
    expect(doublingOf(ana.plan, thread)).toBe('none');
    expect(acceptedBy(ana, thread)).toHaveLength(1);
    ben.undo.undo();
    expect(wordsOf(ben).split('one day')).toHaveLength(3);
    expect(doublingOf(ben.plan, thread)).not.toBe('none');
  });

  test('[PM78] of a value have it once, and nothing to be told', () => {
    const { ana, place, value } = aTarget();
    const ben = newReplica('ben');
    syncAll(ana, ben);
    const thread = suggestValue(place, { kind: 'value', value: 9, base: 12 });
    acceptSuggestion(ana.plan, thread);
    acceptSuggestion(ben.plan, thread);
    syncAll(ana, ben);
    expect([value(), doublingOf(ana.plan, thread)]).toEqual([9, 'none']);
    expect(acceptedBy(ana, thread)).toHaveLength(2);
  });

  test('[PM78] at the end of a text have two lines, of which one goes whole', () => {
    const [ana, ben] = [aPlan(), newReplica('ben')];
    const thread = suggestWords(ana, ['every family within a week', 'all parents']);
    removeLine(ana, fragmentOf(ana, 'vision'), 0);
    writeVision(ana, 'Another start.');
    syncAll(ana, ben);
    acceptSuggestion(ana.plan, thread, 'beside');
    acceptSuggestion(ben.plan, thread, 'beside');
    syncAll(ana, ben);
    expect(wordsOf(ana)).toBe('Another start.|all parents|all parents');
    keepOneAcceptance(ben.plan, thread);
    syncAll(ana, ben);
    expect(wordsOf(ana)).toBe('Another start.|all parents');
  });
});

describe('two who accept, of whom one wrote on', () => {
  test('[PM78] are told that the words may stand twice where nobody can tell, until somebody says it is well', () => {
    const [ana, ben] = [aPlan(), newReplica('ben')];
    syncAll(ana, ben);
    const thread = suggestWords(ana, ['a week', 'one day']);
    acceptSuggestion(ana.plan, thread);
    acceptSuggestion(ben.plan, thread);
    // The rest of the line is written anew.
    pressEnter(ben, fragmentOf(ben, 'vision'), { block: 0, at: 3 });
    syncAll(ana, ben);
    expect(wordsOf(ana).split('one day')).toHaveLength(3);
    expect([doublingOf(ana.plan, thread), doublingOf(ben.plan, thread)]).toEqual(['perhaps', 'perhaps']);
    keepOneAcceptance(ana.plan, thread);
    expect(doublingOf(ana.plan, thread)).toBe('none');
    // What the letters say is taken for certain, and nothing else is touched.
    expect(wordsOf(ana).split('one day')).toHaveLength(3);
  });
});

describe('what the plan says was accepted', () => {
  test('[PM79] is the same for everybody, whichever document comes first, and writes nothing when it is read', () => {
    const [ana, ben] = [aPlan(), newReplica('ben')];
    const thread = suggestWords(ana, ['a week', 'a day']);
    acceptSuggestion(ana.plan, thread);
    const before = ben.plan.snapshot();
    syncAll(ana, ben);
    expect(ben.plan.snapshot().accepted).not.toBe(before.accepted);
    const kept = ben.plan.snapshot().accepted;
    writeVision(ben, ' And more.');
    expect(ben.plan.snapshot().accepted).toBe(kept);
    expect(kept.has(thread.key)).toBe(true);
    const state = Y.encodeStateAsUpdate(ben.doc);
    readAccepted(ben.plan.roots.accepted, thread.key);
    readSuggestion(ben.plan, thread);
    expect(Y.encodeStateAsUpdate(ben.doc)).toEqual(state);
  });

  test.each<[string, unknown]>([
    ['text', 'yes'],
    ['null', null],
    ['a nested type', new Y.Map()],
    ['numbers for names', { by: 7, at: 'now', letters: { client: -1, from: 'a', to: null } }],
    ['letters without an end', { by: 'participant-ana', at: 1, letters: { client: 1, from: 0 } }],
  ])('[PM79] is read as untrusted: %s', (_name, value) => {
    const ana = aPlan();
    const thread = suggestWords(ana, ['a week', 'a day']);
    ana.doc.getMap('accepted').set(`${thread.key}/x`, value);
    ana.doc.getMap('accepted').set('nonsense', 1);
    expect(readAccepted(ana.plan.roots.accepted, thread.key)).toMatchObject([{ letters: null }]);
    expect(doublingOf(ana.plan, thread)).toBe('none');
    keepOneAcceptance(ana.plan, thread);
    expect(wordsOf(ana)).toBe('We call every family within a week.');
  });
});
