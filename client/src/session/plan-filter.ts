import {
  ACTOR_GROUPS,
  type ActorGroup,
  type ActorId,
  type CauseId,
  type GoalId,
  MEASURE_STATUSES,
  type MeasureId,
  type MeasureStatus,
  type OutcomeId,
  parseRecordId,
  type PlanSnapshot,
  type ReviewId,
  type TargetId,
} from '@holdfast/plan-model';

/** What of a plan one wants to see: of each kind one of those named, where any is named. Never stored in the plan. */
export interface PlanFilter {
  readonly status: readonly MeasureStatus[];
  readonly group: readonly ActorGroup[];
  readonly actor: readonly ActorId[];
  readonly cause: readonly CauseId[];
  readonly goal: readonly GoalId[];
}

export type FilterKind = keyof PlanFilter;
export const FILTER_KINDS = [
  'status',
  'group',
  'actor',
  'cause',
  'goal',
] as const satisfies readonly FilterKind[];

/** The records that a filter lets through, of each kind that it says anything about. */
export type ShownRecords = Readonly<{
  measures: ReadonlySet<MeasureId>;
  targets: ReadonlySet<TargetId>;
  causes: ReadonlySet<CauseId>;
  outcomes: ReadonlySet<OutcomeId>;
  reviews: ReadonlySet<ReviewId>;
}>;

export interface FilterReading {
  readonly filter: PlanFilter;
  /** How many values are no words of a filter, or name nothing that is in the plan. They are passed over. */
  readonly passedOver: number;
}

/** The filter that an address asks for. */
export function readFilter(params: URLSearchParams, plan: PlanSnapshot): FilterReading {
  let passedOver = 0;
  function read<Value>(kind: FilterKind, parse: (text: string) => Value | undefined): readonly Value[] {
    const texts = [...new Set(params.getAll(kind))];
    const values = texts.flatMap((text) => parse(text) ?? []);
    passedOver += texts.length - values.length;
    return values;
  }
  const filter: PlanFilter = {
    status: read('status', (text) => MEASURE_STATUSES.find((status) => status === text)),
    group: read('group', (text) => ACTOR_GROUPS.find((group) => group === text)),
    actor: read('actor', (text) => inUse(plan.actorsById, parseRecordId('actors', text))),
    cause: read('cause', (text) => inUse(plan.causesById, parseRecordId('causes', text))),
    goal: read('goal', (text) => inUse(plan.goalsById, parseRecordId('goals', text))),
  };
  return { filter, passedOver };
}

function inUse<Id extends string>(
  records: ReadonlyMap<Id, { readonly archivedAt: unknown }>,
  id: Id | undefined,
): Id | undefined {
  return id !== undefined && records.get(id)?.archivedAt === null ? id : undefined;
}

export function isEmptyFilter(filter: PlanFilter): boolean {
  return FILTER_KINDS.every((kind) => filter[kind].length === 0);
}

/**
 * The records that match. A measure does by its status, by anybody who has a part in it, by a reason that it works on and
 * by a goal that it is for. What measures are for matches with them: a target that one works towards or whose goal it
 * serves, a reason, a change that a target shows. So does a target for which one of those asked for answers, or for whose
 * goal, and a change to which a goal that is asked for leads. Reviews match by the groups that they are for.
 */
export function filterPlan(plan: PlanSnapshot, filter: PlanFilter): ShownRecords {
  const { links } = plan;
  const measures = new Set(plan.measures.flatMap((measure) => (isMatch(measure) ? measure.id : [])));
  const isAboutMeasures = [filter.status, filter.group, filter.actor].some((asked) => asked.length > 0);

  function isMatch({ id, status }: PlanSnapshot['measures'][number]): boolean {
    const actors = actorsIn(plan, id);
    return (
      (filter.status.length === 0 || filter.status.some((asked) => asked === status)) &&
      isAny(filter.group, groupsOf(plan, actors)) &&
      isAny(filter.actor, actors) &&
      isAny(filter.cause, links.causesByMeasure.get(id)) &&
      isAny(filter.goal, links.goalsByMeasure.get(id))
    );
  }
  function isTargetMatch(id: TargetId): boolean {
    const goals = links.goalsByTarget.get(id) ?? [];
    const own =
      isAny(filter.goal, goals) &&
      (isAny(filter.cause, links.causesByTarget.get(id)) || isServed(links.measuresByTarget.get(id)));
    if (!isAboutMeasures) return own;
    if (own && isTheirs(id, goals)) return true;
    const served = goals.some((goal) => isServed(links.measuresByGoal.get(goal)));
    return isAny(filter.goal, goals) && (served || isServed(links.measuresByTarget.get(id)));
  }
  /** Whether somebody who is asked for answers for it. */
  function isTheirs(id: TargetId, goals: readonly GoalId[]): boolean {
    const answering = [
      ...(links.accountableByTarget.get(id) ?? []),
      ...goals.flatMap((goal) => links.accountableByGoal.get(goal) ?? []),
    ];
    return (
      filter.status.length === 0 &&
      isAny(filter.group, groupsOf(plan, answering)) &&
      isAny(filter.actor, answering)
    );
  }
  function isServed(by: readonly MeasureId[] | undefined): boolean {
    return by?.some((measure) => measures.has(measure)) === true;
  }
  const targets = new Set(plan.targets.flatMap(({ id }) => (isTargetMatch(id) ? id : [])));
  const isOnlyOf = (only: FilterKind): boolean =>
    FILTER_KINDS.every((kind) => kind === only || filter[kind].length === 0);
  const isTargeted = (ids: readonly TargetId[] | undefined) => ids?.some((id) => targets.has(id)) === true;
  const isLedTo = (goals: readonly GoalId[] = []): boolean =>
    isOnlyOf('goal') && filter.goal.some((goal) => goals.includes(goal));
  const isCauseMatch = (id: CauseId): boolean =>
    filter.cause.length > 0
      ? filter.cause.includes(id)
      : isServed(links.measuresByCause.get(id)) || isTargeted(links.targetsByCause.get(id));
  return {
    measures,
    targets,
    causes: new Set(plan.causes.flatMap(({ id }) => (isCauseMatch(id) ? id : []))),
    outcomes: new Set(
      plan.outcomes.flatMap(({ id }) =>
        isTargeted(links.targetsByOutcome.get(id)) || isLedTo(links.goalsByOutcome.get(id)) ? id : [],
      ),
    ),
    reviews: new Set(
      plan.reviews.flatMap((review) =>
        isOnlyOf('group') && filter.group.some((group) => review[`group:${group}`] === true) ? review.id : [],
      ),
    ),
  };
}

/** Everybody who has a part in a measure: who does it, answers for it, is asked or told. */
function actorsIn({ links }: PlanSnapshot, measure: MeasureId): readonly ActorId[] {
  return [
    links.actorsByMeasure,
    links.accountableByMeasure,
    links.consultedByMeasure,
    links.informedByMeasure,
  ].flatMap((list) => list.get(measure) ?? []);
}

function groupsOf(plan: PlanSnapshot, actors: readonly ActorId[]): readonly unknown[] {
  return actors.map((actor) => plan.actorsById.get(actor)?.group);
}

/** Whether one of those that are asked for is there; where none is asked for, everything fits. */
function isAny(asked: readonly unknown[], there: readonly unknown[] = []): boolean {
  return asked.length === 0 || asked.some((each) => there.includes(each));
}
