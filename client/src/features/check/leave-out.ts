import type { RuleCode } from '@holdfast/plan-check';
import { type ActorGroup, type Plan, setMeta } from '@holdfast/plan-model';

import { type Asking, pickChoice, type Question, question, wordsOf } from './question.ts';

/** As long as a reason can be. */
const MOST = 1000;

/** Why a recommendation does not apply here. */
export function askWaiver(rule: RuleCode, asking: Asking): Question | undefined {
  return question([wordsOf(asking, MOST)], (reason) => setMeta(asking.plan, { [`waived:${rule}`]: reason }));
}

export function takeWaiverBack(plan: Plan, rule: RuleCode): void {
  setMeta(plan, { [`waived:${rule}`]: null });
}

/** Why the plan does without a group. */
export function askAbsence(groups: readonly ActorGroup[], asking: Asking): Question | undefined {
  return question(
    [wordsOf(asking, MOST), pickChoice(asking, groups, asking.t('check.withoutWhich'))],
    (reason, group) => setMeta(asking.plan, { [`absent:${group}`]: reason }),
  );
}

export function takeAbsenceBack(plan: Plan, group: ActorGroup): void {
  setMeta(plan, { [`absent:${group}`]: null });
}
