import { assert } from '@holdfast/base';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { parseRecordId } from './ids.ts';
import { type IsoDate, parseIsoDate } from './iso-date.ts';
import { addIndicator, addMeasure, addMeasurement } from './plan-edits.ts';
import { newReplica, type Replica, syncAll } from './plan-fixture.ts';
import { addManyRecords } from './record-batch.ts';

const NOWHERE = parseRecordId('actors', 'actor-000000');

describe('many records at once', () => {
  test('[PM34] name one another, stand in their order, and are taken back and brought back by one press', () => {
    const { plan, undo } = newReplica('ana');
    addMeasure(plan, { title: 'There before' });
    addManyRecords(plan, (batch) => {
      const goal = batch.add('goals', { values: {}, texts: { statement: 'Everybody stays' } });
      for (const title of ['One', 'Two', 'Three']) {
        batch.add('measures', {
          values: { status: 'idea' },
          texts: { title },
          links: (measure) => [{ kind: 'serves', measure, goal }],
        });
      }
    });
    const titles = () => plan.snapshot().measures.map(({ title }) => plainText(title));
    expect(titles()).toEqual(['There before', 'One', 'Two', 'Three']);
    expect([...plan.snapshot().links.measuresByGoal.values()].map((ids) => ids.length)).toEqual([3]);
    expect(plan.snapshot().problems).toEqual([]);
    undo.undo();
    expect([titles(), plan.snapshot().goals]).toEqual([['There before'], []]);
    undo.redo();
    expect(titles()).toEqual(['There before', 'One', 'Two', 'Three']);
  });

  test('[PM3] two transactions hold all of it: one that undo does not see, and one that it does', () => {
    const { plan, doc } = newReplica('ana');
    const origins: unknown[] = [];
    doc.on('afterTransaction', ({ origin }: Y.Transaction) => origins.push(origin));
    addManyRecords(plan, (batch) => {
      for (let each = 0; each < 50; each++) batch.add('causes', { values: {} });
    });
    expect(origins).toHaveLength(2);
    expect(plan.snapshot().causes).toHaveLength(50);
  });

  test('[PM34] changes go with them, and are taken back with them', () => {
    const { plan, undo, indicatorId } = absence();
    const id = addMeasurement(plan, { indicatorId, date: day('2026-10-01'), value: 14 });
    addManyRecords(plan, (batch) => {
      batch.set('measurements', { id, patch: { value: 13.5 } });
      batch.add('measurements', { values: { indicatorId, date: day('2026-11-01'), value: 12 } });
    });
    const values = () => plan.snapshot().measurements.map(({ value }) => value);
    expect(values()).toEqual([13.5, 12]);
    undo.undo();
    expect(values()).toEqual([14]);
  });

  test('[PM34] a change alone is one edit, and one that changes nothing is none', () => {
    const { plan, doc, indicatorId } = absence();
    const id = addMeasurement(plan, { indicatorId, date: day('2026-10-01'), value: 14 });
    const before = Y.encodeStateVector(doc);
    addManyRecords(plan, (batch) => batch.set('measurements', { id, patch: { value: 14 } }));
    addManyRecords(plan, () => {});
    expect(Y.encodeStateVector(doc)).toEqual(before);
    addManyRecords(plan, (batch) => batch.set('measurements', { id, patch: { value: 13 } }));
    expect(plan.snapshot().measurements).toMatchObject([{ value: 13 }]);
  });

  test.each([
    ['a value that cannot stand', { values: { level: 'family', weight: 6 } }, 'causes.weight cannot be 6'],
    ['a link to what is nowhere', { values: {}, isLinked: true }, 'no record actor-000000 in actors'],
  ] as const)('[PM34] %s among them: nothing is written', (_, last, message) => {
    const { plan, doc } = newReplica('ana');
    const before = Y.encodeStateAsUpdate(doc);
    expect(() =>
      addManyRecords(plan, (batch) => {
        batch.add('goals', { values: {} });
        if ('isLinked' in last) {
          assert(NOWHERE !== undefined, 'an id');
          const actor = NOWHERE;
          batch.add('measures', {
            values: { status: 'idea' },
            links: (measure) => [{ kind: 'responsible', measure, actor }],
          });
        } else batch.add('causes', { values: last.values });
      }),
    ).toThrow(message);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  test('[PM34] wherever one cannot stand among however many, nothing is written', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (count, bad) => {
        const { plan, doc } = newReplica('ana');
        const before = Y.encodeStateAsUpdate(doc);
        const isBad = bad < count;
        const act = () =>
          addManyRecords(plan, (batch) => {
            for (let each = 0; each < count; each++)
              batch.add('causes', { values: { weight: isBad && each === bad ? 9 : 3 } });
          });
        if (!isBad) act();
        else {
          expect(act).toThrow('cannot be 9');
          expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
        }
        expect(plan.snapshot().causes).toHaveLength(isBad ? 0 : count);
      }),
      { numRuns: 30 },
    );
  });

  test('[PM34] people who add many at the same time both see all of them, in one order', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    syncAll(ana, bea);
    for (const { plan } of [ana, bea]) {
      addManyRecords(plan, (batch) => {
        for (let each = 0; each < 20; each++) batch.add('outcomes', { values: {} });
      });
    }
    syncAll(ana, bea);
    const ids = ({ plan }: Replica) => plan.snapshot().outcomes.map(({ id }) => id);
    expect(ids(ana)).toHaveLength(40);
    expect(ids(ana)).toEqual(ids(bea));
  });

  test('[PM32] a number about few people is hidden, also by the bound of an indicator that comes with it', () => {
    const { plan } = newReplica('ana');
    addManyRecords(plan, (batch) => {
      const indicatorId = batch.add('indicators', {
        values: { name: 'Absence', unit: '%', decimals: 1, direction: 'down', minCell: 20 },
      });
      batch.add('measurements', {
        values: { indicatorId, date: day('2026-10-01'), value: 33.3, people: 19 },
      });
    });
    expect(plan.snapshot().measurements).toMatchObject([{ value: null, people: null, isHidden: true }]);
    expect(JSON.stringify(plan.doc.toJSON())).not.toContain('33.3');
  });

  test('[PM32] a number that is set anew is hidden or shown by how many it is about now', () => {
    const { plan, indicatorId } = absence();
    const id = addMeasurement(plan, { indicatorId, date: day('2026-10-01'), value: 14, people: 30 });
    addManyRecords(plan, (batch) => batch.set('measurements', { id, patch: { value: 9, people: 4 } }));
    expect(plan.snapshot().measurements).toMatchObject([{ value: null, people: null, isHidden: true }]);
    addManyRecords(plan, (batch) => batch.set('measurements', { id, patch: { value: 9, people: 40 } }));
    expect(plan.snapshot().measurements).toMatchObject([{ value: 9, people: 40, isHidden: null }]);
  });

  test('[PM32] a hidden number stays hidden until it is said that it is about enough people', () => {
    const { plan, indicatorId } = absence();
    const id = addMeasurement(plan, { indicatorId, date: day('2026-10-01'), value: 14, people: 4 });
    for (const patch of [{ value: 33.3 }, { value: 33.3, people: null }]) {
      addManyRecords(plan, (batch) => batch.set('measurements', { id, patch }));
      expect(plan.snapshot().measurements).toMatchObject([{ value: null, people: null, isHidden: true }]);
    }
    expect(JSON.stringify(plan.doc.toJSON())).not.toContain('33.3');
  });
});

function absence() {
  const replica = newReplica('ana');
  const indicatorId = addIndicator(replica.plan, {
    name: 'Absence',
    unit: '%',
    decimals: 1,
    direction: 'down',
  });
  return { ...replica, indicatorId };
}

function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  assert(date !== undefined, text);
  return date;
}

function plainText(text: object): unknown {
  return 'plainText' in text ? text.plainText : undefined;
}
