import {
  type Link,
  LINK_KINDS,
  makeLink,
  type MeasureSnapshot,
  type PlanSnapshot,
  type RecordAddress,
  type RecordIds,
} from '@holdfast/plan-model';

/** The kinds of a chain, from why to what changes. */
export const CHAIN = ['causes', 'measures', 'targets', 'outcomes'] as const;
export type ChainRoot = (typeof CHAIN)[number];
export type ChainAddress = RecordAddress<ChainRoot>;

export interface TraceNode {
  readonly record: ChainAddress;
  readonly isChosen: boolean;
  /** Of which kinds there is none beside it, though the chain should go on there. */
  readonly lacks: readonly ChainRoot[];
}

interface TraceColumn {
  readonly root: ChainRoot;
  readonly nodes: readonly TraceNode[];
  /** How many more there are than the nodes. */
  readonly more: number;
}

export interface TraceEdge {
  readonly from: ChainAddress;
  readonly to: ChainAddress;
}

export interface Trace {
  readonly columns: readonly TraceColumn[];
  /** Between records that are among the nodes. */
  readonly edges: readonly TraceEdge[];
}

type TracedPlan = Pick<PlanSnapshot, 'links' | 'measuresById'>;
type Id = RecordIds[ChainRoot];

/** More in one column make a picture that nobody reads. */
export const MOST_NODES = 8;

/**
 * What hangs together with one record: before it what it comes from, after it what it leads to, and nothing else. What
 * another measure does against the same reason is not shown beside this measure. Of each column come first those that
 * hang on the first of the column beside it.
 */
export function traceOf(plan: TracedPlan, chosen: ChainAddress, most = MOST_NODES): Trace {
  const at = CHAIN.indexOf(chosen.root);
  const found = new Map<ChainRoot, readonly Id[]>([
    ...walk(plan, chosen, 'after'),
    ...walk(plan, chosen, 'before'),
  ]);
  const columns = CHAIN.map((root, place): TraceColumn => {
    const ids = found.get(root) ?? [];
    const sides = [place <= at ? ('before' as const) : [], place >= at ? ('after' as const) : []].flat();
    return {
      root,
      more: Math.max(0, ids.length - most),
      nodes: ids.slice(0, most).map((id) => {
        const record = addressOf(root, id);
        const lacks = sides.flatMap((side) => lackOf(plan, record, side) ?? []);
        return { record, isChosen: id === chosen.id, lacks };
      }),
    };
  });
  return { columns, edges: edgesBetween(plan, columns) };
}

type Side = 'before' | 'after';

/** What leads from one kind to one that comes later in the chain. */
const STEPS = [
  { kind: 'addresses', from: 'causes', to: 'measures', after: 'measuresByCause', before: 'causesByMeasure' },
  { kind: 'causedBy', from: 'causes', to: 'targets', after: 'targetsByCause', before: 'causesByTarget' },
  { kind: 'towards', from: 'measures', to: 'targets', after: 'targetsByMeasure', before: 'measuresByTarget' },
  { kind: 'shownBy', from: 'targets', to: 'outcomes', after: 'outcomesByTarget', before: 'targetsByOutcome' },
] as const;
type Step = (typeof STEPS)[number];

const NONE: readonly Id[] = [];

function neighbours(
  { links }: TracedPlan,
  step: Step,
  { id, side }: { readonly id: Id; readonly side: Side },
) {
  const list: ReadonlyMap<string, readonly Id[]> = links[step[side]];
  return list.get(id) ?? NONE;
}

/** All that is reached from a record towards one side, by kinds, in the order in which it is reached. */
function walk(
  plan: TracedPlan,
  { root, id }: ChainAddress,
  side: Side,
): ReadonlyMap<ChainRoot, readonly Id[]> {
  const reached = new Map<ChainRoot, readonly Id[]>([[root, [id]]]);
  for (const next of side === 'after' ? CHAIN : CHAIN.toReversed()) {
    const [here, there] = side === 'after' ? (['from', 'to'] as const) : (['to', 'from'] as const);
    const ids = STEPS.filter((step) => step[there] === next).flatMap((step) =>
      (reached.get(step[here]) ?? NONE).flatMap((each) => neighbours(plan, step, { id: each, side })),
    );
    if (ids.length > 0) reached.set(next, [...new Set(ids)]);
  }
  return reached;
}

/** What works for staff or finds out who needs help has no one reason. */
const WITHOUT_REASON: readonly MeasureSnapshot['type'][] = ['staffSupport', 'dataAndEarlyWarning'];

/** The kind of which there is none on a side; undefined where there is one, or the chain ends there. */
function lackOf(plan: TracedPlan, { root, id }: ChainAddress, side: Side): ChainRoot | undefined {
  const next = CHAIN[CHAIN.indexOf(root) + (side === 'after' ? 1 : -1)];
  const step = STEPS.find(({ from, to }) =>
    side === 'after' ? from === root && to === next : to === root && from === next,
  );
  if (next === undefined || step === undefined || neighbours(plan, step, { id, side }).length > 0)
    return undefined;
  const type = root === 'measures' ? plan.measuresById.get(id)?.type : undefined;
  return next === 'causes' && type !== undefined && WITHOUT_REASON.includes(type) ? undefined : next;
}

function edgesBetween(plan: TracedPlan, columns: readonly TraceColumn[]): readonly TraceEdge[] {
  const nodesOf = (root: ChainRoot): readonly TraceNode[] =>
    columns.find((column) => column.root === root)?.nodes ?? [];
  return STEPS.flatMap((step) => {
    const ends = new Set<Id>(nodesOf(step.to).map(({ record }) => record.id));
    return nodesOf(step.from).flatMap(({ record }) =>
      neighbours(plan, step, { id: record.id, side: 'after' })
        .filter((id) => ends.has(id))
        .map((id) => ({ from: record, to: addressOf(step.to, id) })),
    );
  });
}

function addressOf(root: ChainRoot, id: Id): ChainAddress {
  // The id comes from a list of that kind.
  return { root, id } as ChainAddress;
}

/** The link by which a chain goes on from one record to another beside it. */
export function chainLink(one: ChainAddress, other: ChainAddress): Link | undefined {
  const step = STEPS.find(({ from, to }) =>
    [from, to].every((root) => [one, other].some((each) => each.root === root)),
  );
  if (step === undefined) return undefined;
  const [from, to] = LINK_KINDS[step.kind].from === one.root ? [one, other] : [other, one];
  return makeLink(step.kind, from.id, to.id);
}
