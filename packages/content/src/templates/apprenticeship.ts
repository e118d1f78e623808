import { works } from '../works.ts';
import { apprenticeshipEn } from './apprenticeship-en.ts';
import type { Template } from './template.ts';

export const apprenticeship: Template = {
  id: 'apprenticeship',
  inspiration: works.workplaces,
  languages: { en: apprenticeshipEn },
};
