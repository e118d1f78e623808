import {
  choiceField,
  dateField,
  type Field,
  type FieldReader,
  flagField,
  integerField,
  numberField,
  optional,
  parsedField,
  textField,
  timestampField,
} from './field.ts';
import { parseRecordId, type RecordIds, type RecordRoot } from './ids.ts';
import { orderField } from './order.ts';
import type { TextSnapshot } from './text-snapshot.ts';
import type { TextSchemaName } from './text-vocabulary.ts';

export const UNITS = ['%', 'count', 'days', 'score', 'hours'] as const;
export type Unit = (typeof UNITS)[number];

/** Which way is better. */
export const DIRECTIONS = ['up', 'down', 'hold'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The groups of a school's community, as the people of a plan also name their own. */
export const ACTOR_GROUPS = [
  'leadership',
  'teacher',
  'nonTeachingStaff',
  'trainer',
  'learner',
  'parentFamily',
  'employer',
  'multiProfessionalTeam',
  'socialService',
  'healthService',
  'employmentGuidanceService',
  'ngo',
  'localAuthority',
  'creativeSportCommunity',
  'otherExternal',
] as const;
export type ActorGroup = (typeof ACTOR_GROUPS)[number];

export const ACTOR_KINDS = ['body', 'organisation', 'service', 'person'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const MEASURE_STATUSES = ['idea', 'agreed', 'running', 'done', 'paused', 'dropped'] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

/** Whether a measure comes before there is a problem, while there is one, or after someone has left. */
export const MEASURE_PHASES = ['prevention', 'intervention', 'compensation'] as const;
export type MeasurePhase = (typeof MEASURE_PHASES)[number];

const quantity = numberField(-1e15, 1e15);

/** When a record was archived; absent while it is in use. */
export const archivedAtField = optional(timestampField);

const commonFields = {
  order: orderField,
  createdAt: timestampField,
  createdBy: textField(64, 1),
  archivedAt: archivedAtField,
};

/**
 * The persisted records, declared once: what stands in the maps, how it is read and what an edit may write. `fields`
 * are plain values in the record's map; `texts` are fragments in it, made with the record. Changes only add.
 */
export const RECORD_KINDS = {
  goals: {
    fields: commonFields,
    texts: { statement: 'title', why: 'body' },
  },
  indicators: {
    fields: {
      ...commonFields,
      name: textField(200),
      /** What is counted, and by what it is divided. */
      definition: optional(textField(1000)),
      unit: choiceField(UNITS),
      decimals: integerField(0, 6),
      direction: choiceField(DIRECTIONS),
      /** Where the numbers come from, in words. */
      source: optional(textField(1000)),
      /** The key of a published series in the content package. */
      seriesId: optional(textField(64, 1)),
    },
    texts: {},
  },
  targets: {
    fields: {
      ...commonFields,
      indicatorId: parsedField((text) => parseRecordId('indicators', text)),
      baselineValue: optional(quantity),
      baselineDate: optional(dateField),
      targetValue: optional(quantity),
      deadline: optional(dateField),
    },
    texts: { rationale: 'body' },
  },
  /** Who the community is: a body, an organisation, a service, or a person who has agreed to stand in the plan. */
  actors: {
    fields: {
      ...commonFields,
      name: textField(200),
      group: choiceField(ACTOR_GROUPS),
      kind: choiceField(ACTOR_KINDS),
      /** How to reach them. Asked for only where they have agreed to be listed. */
      contact: optional(textField(300)),
      /** They have agreed to be named here; what that means for a person is said where it is asked. */
      consentToList: optional(flagField),
    },
    /** What they do for the plan. */
    texts: { role: 'body' },
  },
  measures: {
    fields: {
      ...commonFields,
      status: choiceField(MEASURE_STATUSES),
      phase: optional(choiceField(MEASURE_PHASES)),
      start: optional(dateField),
      end: optional(dateField),
      /** Why it was dropped. */
      dropReason: optional(textField(1000)),
    },
    texts: { title: 'title', what: 'body' },
  },
} as const satisfies Record<RecordRoot, RecordKind>;

interface RecordKind {
  readonly fields: Readonly<Record<string, FieldReader<unknown>>>;
  readonly texts: Readonly<Record<string, TextSchemaName>>;
}

type Fields<Root extends RecordRoot> = (typeof RECORD_KINDS)[Root]['fields'];
type ValueOf<Reader> = Reader extends (raw: unknown) => infer Read
  ? Exclude<Read, { kind: 'unreadable' }>
  : never;

/** The values of a record's fields when all of them can be read. */
export type RecordValues<Root extends RecordRoot> = {
  readonly [Name in keyof Fields<Root>]: ValueOf<Fields<Root>[Name]>;
};

/** The fields that an edit may change; order and archiving have edits of their own. */
export type RecordPatch<Root extends RecordRoot> = Partial<
  Omit<RecordValues<Root>, keyof typeof commonFields>
>;

/** The names of a record's fragments. */
export type TextFieldOf<Root extends RecordRoot> = keyof (typeof RECORD_KINDS)[Root]['texts'] & string;

/** A frozen copy of one record. The same object is handed out until something in the record changes. */
export type RecordSnapshot<Root extends RecordRoot> = {
  readonly id: RecordIds[Root];
  /** What of this record cannot be read. */
  readonly problems: readonly Problem[];
} & { readonly [Name in keyof Fields<Root>]: Field<ValueOf<Fields<Root>[Name]>> } & {
  readonly [Name in TextFieldOf<Root>]: Field<TextSnapshot>;
};

export type GoalSnapshot = RecordSnapshot<'goals'>;
export type IndicatorSnapshot = RecordSnapshot<'indicators'>;
export type TargetSnapshot = RecordSnapshot<'targets'>;
export type ActorSnapshot = RecordSnapshot<'actors'>;
export type MeasureSnapshot = RecordSnapshot<'measures'>;

/** One place of the document that does not hold what it should. Shown to people; never repaired automatically. */
export interface Problem {
  readonly root: RecordRoot | 'meta' | 'title' | 'vision' | 'links';
  readonly recordId: string | null;
  /** Null when the record as a whole cannot be read. */
  readonly field: string | null;
  readonly kind:
    | 'missing'
    | 'wrong-type'
    | 'out-of-range'
    | 'too-long'
    | 'unknown-value'
    | 'text'
    | 'dangling';
  readonly raw: string;
}

/** The kind of a root with its members typed loosely, for code that treats all kinds alike. */
export function recordKind(root: RecordRoot): RecordKind {
  return RECORD_KINDS[root];
}
