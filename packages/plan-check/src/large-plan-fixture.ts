import {
  addEndorsement,
  addLink,
  addMeasure,
  addMeasurement,
  addRecord,
  addTarget,
  appendText,
  setActor,
  setMeasure,
  setRecord,
} from '@holdfast/plan-model';

import { type CheckedPlan, day, wholePlan } from './whole-plan-fixture.ts';

/** A plan of about 500 records with 400 relations, for tests and for the bench. */
export function largePlan(): CheckedPlan {
  const checked = wholePlan(7);
  const { plan, discussion } = checked;
  const { indicators, actors, causes } = plan.snapshot();
  const [indicator, collector, cause] = [indicators[0], actors[0], causes[0]];
  if (indicator === undefined || collector === undefined || cause === undefined)
    throw new Error('the whole plan has one of each');
  const date = day('2026-10-01');
  for (let index = 0; index < 52; index += 1) {
    const goal = addRecord(plan, 'goals', { values: {}, texts: { statement: `Goal ${index}` } });
    addEndorsement(discussion, { goal, group: 'learner', spokesperson: 'Speaker', asked: 5, way: 'vote' });
    const target = addTarget(plan, { indicator: indicator.id, goals: [goal], targetValue: index });
    const measure = addMeasure(plan, {
      title: `Measure ${index}`,
      goals: [goal],
      responsible: [collector.id],
    });
    addLink(plan, { kind: 'accountable', measure, actor: collector.id });
    addLink(plan, { kind: 'towards', measure, target });
    addLink(plan, { kind: 'addresses', measure, cause: cause.id });
    addRecord(plan, 'evidence', { values: { causeId: cause.id, kind: 'survey', date } });
    addRecord(plan, 'practices', {
      values: { topic: 'celebration', state: 'planned' },
      texts: { title: `Practice ${index}` },
    });
    addMeasurement(plan, { indicatorId: indicator.id, date, value: index });
    addRecord(plan, 'causes', { values: {}, texts: { statement: `Reason ${index}` } });
    addRecord(plan, 'outcomes', { values: {}, texts: { statement: `Change ${index}` } });
    addRecord(plan, 'profiles', { values: {}, texts: { name: `Learners ${index}` } });
  }
  return checked;
}

/** Edits of the kinds that people make most, each other than the one before. */
export function editsOf({ plan }: CheckedPlan): Readonly<Record<string, () => void>> {
  const { goals, measures, actors, causes } = plan.snapshot();
  const [goal, measure, actor, cause] = [goals[0], measures[0], actors[0], causes[1]];
  if (goal === undefined || measure === undefined || actor === undefined || cause === undefined)
    throw new Error('the large plan has one of each');
  let turn = 0;
  return {
    'typing in the vision': () => appendText(plan, 'vision', 'a'),
    'typing in a goal': () => appendText(plan, { root: 'goals', id: goal.id, field: 'why' }, 'a'),
    'typing in a measure': () => appendText(plan, { root: 'measures', id: measure.id, field: 'what' }, 'a'),
    'a value of an actor': () => setActor(plan, actor.id, { hours: `From ${(turn += 1)}` }),
    'the status of a measure': () =>
      setMeasure(plan, measure.id, { status: (turn += 1) % 2 === 0 ? 'agreed' : 'running' }),
    'the weight of a reason': () =>
      setRecord(plan, 'causes', { id: cause.id, patch: { weight: ((turn += 1) % 5) + 1 } }),
    'a relation more': () => {
      const measure = addMeasure(plan, { title: `One more ${(turn += 1)}` });
      addLink(plan, { kind: 'addresses', measure, cause: cause.id });
    },
  };
}
