import {
  choiceField,
  dateField,
  type Field,
  type FieldReader,
  flagField,
  integerField,
  numberField,
  optional,
  textField,
} from './field.ts';
import type { RecordIds, RecordRoot } from './ids.ts';
import { moneyField } from './money.ts';
import { commonFields, flags, idOf, needs, peopleField, quantity } from './record-fields.ts';
import {
  ACTOR_GROUPS,
  ACTOR_KINDS,
  ASSESSMENT_AREAS,
  BEST_SCORE,
  BODIES,
  CAUSE_LEVELS,
  DIMENSIONS,
  DIRECTIONS,
  EMPLOYER_OFFERS,
  EVIDENCE_KINDS,
  FREQUENCIES,
  LEAST_PEOPLE,
  MEASURE_PHASES,
  MEASURE_STATUSES,
  MEASURE_TYPES,
  MEASUREMENT_METHODS,
  MOST_PEOPLE,
  OUTCOME_LEVELS,
  PRACTICE_STATES,
  PRACTICE_TOPICS,
  PROFILE_ORIGINS,
  SCOPES,
  STAFF_AUDIENCES,
  STAFF_KINDS,
  STAFF_TOPICS,
  UNITS,
} from './record-vocabulary.ts';
import type { TextSnapshot } from './text-snapshot.ts';
import type { TextSchemaName } from './text-vocabulary.ts';

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
      /** The key in the library that it was taken over from. */
      libraryKey: optional(textField(64, 1)),
      frequency: optional(choiceField(FREQUENCIES)),
      /** Who collects the numbers. */
      collectorId: optional(idOf('actors')),
      /** Numbers about fewer people are not written down. */
      minCell: optional(integerField(5, 1000)),
      /** Between which values its numbers can lie. */
      min: optional(quantity),
      max: optional(quantity),
      /** Which parts of the learners are counted by themselves besides, in words. */
      breakdowns: optional(textField(300)),
    },
    texts: {},
  },
  targets: {
    fields: {
      ...commonFields,
      indicatorId: idOf('indicators'),
      baselineValue: optional(quantity),
      baselineDate: optional(dateField),
      targetValue: optional(quantity),
      deadline: optional(dateField),
      /** By when the value of today will be known. */
      collectBy: optional(dateField),
      /** Where it shows: at learners, at the school, or beyond it. */
      level: optional(choiceField(OUTCOME_LEVELS)),
    },
    texts: { rationale: 'body' },
  },
  /** A value that a target wants to have reached on the way. */
  milestones: {
    fields: {
      ...commonFields,
      targetId: idOf('targets'),
      date: optional(dateField),
      value: optional(quantity),
    },
    texts: {},
  },
  /** A number that was found for an indicator. About too few people it is written that there is one, and not which. */
  measurements: {
    fields: {
      ...commonFields,
      indicatorId: idOf('indicators'),
      date: dateField,
      value: optional(quantity),
      /** How many people the number is about. */
      people: optional(peopleField),
      /** It is about too few people: neither value nor people are written. */
      isHidden: optional(flagField),
      /** The part of the learners that it is about, where it is not all: a programme, a year, a place. */
      breakdown: optional(textField(200)),
      note: optional(textField(1000)),
      method: optional(choiceField(MEASUREMENT_METHODS)),
    },
    texts: {},
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
      /** What a body is for. */
      body: optional(choiceField(BODIES)),
      /** When they can be reached, in words. */
      hours: optional(textField(300)),
      /** How somebody gets there: the first step. */
      referral: optional(textField(1000)),
      /** Which languages are spoken there, in words. */
      languages: optional(textField(200)),
      /** Whoever reads the plan may tell others of it. */
      isPublic: optional(flagField),
      /** When somebody last looked whether this is still so. */
      checkedOn: optional(dateField),
      /** The organisation or body that they belong to. */
      organisationId: optional(idOf('actors')),
      /** Where they work: a town, a district, in words. */
      area: optional(textField(300)),
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
      type: optional(choiceField(MEASURE_TYPES)),
      /** What it takes: time, rooms, money, in words. */
      resources: optional(textField(1000)),
      /** The money that is set aside for it. */
      budget: optional(moneyField),
      ...flags('dimension', DIMENSIONS),
      /** The rest is asked of support for staff only. */
      staffKind: optional(choiceField(STAFF_KINDS)),
      ...flags('audience', STAFF_AUDIENCES),
      ...flags('topic', STAFF_TOPICS),
      hours: optional(numberField(0, 100_000)),
      places: optional(peopleField),
      /** How many of the staff took part. */
      attended: optional(peopleField),
    },
    texts: { title: 'title', what: 'body' },
  },
  /** Why learners leave. */
  causes: {
    fields: {
      ...commonFields,
      /** The code in the list of causes of the content package; without one it is the community's own. */
      code: optional(textField(64, 1)),
      level: optional(choiceField(CAUSE_LEVELS)),
      /** How much it counts here, from 1 to 5. */
      weight: optional(integerField(1, 5)),
    },
    texts: { statement: 'title', note: 'body' },
  },
  /** What shows that a cause is one here. */
  evidence: {
    fields: {
      ...commonFields,
      causeId: idOf('causes'),
      kind: choiceField(EVIDENCE_KINDS),
      date: optional(dateField),
      source: optional(textField(500)),
      summary: optional(textField(2000)),
    },
    texts: {},
  },
  /** Learners whom the plan wants to reach, described without naming anybody. */
  profiles: {
    fields: {
      ...commonFields,
      origin: optional(choiceField(PROFILE_ORIGINS)),
      /** How many they are about; a number of few is not written, only that they are few. */
      size: optional(integerField(LEAST_PEOPLE, MOST_PEOPLE)),
      isFew: optional(flagField),
      ...needs,
    },
    texts: { name: 'title', description: 'body' },
  },
  /** What will be different. */
  outcomes: {
    fields: {
      ...commonFields,
      level: optional(choiceField(OUTCOME_LEVELS)),
      byDate: optional(dateField),
    },
    texts: { statement: 'title', note: 'body' },
  },
  /** What a school does or will do, wherever it lives: on paper, in a council, in another tool. Never a bare tick. */
  practices: {
    fields: {
      ...commonFields,
      topic: choiceField(PRACTICE_TOPICS),
      state: choiceField(PRACTICE_STATES),
      date: optional(dateField),
      /** Where it can be found. */
      where: optional(textField(500)),
      ...flags('group', ACTOR_GROUPS),
      /** For a survey: nobody can see who said what. */
      isAnonymous: optional(flagField),
      ...flags('scope', SCOPES),
      offer: optional(choiceField(EMPLOYER_OFFERS)),
      /** Against bullying: to whom or where somebody can report it safely. What is reported never stands in a plan. */
      reportTo: optional(textField(500)),
    },
    texts: { title: 'title', note: 'body' },
  },
  /** How a school sees itself in one area. */
  assessments: {
    fields: {
      ...commonFields,
      area: choiceField(ASSESSMENT_AREAS),
      score: optional(integerField(0, BEST_SCORE)),
      date: optional(dateField),
      /** Whose view it is. */
      group: optional(choiceField(ACTOR_GROUPS)),
    },
    texts: { evidence: 'body' },
  },
  /** How the community will look at what it did. */
  evaluations: {
    fields: {
      ...commonFields,
      start: optional(dateField),
      end: optional(dateField),
      /** How it is found out, in words. */
      methods: optional(textField(1000)),
      /** Who does it, in words. */
      who: optional(textField(500)),
    },
    texts: {
      title: 'title',
      activities: 'body',
      expected: 'body',
      unexpected: 'body',
      questions: 'body',
      success: 'body',
    },
  },
  /** A day on which the community looks at the plan: one to come, or one that was held. */
  reviews: {
    fields: { ...commonFields, date: optional(dateField), ...flags('group', ACTOR_GROUPS) },
    texts: { title: 'title', findings: 'body', decisions: 'body' },
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

/** The values of a new record: those that can be empty may be left out. */
export type NewValues<Root extends RecordRoot> = RecordPatch<Root> & {
  readonly [
    Name in keyof RecordValues<Root> as Name extends keyof typeof commonFields
      ? never
      : null extends RecordValues<Root>[Name]
        ? never
        : Name
  ]: RecordValues<Root>[Name];
};

/** Fields of an actor that hold what a person has agreed to, and how to reach them. */
export const THEIRS_TO_AGREE: ReadonlySet<string> = new Set(['consentToList', 'contact', 'isPublic']);

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
export type CauseSnapshot = RecordSnapshot<'causes'>;
export type EvidenceSnapshot = RecordSnapshot<'evidence'>;
export type ProfileSnapshot = RecordSnapshot<'profiles'>;
export type OutcomeSnapshot = RecordSnapshot<'outcomes'>;
export type MilestoneSnapshot = RecordSnapshot<'milestones'>;
export type MeasurementSnapshot = RecordSnapshot<'measurements'>;
export type PracticeSnapshot = RecordSnapshot<'practices'>;
export type AssessmentSnapshot = RecordSnapshot<'assessments'>;
export type EvaluationSnapshot = RecordSnapshot<'evaluations'>;
export type ReviewSnapshot = RecordSnapshot<'reviews'>;

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
