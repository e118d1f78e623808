import { describe, expect, test } from 'vitest';

import { parseIsoDate } from './iso-date.ts';
import { addActor, addGoal, addLink, addMeasure, removeLink, setActor, setMeasure } from './plan-edits.ts';
import { newReplica, syncAll } from './plan-fixture.ts';
import { archiveRecord, moveRecord, restoreRecord } from './record-edits.ts';

const council = { name: 'Learners’ council', group: 'learner', kind: 'body' } as const;

describe('actors', () => {
  test('[PM2] a new actor is whole and has agreed to nothing yet', () => {
    const { plan } = newReplica('ana');
    const id = addActor(plan, { ...council, role: 'Speaks for the learners' });
    expect(plan.snapshot().actors).toMatchObject([
      { id, ...council, contact: null, consentToList: null, role: { plainText: 'Speaks for the learners' } },
    ]);
    expect(plan.snapshot().problems).toEqual([]);
  });

  test('[PM7] a group or a consent that this version does not know is shown as unreadable, not as a yes', () => {
    const { plan } = newReplica('ana');
    const id = addActor(plan, council);
    const record = plan.roots.actors.get(id);
    if (record === null || typeof record !== 'object' || !('set' in record)) throw new Error('no record');
    const map = record as { set(key: string, value: unknown): void };
    map.set('group', 'aliens');
    map.set('consentToList', 'yes');
    expect(plan.snapshot().actorsById.get(id)).toMatchObject({
      name: council.name,
      group: { kind: 'unreadable', raw: 'aliens' },
      consentToList: { kind: 'unreadable', why: 'wrong-type' },
    });
  });

  test('[PM10] two people who set different fields of one actor both see both', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    const id = addActor(ana.plan, council);
    syncAll(ana, bea);
    setActor(ana.plan, id, { contact: 'council@school.example', consentToList: true });
    setActor(bea.plan, id, { name: 'Council of learners' });
    syncAll(ana, bea);
    const merged = { name: 'Council of learners', contact: 'council@school.example', consentToList: true };
    for (const { plan } of [ana, bea]) expect(plan.snapshot().actors).toMatchObject([merged]);
  });
});

describe('measures', () => {
  test('[PM2] a new measure is an idea with its title, its goals and who does it, made together', () => {
    const { plan } = newReplica('ana');
    const goal = addGoal(plan, { statement: 'All stay' });
    const actor = addActor(plan, council);
    const id = addMeasure(plan, { title: 'The welcome\nweek', goals: [goal], responsible: [actor] });
    const { measures, links, problems } = plan.snapshot();
    expect(measures).toMatchObject([{ id, status: 'idea', phase: null, start: null, end: null }]);
    expect(measures[0]?.title).toMatchObject({ plainText: 'The welcome week' });
    expect(links.goalsByMeasure.get(id)).toEqual([goal]);
    expect(links.measuresByGoal.get(goal)).toEqual([id]);
    expect(links.actorsByMeasure.get(id)).toEqual([actor]);
    expect(links.measuresByActor.get(actor)).toEqual([id]);
    expect(problems).toEqual([]);
  });

  test('[PM10] fields are checked before anything is written', () => {
    const { plan } = newReplica('ana');
    const id = addMeasure(plan, {});
    setMeasure(plan, id, { status: 'running', start: parseIsoDate('2026-09-01') ?? null });
    const before = plan.snapshot();
    // @ts-expect-error -- what a caller without types may ask
    expect(() => setMeasure(plan, id, { status: 'forgotten', end: null })).toThrow('measures.status');
    expect(plan.snapshot()).toBe(before);
    expect(before.measures).toMatchObject([{ status: 'running', start: '2026-09-01' }]);
  });

  test('[PM5] an archived actor leaves the measures that it does and comes back to them', () => {
    const { plan } = newReplica('ana');
    const actor = addActor(plan, council);
    const id = addMeasure(plan, { responsible: [actor] });
    archiveRecord(plan, { root: 'actors', id: actor });
    expect(plan.snapshot().links.actorsByMeasure.size).toBe(0);
    expect(plan.snapshot().removed).toMatchObject([{ root: 'actors', id: actor }]);
    restoreRecord(plan, { root: 'actors', id: actor });
    expect(plan.snapshot().links.actorsByMeasure.get(id)).toEqual([actor]);
  });

  test('[PM6] of two who link and unlink at the same time, both are heard', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    const goal = addGoal(ana.plan, {});
    const [one, two] = [addMeasure(ana.plan, {}), addMeasure(ana.plan, { goals: [goal] })];
    syncAll(ana, bea);
    addLink(ana.plan, { kind: 'serves', measure: one, goal });
    removeLink(bea.plan, { kind: 'serves', measure: two, goal });
    syncAll(ana, bea);
    for (const { plan } of [ana, bea]) expect(plan.snapshot().links.measuresByGoal.get(goal)).toEqual([one]);
  });

  test('[PM4] measures keep an order of their own', () => {
    const { plan } = newReplica('ana');
    const [one, two] = [addMeasure(plan, {}), addMeasure(plan, {})];
    moveRecord(plan, { root: 'measures', id: two }, { before: one });
    expect(plan.snapshot().measures.map(({ id }) => id)).toEqual([two, one]);
  });
});
