import type { ActorId, DiscussionSnapshot, MeasureId, PlanSnapshot } from '@holdfast/plan-model';

/** The actors of the plan that a participant is, or belongs to, as they say themself. */
export function actorsOf(
  { members }: Pick<DiscussionSnapshot, 'members'>,
  participantId: string,
): ReadonlySet<ActorId> {
  return new Set([...members].flatMap(([actor, people]) => (people.includes(participantId) ? actor : [])));
}

/** The participants who say that they are one of those whom the plan names for a measure. */
export function namedFor(
  { links }: Pick<PlanSnapshot, 'links'>,
  { members }: Pick<DiscussionSnapshot, 'members'>,
  measure: MeasureId,
): ReadonlySet<string> {
  const actors = links.actorsByMeasure.get(measure) ?? [];
  return new Set(actors.flatMap((actor) => members.get(actor) ?? []));
}
