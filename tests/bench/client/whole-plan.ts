import { seededRandom, systemClock, systemRandom } from '@holdfast/base';
import {
  ACTOR_GROUPS,
  addActor,
  addGoal,
  addLink,
  addMeasure,
  addMeasurement,
  addRecord,
  addTarget,
  type IndicatorId,
  MEASURE_STATUSES,
  openPlan,
  parseIsoDate,
  setMeasure,
  setPeriod,
} from '@holdfast/plan-model';
import type * as Y from 'yjs';

import { sentences } from './large-plan.ts';

const COUNTS = { actors: 60, goals: 40, targets: 150, measures: 250, measurements: 3000, causes: 30 };

export const IN_WHOLE_PLAN = `${COUNTS.actors} actors, ${COUNTS.goals} goals, ${COUNTS.targets} targets, ${COUNTS.measures} measures, ${COUNTS.measurements} measurements`;
export const WHOLE_PLAN = { fill: fillWholePlan, measures: COUNTS.measures };

const FIRST_YEAR = 2025;
const MONTHS = 36;

/** Adds to a plan what a large school has after some years: every kind of record that a view draws, with dates and numbers. */
function fillWholePlan(doc: Y.Doc): void {
  const plan = openPlan(doc, { clock: systemClock, random: systemRandom, participantId: 'bench' });
  const random = seededRandom(11);
  const sentence = sentences();
  const pick = <Each>(list: readonly Each[]): readonly Each[] =>
    list.slice(Math.floor(random.fraction() * list.length)).slice(0, 1);
  doc.transact(() => {
    setPeriod(plan, { start: monthDay(8), end: monthDay(8 + MONTHS) });
    const goals = repeat(COUNTS.goals, () => addGoal(plan, { statement: sentence(), why: sentence() }));
    const actors = repeat(COUNTS.actors, (at) =>
      addActor(plan, {
        name: sentence().slice(0, 40),
        kind: 'body',
        group: ACTOR_GROUPS[at % ACTOR_GROUPS.length] ?? 'teacher',
        role: sentence(),
      }),
    );
    const causes = repeat(COUNTS.causes, () =>
      addRecord(plan, 'causes', { values: {}, texts: { statement: sentence() } }),
    );
    repeat(COUNTS.targets, (at) =>
      addTarget(plan, {
        indicator: { name: sentence().slice(0, 100), unit: '%', decimals: 1, direction: 'down' },
        goals: pick(goals),
        baselineValue: 14.2 + at,
        baselineDate: monthDay(8),
        targetValue: 9 + at,
        deadline: monthDay(12 + (at % 24)),
      }),
    );
    repeat(COUNTS.measures, (at) => {
      const id = addMeasure(plan, {
        title: sentence(),
        what: sentence(),
        status: MEASURE_STATUSES[at % MEASURE_STATUSES.length] ?? 'idea',
        goals: pick(goals),
        responsible: pick(actors),
      });
      const first = 8 + Math.floor(random.fraction() * MONTHS);
      // A tenth has no months yet.
      if (at % 10 > 0) setMeasure(plan, id, { start: monthDay(first), end: monthDay(first + (at % 12)) });
      for (const cause of pick(causes)) addLink(plan, { kind: 'addresses', measure: id, cause });
    });
  });
  const indicators: readonly IndicatorId[] = plan.snapshot().indicators.map(({ id }) => id);
  doc.transact(() =>
    repeat(COUNTS.measurements, (at) => {
      const indicatorId = indicators[at % indicators.length];
      if (indicatorId === undefined) throw new Error('the plan has no indicators');
      const date = monthDay(9 + Math.floor(at / indicators.length));
      addMeasurement(plan, { indicatorId, date, value: 14 - at / 500, people: 120 });
    }),
  );
  plan.dispose();
}

/** The first day of a month, counted from January of the first year. */
function monthDay(month: number) {
  const year = FIRST_YEAR + Math.floor(month / 12);
  const date = parseIsoDate(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`);
  if (date === undefined) throw new Error(`${month} is no month`);
  return date;
}

function repeat<Made>(count: number, make: (at: number) => Made): readonly Made[] {
  return Array.from({ length: count }, (_, at) => make(at));
}
