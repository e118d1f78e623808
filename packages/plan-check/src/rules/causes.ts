import { type CauseSnapshot, isUnreadable } from '@holdfast/plan-model';

import { inSection, ofRecord } from '../asks.ts';
import { dayOf, isWithinLast } from '../days.ts';
import { LIMITS } from '../limits.ts';
import { type Demand, rule } from '../rule.ts';
import { idsOf, isCarrying, isLinked, livingMeasures, namedCauses } from '../what-counts.ts';

/** Each target is about a reason for leaving, by itself or through a measure that brings it nearer. */
const targetsOnCauses = rule({
  code: 'R07',
  level: 'minimum',
  reads: ({ plan: { causes, targets, measures, links } }) => ({
    causes,
    targets,
    measures,
    causesByTarget: links.causesByTarget,
    measuresByTarget: links.measuresByTarget,
    causesByMeasure: links.causesByMeasure,
  }),
  judge: ({ causes, targets, measures, ...lists }) => {
    const named = idsOf(namedCauses(causes));
    const working = idsOf(
      livingMeasures(measures).filter(({ id }) => isLinked(lists.causesByMeasure, id, named)),
    );
    const demands: Demand[] = [named.size > 0 ? [] : [{ ask: 'addCause', place: inSection('causes') }]];
    if (targets.length === 0) demands.push([{ ask: 'addTarget', place: inSection('goals') }]);
    for (const { id } of targets) {
      const isAbout =
        isLinked(lists.causesByTarget, id, named) || isLinked(lists.measuresByTarget, id, working);
      demands.push(isAbout ? [] : [{ ask: 'targetCause', place: ofRecord({ root: 'targets', id }) }]);
    }
    return { demands };
  },
});

/** Each measure works on a reason for leaving, and each reason has a measure. */
const measuresOnCauses = rule({
  code: 'R08',
  level: 'minimum',
  reads: ({ plan: { causes, measures, links } }) => ({
    causes,
    measures,
    causesByMeasure: links.causesByMeasure,
    measuresByCause: links.measuresByCause,
  }),
  judge: ({ causes, measures, causesByMeasure, measuresByCause }) => {
    const named = namedCauses(causes);
    const living = livingMeasures(measures);
    const [causeIds, measureIds] = [idsOf(named), idsOf(living)];
    const working = living.filter((measure) => !isCarrying(measure));
    const demands: Demand[] = [];
    if (working.length === 0) demands.push([{ ask: 'addMeasure', place: inSection('measures') }]);
    for (const { id } of working)
      demands.push(
        isLinked(causesByMeasure, id, causeIds)
          ? []
          : [{ ask: 'measureCause', place: ofRecord({ root: 'measures', id }) }],
      );
    for (const { id } of named)
      demands.push(
        isLinked(measuresByCause, id, measureIds)
          ? []
          : [{ ask: 'causeMeasure', place: ofRecord({ root: 'causes', id }) }],
      );
    return { demands };
  },
});

/** What shows that a reason is one here, and that not all of them lie in one place. */
const causesAreKnown = rule({
  code: 'R09',
  level: 'recommendation',
  reads: ({ plan: { causes, evidence }, today }) => ({ causes, evidence, today }),
  judge: ({ causes, evidence, today }) => {
    const named = namedCauses(causes);
    if (named.length === 0) return { none: 'nothing' };
    const shown = new Set(
      evidence
        .filter(({ date }) => isWithinLast(LIMITS.evidenceMonths, dayOf(date), today))
        .map(({ causeId }) => causeId),
    );
    return {
      demands: [
        ...named.map(({ id }): Demand =>
          shown.has(id) ? [] : [{ ask: 'causeEvidence', place: ofRecord({ root: 'causes', id }) }],
        ),
        acrossLevels(named),
      ],
    };
  },
});

/** Asked of a reason of which nobody has said where it lies, as long as there is one. */
function acrossLevels(causes: readonly CauseSnapshot[]): Demand {
  const levels = causes.flatMap(({ level }) => (level === null || isUnreadable(level) ? [] : level));
  if (new Set(levels).size >= LIMITS.causeLevels) return [];
  const open = causes.find(({ level }) => level === null || isUnreadable(level));
  const place = open === undefined ? inSection('causes') : ofRecord({ root: 'causes', id: open.id });
  return [{ ask: 'causeLevel', place }];
}

export const CAUSES = [targetsOnCauses, measuresOnCauses];
export const CAUSES_KNOWN = [causesAreKnown];
