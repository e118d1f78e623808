import { isBlank } from '@holdfast/base';
import {
  type ActorGroup,
  type ActorId,
  type ActorSnapshot,
  type CauseSnapshot,
  type Field,
  isUnreadable,
  type LinksSnapshot,
  type MeasureSnapshot,
  type PlanSnapshot,
  type TextSnapshot,
} from '@holdfast/plan-model';

/** Whether words stand there. What cannot be read says nothing to anybody. */
export function hasWords(text: Field<TextSnapshot>): boolean {
  return !isUnreadable(text) && !isBlank(text.plainText);
}

export function isFilled(value: Field<string | null>): boolean {
  return value !== null && !isUnreadable(value) && !isBlank(value);
}

/** Measures that have a title and were not dropped. */
export function livingMeasures(measures: readonly MeasureSnapshot[]): readonly MeasureSnapshot[] {
  const known = LIVING.get(measures);
  if (known !== undefined) return known;
  const living = measures.filter(({ status, title }) => status !== 'dropped' && hasWords(title));
  LIVING.set(measures, living);
  return living;
}

/** Most rules ask for them, of one and the same list. */
const LIVING = new WeakMap<readonly MeasureSnapshot[], readonly MeasureSnapshot[]>();

/** Causes in words of the community, or by their code in the list. */
export function namedCauses(causes: readonly CauseSnapshot[]): readonly CauseSnapshot[] {
  return causes.filter(({ statement, code }) => hasWords(statement) || isFilled(code));
}

export function idsOf<Id>(records: readonly { readonly id: Id }[]): ReadonlySet<Id> {
  return new Set(records.map(({ id }) => id));
}

/** Whether a list of related records names one of those. */
export function isLinked<From, To>(
  list: ReadonlyMap<From, readonly To[]>,
  from: From,
  among: ReadonlySet<To>,
): boolean {
  return (list.get(from) ?? []).some((id) => among.has(id));
}

/** What helps staff: its type says so. */
export function isStaffSupport({ type }: MeasureSnapshot): boolean {
  return type === 'staffSupport';
}

/** What carries other measures, and is therefore asked for no reason for leaving and no target of its own. */
export function isCarrying(measure: MeasureSnapshot): boolean {
  return isStaffSupport(measure) || measure.type === 'dataAndEarlyWarning';
}

export function groupOf({ group }: ActorSnapshot): ActorGroup | undefined {
  return isUnreadable(group) ? undefined : group;
}

export type RoleLists = Pick<
  LinksSnapshot,
  'actorsByMeasure' | 'accountableByMeasure' | 'consultedByMeasure' | 'informedByMeasure'
>;

/** Who has a part in one of the measures: does it, answers for it or is asked; and, where that is asked for, is told of it. */
export function actorsWithPart(
  lists: Omit<RoleLists, 'informedByMeasure'> & Partial<RoleLists>,
  measures: readonly MeasureSnapshot[],
): ReadonlySet<ActorId> {
  const all = [
    lists.actorsByMeasure,
    lists.accountableByMeasure,
    lists.consultedByMeasure,
    lists.informedByMeasure,
  ];
  const actors = new Set<ActorId>();
  for (const { id } of measures)
    for (const list of all) for (const actor of list?.get(id) ?? []) actors.add(actor);
  return actors;
}

/** The parts of a plan from which `actorsWithPart` is read. */
export function doing({ measures, links }: PlanSnapshot) {
  return {
    measures,
    actorsByMeasure: links.actorsByMeasure,
    accountableByMeasure: links.accountableByMeasure,
    consultedByMeasure: links.consultedByMeasure,
  };
}

/** The one of which the least is missing. */
export function fullest<Item>(items: readonly Item[], missing: (item: Item) => number): Item | undefined {
  let best: Item | undefined;
  let least = Infinity;
  for (const item of items) {
    const count = missing(item);
    if (count < least) [best, least] = [item, count];
  }
  return best;
}
