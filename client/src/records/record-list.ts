import {
  ACTOR_GROUPS,
  type ActorGroup,
  type GoalId,
  isUnreadable,
  MEASURE_STATUSES,
  type MeasureSnapshot,
  type MeasureStatus,
  moveInto,
  moveRecord,
  moveTarget,
  OUTCOME_LEVELS,
  type OutcomeLevel,
  parseRecordId,
  type Place,
  type Plan,
  type PlanSnapshot,
  PRACTICE_TOPICS,
  type PracticeTopic,
  type RecordAddress,
  type RecordIds,
} from '@holdfast/plan-model';

/** The kinds that stand in the plan as things of their own; an indicator comes with its target. */
export type ShownRoot = Exclude<RecordAddress['root'], 'indicators'>;

/** Kinds of which there is one list. */
const SIMPLE = ['goals', 'causes', 'profiles', 'evaluations'] as const;
type SimpleRoot = (typeof SIMPLE)[number];

/** A list in which records have an order: of the sheet, or a column of the board. Null: of what cannot be read, or targets without a goal. */
export type RecordList =
  | { readonly root: SimpleRoot }
  | { readonly root: 'measures'; readonly isForStaff: boolean }
  | { readonly root: 'measures'; readonly status: MeasureStatus | null }
  | { readonly root: 'targets'; readonly goal: GoalId | null }
  | { readonly root: 'actors'; readonly group: ActorGroup | null }
  | { readonly root: 'outcomes'; readonly level: OutcomeLevel | null }
  | { readonly root: 'practices'; readonly topic: PracticeTopic | null };

export type Column = Extract<RecordList, { readonly status: unknown }>;
type MeasureList = Extract<RecordList, { readonly root: 'measures' }>;
export type ShownId = RecordIds[ShownRoot];

/** One string per list: how the page's element says which list it is. */
export function listKey(list: RecordList): string {
  switch (list.root) {
    case 'targets':
      return `targets/${list.goal ?? ''}`;
    case 'actors':
      return `actors/${list.group ?? ''}`;
    case 'outcomes':
      return `outcomes/${list.level ?? ''}`;
    case 'practices':
      return `practices/${list.topic ?? ''}`;
    case 'measures':
      if ('status' in list) return `measures/${list.status ?? UNREADABLE}`;
      return list.isForStaff ? 'measures/staff' : 'measures';
    case 'goals':
    case 'causes':
    case 'profiles':
    case 'evaluations':
      return list.root;
  }
}

/** In a key: the column of measures whose status cannot be read. */
const UNREADABLE = '?';

export function parseListKey(key: string): RecordList | undefined {
  const [root = '', of = ''] = key.split('/', 2);
  const simple = SIMPLE.find((each) => each === root);
  if (simple !== undefined) return { root: simple };
  switch (root) {
    case 'measures': {
      const status = MEASURE_STATUSES.find((each) => each === of);
      if (status !== undefined || of === UNREADABLE) return { root, status: status ?? null };
      return { root, isForStaff: of === 'staff' };
    }
    case 'targets':
      return { root, goal: parseRecordId('goals', of) ?? null };
    case 'actors':
      return { root, group: ACTOR_GROUPS.find((group) => group === of) ?? null };
    case 'outcomes':
      return { root, level: OUTCOME_LEVELS.find((level) => level === of) ?? null };
    case 'practices':
      return { root, topic: PRACTICE_TOPICS.find((topic) => topic === of) ?? null };
    default:
      return undefined;
  }
}

/** The lists into which a record can be moved out of `from`: where it is, and those that say what it would belong to. */
export function listsFor(from: RecordList, plan: PlanSnapshot): readonly RecordList[] {
  switch (from.root) {
    case 'targets': {
      const goals = plan.goals.map(({ id }): RecordList => ({ root: 'targets', goal: id }));
      return from.goal === null ? [from, ...goals] : goals;
    }
    case 'actors': {
      const groups = ACTOR_GROUPS.map((group): RecordList => ({ root: 'actors', group }));
      return from.group === null ? [from, ...groups] : groups;
    }
    case 'outcomes': {
      const levels = OUTCOME_LEVELS.map((level): RecordList => ({ root: 'outcomes', level }));
      return from.level === null ? [from, ...levels] : levels;
    }
    case 'practices': {
      const topics = PRACTICE_TOPICS.map((topic): RecordList => ({ root: 'practices', topic }));
      return from.topic === null ? [from, ...topics] : topics;
    }
    case 'measures': {
      if (!isColumn(from)) return [from];
      const columns = MEASURE_STATUSES.map((status): RecordList => ({ root: 'measures', status }));
      return from.status === null ? [...columns, from] : columns;
    }
    case 'goals':
    case 'causes':
    case 'profiles':
    case 'evaluations':
      return [from];
  }
}

