import type { DiscussionSnapshot, Heard, IsoDate, PlanSnapshot } from '@holdfast/plan-model';

/** All that the check reads: both documents at one moment, what was counted of them, and the day. */
export interface CheckSources {
  readonly plan: PlanSnapshot;
  readonly discussion: DiscussionSnapshot;
  /** What `whoWasHeard` of plan-model answers for the two. */
  readonly heard: Heard;
  readonly today: IsoDate;
}
