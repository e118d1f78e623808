/** The persisted values that fields of records choose from. They are added to, and never given another meaning. */

export const UNITS = ['%', 'count', 'days', 'score', 'hours', 'rate'] as const;
/** `rate` is per 100 people. */
export type Unit = (typeof UNITS)[number];

/** Which way is better. */
export const DIRECTIONS = ['up', 'down', 'hold'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How often an indicator is measured. */
export const FREQUENCIES = ['weekly', 'monthly', 'termly', 'twiceYearly', 'yearly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** The groups of a school's community, as the people of a plan also name their own. */
export const ACTOR_GROUPS = [
  'leadership',
  'teacher',
  'nonTeachingStaff',
  'trainer',
  'learner',
  'formerLearner',
  'parentFamily',
  'employer',
  'multiProfessionalTeam',
  'socialService',
  'healthService',
  'employmentGuidanceService',
  'ngo',
  'localAuthority',
  'feederSchool',
  'creativeSportCommunity',
  'otherExternal',
] as const;
export type ActorGroup = (typeof ACTOR_GROUPS)[number];

export const ACTOR_KINDS = ['body', 'organisation', 'service', 'person'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** What a body of the community is for. */
export const BODIES = ['studentCouncil', 'parentsCouncil', 'steeringGroup', 'team'] as const;
export type Body = (typeof BODIES)[number];

export const MEASURE_STATUSES = ['idea', 'agreed', 'running', 'done', 'paused', 'dropped'] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

/** Whether a measure comes before there is a problem, while there is one, or after someone has left. */
export const MEASURE_PHASES = ['prevention', 'intervention', 'compensation'] as const;
export type MeasurePhase = (typeof MEASURE_PHASES)[number];

export const MEASURE_TYPES = [
  'learningSupport',
  'guidanceCoaching',
  'psychosocial',
  'workBasedLearning',
  'welcomingEnvironment',
  'antiBullying',
  'learnerVoice',
  'familyPartnership',
  'outreachKeyWorker',
  'employerPartnership',
  'communityPartnership',
  'staffSupport',
  'dataAndEarlyWarning',
  'flexiblePathway',
  'reengagement',
  'other',
] as const;
export type MeasureType = (typeof MEASURE_TYPES)[number];

/** The sides of a learner's life on which needs stand, by the source text. */
export const DIMENSIONS = [
  'personal',
  'social',
  'economic',
  'educational',
  'institutional',
  'family',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** How staff are supported. */
export const STAFF_KINDS = ['initial', 'continuing', 'peer', 'multiProfessional'] as const;
export type StaffKind = (typeof STAFF_KINDS)[number];
export const STAFF_AUDIENCES = ['teachers', 'trainers', 'leaders', 'nonTeaching'] as const;
export type StaffAudience = (typeof STAFF_AUDIENCES)[number];
export const STAFF_TOPICS = [
  'factors',
  'needs',
  'interventions',
  'disadvantage',
  'diversity',
  'conflict',
  'bullying',
  'multiProfessional',
  'methods',
] as const;
export type StaffTopic = (typeof STAFF_TOPICS)[number];

/** Where a reason for leaving lies. */
export const CAUSE_LEVELS = [
  'individual',
  'family',
  'classroom',
  'institution',
  'workplace',
  'labourMarket',
  'system',
] as const;
export type CauseLevel = (typeof CAUSE_LEVELS)[number];
export const EVIDENCE_KINDS = ['data', 'survey', 'interview', 'meeting', 'research'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Where the description of a profile comes from. */
export const PROFILE_ORIGINS = ['source', 'cedefop', 'suggested', 'local'] as const;
export type ProfileOrigin = (typeof PROFILE_ORIGINS)[number];

export const OUTCOME_LEVELS = ['individual', 'institutional', 'system'] as const;
export type OutcomeLevel = (typeof OUTCOME_LEVELS)[number];

/** How a measured number came into the plan: by hand, with a table, or from a survey. */
export const MEASUREMENT_METHODS = ['manual', 'csv', 'survey'] as const;
export type MeasurementMethod = (typeof MEASUREMENT_METHODS)[number];

/** How far a community has come with its plan. */
export const PLAN_STATUSES = ['draft', 'consultation', 'adopted', 'inReview', 'closed'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** What a practice is about. The first seven are the points of a welcoming place in the source text, in its order. */
export const PRACTICE_TOPICS = [
  'activities',
  'sharedSpaces',
  'sharedFacilities',
  'accessToHelp',
  'celebration',
  'antiBullying',
  'climateSurvey',
  'learnerVoice',
  'informalVoice',
  'languages',
  'reachableServices',
  'employerOffer',
  'parentDecisions',
  'familySpace',
  'parentsAsResource',
  'keyWorker',
] as const;
export type PracticeTopic = (typeof PRACTICE_TOPICS)[number];
export const WELCOMING_TOPICS = PRACTICE_TOPICS.slice(0, 7);
export const PRACTICE_STATES = ['planned', 'inPlace'] as const;
export type PracticeState = (typeof PRACTICE_STATES)[number];
/** What of school life people have a say in. */
export const SCOPES = ['school', 'work', 'administration'] as const;
export type Scope = (typeof SCOPES)[number];
export const EMPLOYER_OFFERS = [
  'talks',
  'workExperience',
  'equipment',
  'careerInformation',
  'recruitment',
] as const;
export type EmployerOffer = (typeof EMPLOYER_OFFERS)[number];

/** The six areas of Cedefop's reflection tool for providers. */
export const ASSESSMENT_AREAS = [
  'strategy',
  'actors',
  'coordination',
  'resources',
  'monitoring',
  'evaluation',
] as const;
export type AssessmentArea = (typeof ASSESSMENT_AREAS)[number];
/** Our scale; at most `LOW_SCORE` calls for a measure first. */
export const BEST_SCORE = 5;
export const LOW_SCORE = 2;

/** Numbers about fewer people than this are not written into a plan, unless its indicator says another bound. */
export const LEAST_PEOPLE = 10;
/** The most people that a plan counts. */
export const MOST_PEOPLE = 1e9;
