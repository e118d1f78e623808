import { valuesFor } from './every-kind-fixture.ts';
import {
  parseRecordAddress,
  RECORD_ROOTS,
  type RecordAddress,
  type RecordIds,
  type RecordRoot,
} from './ids.ts';
import { parseIsoDate } from './iso-date.ts';
import { type Link, LINK_KIND_NAMES, LINK_KINDS, makeLink } from './link-kinds.ts';
import {
  addActor,
  addGoal,
  addIndicator,
  addLink,
  addMeasure,
  addMeasurement,
  addRecord,
  addTarget,
  removeLink,
  setActor,
  setIndicator,
  setMeasure,
  setPeriod,
  setTarget,
} from './plan-edits.ts';
import type { Replica } from './plan-fixture.ts';
import type { PlanSnapshot } from './plan-snapshot.ts';
import type { Plan } from './plan.ts';
import { archiveRecord, moveRecord, restoreRecord, setRecord } from './record-edits.ts';
import { recordKind } from './record-kinds.ts';
import { ACTOR_GROUPS, ASSESSMENT_AREAS, MEASURE_STATUSES, PRACTICE_TOPICS } from './record-vocabulary.ts';
import { REFERENCE_FIELDS } from './references.ts';

interface Picks {
  readonly pick: number;
  readonly other: number;
}

/** What a person may do with records in an episode, for tests; `pick` and `other` choose among what is there by then. */
const RECORD_ACTS = {
  addGoal({ plan }: Replica, { pick, other }: Picks) {
    const goal = choose(plan.snapshot().goals, pick);
    const place = goal && (other % 2 === 0 ? { before: goal.id } : { after: goal.id });
    addGoal(plan, place === undefined ? {} : { place });
  },
  addTarget({ plan }: Replica, { pick, other }: Picks) {
    const { goals, indicators } = plan.snapshot();
    addTarget(plan, {
      indicator: choose(indicators, other)?.id ?? {
        name: 'New',
        unit: '%',
        decimals: 1,
        direction: 'down',
      },
      goals: idsOf(choose(goals, pick)),
    });
  },
  addIndicator({ plan }: Replica, { pick }: Picks) {
    addIndicator(plan, { name: `I${pick}`, unit: 'days', decimals: 0, direction: 'hold' });
  },
  addActor({ plan }: Replica, { pick }: Picks) {
    addActor(plan, { name: `A${pick}`, group: choose(ACTOR_GROUPS, pick) ?? 'ngo', kind: 'body' });
  },
  addMeasure({ plan }: Replica, { pick, other }: Picks) {
    const { goals, actors } = plan.snapshot();
    addMeasure(plan, { goals: idsOf(choose(goals, pick)), responsible: idsOf(choose(actors, other)) });
  },
  setTarget({ plan }: Replica, { pick, other }: Picks) {
    const target = choose(plan.snapshot().targets, pick);
    if (target !== undefined)
      setTarget(plan, target.id, { targetValue: other, baselineValue: pick % 2 ? pick : null });
  },
  setIndicator({ plan }: Replica, { pick, other }: Picks) {
    const indicator = choose(plan.snapshot().indicators, other);
    if (indicator !== undefined) setIndicator(plan, indicator.id, { name: `N${pick}` });
  },
  setActor({ plan }: Replica, { pick, other }: Picks) {
    const actor = choose(plan.snapshot().actors, other);
    if (actor !== undefined) setActor(plan, actor.id, { consentToList: pick % 2 === 0 || null });
  },
  setMeasure({ plan }: Replica, { pick, other }: Picks) {
    const measure = choose(plan.snapshot().measures, other);
    const status = choose(MEASURE_STATUSES, pick) ?? 'idea';
    if (measure !== undefined) setMeasure(plan, measure.id, { status });
  },
  setPeriod({ plan }: Replica, { pick }: Picks) {
    setPeriod(plan, { start: parseIsoDate(`20${10 + (pick % 90)}-01-01`) ?? null });
  },
  addOther({ plan }: Replica, { pick, other }: Picks) {
    const add = choose(Object.values(OTHER_KINDS), pick);
    add?.(plan, other);
  },
  setAny({ plan }: Replica, { pick, other }: Picks) {
    const record = choose(actives(plan.snapshot()), pick);
    const fields = record === undefined ? [] : freeFields(record.root);
    const [field, read] = choose(fields, other) ?? [];
    if (record === undefined || field === undefined || read === undefined) return;
    const value = choose(valuesFor(read), pick + other);
    setRecord<RecordRoot>(plan, record.root, { id: record.id, patch: { [field]: value } });
  },
  move,
  archive({ plan }: Replica, { pick }: Picks) {
    const active = choose(actives(plan.snapshot()), pick);
    if (active !== undefined) archiveRecord(plan, active);
  },
  restore({ plan }: Replica, { pick }: Picks) {
    const removed = choose(plan.snapshot().removed, pick);
    if (removed !== undefined) restoreRecord(plan, removed);
  },
  link({ plan }: Replica, { pick, other }: Picks) {
    for (const link of linksOf(plan.snapshot(), { pick, other })) addLink(plan, link);
  },
  unlink({ plan }: Replica, { pick, other }: Picks) {
    for (const link of linksOf(plan.snapshot(), { pick, other })) removeLink(plan, link);
  },
};

