import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { withdrawEntry } from '../discussion/discussion-edits.ts';
import { newSpeaker } from '../discussion/discussion-fixture.ts';
import { plainWords } from '../discussion/words.ts';
import {
  addActor,
  addGoal,
  addLink,
  addMeasure,
  addTarget,
  setActor,
  setInstitution,
  setMeasure,
  setTarget,
} from '../plan-edits.ts';
import {
  fragmentOf,
  joinLine,
  newReplica,
  pressEnter,
  removeLine,
  syncAll,
  typeInto,
} from '../plan-fixture.ts';
import { archiveRecord, moveRecord } from '../record-edits.ts';
import { wordsOf } from '../suggestion-fixture.ts';
import { findOffers } from './find-offers.ts';
import { addOffers, inPieces, isOffered } from './offer-edits.ts';
import {
  acceptAll,
  addLines,
  inShort,
  replace,
  sayAll,
  shelve,
  shortOffers,
  twoWith,
} from './offers-fixture.ts';
import { hasBaseOf } from './shelved-plan.ts';

const absence = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;

describe('words that could not be shared', () => {
  test('[PM90] are suggested in place of those that they were written for', () => {
    const { ana, ben } = twoWith('We call every family within a week.');
    const work = shelve(ben, () => replace(ben, ['a week', 'two days']));
    const { offers } = findOffers(ana.plan, work);
    expect(offers.map(inShort)).toEqual(['“a week.” → “two days.”']);
    expect(acceptAll(ana, sayAll(offers))).toBe(0);
    expect(wordsOf(ana)).toBe('We call every family within two days.');
  });

  test('[PM90] are quoted with a word beside them where they only come', () => {
    const { ana, ben, vision } = twoWith('We call.');
    const work = shelve(ben, () => typeInto(ben, vision, { text: ' Each day.' }));
    expect(shortOffers(ana, work)).toEqual(['“call.” → “call. Each day.”']);
  });

  test('[PM90] are one suggestion where they stand close together, and several where they do not', () => {
    const far = 'and then there is much that nobody has changed at all, which goes on,';
    const { ana, ben } = twoWith(`Old one two old ${far} old.`);
    const work = shelve(ben, () => {
      replace(ben, ['Old', 'New']);
      replace(ben, [' old and', ' new and']);
      replace(ben, ['old.', 'new.']);
    });
    const { offers } = findOffers(ana.plan, work);
    expect(offers.map(inShort)).toEqual(['“Old one two old” → “New one two new”', '“old.” → “new.”']);
    expect(acceptAll(ana, sayAll(offers).toReversed())).toBe(0);
    expect(wordsOf(ana)).toBe(`New one two new ${far} new.`);
  });

  test('[PM90] are measured against what stands there now, with what others wrote meanwhile', () => {
    const { ana, ben } = twoWith('We call every family within a week.');
    const work = shelve(ben, () => replace(ben, ['a week', 'two days']));
    replace(ana, ['every family', 'all families']);
    expect(shortOffers(ana, work)).toEqual(['“a week.” → “two days.”']);
  });

  test('[PM90] are not offered where the plan has them, and nothing of others is', () => {
    const { ana, ben } = twoWith('We call.');
    const work = shelve(ben, () => replace(ben, ['call', 'write']));
    replace(ana, ['We', 'They']);
    Y.applyUpdate(ana.doc, work.state, 'holdfast.relay');
    expect(shortOffers(ana, work)).toEqual([]);
  });

  test('[PM90] go with a line that is split off, and the split is told', () => {
    const { ana, ben, vision } = twoWith('We call them and we ask.');
    const work = shelve(ben, () => {
      pressEnter(ben, vision, { block: 0, at: 13 });
      typeInto(ben, vision, { text: ' Kindly.', block: 1 });
    });
    expect(shortOffers(ana, work)).toEqual(['“ask.” → “ask. Kindly.”', 'split: and we ask. Kindly.']);
  });

  test('[PM90] that are taken out, with their line or without it, are suggested to go', () => {
    const { ana, ben, vision } = twoWith('First line here.');
    addLines(ana, ['Second line here.', 'Third.']);
    syncAll(ana, ben);
    const work = shelve(ben, () => {
      replace(ben, ['line ', '']);
      removeLine(ben, vision, 1);
      joinLine(ben, vision, 1);
    });
    const { offers } = findOffers(ana.plan, work);
    expect(offers.map(inShort)).toEqual([
      '“line here.” → “here.Third.”',
      '“Second line here.” → “”',
      '“Third.” → “”',
    ]);
    acceptAll(ana, sayAll(offers));
    expect(wordsOf(ana)).toBe('First here.Third.||');
  });

  test('[PM91] are told in a comment where they are new lines, or stand in an empty text', () => {
    const goal = { id: '' };
    const { ana, ben, vision } = twoWith('First line.', ({ plan }) => {
      goal.id = addGoal(plan, { statement: 'Stay' });
    });
    const work = shelve(ben, () => {
      addLines(ben, ['A line of mine.', 'And one more.']);
      const why = ben.plan.roots.goals.get(goal.id);
      if (why instanceof Y.Map) typeInto(ben, why.get('why') as Y.XmlFragment, { text: 'Since it helps.' });
    });
    expect(vision.length).toBe(3);
    const { offers } = findOffers(ana.plan, work);
    expect(offers.map(inShort)).toEqual([
      'written: A line of mine.\nAnd one more.',
      'written: Since it helps.',
    ]);
    expect(offers.map(({ place }) => place.kind)).toEqual(['section', 'field']);
  });

  test('[PM91] are told where their line was taken out of the plan meanwhile', () => {
    const { ana, ben, vision } = twoWith('First.');
    addLines(ana, ['Second.']);
    syncAll(ana, ben);
    const work = shelve(ben, () => typeInto(ben, vision, { text: ' And mine.', block: 1 }));
    removeLine(ana, fragmentOf(ana, 'vision'), 1);
    expect(shortOffers(ana, work)).toEqual(['lost: Second. And mine.']);
  });

  test('[PM91] are told with the whole line where a reference is among them', () => {
    const { ana, ben, vision } = twoWith('We ask ');
    const work = shelve(ben, () => {
      const block = vision.get(0);
      const mention = new Y.XmlElement<Record<string, string>>('mention');
      mention.setAttribute('type', 'actors');
      mention.setAttribute('id', 'aaaaaaaaaaaa');
      if (block instanceof Y.XmlElement) block.insert(block.length, [mention, new Y.XmlText(' first.')]);
    });
    expect(shortOffers(ana, work)).toEqual(['rewritten: We ask @actors/aaaaaaaaaaaa first.']);
  });

  test('[PM91] that became a heading, or bold, are told as that', () => {
    const { ana, ben, vision } = twoWith('We call.');
    addLines(ana, ['We write.']);
    syncAll(ana, ben);
    const work = shelve(ben, () => {
      const [first, second] = vision.toArray();
      if (first instanceof Y.XmlElement) first.setAttribute('kind', 'heading2');
      const text = second instanceof Y.XmlElement ? second.get(0) : undefined;
      if (text instanceof Y.XmlText) text.format(0, 2, { bold: {} });
    });
    expect(shortOffers(ana, work)).toEqual(['kind: We call.', 'looks: We write.']);
  });

  test('[PM91] of a title of the plan are told for the whole plan', () => {
    const { ana, ben } = twoWith('');
    const work = shelve(ben, () => typeInto(ben, fragmentOf(ben, 'title'), { text: 'Our plan' }));
    const [offer] = findOffers(ana.plan, work).offers;
    expect(offer && inShort(offer)).toBe('written: Our plan');
    expect(offer?.place).toEqual({ kind: 'plan' });
  });
});

