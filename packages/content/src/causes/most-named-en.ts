/**
 * The causes that countries named most, in their order. They stand in the plan that people begin with, which comes with the first
 * screen, and so they stand apart from the others, which do not.
 */
import { cited } from '../origin.ts';
import { works } from '../works.ts';
import type { LibraryCause } from './cause.ts';

const origin = cited(works.refernetSurvey);

export const mostNamedEn: readonly LibraryCause[] = [
  {
    code: 'PATH-low-achievement',
    group: 'PATH',
    statement: 'I cannot keep up with the work',
    level: 'individual',
    origin,
  },
  {
    code: 'PATH-absenteeism',
    group: 'PATH',
    statement: 'I miss so many days that I lose the thread',
    level: 'individual',
    origin,
  },
  {
    code: 'IND-health',
    group: 'IND',
    statement: 'I am often ill, or I live with a long illness',
    level: 'individual',
    origin,
  },
  {
    code: 'IND-mental-health',
    group: 'IND',
    statement: 'I am not well inside: fear, sadness, or something bad that happened',
    level: 'individual',
    origin,
  },
  {
    code: 'FAM-little-engagement',
    group: 'FAM',
    statement: 'School and home hardly talk, and I get little support',
    level: 'family',
    origin,
  },
  {
    code: 'GUID-little-guidance',
    group: 'GUID',
    statement: 'Nobody helped me to choose',
    level: 'institution',
    origin,
  },
];
