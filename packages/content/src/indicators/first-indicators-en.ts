/**
 * The indicators of the plan that people begin with. They come with the first screen, and so they stand apart from the
 * rest of the library, which does not.
 */
import { cited, SUGGESTED } from '../origin.ts';
import { eletSource } from '../series/elet-source.ts';
import { works } from '../works.ts';
import type { LibraryIndicator } from './indicator.ts';

export const earlyLeaversHere: LibraryIndicator = {
  key: 'early-leavers-here',
  code: 'D01',
  name: 'Learners who leave before they qualify',
  definition:
    'Learners who stopped their programme during the year without a qualification, divided by all learners at the start of the year. Learners who changed to another programme are counted on their own.',
  unit: '%',
  decimals: 1,
  direction: 'down',
  frequency: 'yearly',
  formula: {
    numerator: 'learners who stopped without a qualification during the year',
    denominator: 'all learners at the start of the year',
  },
  source: 'School register',
  use: 'outcome',
  caution: 'Some who stop begin again elsewhere. Find out where they went before you compare years.',
  origin: cited(works.reflectionTool),
};

export const absence: LibraryIndicator = {
  key: 'absence',
  code: 'E01',
  name: 'Absence',
  definition: 'Hours missed divided by hours planned. Count hours at school and hours at work separately.',
  unit: '%',
  decimals: 1,
  direction: 'down',
  frequency: 'monthly',
  formula: { numerator: 'hours missed', denominator: 'hours planned' },
  source: 'Attendance lists of the school and the companies',
  use: 'outcome',
  caution: 'A good average can hide a few learners who are hardly there. Look at chronic absence too.',
  origin: SUGGESTED,
};

export const viewCounts: LibraryIndicator = {
  key: 'view-counts',
  code: 'S04',
  name: 'Learners who say that their view counts',
  definition:
    'Learners who agree with "What I think is taken seriously here", divided by all who answered. Ask parents and company trainers the same, and count each group on its own.',
  unit: '%',
  decimals: 0,
  direction: 'up',
  frequency: 'yearly',
  formula: { numerator: 'learners who agree', denominator: 'learners who answered' },
  source: 'Anonymous survey, once a year',
  use: 'outcome',
  origin: SUGGESTED,
};

export const staffTrained: LibraryIndicator = {
  key: 'staff-trained',
  code: 'P01',
  name: 'Staff who had training on early leaving',
  definition:
    'Teachers and company trainers who took part in training on early leaving this year, divided by all teachers and company trainers.',
  unit: '%',
  decimals: 0,
  direction: 'up',
  frequency: 'yearly',
  formula: {
    numerator: 'teachers and company trainers who took part this year',
    denominator: 'all teachers and company trainers',
  },
  source: 'Training records',
  use: 'process',
  caution:
    'EQAVET counts all recognised further training. To count training on early leaving alone is our choice.',
  origin: cited(works.trainingOfStaff),
};

export const earlyLeaversContext: LibraryIndicator = {
  key: 'early-leavers-context',
  code: 'X01',
  name: 'Early leavers in the country, aged 18 to 24',
  definition:
    'People aged 18 to 24 with lower secondary education at most, and without any education or training in the last four weeks. They are divided by all people of that age.',
  unit: eletSource.unit,
  decimals: eletSource.decimals,
  direction: eletSource.direction,
  frequency: 'yearly',
  formula: {
    numerator: 'people of that age with low education and none in the last four weeks',
    denominator: 'all people aged 18 to 24',
  },
  source: eletSource.source.note,
  seriesId: eletSource.id,
  use: 'context',
  caution:
    'It covers all young people and says nothing about one school. How many left vocational education cannot be read from it.',
  origin: cited(works.earlyLeavers),
};
