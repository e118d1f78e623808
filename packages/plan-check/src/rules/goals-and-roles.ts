import type { ActorGroup, GoalId } from '@holdfast/plan-model';

import { inSection, ofRecord } from '../asks.ts';
import { LIMITS } from '../limits.ts';
import { type Demand, rule } from '../rule.ts';
import { actorsWithPart, doing, hasWords, livingMeasures } from '../what-counts.ts';

/** Goals that several groups say yes to, among them those whom they are for. */
const sharedGoals = rule({
  code: 'R04',
  level: 'minimum',
  reads: ({ plan, discussion }) => ({ goals: plan.goals, endorsements: discussion.endorsements }),
  judge: ({ goals, endorsements }) => {
    const named = goals.filter(({ statement }) => hasWords(statement));
    if (named.length === 0) return { demands: [[{ ask: 'addGoal', place: inSection('goals') }]] };
    const groupsByGoal = new Map<GoalId, Set<ActorGroup>>();
    for (const { goal, group, hidden } of endorsements)
      if (hidden === null) groupsByGoal.set(goal, (groupsByGoal.get(goal) ?? new Set()).add(group));
    return {
      demands: named.flatMap(({ id }): readonly Demand[] => {
        const groups = groupsByGoal.get(id) ?? new Set();
        const place = ofRecord({ root: 'goals', id });
        return [
          groups.size >= LIMITS.endorsingGroups ? [] : [{ ask: 'goalGroups', place }],
          groups.has('learner') || groups.has('parentFamily') ? [] : [{ ask: 'goalLearners', place }],
        ];
      }),
    };
  },
});

/** One who answers for each measure, and somebody who does it. */
const sharedResponsibilities = rule({
  code: 'R05',
  level: 'minimum',
  reads: ({ plan: { measures, links } }) => ({
    measures,
    accountable: links.accountableByMeasure,
    responsible: links.actorsByMeasure,
  }),
  judge: ({ measures, accountable, responsible }) => {
    const living = livingMeasures(measures);
    if (living.length === 0) return { demands: [[{ ask: 'addMeasure', place: inSection('measures') }]] };
    return {
      demands: living.flatMap(({ id }): readonly Demand[] => {
        const place = ofRecord({ root: 'measures', id });
        const answering = accountable.get(id)?.length ?? 0;
        return [
          answering === 1 ? [] : [{ ask: answering === 0 ? 'accountable' : 'oneAccountable', place }],
          responsible.has(id) ? [] : [{ ask: 'responsible', place }],
        ];
      }),
    };
  },
});

/** Everybody who stands in the plan has a part in it, in a measure or for a goal or target, and words that say which. */
const clearRoles = rule({
  code: 'R06',
  level: 'minimum',
  reads: ({ plan }) => ({
    actors: plan.actors,
    ...doing(plan),
    informedByMeasure: plan.links.informedByMeasure,
    goalsByAccountable: plan.links.goalsByAccountable,
    targetsByAccountable: plan.links.targetsByAccountable,
  }),
  judge: ({ actors, measures, goalsByAccountable, targetsByAccountable, ...lists }) => {
    if (actors.length === 0)
      return { demands: [[{ ask: 'addActor', place: { kind: 'groups', groups: ['learner'] } }]] };
    const withPart = actorsWithPart(lists, livingMeasures(measures));
    return {
      demands: actors.flatMap(({ id, role }): readonly Demand[] => {
        const place = ofRecord({ root: 'actors', id });
        const hasPart = withPart.has(id) || goalsByAccountable.has(id) || targetsByAccountable.has(id);
        if (!hasPart) return [[{ ask: 'actorPart', place }]];
        return [[], hasWords(role) ? [] : [{ ask: 'actorRole', place }]];
      }),
    };
  },
});

export const GOALS_AND_ROLES = [sharedGoals, sharedResponsibilities, clearRoles];
