import { works } from '../works.ts';
import { exampleSchoolEn } from './example-school-en/example-school-en.ts';
import type { Template } from './template.ts';

/** A plan of a school that does not exist, with something of everything, to look at. */
export const exampleSchool: Template = {
  id: 'example-school',
  inspiration: works.communityInvolvement,
  languages: { en: exampleSchoolEn },
};
