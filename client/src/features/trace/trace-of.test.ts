import { type Random, seededRandom } from '@holdfast/base';
import {
  addLink,
  addMeasure,
  addRecord,
  addTarget,
  archiveRecord,
  type Link,
  type Plan,
  setMeasure,
} from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { CHAIN, type ChainAddress, MOST_NODES, type Trace, traceOf } from './trace-of.ts';

const INDICATOR = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;

const cause = (plan: Plan) => addRecord(plan, 'causes', { values: {} });
const measure = (plan: Plan) => addMeasure(plan, {});
const target = (plan: Plan) => addTarget(plan, { indicator: INDICATOR });
const outcome = (plan: Plan) => addRecord(plan, 'outcomes', { values: {} });

const idsOf = ({ columns }: Trace) => columns.map(({ nodes }) => nodes.map(({ record }) => record.id));
const lacksOf = ({ columns }: Trace) => columns.map(({ nodes }) => nodes.map(({ lacks }) => lacks));

/** A reason, what is done about it, its target, and the change that this shows. */
function chain(plan: Plan) {
  const [why, what, goal, change] = [cause(plan), measure(plan), target(plan), outcome(plan)] as const;
  addLink(plan, { kind: 'addresses', measure: what, cause: why });
  addLink(plan, { kind: 'towards', measure: what, target: goal });
  addLink(plan, { kind: 'shownBy', outcome: change, target: goal });
  return { why, what, goal, change };
}

describe('traceOf', () => {
  test('shows the whole chain, wherever in it one stands', () => {
    const { plan } = openTestPlan({});
    const { why, what, goal, change } = chain(plan);
    const whole = [[why], [what], [goal], [change]];
    for (const record of [
      { root: 'causes', id: why },
      { root: 'measures', id: what },
      { root: 'targets', id: goal },
      { root: 'outcomes', id: change },
    ] as const) {
      const trace = traceOf(plan.snapshot(), record);
      expect(idsOf(trace)).toEqual(whole);
      expect(lacksOf(trace).flat(2)).toEqual([]);
      expect(trace.edges.map(({ from, to }) => [from.id, to.id])).toEqual([
        [why, what],
        [what, goal],
        [goal, change],
      ]);
    }
  });

  test('shows beside a measure not what others do against the same reason', () => {
    const { plan } = openTestPlan({});
    const { why, what } = chain(plan);
    const other = measure(plan);
    addLink(plan, { kind: 'addresses', measure: other, cause: why });
    expect(idsOf(traceOf(plan.snapshot(), { root: 'measures', id: what }))[1]).toEqual([what]);
    expect(idsOf(traceOf(plan.snapshot(), { root: 'causes', id: why }))[1]).toEqual([what, other]);
  });

  test('reaches a target also from the reason that it is about', () => {
    const { plan } = openTestPlan({});
    const [why, goal] = [cause(plan), target(plan)];
    addLink(plan, { kind: 'causedBy', target: goal, cause: why });
    const trace = traceOf(plan.snapshot(), { root: 'causes', id: why });
    expect(idsOf(trace)).toEqual([[why], [], [goal], []]);
    expect(trace.edges).toHaveLength(1);
  });

  test('says where a chain ends though it should go on', () => {
    const { plan } = openTestPlan({});
    const [why, what, goal, change] = [cause(plan), measure(plan), target(plan), outcome(plan)] as const;
    const lacks = (record: ChainAddress) => lacksOf(traceOf(plan.snapshot(), record)).flat(2);
    expect(lacks({ root: 'causes', id: why })).toEqual(['measures']);
    expect(lacks({ root: 'measures', id: what })).toEqual(['causes', 'targets']);
    expect(lacks({ root: 'targets', id: goal })).toEqual(['measures', 'outcomes']);
    expect(lacks({ root: 'outcomes', id: change })).toEqual(['targets']);
    addLink(plan, { kind: 'addresses', measure: what, cause: why });
    expect(lacks({ root: 'causes', id: why })).toEqual(['targets']);
  });

  test('asks for no reason where a measure works for staff', () => {
    const { plan } = openTestPlan({});
    const what = measure(plan);
    setMeasure(plan, what, { type: 'staffSupport' });
    expect(lacksOf(traceOf(plan.snapshot(), { root: 'measures', id: what })).flat(2)).toEqual(['targets']);
  });

  test('shows a few of many, and how many more there are', () => {
    const { plan } = openTestPlan({});
    const why = cause(plan);
    const measures = Array.from({ length: MOST_NODES + 12 }, () => measure(plan));
    for (const each of measures) addLink(plan, { kind: 'addresses', measure: each, cause: why });
    const [, column] = traceOf(plan.snapshot(), { root: 'causes', id: why }).columns;
    expect(column?.nodes.map(({ record }) => record.id)).toEqual(measures.slice(0, MOST_NODES));
    expect(column?.more).toBe(12);
  });

  test('shows nothing of what was removed', () => {
    const { plan } = openTestPlan({});
    const { why, what } = chain(plan);
    archiveRecord(plan, { root: 'measures', id: what });
    expect(idsOf(traceOf(plan.snapshot(), { root: 'causes', id: why }))).toEqual([[why], [], [], []]);
  });
});

