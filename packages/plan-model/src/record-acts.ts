import type { RecordAddress, RecordRoot } from './ids.ts';
import { parseIsoDate } from './iso-date.ts';
import {
  addActor,
  addGoal,
  addIndicator,
  addLink,
  addMeasure,
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
import { archiveRecord, moveRecord, restoreRecord } from './record-edits.ts';
import { ACTOR_GROUPS, MEASURE_STATUSES } from './record-kinds.ts';

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
function linksOf({ goals, targets, actors, measures }: PlanSnapshot, { pick, other }: Picks) {
  const goal = choose(goals, pick)?.id;
  const target = choose(targets, pick)?.id;
  const actor = choose(actors, pick)?.id;
  const measure = choose(measures, other)?.id;
  const links = [
    goal && target && ({ kind: 'goal', target, goal } as const),
    goal && measure && ({ kind: 'serves', measure, goal } as const),
    actor && measure && ({ kind: 'responsible', measure, actor } as const),
  ];
  const link = links[other % links.length];
  return link === undefined ? [] : [link];
}

const MOVABLE = ['goals', 'targets', 'actors', 'measures'] as const satisfies readonly RecordRoot[];

function move({ plan }: Replica, { pick, other }: Picks): void {
  const root: RecordRoot = choose(MOVABLE, pick) ?? 'goals';
  const ids = plan.snapshot()[root].map(({ id }) => id);
  const id = choose(ids, pick);
  const beside = choose(ids, other);
  if (id === undefined || beside === undefined) return;
  moveRecord<RecordRoot>(plan, { root, id }, pick % 2 === 0 ? { before: beside } : { after: beside });
}

function actives(snapshot: PlanSnapshot): readonly RecordAddress[] {
  return [
    ...snapshot.goals.map(({ id }): RecordAddress => ({ root: 'goals', id })),
    ...snapshot.indicators.map(({ id }): RecordAddress => ({ root: 'indicators', id })),
    ...snapshot.targets.map(({ id }): RecordAddress => ({ root: 'targets', id })),
    ...snapshot.actors.map(({ id }): RecordAddress => ({ root: 'actors', id })),
    ...snapshot.measures.map(({ id }): RecordAddress => ({ root: 'measures', id })),
  ];
}

function idsOf<Id>(record: { readonly id: Id } | undefined): readonly Id[] {
  return record === undefined ? [] : [record.id];
}

function choose<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[pick % Math.max(items.length, 1)];
}
