import type { Rule } from './rule.ts';
import { CAUSES, CAUSES_KNOWN } from './rules/causes.ts';
import { FAMILIES } from './rules/families.ts';
import { FOLLOWING } from './rules/following.ts';
import { GOALS_AND_ROLES } from './rules/goals-and-roles.ts';
import { GUIDING, WHOLE } from './rules/guiding.ts';
import { HAVING_A_SAY } from './rules/having-a-say.ts';
import { NEIGHBOURHOOD } from './rules/neighbours.ts';
import { OUTCOME_LEVELS_RULES, OUTCOMES } from './rules/outcomes.ts';
import { STAFF, STAFF_LEARNING } from './rules/staff.ts';
import { TOGETHER } from './rules/together.ts';
import { WELCOMING } from './rules/welcoming.ts';

/** All rules of the check, by their numbers. */
export const RULES: readonly Rule[] = [
  ...TOGETHER,
  ...GOALS_AND_ROLES,
  ...CAUSES,
  ...CAUSES_KNOWN,
  ...STAFF,
  ...OUTCOMES,
  ...OUTCOME_LEVELS_RULES,
  ...FOLLOWING,
  ...GUIDING,
  ...WELCOMING,
  ...HAVING_A_SAY,
  ...NEIGHBOURHOOD,
  ...STAFF_LEARNING,
  ...FAMILIES,
  ...WHOLE,
];
