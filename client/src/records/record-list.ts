import {
  ACTOR_GROUPS,
  type ActorGroup,
  type GoalId,
  moveActor,
  moveRecord,
  moveTarget,
  parseRecordId,
  type Place,
  type Plan,
  type PlanSnapshot,
  type RecordAddress,
  type RecordIds,
} from '@holdfast/plan-model';

/** The kinds that stand in the plan as things of their own; an indicator comes with its target. */
export type ShownRoot = Exclude<RecordAddress['root'], 'indicators'>;

/** A list of the sheet, in which records have an order. Null: targets without a goal, actors of a group that cannot be read. */
export type RecordList =
  | { readonly root: 'goals' }
  | { readonly root: 'measures' }
  | { readonly root: 'targets'; readonly goal: GoalId | null }
  | { readonly root: 'actors'; readonly group: ActorGroup | null };

type ShownId = RecordIds[ShownRoot];

/** One string per list: how the page's element says which list it is. */
export function listKey(list: RecordList): string {
  if (list.root === 'targets') return `targets/${list.goal ?? ''}`;
  return list.root === 'actors' ? `actors/${list.group ?? ''}` : list.root;
}

export function parseListKey(key: string): RecordList | undefined {
  const [root = '', of = ''] = key.split('/', 2);
  if (root === 'goals' || root === 'measures') return { root };
  if (root === 'targets') return { root, goal: parseRecordId('goals', of) ?? null };
  if (root !== 'actors') return undefined;
  return { root, group: ACTOR_GROUPS.find((group) => group === of) ?? null };
}

/** The lists into which a record can be moved out of `from`: where it is, and those that say what it would belong to. */
export function listsFor(from: RecordList, plan: PlanSnapshot): readonly RecordList[] {
  switch (from.root) {
    case 'goals':
    case 'measures':
      return [from];
    case 'targets': {
      const goals = plan.goals.map(({ id }): RecordList => ({ root: 'targets', goal: id }));
      return from.goal === null ? [from, ...goals] : goals;
    }
    case 'actors': {
      const groups = ACTOR_GROUPS.map((group): RecordList => ({ root: 'actors', group }));
      return from.group === null ? [from, ...groups] : groups;
    }
  }
}

/** The records of a list, in their order. */
export function idsIn(list: RecordList, plan: PlanSnapshot): readonly ShownId[] {
  switch (list.root) {
    case 'goals':
    case 'measures':
      return plan[list.root].map(({ id }) => id);
    case 'targets':
      if (list.goal !== null) return plan.links.targetsByGoal.get(list.goal) ?? [];
      return plan.targets.map(({ id }) => id).filter((id) => !plan.links.goalsByTarget.has(id));
    case 'actors':
      return plan.actors.filter((actor) => isInGroup(actor.group, list.group)).map(({ id }) => id);
  }
}

function isInGroup(group: unknown, wanted: ActorGroup | null): boolean {
  return wanted === null ? typeof group !== 'string' : group === wanted;
}

/** A place for a record: a list, and how many of its other records stand before it. */
export interface Spot {
  readonly list: RecordList;
  readonly at: number;
}

/**
 * Moves a record from its list to a spot, as one step of undo. Answers whether anything was to be done. The spot is
 * turned into a neighbour at once, so that people who move other records at the same time do not shift it.
 */
export function moveToSpot(
  plan: Plan,
  record: RecordAddress<ShownRoot>,
  { from, to }: { readonly from: RecordList; readonly to: Spot },
): boolean {
  const isSameList = listKey(from) === listKey(to.list);
  const now = idsIn(to.list, plan.snapshot());
  const was = isSameList ? now.indexOf(record.id) : -1;
  if (was === to.at) return false;
  const others = now.filter((id) => id !== record.id);
  // Beside the record that it passed last: that is what the person saw it pass.
  const isPassedFromAbove = was >= 0 ? to.at > was : to.at >= others.length;
  const neighbour = others[isPassedFromAbove ? to.at - 1 : to.at];
  const place = neighbour && (isPassedFromAbove ? { after: neighbour } : { before: neighbour });
  if (isSameList) moveBeside(plan, record, place);
  else moveAcross(plan, record, { from, to: to.list, place });
  return true;
}

type ShownPlace = { readonly before: ShownId } | { readonly after: ShownId };

function moveBeside(plan: Plan, record: RecordAddress<ShownRoot>, place: ShownPlace | undefined): void {
  if (place !== undefined) moveRecord<ShownRoot>(plan, record, place);
}

interface Step {
  readonly from: RecordList;
  readonly to: RecordList;
  readonly place: ShownPlace | undefined;
}

function moveAcross(plan: Plan, record: RecordAddress<ShownRoot>, { from, to, place }: Step): void {
  if (record.root === 'targets' && from.root === 'targets' && to.root === 'targets' && to.goal !== null) {
    moveTarget(plan, record.id, { from: from.goal, to: to.goal, place: placeOf('targets', place) });
  } else if (record.root === 'actors' && to.root === 'actors' && to.group !== null) {
    moveActor(plan, record.id, { group: to.group, place: placeOf('actors', place) });
  } else throw new Error(`a record of ${record.root} cannot be moved to ${listKey(to)}`);
}

/** The place as one among records of `root`, which those of a list of that kind are. */
function placeOf<Root extends ShownRoot>(root: Root, place: ShownPlace | undefined): Place<Root> | undefined {
  if (place === undefined) return undefined;
  const id = parseRecordId(root, 'before' in place ? place.before : place.after);
  if (id === undefined) throw new Error(`a list of ${root} holds something else`);
  return 'before' in place ? { before: id } : { after: id };
}
