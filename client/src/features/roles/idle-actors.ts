import type { ActorId, LinksSnapshot } from '@holdfast/plan-model';

/** Those who have no part in anything: they do not know yet what is theirs. */
export function idleActors(
  links: LinksSnapshot,
  actors: readonly { readonly id: ActorId }[],
): ReadonlySet<ActorId> {
  const { measuresByActor, measuresByAccountable, measuresByConsulted, measuresByInformed } = links;
  const lists = [measuresByActor, measuresByAccountable, measuresByConsulted, measuresByInformed];
  return new Set(actors.flatMap(({ id }) => (lists.some((list) => list.has(id)) ? [] : [id])));
}
