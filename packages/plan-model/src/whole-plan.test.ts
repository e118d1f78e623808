import { assert } from '@holdfast/base';
import { describe, expect, test } from 'vitest';

import { addOneOfEach } from './every-kind-fixture.ts';
import { RECORD_ROOTS } from './ids.ts';
import { type IsoDate, parseIsoDate } from './iso-date.ts';
import { LINK_KIND_NAMES, LINK_KINDS, makeLink } from './link-kinds.ts';
import {
  addActor,
  addIndicator,
  addLink,
  addMeasure,
  addMeasurement,
  addRecord,
  keepOnlyLink,
  setMeta,
} from './plan-edits.ts';
import { newReplica, syncAll } from './plan-fixture.ts';
import { archiveRecord, restoreRecord, setRecord } from './record-edits.ts';

describe('records of every kind', () => {
  test('[PM2] each is whole, in use and without problems', () => {
    const { plan } = newReplica('ana');
    addOneOfEach(plan);
    const snapshot = plan.snapshot();
    for (const root of RECORD_ROOTS) expect([root, snapshot[root].length]).toEqual([root, 1]);
    expect(snapshot.problems).toEqual([]);
  });

  test('[PM5] each is hidden when it is archived and comes back where it stood', () => {
    const { plan } = newReplica('ana');
    addOneOfEach(plan);
    const before = plan.snapshot();
    for (const root of RECORD_ROOTS) {
      const [record] = before[root];
      assert(record !== undefined, `one of ${root}`);
      const address = { root, id: record.id } as Parameters<typeof archiveRecord>[1];
      archiveRecord(plan, address);
      expect(plan.snapshot()[root]).toEqual([]);
      expect(plan.snapshot().removed).toMatchObject([address]);
      restoreRecord(plan, address);
    }
    expect(plan.snapshot()).toEqual(before);
  });

  test('[PM10] a record that belongs to one which is nowhere is refused, and nothing is written', () => {
    const { plan } = newReplica('ana');
    const nowhere = makeLink('addresses', 'measure-0000', 'cause-000000');
    assert(nowhere?.kind === 'addresses', 'a link');
    expect(() => addRecord(plan, 'evidence', { values: { causeId: nowhere.cause, kind: 'data' } })).toThrow(
      'no record cause-000000 in causes',
    );
    expect(() =>
      addRecord(plan, 'reviews', { values: {}, texts: { title: 'Spring' }, links: () => [nowhere] }),
    ).toThrow('no record');
    expect(() => addRecord(plan, 'assessments', { values: { area: 'actors', score: 6 } })).toThrow(
      'assessments.score cannot be 6',
    );
    expect([plan.roots.evidence.size, plan.roots.reviews.size, plan.roots.assessments.size]).toEqual([
      0, 0, 0,
    ]);
  });

  test('[PM6] every kind of link is seen from both of its ends, once, and hidden with either of them', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    addOneOfEach(ana.plan);
    syncAll(ana, bea);
    for (const kind of LINK_KIND_NAMES) {
      const { from, to, lists } = LINK_KINDS[kind];
      const [one, two] = [ana.plan.snapshot()[from][0], ana.plan.snapshot()[to][0]];
      const link = one && two && makeLink(kind, one.id, two.id);
      assert(one !== undefined && two !== undefined && link !== undefined, kind);
      addLink(ana.plan, link);
      addLink(bea.plan, link);
      syncAll(ana, bea);
      for (const { plan } of [ana, bea]) {
        const [forward, back] = lists.map(
          (name): ReadonlyMap<string, readonly string[]> => plan.snapshot().links[name],
        );
        expect([kind, forward?.get(one.id), back?.get(two.id)]).toEqual([kind, [two.id], [one.id]]);
      }
    }
    const [measure] = ana.plan.snapshot().measures;
    assert(measure !== undefined, 'a measure');
    archiveRecord(ana.plan, { root: 'measures', id: measure.id });
    expect(ana.plan.snapshot().links.causesByMeasure.size).toBe(0);
    expect(ana.plan.snapshot().links.measuresByPractice.size).toBe(0);
    expect(ana.plan.snapshot().links.causesByTarget.size).toBe(1);
  });

  test('[PM6] of several links one is kept in one step, and two people who keep different ones lose neither', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    const measure = addMeasure(ana.plan, { title: 'Welcome week' });
    const [one, two, three] = ['Ana', 'Bea', 'Council'].map((name) =>
      addActor(ana.plan, { name, group: 'teacher', kind: 'person' }),
    );
    assert(one !== undefined && two !== undefined && three !== undefined, 'three actors');
    for (const actor of [one, two, three]) addLink(ana.plan, { kind: 'accountable', measure, actor });
    addLink(ana.plan, { kind: 'consulted', measure, actor: three });
    syncAll(ana, bea);
    keepOnlyLink(ana.plan, { kind: 'accountable', measure, actor: one });
    expect(ana.plan.snapshot().links.accountableByMeasure.get(measure)).toEqual([one]);
    expect(ana.plan.snapshot().links.consultedByMeasure.get(measure)).toEqual([three]);
    keepOnlyLink(bea.plan, { kind: 'accountable', measure, actor: two });
    syncAll(ana, bea);
    for (const { plan } of [ana, bea])
      expect(plan.snapshot().links.accountableByMeasure.get(measure)).toEqual([one, two]);
    ana.undo.undo();
    expect(ana.plan.snapshot().links.accountableByMeasure.get(measure)).toContain(three);
  });

  test('[PM6] no letter of a kind of link is used twice', () => {
    const letters = LINK_KIND_NAMES.map((kind) => LINK_KINDS[kind].letter);
    expect(new Set(letters).size).toBe(letters.length);
  });
});

