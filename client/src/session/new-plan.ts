import { communityPlan } from '@holdfast/content';
import { templates } from '@holdfast/content/templates';
import { templateUpdate } from '@holdfast/plan-model';

import { loadPart } from '../ui/late-part.ts';

/**
 * What a new plan begins with: the same bytes each time. A template that this version of the app does not have gives
 * way to the one that most plans begin with.
 */
export async function newPlanUpdate(templateId: string | undefined): Promise<Uint8Array> {
  const entry = templates.find(({ id }) => id === templateId);
  const template = entry === undefined ? communityPlan : await loadPart(entry.load);
  return templateUpdate(template.languages.en.plan);
}
