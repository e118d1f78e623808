import { describe, expect, test } from 'vitest';

import { parseIsoDate } from './iso-date.ts';
import { ORIGIN } from './origins.ts';
import {
  addGoal,
  addIndicator,
  addLink,
  addTarget,
  appendLines,
  appendText,
  type NewIndicator,
  removeLink,
  setIndicator,
  setInstitution,
  setPeriod,
  setTarget,
} from './plan-edits.ts';
import { fragmentOf, newReplica, type Replica, syncAll, typeInto, withClientId } from './plan-fixture.ts';
import { archiveRecord, getRecordMap, moveRecord, restoreRecord } from './record-edits.ts';

const absence: NewIndicator = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' };

function originsOf({ doc }: Replica): unknown[] {
  const origins: unknown[] = [];
  doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
  return origins;
}

function statements({ plan }: Replica): readonly unknown[] {
  return plan
    .snapshot()
    .goals.map(({ statement }) => ('plainText' in statement ? statement.plainText : statement));
}

describe('adding records', () => {
  test('[PM2] a new goal is whole: every field readable, every fragment with its first paragraph', () => {
    const ana = newReplica('ana');
    const id = addGoal(ana.plan, { statement: 'Fewer\n  leave', why: 'One\nTwo' });
    const [goal] = ana.plan.snapshot().goals;
    expect(goal).toMatchObject({
      id,
      statement: { plainText: 'Fewer leave', problems: [] },
      why: { plainText: 'One\nTwo', problems: [] },
      createdAt: 1000,
      createdBy: 'participant-ana',
      archivedAt: null,
      problems: [],
    });
    const empty = fragmentOf(ana, { root: 'goals', id: addGoal(ana.plan, {}), field: 'why' });
    expect(empty.toJSON()).toBe('<paragraph></paragraph>');
  });

  test('[PM3] a record comes in two steps: made while archived, then shown by the step that undo sees', () => {
    const ana = newReplica('ana');
    const origins = originsOf(ana);
    addGoal(ana.plan, { statement: 'Stay' });
    expect(origins).toEqual([ORIGIN.setup, ORIGIN.edit]);
  });

  test('[PM3] a target and its new indicator are made together and shown together', () => {
    const ana = newReplica('ana');
    const goal = addGoal(ana.plan, {});
    const origins = originsOf(ana);
    const id = addTarget(ana.plan, {
      indicator: absence,
      goals: [goal],
      baselineValue: 14,
      rationale: 'Why',
    });
    expect(origins).toEqual([ORIGIN.setup, ORIGIN.edit]);
    const { targets, indicators, links, problems } = ana.plan.snapshot();
    expect(problems).toEqual([]);
    expect(targets).toMatchObject([
      { id, indicatorId: indicators[0]?.id, baselineValue: 14, targetValue: null, deadline: null },
    ]);
    expect(indicators).toMatchObject([{ ...absence, source: null, seriesId: null }]);
    expect(links.targetsByGoal.get(goal)).toEqual([id]);
  });

  test('[PM10] an edit that cannot be is refused before anything is written', () => {
    const ana = newReplica('ana');
    const bea = newReplica('bea');
    const goal = addGoal(bea.plan, {});
    const indicator = addIndicator(ana.plan, absence);
    const target = addTarget(ana.plan, { indicator });
    const before = ana.plan.snapshot();
    expect(() => addIndicator(ana.plan, { ...absence, decimals: 1.5 })).toThrow(
      'indicators.decimals cannot be 1.5',
    );
    expect(() => addIndicator(ana.plan, { ...absence, name: 'x'.repeat(201) })).toThrow('indicators.name');
    expect(() => setTarget(ana.plan, target, { baselineValue: Number.NaN })).toThrow('targets.baselineValue');
    expect(() => addTarget(ana.plan, { indicator, goals: [goal] })).toThrow(`no record ${goal} in goals`);
    expect(() => addTarget(ana.plan, { indicator: { ...absence, decimals: -1 } })).toThrow(
      'indicators.decimals',
    );
    expect(() => addLink(ana.plan, { kind: 'goal', target, goal })).toThrow(`no record ${goal} in goals`);
    expect(() => moveRecord(ana.plan, { root: 'goals', id: goal }, { before: goal })).toThrow('no record');
    expect(() => setInstitution(ana.plan, 'x'.repeat(201))).toThrow('meta.institution');
    expect(ana.plan.snapshot()).toBe(before);
  });
});

