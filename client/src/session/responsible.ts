import {
  type ActorId,
  type DiscussionSnapshot,
  isSamePerson,
  type MeasureId,
  participantsOf,
  type PlanSnapshot,
} from '@holdfast/plan-model';

type WhoIsWho = Pick<DiscussionSnapshot, 'members' | 'persons'>;

/** The actors of the plan that a participant is, or belongs to, as they say themself, here or where else they are one person. */
export function actorsOf({ members, persons }: WhoIsWho, participantId: string): ReadonlySet<ActorId> {
  const isThem = (id: string): boolean => isSamePerson(persons, id, participantId);
  return new Set([...members].flatMap(([actor, people]) => (people.some(isThem) ? actor : [])));
}

/** The participants who say that they are one of those whom the plan names for a measure, and who is one person with them. */
export function namedFor(
  { links }: Pick<PlanSnapshot, 'links'>,
  { members, persons }: WhoIsWho,
  measure: MeasureId,
): ReadonlySet<string> {
  const actors = links.actorsByMeasure.get(measure) ?? [];
  const people = actors.flatMap((actor) => members.get(actor) ?? []);
  return new Set(people.flatMap((id) => participantsOf(persons, id)));
}