export type RecordAct = keyof typeof RECORD_ACTS;

export function isRecordAct(act: string): act is RecordAct {
  return act in RECORD_ACTS;
}

export const RECORDING: readonly RecordAct[] = Object.keys(RECORD_ACTS).filter(isRecordAct);

export function editRecords(person: Replica, act: RecordAct, picks: Picks): void {
  person.setTime(1000 + picks.pick);
  RECORD_ACTS[act](person, picks);
}

/** One link of one kind, where there are records to link. */
function linksOf(plan: PlanSnapshot, { pick, other }: Picks): readonly Link[] {
  const kind = choose(LINK_KIND_NAMES, other) ?? 'goal';
  const { from, to } = LINK_KINDS[kind];
  const [one, two] = [choose(idsIn(plan, from), other), choose(idsIn(plan, to), pick)];
  return one === undefined || two === undefined
    ? []
    : [makeLink(kind, one, two)].flatMap((link) => link ?? []);
}

/** How a record of a kind is added that has no act of its own. */
const OTHER_KINDS: Readonly<Record<string, (plan: Plan, pick: number) => void>> = {
  causes: (plan) => addRecord(plan, 'causes', { values: {} }),
  profiles: (plan) => addRecord(plan, 'profiles', { values: {} }),
  outcomes: (plan) => addRecord(plan, 'outcomes', { values: {} }),
  evaluations: (plan) => addRecord(plan, 'evaluations', { values: {} }),
  reviews: (plan) => addRecord(plan, 'reviews', { values: {} }),
  practices: (plan, pick) =>
    addRecord(plan, 'practices', {
      values: { topic: choose(PRACTICE_TOPICS, pick) ?? 'activities', state: 'planned' },
    }),
  assessments: (plan, pick) =>
    addRecord(plan, 'assessments', { values: { area: choose(ASSESSMENT_AREAS, pick) ?? 'actors' } }),
  evidence(plan, pick) {
    const cause = choose(plan.snapshot().causes, pick);
    if (cause !== undefined)
      addRecord(plan, 'evidence', { values: { causeId: cause.id, kind: 'interview' } });
  },
  milestones(plan, pick) {
    const target = choose(plan.snapshot().targets, pick);
    if (target !== undefined) addRecord(plan, 'milestones', { values: { targetId: target.id, value: pick } });
  },
  measurements(plan, pick) {
    const indicator = choose(plan.snapshot().indicators, pick);
    const date = parseIsoDate('2026-10-01');
    if (indicator !== undefined && date !== undefined)
      addMeasurement(plan, { indicatorId: indicator.id, date, value: pick, people: pick });
  },
};

/** The fields that any edit may write, with their readers. */
function freeFields(root: RecordRoot) {
  const apart = new Set(['order', 'archivedAt', 'createdAt', 'createdBy', ...REFERENCE_FIELDS]);
  return Object.entries(recordKind(root).fields).filter(([field]) => !apart.has(field));
}

function move({ plan }: Replica, { pick, other }: Picks): void {
  const root: RecordRoot = choose(RECORD_ROOTS, pick) ?? 'goals';
  const ids = idsIn(plan.snapshot(), root);
  const id = choose(ids, pick);
  const beside = choose(ids, other);
  if (id === undefined || beside === undefined) return;
  moveRecord<RecordRoot>(plan, { root, id }, pick % 2 === 0 ? { before: beside } : { after: beside });
}

function actives(snapshot: PlanSnapshot): readonly RecordAddress[] {
  return RECORD_ROOTS.flatMap((root) =>
    idsIn(snapshot, root).flatMap((id) => parseRecordAddress(root, id) ?? []),
  );
}

function idsIn(snapshot: PlanSnapshot, root: RecordRoot): readonly RecordIds[RecordRoot][] {
  return snapshot[root].map(({ id }): RecordIds[RecordRoot] => id);
}

function idsOf<Id>(record: { readonly id: Id } | undefined): readonly Id[] {
  return record === undefined ? [] : [record.id];
}

function choose<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[pick % Math.max(items.length, 1)];
}
