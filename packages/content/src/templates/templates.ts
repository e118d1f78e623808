import { communityPlan } from './community-plan.ts';
import { coversEn } from './covers-en.ts';
import type { Template, TemplateCover } from './template.ts';

/** A template as one chooses it: what it is called, and how to get the rest. */
export interface TemplateChoice {
  readonly id: string;
  readonly languages: { readonly en: TemplateCover };
  /** Each comes as a part of its own, but the first, which is there with the first screen. */
  readonly load: () => Promise<Template>;
}

/** What a plan can begin with, the fullest first; the example is to look at. */
export const templates: readonly TemplateChoice[] = [
  {
    id: 'community-plan',
    languages: { en: coversEn.communityPlan },
    load: () => Promise.resolve(communityPlan),
  },
  {
    id: 'apprenticeship',
    languages: { en: coversEn.apprenticeship },
    load: async () => (await import('./apprenticeship.ts')).apprenticeship,
  },
  {
    id: 'attendance-and-belonging',
    languages: { en: coversEn.attendance },
    load: async () => (await import('./attendance.ts')).attendance,
  },
  {
    id: 'first-100-days',
    languages: { en: coversEn.firstHundredDays },
    load: async () => (await import('./first-hundred-days.ts')).firstHundredDays,
  },
  {
    id: 'yearly-update',
    languages: { en: coversEn.yearlyUpdate },
    load: async () => (await import('./yearly-update.ts')).yearlyUpdate,
  },
  {
    id: 'example-school',
    languages: { en: coversEn.exampleSchool },
    load: async () => (await import('./example-school.ts')).exampleSchool,
  },
];
