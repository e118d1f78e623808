export {
  type Ask,
  type Gap,
  type GapPlace,
  type PlanSection,
  SURVEY_AUDIENCES,
  type SurveyAudience,
} from './asks.ts';
export {
  type Badge,
  BADGE_RULES,
  type BadgeName,
  type Check,
  checkPlan,
  type CheckResult,
  createCheck,
} from './check.ts';
export type { Finding, FindingState, Reason, RuleCode, RuleLevel } from './finding.ts';
export { isStale } from './days.ts';
export { LIMITS } from './limits.ts';
export { RULES } from './rules.ts';
export type { CheckSources } from './sources.ts';
