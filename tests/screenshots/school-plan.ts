import { systemClock, systemRandom } from '@holdfast/base';
import {
  type ActorId,
  addActor,
  addGoal,
  addMeasure,
  addTarget,
  type GoalId,
  type MeasureId,
  openPlan,
  parseIsoDate,
  type Plan,
  setInstitution,
  setMeasure,
  setPeriod,
} from '@holdfast/plan-model';
import type * as Y from 'yjs';

import { writeSchoolDeeds } from './school-deeds.ts';
import { writeSchoolFrame } from './school-frame.ts';
import { writeSchoolNumbers } from './school-numbers.ts';
import { addWhy } from './school-why.ts';

export const GOAL = 'Nobody stays away unseen';
export const INDICATOR = 'Days missed without a reason';
export const SECOND_INDICATOR = 'Learners with an adult to turn to';
export const MEASURE = 'The welcome week';
export const SECOND_MEASURE = 'A call on the first day';
export const ACTOR = 'Learners’ council';

const day = (text: string) => parseIsoDate(text) ?? null;

/** Adds to the outline of a plan what a school would have written after a few weeks. */
export function writeSchoolPlan(doc: Y.Doc, participantId: string): void {
  const plan = openPlan(doc, { clock: systemClock, random: systemRandom, participantId });
  setInstitution(plan, 'Riverside Vocational School');
  setPeriod(plan, { start: day('2026-09-01'), end: day('2028-07-31') });
  const people = [
    ['Ms Okafor, head teacher', 'leadership', 'person', 'Asks every term what got better, and for whom.'],
    ['Class teachers of year 1', 'teacher', 'body', 'See first who stays away, and call the same day.'],
    [
      'Company trainers’ circle',
      'trainer',
      'body',
      'Meets at school twice a year, and says where it is stuck.',
    ],
    [ACTOR, 'learner', 'body', 'Asks in every class what would make staying easier.'],
    ['Families’ evening group', 'parentFamily', 'body', ''],
    ['Youth centre Harbour', 'socialService', 'service', 'Has a worker at school on Tuesdays and Thursdays.'],
    ['Lindner & Sons, joinery', 'employer', 'organisation', 'Offers trial weeks before the contract.'],
  ] as const;
  const actors = people.map(([name, group, kind, role]) => addActor(plan, { name, group, kind, role }));
  const goal = addGoal(plan, {
    statement: GOAL,
    why: 'Most learners who left us had missed many days in the term before. Somebody has to notice in the first week.',
  });
  const missed = addTarget(plan, {
    indicator: { name: INDICATOR, unit: 'days', decimals: 1, direction: 'down' },
    goals: [goal],
    baselineValue: 11.4,
    baselineDate: day('2026-09-01'),
    targetValue: 7,
    deadline: day('2027-07-31'),
    rationale: 'For each learner and term, from the register.',
  });
  const adults = addTarget(plan, {
    indicator: { name: SECOND_INDICATOR, unit: '%', decimals: 0, direction: 'up' },
    goals: [goal],
    baselineValue: 62,
    baselineDate: day('2026-09-01'),
    targetValue: 95,
    deadline: day('2028-07-31'),
  });
  writeSchoolNumbers(plan, [missed, adults]);
  writeSchoolDeeds(plan, addMeasures(plan, goal, actors), actors);
  addWhy(plan);
  writeSchoolFrame(plan);
  plan.dispose();
}

function addMeasures(plan: Plan, goal: GoalId, actors: readonly ActorId[]): readonly MeasureId[] {
  const welcome = addMeasure(plan, {
    title: MEASURE,
    what: 'New learners spend their first week with an older one at their side: in class, in the workshop, at lunch.',
    status: 'agreed',
    goals: [goal],
    responsible: actors.slice(1, 4),
  });
  setMeasure(plan, welcome, { start: day('2026-09-01'), end: day('2026-09-30'), phase: 'prevention' });
  const call = addMeasure(plan, {
    title: SECOND_MEASURE,
    what: 'Whoever is missing gets a call before noon. We ask how they are, and only then where.',
    status: 'running',
    goals: [goal],
    responsible: actors.slice(1, 2),
  });
  setMeasure(plan, call, { start: day('2026-10-01') });
  const back = addMeasure(plan, {
    title: 'A way back after a broken contract',
    status: 'idea',
    responsible: actors.slice(5, 7),
  });
  return [welcome, call, back];
}
