import { isUnreadable } from '@holdfast/plan-model';

import { inSection, ofRecord } from '../asks.ts';
import { LIMITS } from '../limits.ts';
import { type Demand, rule } from '../rule.ts';
import { hasWords, idsOf, isCarrying, isLinked, livingMeasures } from '../what-counts.ts';

/** A vision in words, leaders who answer for something, and a body that steers. */
const leading = rule({
  code: 'R19',
  level: 'recommendation',
  reads: ({ plan: { vision, actors, measures, links } }) => ({
    hasVision: vision.plainText.trim().length >= LIMITS.visionCharacters,
    actors,
    measures,
    measuresByAccountable: links.measuresByAccountable,
    goalsByAccountable: links.goalsByAccountable,
    targetsByAccountable: links.targetsByAccountable,
  }),
  judge: ({ hasVision, actors, measures, ...held }) => {
    const living = idsOf(livingMeasures(measures));
    const isLed = actors.some(
      ({ id, group }) =>
        group === 'leadership' &&
        (isLinked(held.measuresByAccountable, id, living) ||
          held.goalsByAccountable.has(id) ||
          held.targetsByAccountable.has(id)),
    );
    return {
      demands: [
        hasVision ? [] : [{ ask: 'vision', place: inSection('vision') }],
        isLed ? [] : [{ ask: 'leaderAnswers', place: inSection('roles') }],
        actors.some(({ body }) => !isUnreadable(body) && body === 'steeringGroup')
          ? []
          : [{ ask: 'addBody', place: inSection('community'), body: 'steeringGroup' }],
      ],
    };
  },
});

/** It is said which learners the plan wants to reach most, and something is done for them. */
const reaching = rule({
  code: 'R20',
  level: 'recommendation',
  reads: ({ plan: { profiles, measures, links } }) => ({
    profiles,
    measures,
    measuresByProfile: links.measuresByProfile,
  }),
  judge: ({ profiles, measures, measuresByProfile }) => {
    const named = profiles.filter(({ name }) => hasWords(name));
    const [first] = named;
    if (first === undefined) return { demands: [[{ ask: 'addProfile', place: inSection('profiles') }]] };
    const living = idsOf(livingMeasures(measures));
    const isReached = named.some(({ id }) => isLinked(measuresByProfile, id, living));
    const place = ofRecord({ root: 'profiles', id: first.id });
    return { demands: [[], isReached ? [] : [{ ask: 'profileMeasure', place }]] };
  },
});

/** Nothing stands alone: a target has a measure, a measure a target, a goal a target. */
const hangingTogether = rule({
  code: 'R39',
  level: 'recommendation',
  reads: ({ plan: { goals, targets, measures, links } }) => ({
    goals,
    targets,
    measures,
    measuresByTarget: links.measuresByTarget,
    targetsByMeasure: links.targetsByMeasure,
    targetsByGoal: links.targetsByGoal,
  }),
  judge: ({ goals, targets, measures, measuresByTarget, targetsByMeasure, targetsByGoal }) => {
    const living = livingMeasures(measures);
    const measureIds = idsOf(living);
    const demands = [
      ...targets.map(({ id }): Demand =>
        isLinked(measuresByTarget, id, measureIds)
          ? []
          : [{ ask: 'targetMeasure', place: ofRecord({ root: 'targets', id }) }],
      ),
      ...living
        .filter((measure) => !isCarrying(measure))
        .map(({ id }): Demand =>
          targetsByMeasure.has(id)
            ? []
            : [{ ask: 'measureTarget', place: ofRecord({ root: 'measures', id }) }],
        ),
      ...goals
        .filter(({ statement }) => hasWords(statement))
        .map(({ id }): Demand =>
          targetsByGoal.has(id) ? [] : [{ ask: 'goalTarget', place: ofRecord({ root: 'goals', id }) }],
        ),
    ];
    return demands.length === 0 ? { none: 'nothing' } : { demands };
  },
});

export const GUIDING = [leading, reaching];
export const WHOLE = [hangingTogether];