test('[PM31] two people who choose for one measure while apart both keep what they chose', () => {
  const [ana, bea] = [newReplica('ana'), newReplica('bea')];
  const id = addMeasure(ana.plan, { title: 'Evening on conflict', type: 'staffSupport' });
  syncAll(ana, bea);
  setRecord(ana.plan, 'measures', { id, patch: { 'topic:conflict': true, 'audience:teachers': true } });
  setRecord(bea.plan, 'measures', { id, patch: { 'topic:bullying': true, 'audience:trainers': true } });
  syncAll(ana, bea);
  for (const { plan } of [ana, bea])
    expect(plan.snapshot().measures).toMatchObject([
      {
        'topic:conflict': true,
        'topic:bullying': true,
        'audience:teachers': true,
        'audience:trainers': true,
      },
    ]);
});

describe('numbers about few people', () => {
  function absence(minCell?: number) {
    const replica = newReplica('ana');
    const indicatorId = addIndicator(replica.plan, {
      name: 'Absence',
      unit: '%',
      decimals: 1,
      direction: 'down',
      ...(minCell === undefined ? {} : { minCell }),
    });
    return { ...replica, indicatorId };
  }

  test.each([
    ['none of their own', undefined, 9, true],
    ['none of their own', undefined, 10, false],
    ['5', 5, 5, false],
    ['20', 20, 19, true],
  ])('[PM32] with a bound of %s, %s: about %i people', (_, minCell, people, isHidden) => {
    const { plan, indicatorId } = absence(minCell);
    const id = addMeasurement(plan, { indicatorId, date: day('2026-10-01'), value: 33.3, people });
    const measurement = plan.snapshot().measurementsById.get(id);
    if (!isHidden) {
      expect(measurement).toMatchObject({ value: 33.3, people, isHidden: null });
      return;
    }
    expect(measurement).toMatchObject({ value: null, people: null, isHidden: true });
    expect(JSON.stringify(plan.doc.toJSON())).not.toContain('33.3');
  });

  test('[PM32] of a profile a number below ten is refused, and that they are few can be said', () => {
    const { plan } = newReplica('ana');
    const id = addRecord(plan, 'profiles', { values: { isFew: true }, texts: { name: 'With care duties' } });
    expect(() => setRecord(plan, 'profiles', { id, patch: { size: 9 } })).toThrow(
      'profiles.size cannot be 9',
    );
    setRecord(plan, 'profiles', { id, patch: { size: 10, isFew: null } });
    expect(plan.snapshot().profiles).toMatchObject([{ size: 10, isFew: null }]);
  });
});

describe('reasons', () => {
  test('[PM33] a group that is not needed and a rule that does not apply are there with their reasons', () => {
    const { plan } = newReplica('ana');
    setMeta(plan, { 'absent:healthService': 'The district nurse sits in the team', 'waived:R31': '   ' });
    const { standing } = plan.snapshot();
    expect([...standing.absentGroups]).toEqual([['healthService', 'The district nurse sits in the team']]);
    expect(standing.waivedRules.size).toBe(0);
    setMeta(plan, { 'absent:healthService': null });
    expect(plan.snapshot().standing.absentGroups.size).toBe(0);
  });

  test('[PM8] what is said of the plan as a whole is the same object until it changes', () => {
    const { plan } = newReplica('ana');
    setMeta(plan, { 'waived:R31': 'Everybody here speaks one language', reviewEveryMonths: 6 });
    const { standing } = plan.snapshot();
    setMeta(plan, { institution: 'School on the hill' });
    expect(plan.snapshot().standing).toBe(standing);
    setMeta(plan, { reviewEveryMonths: 12 });
    expect(plan.snapshot().standing).toMatchObject({
      reviewEveryMonths: 12,
      waivedRules: standing.waivedRules,
    });
  });
});

function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  assert(date !== undefined, text);
  return date;
}
