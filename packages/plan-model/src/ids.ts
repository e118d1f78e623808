import { type Brand, newId, type Random } from '@holdfast/base';

export type GoalId = Brand<string, 'GoalId'>;
export type IndicatorId = Brand<string, 'IndicatorId'>;
export type TargetId = Brand<string, 'TargetId'>;
export type ActorId = Brand<string, 'ActorId'>;
export type MeasureId = Brand<string, 'MeasureId'>;
export type CauseId = Brand<string, 'CauseId'>;
export type EvidenceId = Brand<string, 'EvidenceId'>;
export type ProfileId = Brand<string, 'ProfileId'>;
export type OutcomeId = Brand<string, 'OutcomeId'>;
export type MilestoneId = Brand<string, 'MilestoneId'>;
export type MeasurementId = Brand<string, 'MeasurementId'>;
export type PracticeId = Brand<string, 'PracticeId'>;
export type AssessmentId = Brand<string, 'AssessmentId'>;
export type EvaluationId = Brand<string, 'EvaluationId'>;
export type ReviewId = Brand<string, 'ReviewId'>;

/** The kinds of record, by the name of the root map that holds them, with the id of each. */
export interface RecordIds {
  readonly goals: GoalId;
  readonly indicators: IndicatorId;
  readonly targets: TargetId;
  readonly actors: ActorId;
  readonly measures: MeasureId;
  readonly causes: CauseId;
  readonly evidence: EvidenceId;
  readonly profiles: ProfileId;
  readonly outcomes: OutcomeId;
  readonly milestones: MilestoneId;
  readonly measurements: MeasurementId;
  readonly practices: PracticeId;
  readonly assessments: AssessmentId;
  readonly evaluations: EvaluationId;
  readonly reviews: ReviewId;
}
export type RecordRoot = keyof RecordIds;
export const RECORD_ROOTS = [
  'goals',
  'indicators',
  'targets',
  'actors',
  'measures',
  'causes',
  'evidence',
  'profiles',
  'outcomes',
  'milestones',
  'measurements',
  'practices',
  'assessments',
  'evaluations',
  'reviews',
] as const satisfies readonly RecordRoot[];

/** One thing for each kind of record. */
export function byRoot(make: (root: RecordRoot) => unknown): Readonly<Record<RecordRoot, unknown>> {
  const made = RECORD_ROOTS.map((root) => [root, make(root)] as const);
  // Every root is there.
  return Object.fromEntries(made) as Readonly<Record<RecordRoot, unknown>>;
}

/** Names one record of a plan. */
export type RecordAddress<Root extends RecordRoot = RecordRoot> = {
  [Each in Root]: { readonly root: Each; readonly id: RecordIds[Each] };
}[Root];

const ID_PATTERN = /^[\w-]{12}$/;

export function isRecordId(text: string): boolean {
  return ID_PATTERN.test(text);
}

/** The branded id of a record of `Root`, or undefined when the text is no id. Does not look whether the record exists. */
export function parseRecordId<Root extends RecordRoot>(
  _root: Root,
  text: string,
): RecordIds[Root] | undefined {
  // The brand only says "well formed and of this root", which is what has just been checked and asked for.
  return isRecordId(text) ? (text as RecordIds[Root]) : undefined;
}

/** The address that a root's name and an id make, or undefined. Does not look whether the record exists. */
export function parseRecordAddress(root: string, id: string): RecordAddress | undefined {
  const known = RECORD_ROOTS.find((each) => each === root);
  if (known === undefined || !isRecordId(id)) return undefined;
  // A known root, and an id of its form: which is all that an address says.
  return { root: known, id } as RecordAddress;
}

export function newRecordId<Root extends RecordRoot>(_root: Root, random: Random): RecordIds[Root] {
  return newId(random) as RecordIds[Root];
}
