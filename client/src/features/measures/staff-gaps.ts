import {
  type MeasureSnapshot,
  STAFF_AUDIENCES,
  STAFF_KINDS,
  STAFF_TOPICS,
  type StaffAudience,
  type StaffKind,
  type StaffTopic,
} from '@holdfast/plan-model';

/** What the help for staff of a plan leaves out. */
export interface StaffGaps {
  readonly kinds: readonly StaffKind[];
  /** For whom there is no training on the job: teachers and trainers both need it. */
  readonly audiences: readonly StaffAudience[];
  readonly topics: readonly StaffTopic[];
}

const NEED_TRAINING = STAFF_AUDIENCES.filter((each) => each === 'teachers' || each === 'trainers');

/** Counts what is still meant: what was dropped helps nobody. */
export function staffGaps(measures: readonly MeasureSnapshot[]): StaffGaps {
  const meant = measures.filter(({ status }) => status !== 'dropped');
  const onTheJob = meant.filter(({ staffKind }) => staffKind === 'continuing');
  const kinds = STAFF_KINDS.filter((kind) => !meant.some(({ staffKind }) => staffKind === kind));
  return {
    kinds,
    // Where there is none at all, that is said already.
    audiences: kinds.includes('continuing')
      ? []
      : NEED_TRAINING.filter((each) => !onTheJob.some((measure) => measure[`audience:${each}`] === true)),
    topics: STAFF_TOPICS.filter((topic) => !meant.some((measure) => measure[`topic:${topic}`] === true)),
  };
}
