import type { Dimension, MeasureId, PlanSnapshot, ProfileId } from '@holdfast/plan-model';

const NONE: readonly MeasureId[] = [];

/** The measures for these learners that say they work on one side of life, in the order of the plan. */
export function answeringMeasures(
  { links, measuresById }: Pick<PlanSnapshot, 'links' | 'measuresById'>,
  profile: ProfileId,
  dimension: Dimension,
): readonly MeasureId[] {
  const helping = links.measuresByProfile.get(profile) ?? NONE;
  return helping.filter((id) => measuresById.get(id)?.[`dimension:${dimension}`] === true);
}