describe('values that could not be shared', () => {
  test('[PM90] are suggested with what stands there now, also where the value of another won', () => {
    for (const winner of [1, 4_000_000_000]) {
      const [ana, ben] = [newReplica('ana'), newReplica('ben')];
      const id = addTarget(ana.plan, { indicator: absence, targetValue: 12 });
      syncAll(ana, ben);
      ana.doc.clientID = winner;
      const work = shelve(ben, () => setTarget(ben.plan, id, { targetValue: 9 }));
      setTarget(ana.plan, id, { targetValue: 11 });
      const { offers } = findOffers(ana.plan, work);
      expect(offers.map(inShort)).toEqual(['11 → 9']);
      expect(acceptAll(ana, sayAll(offers))).toBe(0);
      expect(ana.plan.snapshot().targetsById.get(id)?.targetValue).toBe(9);
    }
  });

  test('[PM91] for which nobody suggests another are told', () => {
    const { ana, ben } = twoWith('');
    const work = shelve(ben, () => setInstitution(ben.plan, 'School of Crafts'));
    const [offer] = findOffers(ana.plan, work).offers;
    expect(offer?.kind === 'comment' && offer.told).toMatchObject({
      change: { kind: 'value', before: null, after: 'School of Crafts' },
    });
  });

  test('[PM91] that a person has to say for themself are in no offer, and are named', () => {
    const actor = { name: 'Ms Horvat', group: 'teacher', kind: 'person', consentToList: true } as const;
    const ids: string[] = [];
    const { ana, ben } = twoWith('', ({ plan }) => ids.push(addActor(plan, actor)));
    const work = shelve(ben, () => {
      const [id] = ben.plan.snapshot().actors;
      if (id !== undefined) setActor(ben.plan, id.id, { contact: '01 234' });
      addActor(ben.plan, { ...actor, name: 'Mr Kos', contact: '05 678' });
    });
    const { offers, withheld } = findOffers(ana.plan, work);
    expect(JSON.stringify(offers)).toContain('Mr Kos');
    expect(JSON.stringify(offers)).not.toMatch(/01 234|05 678/);
    expect(withheld.map(({ id }) => id)).toContain(ids[0]);
    expect(withheld).toHaveLength(2);
  });
});

