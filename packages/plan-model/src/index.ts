export { type Discussion, type DiscussionSnapshot, openDiscussion } from './discussion/discussion.ts';
export {
  addEndorsement,
  addReply,
  addThread,
  addVoice,
  answerThread,
  areSayable,
  type NewEndorsement,
  type NewVoice,
  setHidden,
  setReaction,
  settleThread,
  setWords,
  withdrawEntry,
} from './discussion/discussion-edits.ts';
export {
  isShare,
  type NewProgress,
  postProgress,
  setMembership,
  withdrawProgress,
} from './discussion/progress-edits.ts';
export { partPerson, sayOnePerson } from './discussion/alias-edits.ts';
export {
  eachPersonOnce,
  isSamePerson,
  NO_PERSONS,
  type OnePerson,
  participantsOf,
  personOf,
  type Persons,
} from './discussion/persons.ts';
export { addTranslation, changeTranslation, isTranslatable } from './discussion/translation-edits.ts';
export { type Translation, wordingOf } from './discussion/translation.ts';
export { parseLanguageTag } from './discussion/language-tag.ts';
export type { MeasureProgress, ProgressPost } from './discussion/progress-table.ts';
export { parseEvidenceLink } from './discussion/evidence-link.ts';
export { type DiscussionWriter, judgeDiscussion } from './discussion/discussion-rules.ts';
export {
  canHoldValue,
  isProposalFor,
  isReplaceable,
  type Proposal,
  takesSuggestions,
} from './discussion/proposal.ts';
export { PLAN_SECTIONS } from './discussion/thread-place.ts';
export {
  ENDORSEMENT_WAYS,
  type EndorsementWay,
  MAX_SPOKESPERSON,
  MOST_ASKED,
  MOST_HEARD,
  type Outcome,
  type Sign,
  SIGNS,
  VOICE_CHANNELS,
  type VoiceChannel,
} from './discussion/entries.ts';
export { type GroupHeard, type Heard, isHeard, whoWasHeard } from './discussion/heard.ts';
export { type Endorsement, endorsementsOf, groupOfVoice, type Voice } from './discussion/voice.ts';
export type { EntryKey } from './discussion/entry-key.ts';
export type { Reply, Thread } from './discussion/thread.ts';
export {
  everythingSeen,
  NOTHING_SEEN,
  type Seen,
  unseenProgress,
  unseenThreads,
  withSeen,
} from './discussion/unseen.ts';
export {
  placeOfText,
  recordOfPlace,
  storedPlace,
  textOfPlace,
  type ThreadPlace,
} from './discussion/thread-place.ts';
export { MAX_WORDS, type Mention, mentionsIn, plainWords, type Words } from './discussion/words.ts';
export { type FoundAnchor, findTextAnchor } from './anchors/find-text-anchor.ts';
export { makeTextAnchor, quoteParts, readTextAnchor, type TextAnchor } from './anchors/text-anchor.ts';
export { TextLetters, type TextPoint, type TextRange } from './anchors/text-letters.ts';
export { type Hunk, wordHunks } from './word-hunks.ts';
export { uniteRanges } from './anchors/unite-ranges.ts';
export { type Acceptance, readAccepted } from './accepted.ts';
export { acceptSuggestion, doublingOf, keepOneAcceptance } from './accept-edits.ts';
export {
  type AcceptWay,
  readSuggestion,
  type Suggested,
  type SuggestionStanding,
  valueNow,
} from './suggestion.ts';
export { findOffers, type FoundOffers } from './offers/find-offers.ts';
export type { Offer, Told, ToldField } from './offers/offer.ts';
export { addOffers, isOffered } from './offers/offer-edits.ts';
export { applyReadable, hasBaseOf, type ShelvedWork } from './offers/shelved-plan.ts';
export type { Arrival, IsOwn, ItemId } from './arrival.ts';
export type {
  Crossing,
  LineCrossing,
  RemovalCrossing,
  Scalar,
  ValueCrossing,
  ValuePlace,
  WordsCrossing,
} from './crossing.ts';
export { mergeCrossings } from './crossing.ts';
export { type Field, isUnreadable, type Unreadable } from './field.ts';
export { findCrossings } from './find-crossings.ts';
export {
  type ActorId,
  type AssessmentId,
  type CauseId,
  type EvaluationId,
  type EvidenceId,
  type GoalId,
  type IndicatorId,
  isRecordId,
  type MeasureId,
  type MeasurementId,
  type MilestoneId,
  type OutcomeId,
  type PracticeId,
  type ProfileId,
  type ReviewId,
  RECORD_ROOTS,
  parseRecordAddress,
  parseRecordId,
  type RecordAddress,
  type RecordIds,
  type RecordRoot,
  type TargetId,
} from './ids.ts';
export { type Money, type MoneyParts, moneyOf, parseMoney, partsOfMoney } from './money.ts';
export { dayNumber, type IsoDate, parseIsoDate } from './iso-date.ts';
export { NewerSchemaError } from './edit.ts';
export type { EditorUndo } from './editor-undo.ts';
export { type LinksSnapshot } from './links.ts';
export { type Link, type LinkKind, LINK_KINDS, type LinkListName, linkEnds, makeLink } from './link-kinds.ts';
export { nameOrigin, ORIGIN, ORIGIN_RULES, type OriginName, type OriginRule } from './origins.ts';
export { moveInto, type MoveInto, moveTarget, type TargetMove } from './move-edits.ts';
export { openPlan, type Plan, type PlanPorts } from './plan.ts';
export {
  addActor,
  addGoal,
  addIndicator,
  addLink,
  addMeasure,
  addMeasurement,
  addRecord,
  addTarget,
  appendLines,
  appendText,
  type NewActor,
  type NewGoal,
  type NewIndicator,
  type NewMeasure,
  type NewMeasurement,
  type NewTarget,
  keepOnlyLink,
  removeLink,
  setActor,
  setIndicator,
  setInstitution,
  setMeasure,
  setMeta,
  setPeriod,
  setTarget,
} from './plan-edits.ts';
export {
  type FragmentAddress,
  fragmentKey,
  planRoots,
  type PlanSchema,
  SCHEMA_VERSION,
  textSchemaOf,
} from './plan-layout.ts';
export { type PlanSnapshot, type RemovedRecord } from './plan-snapshot.ts';
export {
  STANDING_FIELDS,
  type MetaPatch,
  type PeriodSnapshot,
  type StandingSnapshot,
} from './meta-fields.ts';
export { changesBetween, type PlanChange } from './plan-changes.ts';
export { createPlanUndo, type PlanUndo, type UndoOptions } from './plan-undo.ts';
export {
  addManyRecords,
  isOfTooFew,
  leastPeopleOf,
  type NewRecord,
  type RecordBatch,
} from './record-batch.ts';
export { archiveRecord, moveRecord, type Place, restoreRecord, setRecord } from './record-edits.ts';
export {
  type ActorSnapshot,
  type AssessmentSnapshot,
  type CauseSnapshot,
  type EvaluationSnapshot,
  type EvidenceSnapshot,
  type GoalSnapshot,
  type IndicatorSnapshot,
  type MeasureSnapshot,
  type MeasurementSnapshot,
  type MilestoneSnapshot,
  type OutcomeSnapshot,
  type PracticeSnapshot,
  type ProfileSnapshot,
  type ReviewSnapshot,
  type TargetSnapshot,
  recordKind,
  type NewValues,
  type Problem,
  type RecordPatch,
  type RecordSnapshot,
  type RecordValues,
  type TextFieldOf,
} from './record-kinds.ts';
export {
  UNITS,
  DIRECTIONS,
  FREQUENCIES,
  ACTOR_GROUPS,
  ACTOR_KINDS,
  BODIES,
  MEASURE_STATUSES,
  MEASURE_PHASES,
  MEASURE_TYPES,
  DIMENSIONS,
  STAFF_KINDS,
  STAFF_AUDIENCES,
  STAFF_TOPICS,
  CAUSE_LEVELS,
  EVIDENCE_KINDS,
  PROFILE_ORIGINS,
  OUTCOME_LEVELS,
  MEASUREMENT_METHODS,
  PLAN_STATUSES,
  PRACTICE_TOPICS,
  WELCOMING_TOPICS,
  PRACTICE_STATES,
  SCOPES,
  EMPLOYER_OFFERS,
  ASSESSMENT_AREAS,
  BEST_SCORE,
  LOW_SCORE,
  LEAST_PEOPLE,
  MOST_PEOPLE,
  type Unit,
  type Direction,
  type Frequency,
  type ActorGroup,
  type ActorKind,
  type Body,
  type MeasureStatus,
  type MeasurePhase,
  type MeasureType,
  type Dimension,
  type StaffKind,
  type StaffAudience,
  type StaffTopic,
  type CauseLevel,
  type EvidenceKind,
  type ProfileOrigin,
  type OutcomeLevel,
  type MeasurementMethod,
  type PlanStatus,
  type PracticeTopic,
  type PracticeState,
  type Scope,
  type EmployerOffer,
  type AssessmentArea,
} from './record-vocabulary.ts';
export {
  applyTemplate,
  BLANK_TEMPLATE,
  type PlanTemplate,
  TEMPLATE_AUTHOR,
  type TemplateLink,
  type TemplateRecord,
  templateUpdate,
} from './template.ts';
export type { TextDraft } from './text-fragment.ts';
export { type CrossingChoice, crossingChoices, isOfWords, settleCrossing } from './settle-crossing.ts';
export { findTextProblems, type TextProblem } from './text-problems.ts';
export { readTextSnapshot, type TextBlock, type TextRun, type TextSnapshot } from './text-snapshot.ts';
export {
  BLOCK_KINDS,
  type BlockKind,
  contentExpression,
  isBlockKind,
  type MarkName,
  MARKS,
  MENTION,
  TEXT_SCHEMAS,
  type TextNodeRule,
  type TextSchema,
  type TextSchemaName,
} from './text-vocabulary.ts';
