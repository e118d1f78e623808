import type { ActorId, LinksSnapshot } from '@holdfast/plan-model';

/** Those who have no part in anything: they do not know yet what is theirs. */
export function idleActors(
  links: LinksSnapshot,
  actors: readonly { readonly id: ActorId }[],
): ReadonlySet<ActorId> {
  const lists = [
    links.measuresByActor,
    links.measuresByAccountable,
    links.measuresByConsulted,
    links.measuresByInformed,
    links.goalsByAccountable,
    links.targetsByAccountable,
  ];
  return new Set(actors.flatMap(({ id }) => (lists.some((list) => list.has(id)) ? [] : [id])));
}
