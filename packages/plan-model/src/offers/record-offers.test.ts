import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import {
  addActor,
  addGoal,
  addIndicator,
  addLink,
  addMeasure,
  addTarget,
  setIndicator,
} from '../plan-edits.ts';
import { syncAll } from '../plan-fixture.ts';
import { findOffers } from './find-offers.ts';
import type { Offer } from './offer.ts';
import { sayAll, shelve, twoWith } from './offers-fixture.ts';

const absence = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;

function relatedIn(offer: Offer | undefined): unknown {
  return offer?.kind === 'comment' && offer.told.kind === 'added' ? offer.told.related : undefined;
}

describe('a record that could not be shared', () => {
  test('[PM91] is told with the records of the plan that it was related to, from either end', () => {
    const { ana, ben } = twoWith('');
    const target = addTarget(ana.plan, { indicator: absence, targetValue: 9 });
    const measure = addMeasure(ana.plan, { title: 'Welcome week' });
    syncAll(ana, ben);
    const work = shelve(ben, () => {
      const goal = addGoal(ben.plan, { statement: 'Stay' });
      addLink(ben.plan, { kind: 'goal', target, goal });
      addLink(ben.plan, { kind: 'serves', measure, goal });
      const indicator = addIndicator(ben.plan, { ...absence, name: 'In the country' });
      addLink(ben.plan, { kind: 'context', target, indicator });
      const actor = addActor(ben.plan, { name: 'Ms Horvat', group: 'teacher', kind: 'person' });
      addLink(ben.plan, { kind: 'responsible', measure, actor });
    });
    const { offers } = findOffers(ana.plan, work);
    const [theTarget, theMeasure] = [
      { root: 'targets', id: target },
      { root: 'measures', id: measure },
    ];
    expect(offers.map(relatedIn)).toEqual([[theTarget, theMeasure], [theTarget], [theMeasure]]);
  });

  test('[PM91] is named once where two of them are related', () => {
    const { ana, ben } = twoWith('');
    const work = shelve(ben, () => {
      const goal = addGoal(ben.plan, { statement: 'Stay' });
      addMeasure(ben.plan, { title: 'Welcome week', goals: [goal] });
    });
    const [goal, measure] = findOffers(ana.plan, work).offers;
    expect(relatedIn(goal)).toEqual([]);
    expect(relatedIn(measure)).toMatchObject([{ root: 'goals' }]);
  });
});

describe('a value that could not be shared', () => {
  test('[PM91] is told where what stands there now is too long for a suggestion', () => {
    const { ana, ben } = twoWith('');
    const indicator = addIndicator(ana.plan, absence);
    const record = ana.plan.roots.indicators.get(indicator);
    if (record instanceof Y.Map) record.set('definition', 'long '.repeat(2_000));
    syncAll(ana, ben);
    const work = shelve(ben, () => setIndicator(ben.plan, indicator, { definition: 'Short.' }));
    const { offers } = findOffers(ana.plan, work);
    expect(offers.map(({ kind }) => kind)).toEqual(['comment']);
    expect(sayAll(offers)).toHaveLength(1);
  });
});
