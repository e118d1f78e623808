/**
 * The numbers of the check. The source text names none of them: they are suggested by Holdfast, and the help of each
 * rule says so.
 */

/** So many different groups say yes to a goal before it is a shared one. */
export const LEAST_ENDORSING_GROUPS = 3;
/** What shows that a reason is one here is not older. */
export const EVIDENCE_MONTHS = 24;
/** Reasons for leaving lie on so many levels, so that a plan does not look at learners alone. */
export const LEAST_CAUSE_LEVELS = 2;
/** A measurement may be so many times older than its indicator's rhythm. */
export const STALE_AFTER_RHYTHMS = 1.5;
/** A vision that says something has so many characters. */
export const LEAST_VISION_CHARACTERS = 200;
/** An anonymous survey counts for so long, before and after its day. */
export const SURVEY_MONTHS = 12;
/** After so long somebody looks again whether an entry of the community is still right. */
export const CHECKED_MONTHS = 12;
/** In so many languages a plan and its tools are offered. */
export const LEAST_LANGUAGES = 2;
