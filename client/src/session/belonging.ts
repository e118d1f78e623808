import { type ActorId, type ActorSnapshot, isUnreadable, type PlanSnapshot } from '@holdfast/plan-model';

type Actors = PlanSnapshot['actorsById'];

/**
 * To whom an actor belongs, to whom these belong, and so on. It ends before the first that has been named already: two
 * people who each say one half of a circle without seeing the other's can make one.
 */
export function organisationsOf(actors: Actors, id: ActorId): readonly ActorId[] {
  const found: ActorId[] = [];
  for (let at = organisationOf(actors, id); at !== null; at = organisationOf(actors, at)) {
    if (found.includes(at)) break;
    found.push(at);
  }
  return found;
}

/** Those who belong to it at once. */
export function membersOf(actors: readonly ActorSnapshot[], id: ActorId): readonly ActorId[] {
  return actors.flatMap((actor) => (actor.organisationId === id ? actor.id : []));
}

function organisationOf(actors: Actors, id: ActorId): ActorId | null {
  const named = actors.get(id)?.organisationId ?? null;
  return isUnreadable(named) ? null : named;
}