describe('in any plan', () => {
  const tangles = () => Array.from({ length: 12 }, (_, seed) => tangle(seededRandom(seed)));

  test('what is in the trace of one record has it in its own', () => {
    for (const { plan, records } of tangles()) {
      const traces = new Map(
        records.map((record) => [
          record.id,
          new Set<string>(idsOf(traceOf(plan.snapshot(), record, Infinity)).flat()),
        ]),
      );
      for (const [id, reached] of traces)
        for (const other of reached) expect(traces.get(other as ChainAddress['id'])).toContain(id);
    }
  });

  test('a bound hides records and counts them, and every line joins two that are shown', () => {
    for (const { plan, records } of tangles()) {
      for (const record of records) {
        const whole = traceOf(plan.snapshot(), record, Infinity);
        const bound = traceOf(plan.snapshot(), record, 2);
        bound.columns.forEach(({ nodes, more }, place) => {
          expect(nodes.length).toBeLessThanOrEqual(2);
          expect(nodes.length + more).toBe(whole.columns[place]?.nodes.length);
        });
        const shown = idsOf(bound).flat();
        expect(shown).toContain(record.id);
        for (const { from, to } of bound.edges) {
          expect(shown).toContain(from.id);
          expect(shown).toContain(to.id);
          expect(CHAIN.indexOf(from.root)).toBeLessThan(CHAIN.indexOf(to.root));
        }
      }
    }
  });
});

/** Some records of each kind, with links between any of them. */
function tangle(random: Random): { readonly plan: Plan; readonly records: readonly ChainAddress[] } {
  const { plan } = openTestPlan({});
  const some = <Made>(make: (plan: Plan) => Made): readonly Made[] =>
    Array.from({ length: 4 }, () => make(plan));
  const [causes, measures, targets, outcomes] = [some(cause), some(measure), some(target), some(outcome)];
  const links: readonly Link[] = [
    ...measures.flatMap((each) =>
      causes.map((of): Link => ({ kind: 'addresses', measure: each, cause: of })),
    ),
    ...measures.flatMap((each) =>
      targets.map((of): Link => ({ kind: 'towards', measure: each, target: of })),
    ),
    ...targets.flatMap((each) => causes.map((of): Link => ({ kind: 'causedBy', target: each, cause: of }))),
    ...outcomes.flatMap((each) =>
      targets.map((of): Link => ({ kind: 'shownBy', outcome: each, target: of })),
    ),
  ];
  for (const link of links) if (random.fraction() < 0.27) addLink(plan, link);
  const records = [
    ...causes.map((id): ChainAddress => ({ root: 'causes', id })),
    ...measures.map((id): ChainAddress => ({ root: 'measures', id })),
    ...targets.map((id): ChainAddress => ({ root: 'targets', id })),
    ...outcomes.map((id): ChainAddress => ({ root: 'outcomes', id })),
  ];
  return { plan, records };
}
