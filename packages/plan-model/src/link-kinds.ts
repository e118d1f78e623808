import { parseRecordId, type RecordAddress, type RecordIds, type RecordRoot } from './ids.ts';

/** What one record is called at the end of a link. */
const SINGULAR = {
  goals: 'goal',
  indicators: 'indicator',
  targets: 'target',
  actors: 'actor',
  measures: 'measure',
  causes: 'cause',
  evidence: 'evidence',
  profiles: 'profile',
  outcomes: 'outcome',
  milestones: 'milestone',
  measurements: 'measurement',
  practices: 'practice',
  assessments: 'assessment',
  evaluations: 'evaluation',
  reviews: 'review',
} as const satisfies Record<RecordRoot, string>;
type Singular = typeof SINGULAR;

/**
 * The relations between records. `letter` is persisted; `lists` are what the snapshot of links calls the two directions.
 * Kinds are added, never given another meaning.
 */
export const LINK_KINDS = {
  goal: { letter: 'g', from: 'targets', to: 'goals', lists: ['goalsByTarget', 'targetsByGoal'] },
  /** An indicator that shows the wider picture beside a target, such as a national rate. */
  context: {
    letter: 'x',
    from: 'targets',
    to: 'indicators',
    lists: ['contextByTarget', 'targetsByIndicator'],
  },
  /** What a measure is for. */
  serves: { letter: 's', from: 'measures', to: 'goals', lists: ['goalsByMeasure', 'measuresByGoal'] },
  /** Who does a measure. */
  responsible: { letter: 'r', from: 'measures', to: 'actors', lists: ['actorsByMeasure', 'measuresByActor'] },
  /** Who answers for a measure; a plan should have one for each. */
  accountable: {
    letter: 'a',
    from: 'measures',
    to: 'actors',
    lists: ['accountableByMeasure', 'measuresByAccountable'],
  },
  /** Who is asked before it is done. */
  consulted: {
    letter: 'c',
    from: 'measures',
    to: 'actors',
    lists: ['consultedByMeasure', 'measuresByConsulted'],
  },
  /** Who is told of it. */
  informed: {
    letter: 'i',
    from: 'measures',
    to: 'actors',
    lists: ['informedByMeasure', 'measuresByInformed'],
  },
  /** The reason for leaving that a measure works on. */
  addresses: { letter: 'd', from: 'measures', to: 'causes', lists: ['causesByMeasure', 'measuresByCause'] },
  /** The target that a measure brings nearer. */
  towards: { letter: 't', from: 'measures', to: 'targets', lists: ['targetsByMeasure', 'measuresByTarget'] },
  /** The learners whom a measure is for. */
  helps: { letter: 'p', from: 'measures', to: 'profiles', lists: ['profilesByMeasure', 'measuresByProfile'] },
  /** The low area of a self-assessment that a measure works on. */
  improves: {
    letter: 'm',
    from: 'measures',
    to: 'assessments',
    lists: ['assessmentsByMeasure', 'measuresByAssessment'],
  },
  /** The reason for leaving that a target is about. */
  causedBy: { letter: 'k', from: 'targets', to: 'causes', lists: ['causesByTarget', 'targetsByCause'] },
  /** The learners whom a cause concerns. */
  affects: { letter: 'f', from: 'causes', to: 'profiles', lists: ['profilesByCause', 'causesByProfile'] },
  /** By which target an outcome is seen. */
  shownBy: { letter: 'o', from: 'outcomes', to: 'targets', lists: ['targetsByOutcome', 'outcomesByTarget'] },
  /** The measure that makes a practice come true. */
  doneBy: {
    letter: 'w',
    from: 'practices',
    to: 'measures',
    lists: ['measuresByPractice', 'practicesByMeasure'],
  },
  /** What will be different when a goal is reached. */
  leadsTo: { letter: 'e', from: 'goals', to: 'outcomes', lists: ['outcomesByGoal', 'goalsByOutcome'] },
  /** Who answers for a goal, and for a target. Who does, is asked and is told is said of measures. */
  goalHeldBy: {
    letter: 'h',
    from: 'goals',
    to: 'actors',
    lists: ['accountableByGoal', 'goalsByAccountable'],
  },
  targetHeldBy: {
    letter: 'u',
    from: 'targets',
    to: 'actors',
    lists: ['accountableByTarget', 'targetsByAccountable'],
  },
} as const satisfies Record<string, LinkKindRule>;