describe('changing records', () => {
  test('[PM10] a patch is one transaction and writes only what differs; null empties a field', () => {
    const ana = newReplica('ana');
    const target = addTarget(ana.plan, { indicator: absence, baselineValue: 14, targetValue: 9 });
    const origins = originsOf(ana);
    setTarget(ana.plan, target, { baselineValue: 14, targetValue: 8 });
    setTarget(ana.plan, target, { baselineValue: 14, targetValue: 8 });
    setTarget(ana.plan, target, { baselineValue: null });
    expect(origins).toEqual([ORIGIN.edit, ORIGIN.edit]);
    expect(ana.plan.snapshot().targets).toMatchObject([{ baselineValue: null, targetValue: 8 }]);
  });

  test('[PM10] two people who set different fields of one record both see both', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    const target = addTarget(ana.plan, { indicator: absence });
    const indicatorId = ana.plan.snapshot().indicators[0]?.id;
    if (indicatorId === undefined) throw new Error('no indicator');
    syncAll(ana, bea);
    setTarget(ana.plan, target, { baselineValue: 14 });
    setTarget(bea.plan, target, { targetValue: 9 });
    setIndicator(bea.plan, indicatorId, { name: 'Days missed', source: null });
    syncAll(ana, bea);
    for (const { plan } of [ana, bea]) {
      expect(plan.snapshot().targets).toMatchObject([{ baselineValue: 14, targetValue: 9 }]);
      expect(plan.snapshot().indicators).toMatchObject([{ name: 'Days missed' }]);
    }
  });

  test('[PM10] period and institution are set one end at a time', () => {
    const { plan } = newReplica('ana');
    const start = parseIsoDate('2026-09-01');
    const end = parseIsoDate('2028-02-29');
    if (start === undefined || end === undefined) throw new Error('no date');
    setPeriod(plan, { start });
    setPeriod(plan, { end });
    setInstitution(plan, 'Hill School');
    expect(plan.snapshot()).toMatchObject({
      period: { start, end },
      institution: 'Hill School',
      problems: [],
    });
    setPeriod(plan, { start: null });
    expect(plan.snapshot().period).toEqual({ start: null, end });
  });

  test('[PM10] appended text goes behind what stands there, in a document of any shape', () => {
    const ana = newReplica('ana');
    appendText(ana.plan, 'title', 'Our plan');
    appendText(ana.plan, 'title', ' 2027');
    appendText(ana.plan, 'vision', 'A\nB');
    expect(ana.plan.snapshot().title.plainText).toBe('Our plan 2027');
    expect(ana.plan.snapshot().vision.plainText).toBe('A\nB');
    const bare = newReplica('bea', null);
    appendText(bare.plan, 'title', 'From nothing');
    expect(bare.plan.snapshot().title).toMatchObject({ plainText: 'From nothing', problems: [] });
  });

  test('[PM10] appended lines stand below what is there, and a title stays one line', () => {
    const { plan } = newReplica('ana');
    for (const words of ['Everybody stays.', 'Nobody leaves unseen.\nNobody is alone.'])
      appendLines(plan, 'vision', words);
    expect(plan.snapshot().vision).toMatchObject({
      plainText: 'Everybody stays.\nNobody leaves unseen.\nNobody is alone.',
      problems: [],
    });
    for (const words of ['Our plan', '2027']) appendLines(plan, 'title', words);
    expect(plan.snapshot().title.plainText).toBe('Our plan 2027');
  });
});

describe('order', () => {
  test('[PM4] a move writes one field and puts the record where it was asked to', () => {
    const ana = newReplica('ana');
    const [a, b, c] = ['a', 'b', 'c'].map((statement) => addGoal(ana.plan, { statement }));
    if (a === undefined || b === undefined || c === undefined) throw new Error('no goals');
    const changed: string[] = [];
    ana.plan.roots.goals.observeDeep((events) =>
      events.forEach((event) => changed.push(...event.keys.keys())),
    );
    moveRecord(ana.plan, { root: 'goals', id: c }, { before: a });
    expect(statements(ana)).toEqual(['c', 'a', 'b']);
    moveRecord(ana.plan, { root: 'goals', id: a }, { after: b });
    expect(statements(ana)).toEqual(['c', 'b', 'a']);
    addGoal(ana.plan, { statement: 'd', place: { after: c } });
    expect(statements(ana)).toEqual(['c', 'd', 'b', 'a']);
    expect(changed.slice(0, 2)).toEqual(['order', 'order']);
  });

  test('[PM4] people who add in the same place at once, with the same clock, see one order', () => {
    const people = ['ana', 'bea', 'cem'].map((name) => newReplica(name));
    people.forEach(({ plan }, person) => {
      for (let n = 0; n < 5; n++) addGoal(plan, { statement: `${person}${n}` });
    });
    syncAll(...people);
    const orders = people.map(statements);
    expect(orders[0]).toHaveLength(15);
    expect(orders[1]).toEqual(orders[0]);
    expect(orders[2]).toEqual(orders[0]);
  });

  test('[PM4] where keys are equal or unreadable, a move still lands beside its neighbour', () => {
    const ana = newReplica('ana');
    const ids = ['a', 'b', 'c', 'd'].map((statement) => addGoal(ana.plan, { statement }));
    const [a, b, c, d] = ids;
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('no goals');
    ana.doc.transact(() => {
      for (const id of [a, b]) getRecordMap(ana.plan, 'goals', id).set('order', 'a1');
      getRecordMap(ana.plan, 'goals', c).set('order', 'a2');
      getRecordMap(ana.plan, 'goals', d).set('order', '!!');
    });
    moveRecord(ana.plan, { root: 'goals', id: c }, { before: a });
    expect(statements(ana).indexOf('c')).toBe(0);
    moveRecord(ana.plan, { root: 'goals', id: c }, { after: d });
    expect(statements(ana).slice(-2)).toEqual(['c', 'd']);
    moveRecord(ana.plan, { root: 'goals', id: d }, { before: c });
    expect(statements(ana).slice(-2)).toEqual(['d', 'c']);
  });
});

