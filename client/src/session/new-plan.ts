import { communityPlan } from '@holdfast/content';
import { templateUpdate } from '@holdfast/plan-model';

/** What a new plan begins with: the same bytes each time. */
export function newPlanUpdate(): Uint8Array {
  return templateUpdate(communityPlan.languages.en.plan);
}
