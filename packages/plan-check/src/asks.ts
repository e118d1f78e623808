import type {
  ActorGroup,
  Body,
  EmployerOffer,
  OutcomeLevel,
  PLAN_SECTIONS,
  PracticeTopic,
  RecordAddress,
  RecordRoot,
  Scope,
  StaffAudience,
  StaffKind,
  StaffTopic,
} from '@holdfast/plan-model';

export type PlanSection = (typeof PLAN_SECTIONS)[number];

/** Somebody of whom the source asks: one of these groups. */
interface GroupsPlace {
  readonly kind: 'groups';
  readonly groups: readonly ActorGroup[];
}
export interface SectionPlace<Section extends PlanSection = PlanSection> {
  readonly kind: 'section';
  readonly section: Section;
}
export interface RecordPlace<Root extends RecordRoot = RecordRoot> {
  readonly kind: 'record';
  readonly record: RecordAddress<Root>;
}
/** A value of the plan as a whole. */
interface MetaPlace<Field extends MetaName = MetaName> {
  readonly kind: 'meta';
  readonly field: Field;
}
type MetaName = 'periodStart' | 'periodEnd' | 'reviewEveryMonths' | 'languages';

/** Where something is missing. */
export type GapPlace = GroupsPlace | SectionPlace | RecordPlace | MetaPlace;

type At<Place> = { readonly place: Place };
type In<Section extends PlanSection> = At<SectionPlace<Section>>;
type Of<Root extends RecordRoot> = At<RecordPlace<Root>>;

/** Whom a survey is for, as the source names them. */
export const SURVEY_AUDIENCES = ['learners', 'staff', 'parents'] as const;
export type SurveyAudience = (typeof SURVEY_AUDIENCES)[number];

/** The questions that a gap can ask, each answered in one line, with where it is asked and what it is about. */
interface Asks {
  // Who.
  hear: At<GroupsPlace>;
  addActor: At<GroupsPlace>;
  takePart: At<GroupsPlace>;
  addBody: In<'community'> & { readonly body: Body };
  actorPart: Of<'actors'>;
  actorRole: Of<'actors'>;
  contact: Of<'actors'>;
  hours: Of<'actors'>;
  referral: Of<'actors'>;
  isPublic: Of<'actors'>;
  checkedOn: Of<'actors'>;
  leaderAnswers: In<'roles'>;
  // Why.
  vision: In<'vision'>;
  addProfile: In<'profiles'>;
  profileMeasure: Of<'profiles'>;
  addCause: In<'causes'>;
  causeMeasure: Of<'causes'>;
  causeEvidence: Of<'causes'>;
  causeLevel: At<RecordPlace<'causes'> | SectionPlace<'causes'>>;
  // What we want.
  addGoal: In<'goals'>;
  goalGroups: Of<'goals'>;
  goalLearners: Of<'goals'>;
  goalTarget: Of<'goals'>;
  addTarget: In<'goals'>;
  targetCause: Of<'targets'>;
  targetIndicator: Of<'targets'>;
  targetBaseline: Of<'targets'>;
  targetValue: Of<'targets'>;
  targetDeadline: Of<'targets'>;
  targetOutside: Of<'targets'>;
  targetMeasure: Of<'targets'>;
  addOutcome: In<'outcomes'> & { readonly level: OutcomeLevel | null };
  outcomeTarget: Of<'outcomes'>;
  // What we do.
  addMeasure: In<'measures'>;
  accountable: Of<'measures'>;
  oneAccountable: Of<'measures'>;
  responsible: Of<'measures'>;
  measureCause: Of<'measures'>;
  measureEnd: Of<'measures'>;
  measureOutside: Of<'measures'>;
  measureTarget: Of<'measures'>;
  addStaffSupport: In<'staff'> & { readonly staffKind: StaffKind };
  staffAudience: In<'staff'> & { readonly audience: StaffAudience };
  staffTopic: In<'staff'> & { readonly topic: StaffTopic };
  addPractice: In<'practices'> & { readonly topic: PracticeTopic };
  addSurvey: In<'practices'> & { readonly audience: SurveyAudience };
  addOffer: In<'practices'> & { readonly offer: EmployerOffer };
  practiceScope: In<'practices'> & { readonly scope: Scope };
  practiceWhere: Of<'practices'>;
  practiceNote: Of<'practices'>;
  practiceReport: Of<'practices'>;
  practiceWho: Of<'practices'>;
  practiceDate: Of<'practices'>;
  practiceOffer: Of<'practices'>;
  isAnonymous: Of<'practices'>;
  keyWorkerWho: Of<'measures'>;
  keyWorkerCriteria: Of<'measures'>;
  // How it goes.
  indicatorSource: Of<'indicators'>;
  indicatorFrequency: Of<'indicators'>;
  indicatorCollector: Of<'indicators'>;
  measurement: Of<'indicators'>;
  addEvaluation: In<'evaluations'>;
  evaluationPeriod: Of<'evaluations'>;
  evaluationQuestions: Of<'evaluations'>;
  evaluationSuccess: Of<'evaluations'>;
  nextReview: In<'reviews'>;
  lastReview: In<'reviews'>;
  reviewEveryMonths: At<MetaPlace<'reviewEveryMonths'>>;
  periodStart: At<MetaPlace<'periodStart'>>;
  periodEnd: At<MetaPlace<'periodEnd'>>;
  languages: At<MetaPlace<'languages'>>;
}

export type Ask = keyof Asks;

/** One thing that is missing: where, and the key of the question that would fill it. */
export type Gap<Each extends Ask = Ask> = {
  [Name in Each]: { readonly ask: Name } & Asks[Name];
}[Each];

export function inSection<Section extends PlanSection>(section: Section): SectionPlace<Section> {
  return { kind: 'section', section };
}

export function ofRecord<Root extends RecordRoot>(record: RecordAddress<Root>): RecordPlace<Root> {
  return { kind: 'record', record };
}