describe('records that could not be shared', () => {
  test('[PM91] are told with all their words, where they belong', () => {
    const { ana, ben } = twoWith('', ({ plan }) => void addGoal(plan, { statement: 'Stay' }));
    const [goal] = ana.plan.snapshot().goals;
    if (goal === undefined) throw new Error('there is no goal');
    const work = shelve(ben, () => {
      addGoal(ben.plan, { statement: 'Come back', why: 'Many do.\nWe know.' });
      const target = addTarget(ben.plan, { indicator: absence, targetValue: 9 });
      addLink(ben.plan, { kind: 'goal', target, goal: goal.id });
    });
    const { offers } = findOffers(ana.plan, work);
    expect(offers.map(inShort)).toEqual(['added goals', 'added targets']);
    expect(offers.map(({ place }) => place)).toEqual([
      { kind: 'section', section: 'goals' },
      { kind: 'record', record: { root: 'goals', id: goal.id } },
    ]);
    const told = offers.map(
      (offer) => offer.kind === 'comment' && offer.told.kind === 'added' && offer.told.fields,
    );
    expect(told[0]).toEqual([
      { field: 'statement', value: 'Come back', isText: true },
      { field: 'why', value: 'Many do.\nWe know.', isText: true },
    ]);
    expect(JSON.stringify(told[1])).toMatch(/Absence.*"targetValue","value":9/);
  });

  test('[PM91] that were archived, moved or related are told, and what was written in them too', () => {
    const { ana, ben } = twoWith('', ({ plan }) => {
      addGoal(plan, { statement: 'One' });
      addGoal(plan, { statement: 'Two' });
      addGoal(plan, { statement: 'Three' });
      addMeasure(plan, { title: 'Welcome week' });
    });
    const { goals, measures } = ana.plan.snapshot();
    const [[one, two, three], [measure]] = [goals, measures];
    if (one === undefined || two === undefined || three === undefined || measure === undefined)
      throw new Error('they are not there');
    const work = shelve(ben, () => {
      typeInto(ben, fragmentOf(ben, { root: 'goals', id: one.id, field: 'statement' }), { text: ' more' });
      archiveRecord(ben.plan, { root: 'goals', id: one.id });
      moveRecord(ben.plan, { root: 'goals', id: three.id }, { before: two.id });
      addLink(ben.plan, { kind: 'serves', measure: measure.id, goal: two.id });
    });
    expect(shortOffers(ana, work)).toEqual(['“One” → “One more”', 'moved', 'removed', 'related']);
  });

  test('[PM91] that another moved as well are told, whoever won', () => {
    for (const winner of [1, 4_000_000_000]) {
      const { ana, ben } = twoWith('', ({ plan }) => {
        for (const statement of ['One', 'Two', 'Three']) addGoal(plan, { statement });
      });
      ana.doc.clientID = winner;
      const [one, two, three] = ana.plan.snapshot().goals;
      if (one === undefined || two === undefined || three === undefined)
        throw new Error('they are not there');
      const goal = { root: 'goals', id: three.id } as const;
      const work = shelve(ben, () => moveRecord(ben.plan, goal, { before: one.id }));
      moveRecord(ana.plan, goal, { before: two.id });
      expect(shortOffers(ana, work)).toEqual(['moved']);
    }
  });

  test('[PM90] that another archived meanwhile keep what was written in them', () => {
    const { ana, ben } = twoWith('', ({ plan }) => void addMeasure(plan, { title: 'Welcome week' }));
    const [measure] = ana.plan.snapshot().measures;
    if (measure === undefined) throw new Error('there is no measure');
    const work = shelve(ben, () => setMeasure(ben.plan, measure.id, { status: 'running' }));
    archiveRecord(ana.plan, { root: 'measures', id: measure.id });
    expect(shortOffers(ana, work)).toEqual(['idea → running']);
  });
});