interface LinkKindRule {
  readonly letter: string;
  readonly from: RecordRoot;
  readonly to: RecordRoot;
  readonly lists: readonly [forward: `${string}By${string}`, back: `${string}By${string}`];
}

export type LinkKind = keyof typeof LINK_KINDS;
type From<Kind extends LinkKind> = (typeof LINK_KINDS)[Kind]['from'];
type To<Kind extends LinkKind> = (typeof LINK_KINDS)[Kind]['to'];

/** One relation between two records, its ends by their names: `{ kind: 'serves', measure, goal }`. */
export type Link = { [Kind in LinkKind]: LinkOf<Kind> }[LinkKind];
type LinkOf<Kind extends LinkKind> = { readonly kind: Kind } & {
  readonly [Root in From<Kind> | To<Kind> as Singular[Root]]: RecordIds[Root];
};

/** For each direction of each kind the name of its list, with what it is from and to. */
export type LinkLists = {
  readonly [Kind in LinkKind as (typeof LINK_KINDS)[Kind]['lists'][0]]: ReadonlyMap<
    RecordIds[From<Kind>],
    readonly RecordIds[To<Kind>][]
  >;
} & {
  readonly [Kind in LinkKind as (typeof LINK_KINDS)[Kind]['lists'][1]]: ReadonlyMap<
    RecordIds[To<Kind>],
    readonly RecordIds[From<Kind>][]
  >;
};
export type LinkListName = (typeof LINK_KINDS)[LinkKind]['lists'][number];

/** What a link is called at one of its ends: `goalsByTarget` holds the `goalsOfTarget`. */
export type LinkField = FieldOfList<LinkListName>;
export type FieldOfList<Name extends string> = Name extends `${infer What}By${infer Whose}`
  ? `${What}Of${Whose}`
  : never;

export function fieldOfList<Name extends LinkListName>(name: Name): FieldOfList<Name> {
  // The same replacement as in the type; no name has another `By`.
  return name.replace('By', 'Of') as FieldOfList<Name>;
}

export const LINK_KIND_NAMES = Object.keys(LINK_KINDS).filter(isLinkKind);

function isLinkKind(kind: string): kind is LinkKind {
  return Object.hasOwn(LINK_KINDS, kind);
}

/** The records at the ends of a link. */
export function linkEnds(link: Link): { readonly from: RecordAddress; readonly to: RecordAddress } {
  const { from, to } = LINK_KINDS[link.kind];
  const ids = link as unknown as Readonly<Record<string, string>>;
  // A link of a kind holds an id of each of the two roots of the kind, under their singular names.
  const end = (root: RecordRoot) => ({ root, id: ids[SINGULAR[root]] }) as RecordAddress;
  return { from: end(from), to: end(to) };
}

/** The link that a letter stands for between two ids; none if no kind that this version knows has the letter. */
export function linkOfLetter(letter: string, from: string, to: string): Link | undefined {
  const kind = KIND_OF_LETTER.get(letter);
  return kind === undefined ? undefined : makeLink(kind, from, to);
}

const KIND_OF_LETTER: ReadonlyMap<string, LinkKind> = new Map(
  LINK_KIND_NAMES.map((kind) => [LINK_KINDS[kind].letter, kind]),
);

/** A link of a kind between two ids, or undefined when they are none. */
export function makeLink(kind: LinkKind, from: string, to: string): Link | undefined {
  const rule = LINK_KINDS[kind];
  const [fromId, toId] = [parseRecordId(rule.from, from), parseRecordId(rule.to, to)];
  if (fromId === undefined || toId === undefined) return undefined;
  // Exactly the members of a link of this kind.
  return { kind, [SINGULAR[rule.from]]: fromId, [SINGULAR[rule.to]]: toId } as unknown as Link;
}
