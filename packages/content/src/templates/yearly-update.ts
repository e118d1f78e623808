import { works } from '../works.ts';
import type { Template } from './template.ts';
import { yearlyUpdateEn } from './yearly-update-en.ts';

export const yearlyUpdate: Template = {
  id: 'yearly-update',
  inspiration: works.reflectionTool,
  languages: { en: yearlyUpdateEn },
};
