import { works } from '../works.ts';
import { communityPlanEn } from './community-plan-en.ts';
import type { Template } from './template.ts';

/**
 * The whole community of a school on one plan: shared goals with clear roles, targets that go to the causes, support
 * for staff, and a time in which to get there. Every section has its beginning, and no box is ticked: it is for the
 * community to say what is so.
 */
export const communityPlan: Template = {
  id: 'community-plan',
  inspiration: works.communityInvolvement,
  languages: { en: communityPlanEn },
};
