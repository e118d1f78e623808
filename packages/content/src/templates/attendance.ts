import { works } from '../works.ts';
import { attendanceEn } from './attendance-en.ts';
import type { Template } from './template.ts';

export const attendance: Template = {
  id: 'attendance-and-belonging',
  inspiration: works.communityInvolvement,
  languages: { en: attendanceEn },
};
