import { works } from '../works.ts';
import { firstHundredDaysEn } from './first-hundred-days-en.ts';
import type { Template } from './template.ts';

export const firstHundredDays: Template = {
  id: 'first-100-days',
  inspiration: works.communityInvolvement,
  languages: { en: firstHundredDaysEn },
};