describe('archive and restore', () => {
  test('[PM5] an archived record leaves the lists with its links, keeps its place, and comes back whole', () => {
    const ana = newReplica('ana');
    const goal = addGoal(ana.plan, { statement: 'first' });
    addGoal(ana.plan, { statement: 'second' });
    const target = addTarget(ana.plan, { indicator: absence, goals: [goal] });
    ana.setTime(2000);
    archiveRecord(ana.plan, { root: 'goals', id: goal });
    const archived = ana.plan.snapshot();
    expect(statements(ana)).toEqual(['second']);
    expect(archived.removed).toEqual([{ root: 'goals', id: goal, archivedAt: 2000 }]);
    expect(archived.links.goalsByTarget.get(target)).toBeUndefined();
    expect(archived.goalsById.get(goal)).toMatchObject({ statement: { plainText: 'first' } });
    expect(archived.problems).toEqual([]);
    restoreRecord(ana.plan, { root: 'goals', id: goal });
    expect(statements(ana)).toEqual(['first', 'second']);
    expect(ana.plan.snapshot().links.goalsByTarget.get(target)).toEqual([goal]);
  });

  test('[PM5] a mark that cannot be read does not hide a record, and archiving it writes one that can', () => {
    const ana = newReplica('ana');
    const id = addGoal(ana.plan, {});
    getRecordMap(ana.plan, 'goals', id).set('archivedAt', Number.NaN);
    expect(ana.plan.snapshot().goals).toHaveLength(1);
    archiveRecord(ana.plan, { root: 'goals', id });
    expect(ana.plan.snapshot().removed).toEqual([{ root: 'goals', id, archivedAt: 1000 }]);
    expect(ana.plan.snapshot().problems).toEqual([]);
  });

  test('[PM5] what somebody writes in a record that another archives meanwhile is there after restoring', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    const id = addGoal(ana.plan, {});
    syncAll(ana, bea);
    archiveRecord(ana.plan, { root: 'goals', id });
    typeInto(bea, fragmentOf(bea, { root: 'goals', id, field: 'why' }), { text: 'three days of work' });
    syncAll(ana, bea);
    expect(ana.plan.snapshot().removed).toHaveLength(1);
    restoreRecord(ana.plan, { root: 'goals', id });
    expect(ana.plan.snapshot().goals).toMatchObject([{ why: { plainText: 'three days of work' } }]);
  });
});

describe('links', () => {
  test('[PM6] links that people add at the same time all stay, and the same link is there once', () => {
    const [ana, bea] = [withClientId(newReplica('ana'), 1), withClientId(newReplica('bea'), 2)];
    const [one, two] = [addGoal(ana.plan, {}), addGoal(ana.plan, {})];
    const target = addTarget(ana.plan, { indicator: absence });
    syncAll(ana, bea);
    addLink(ana.plan, { kind: 'goal', target, goal: one });
    addLink(bea.plan, { kind: 'goal', target, goal: one });
    addLink(bea.plan, { kind: 'goal', target, goal: two });
    syncAll(ana, bea);
    expect(ana.plan.snapshot().links.goalsByTarget.get(target)).toEqual([one, two]);
    expect(bea.plan.snapshot().links.targetsByGoal.get(two)).toEqual([target]);
    removeLink(ana.plan, { kind: 'goal', target, goal: one });
    removeLink(ana.plan, { kind: 'goal', target, goal: one });
    syncAll(ana, bea);
    expect(bea.plan.snapshot().links.goalsByTarget.get(target)).toEqual([two]);
  });

  test('[PM6] a link to nothing is a problem to show; a kind of link from a later version is left alone', () => {
    const ana = newReplica('ana');
    const target = addTarget(ana.plan, { indicator: absence });
    const { links } = ana.plan.roots;
    const keys = [`${target}|g|nowhere-0000`, `${target}|g`, 'x'.repeat(100_000), `${target}|?|${target}`];
    for (const key of keys) links.set(key, true);
    links.set(`${target}|z|measure-0000`, true);
    links.set(`${target}|x|${target}`, 'yes');
    expect(ana.plan.snapshot().links.goalsByTarget.size).toBe(0);
    expect(
      ana.plan
        .snapshot()
        .problems.map(({ root, kind }) => `${root} ${kind}`)
        .sort(),
    ).toEqual([
      'links dangling',
      'links unknown-value',
      'links unknown-value',
      'links unknown-value',
      'links unknown-value',
    ]);
    expect(links.size).toBe(6);
  });
});