/** Whether a list is a column of the board, beside others. */
export function isColumn(list: RecordList | null): list is Column {
  return list?.root === 'measures' && 'status' in list;
}

/** The records of a list, in their order. */
export function idsIn(list: RecordList, plan: PlanSnapshot): readonly ShownId[] {
  switch (list.root) {
    case 'measures':
      return plan.measures.filter((measure) => isMeasureOf(list, measure)).map(({ id }) => id);
    case 'targets':
      if (list.goal !== null) return plan.links.targetsByGoal.get(list.goal) ?? [];
      return plan.targets.map(({ id }) => id).filter((id) => !plan.links.goalsByTarget.has(id));
    case 'actors':
      return plan.actors.filter(({ group }) => isIn(group, list.group)).map(({ id }) => id);
    case 'outcomes':
      return plan.outcomes.filter(({ level }) => isIn(level, list.level)).map(({ id }) => id);
    case 'practices':
      return plan.practices.filter(({ topic }) => isIn(topic, list.topic)).map(({ id }) => id);
    case 'goals':
    case 'causes':
    case 'profiles':
    case 'evaluations':
      return plan[list.root].map(({ id }) => id);
  }
}

function isMeasureOf(list: MeasureList, { status, type }: MeasureSnapshot): boolean {
  if (!('status' in list)) return (type === 'staffSupport') === list.isForStaff;
  return list.status === null ? isUnreadable(status) : status === list.status;
}

/** What a record says of itself, against the list that is asked for; null is for what says nothing readable. */
function isIn(value: unknown, wanted: string | null): boolean {
  return wanted === null ? typeof value !== 'string' : value === wanted;
}

/** How many records of a list stand before one in the plan: where it comes to stand there when only what it says of itself changes. */
export function placeIn(
  list: RecordList,
  plan: PlanSnapshot,
  { root, id }: RecordAddress<ShownRoot>,
): number {
  const order = new Map<string, number>(plan[root].map((record, at) => [record.id, at]));
  const own = order.get(id) ?? 0;
  return idsIn(list, plan).filter((other) => (order.get(other) ?? 0) < own).length;
}

/** Where a row was let go: its list, and the rows that it was between, by their names on the page. */
export interface Drop {
  readonly list: RecordList;
  readonly after: string | undefined;
  readonly before: string | undefined;
}

/** The spot of a drop. Of a list perhaps only a part is on the page: what stands between its rows is not passed. */
export function spotOf(
  { list, after, before }: Drop,
  plan: PlanSnapshot,
  record: RecordAddress<ShownRoot>,
): Spot {
  const names = idsIn(list, plan)
    .filter((id) => id !== record.id)
    .map((id) => `${record.root}/${id}`);
  const [above, below] = [after, before].map((name) => (name === undefined ? -1 : names.indexOf(name)));
  if (above !== undefined && above >= 0) return { list, at: above + 1 };
  if (below !== undefined && below >= 0) return { list, at: below };
  return { list, at: placeIn(list, plan, record) };
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
  const isThere = !isSameList && to.at === placeIn(to.list, plan.snapshot(), record);
  const place =
    isThere || neighbour === undefined
      ? undefined
      : isPassedFromAbove
        ? { after: neighbour }
        : { before: neighbour };
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
    moveInto(plan, record, { patch: { group: to.group }, place: placeOf('actors', place) });
  } else if (record.root === 'outcomes' && to.root === 'outcomes' && to.level !== null) {
    moveInto(plan, record, { patch: { level: to.level }, place: placeOf('outcomes', place) });
  } else if (record.root === 'practices' && to.root === 'practices' && to.topic !== null) {
    moveInto(plan, record, { patch: { topic: to.topic }, place: placeOf('practices', place) });
  } else if (record.root === 'measures' && to.root === 'measures' && 'status' in to && to.status !== null) {
    moveInto(plan, record, { patch: { status: to.status }, place: placeOf('measures', place) });
  } else throw new Error(`a record of ${record.root} cannot be moved to ${listKey(to)}`);
}

/** The place as one among records of `root`, which those of a list of that kind are. */
function placeOf<Root extends ShownRoot>(root: Root, place: ShownPlace | undefined): Place<Root> | undefined {
  if (place === undefined) return undefined;
  const id = parseRecordId(root, 'before' in place ? place.before : place.after);
  if (id === undefined) throw new Error(`a list of ${root} holds something else`);
  return 'before' in place ? { before: id } : { after: id };
}
