import type { ActorId, LinksSnapshot, MeasureId } from '@holdfast/plan-model';

/** The parts that somebody can have in a measure, by the kinds of their links, in the order in which they are said. */
export const MEASURE_ROLES = ['responsible', 'accountable', 'consulted', 'informed'] as const;
export type MeasureRole = (typeof MEASURE_ROLES)[number];

export const LIST_OF_ROLE = {
  responsible: 'actorsByMeasure',
  accountable: 'accountableByMeasure',
  consulted: 'consultedByMeasure',
  informed: 'informedByMeasure',
} as const satisfies Record<MeasureRole, keyof LinksSnapshot>;

/** For each part the actors who have it in one measure. */
export type RolesOfMeasure = { readonly [Role in MeasureRole]: readonly ActorId[] | undefined };

export function rolesOfMeasure(links: LinksSnapshot, measure: MeasureId): RolesOfMeasure {
  return {
    responsible: links.actorsByMeasure.get(measure),
    accountable: links.accountableByMeasure.get(measure),
    consulted: links.consultedByMeasure.get(measure),
    informed: links.informedByMeasure.get(measure),
  };
}
