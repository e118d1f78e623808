import {
  type ActorGroup,
  ACTOR_GROUPS,
  type MeasureSnapshot,
  type PlanSnapshot,
  type PracticeSnapshot,
} from '@holdfast/plan-model';

import { inSection, ofRecord } from '../asks.ts';
import { type Demand, rule } from '../rule.ts';
import { actorsWithPart, doing, fullest, hasWords, livingMeasures } from '../what-counts.ts';
import { hasPractice, practiceDemands, practicePlace, practicesOf, practising } from './practice-demands.ts';

const PARENTS: ActorGroup = 'parentFamily';

/** Parents take part in decisions: for a goal or in what is done for it, in a council of their own, or in a way that is told of. */
const parentsDecide = rule({
  code: 'R36',
  level: 'recommendation',
  reads: ({ plan }) => ({
    ...practising(plan),
    ...doing(plan),
    actors: plan.actors,
    goalsByMeasure: plan.links.goalsByMeasure,
    goalsByAccountable: plan.links.goalsByAccountable,
  }),
  judge: ({ actors, goalsByMeasure, goalsByAccountable, ...parts }) => {
    const forGoals = livingMeasures(parts.measures).filter(({ id }) => goalsByMeasure.has(id));
    const withPart = actorsWithPart(parts, forGoals);
    const isShared =
      actors.some(({ id, group }) => group === PARENTS && (withPart.has(id) || goalsByAccountable.has(id))) ||
      actors.some(({ body }) => body === 'parentsCouncil') ||
      hasPractice(parts, 'parentDecisions');
    return {
      demands: [isShared ? [] : [{ ask: 'addBody', place: inSection('community'), body: 'parentsCouncil' }]],
    };
  },
});

/** Families have a place of their own, and give what they can. */
const familiesAtSchool = rule({
  code: 'R37',
  level: 'recommendation',
  reads: ({ plan }) => practising(plan),
  judge: (parts) => ({
    demands: [...practiceDemands(parts, 'familySpace'), ...practiceDemands(parts, 'parentsAsResource')],
  }),
});

interface KeyWorkerParts {
  readonly responsible: PlanSnapshot['links']['actorsByMeasure'];
  readonly accountable: PlanSnapshot['links']['accountableByMeasure'];
}

/** A family in need has one person at school: it is told who that is, and how such a family is found. */
const keyWorkers = rule({
  code: 'R38',
  level: 'recommendation',
  reads: ({ plan }) => ({
    practices: plan.practices,
    measures: plan.measures,
    responsible: plan.links.actorsByMeasure,
    accountable: plan.links.accountableByMeasure,
  }),
  judge: ({ practices, measures, ...lists }) => {
    const ways = [
      ...practicesOf({ practices }, 'keyWorker').map(inPractice),
      ...livingMeasures(measures)
        .filter(({ type }) => type === 'outreachKeyWorker')
        .map((measure) => inMeasure(measure, lists)),
    ];
    const best = fullest(ways, (demands) => demands.flat().length);
    if (best === undefined)
      return { demands: [[{ ask: 'addPractice', place: inSection('practices'), topic: 'keyWorker' }]] };
    return { demands: [[], ...best] };
  },
});

function inPractice(practice: PracticeSnapshot): readonly Demand[] {
  const place = practicePlace(practice);
  return [
    ACTOR_GROUPS.some((group) => practice[`group:${group}`] === true) ? [] : [{ ask: 'practiceWho', place }],
    hasWords(practice.note) ? [] : [{ ask: 'practiceNote', place }],
  ];
}

function inMeasure({ id, what }: MeasureSnapshot, lists: KeyWorkerParts): readonly Demand[] {
  const place = ofRecord({ root: 'measures', id });
  return [
    lists.responsible.has(id) || lists.accountable.has(id) ? [] : [{ ask: 'keyWorkerWho', place }],
    hasWords(what) ? [] : [{ ask: 'keyWorkerCriteria', place }],
  ];
}

export const FAMILIES = [parentsDecide, familiesAtSchool, keyWorkers];
