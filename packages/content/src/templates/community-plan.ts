import { communityPlanEn } from './community-plan-en.ts';
import type { Template } from './template.ts';

/**
 * The whole community of a school on one plan: shared goals with clear roles, targets that go to the causes, support
 * for staff, and a time in which to get there.
 */
export const communityPlan: Template = {
  id: 'community-plan',
  inspiration: {
    publisher: 'Cedefop',
    title: 'VET toolkit for tackling early leaving: lack of community involvement',
    url: 'https://www.cedefop.europa.eu/en/tools/vet-toolkit-tackling-early-leaving',
  },
  languages: { en: communityPlanEn },
};
