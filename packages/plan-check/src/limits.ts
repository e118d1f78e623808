/**
 * The numbers of the check. The source text names none of them: they are suggested by Holdfast, and the help of each
 * rule says so.
 */
export const LIMITS = {
  /** So many different groups say yes to a goal before it is a shared one. */
  endorsingGroups: 3,
  /** What shows that a reason is one here is not older. */
  evidenceMonths: 24,
  /** Reasons for leaving lie on so many levels, so that a plan does not look at learners alone. */
  causeLevels: 2,
  /** A measurement may be so many times older than its indicator's rhythm. */
  staleAfter: 1.5,
  /** A vision that says something has so many characters. */
  visionCharacters: 200,
  /** An anonymous survey counts for so long, before and after its day. */
  surveyMonths: 12,
  /** After so long somebody looks again whether an entry of the community is still right. */
  checkedMonths: 12,
  /** In so many languages a plan and its tools are offered. */
  languages: 2,
} as const;