describe('offering', () => {
  function offered() {
    const { ana, ben, vision } = twoWith('We call every family.');
    const work = shelve(ben, () => {
      replace(ben, ['every family', 'all']);
      addLines(ben, ['A line of mine.']);
    });
    expect(vision.length).toBe(2);
    return { ana, work, speaker: newSpeaker('ben') };
  }

  test('[PM92] says all or nothing, and the same change once, on whichever device', () => {
    const { ana, work, speaker } = offered();
    const { offers } = findOffers(ana.plan, work);
    const [first] = offers;
    expect(first !== undefined && isOffered(speaker.discussion, first)).toBe(false);
    let transactions = 0;
    speaker.doc.on('afterTransaction', () => (transactions += 1));
    sayAll(offers, speaker);
    expect(transactions).toBe(1);
    const tablet = newSpeaker('ben', 2);
    sayAll(findOffers(ana.plan, work).offers, tablet);
    Y.applyUpdate(tablet.doc, Y.encodeStateAsUpdate(speaker.doc));
    sayAll(findOffers(ana.plan, work).offers, tablet);
    expect(tablet.discussion.snapshot().threads).toHaveLength(2);
  });

  test('[PM92] says no change again that came into the plan, even if it looks different there', () => {
    const { ana, work, speaker } = offered();
    const threads = sayAll(findOffers(ana.plan, work).offers, speaker);
    acceptAll(ana, threads);
    const { offers } = findOffers(ana.plan, work);
    expect(offers.filter((offer) => !isOffered(speaker.discussion, offer))).toEqual([]);
  });

  test('[PM92] can be done once more for what its author took back', () => {
    const { ana, work, speaker } = offered();
    const { offers } = findOffers(ana.plan, work);
    const [thread] = sayAll(offers, speaker);
    if (thread === undefined) throw new Error('nothing was said');
    withdrawEntry(speaker.discussion, { root: 'threads', key: thread.key });
    expect(offers.filter((offer) => !isOffered(speaker.discussion, offer))).toHaveLength(1);
    expect(sayAll(offers, speaker)).toHaveLength(2);
  });

  test('[PM92] says nothing at all where one of them cannot be said', () => {
    const { ana, work, speaker } = offered();
    const worded = findOffers(ana.plan, work).offers.map((offer) => ({ offer, words: ' ' }));
    expect(() => addOffers(speaker.discussion, worded, { isFromEditor: false })).toThrow(RangeError);
    expect(speaker.discussion.snapshot().threads).toEqual([]);
  });

  test('[PM92] goes on in another comment where the words are too many, and loses none', () => {
    const { ana, work, speaker } = offered();
    const long = 'word '.repeat(2_500).trim();
    const comments = findOffers(ana.plan, work).offers.filter(({ kind }) => kind === 'comment');
    addOffers(
      speaker.discussion,
      comments.map((offer) => ({ offer, words: long })),
      { isFromEditor: false },
    );
    const said = speaker.discussion.snapshot().threads.map(({ words }) => plainWords(words));
    expect(said).toHaveLength(3);
    expect(said.toSorted((a, b) => b.length - a.length).join('').length).toBe(long.length);
    expect(inPieces('🎈'.repeat(3), 3)).toEqual(['🎈', '🎈', '🎈']);
  });
});

test('[PM90] a plan that is only arriving is none to measure work against', () => {
  const { ana, ben } = twoWith('We call.');
  const work = shelve(ben, () => replace(ben, ['call', 'write']));
  expect(hasBaseOf(newReplica('ben', null).plan, work)).toBe(false);
  expect(hasBaseOf(ana.plan, work)).toBe(true);
});
