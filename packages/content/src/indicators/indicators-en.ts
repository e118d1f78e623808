import { elet } from '../series/elet.ts';
import type { LibraryIndicator } from './indicator.ts';

export const earlyLeaversHere: LibraryIndicator = {
  key: 'early-leavers-here',
  name: 'Learners who leave before they qualify',
  definition:
    'Learners who stopped their programme during the year without a qualification, divided by all learners at the start of the year. Learners who changed to another programme are counted on their own.',
  unit: '%',
  decimals: 1,
  direction: 'down',
  source: 'School register',
};

export const absence: LibraryIndicator = {
  key: 'absence',
  name: 'Absence',
  definition: 'Hours missed divided by hours planned. Count hours at school and hours at work separately.',
  unit: '%',
  decimals: 1,
  direction: 'down',
  source: 'Attendance lists of the school and the companies',
};

export const viewCounts: LibraryIndicator = {
  key: 'view-counts',
  name: 'Learners who say that their view counts',
  definition: 'Learners who agree with "What I think is taken seriously here", divided by all who answered.',
  unit: '%',
  decimals: 0,
  direction: 'up',
  source: 'Anonymous survey, once a year',
};

export const staffTrained: LibraryIndicator = {
  key: 'staff-trained',
  name: 'Staff who had training on early leaving',
  definition:
    'Teachers and company trainers who took part in training on early leaving this year, divided by all teachers and company trainers.',
  unit: '%',
  decimals: 0,
  direction: 'up',
  source: 'Training records',
};

export const earlyLeaversContext: LibraryIndicator = {
  key: 'early-leavers-context',
  name: 'Early leavers in the country, aged 18 to 24',
  definition:
    'People aged 18 to 24 who have lower secondary education at most and had no education or training in the last four weeks. It covers all young people and says nothing about one school: use it as background.',
  unit: elet.unit,
  decimals: elet.decimals,
  direction: elet.direction,
  source: elet.source.note,
  seriesId: elet.id,
};

export const indicatorsEn: readonly LibraryIndicator[] = [
  earlyLeaversHere,
  absence,
  viewCounts,
  staffTrained,
  earlyLeaversContext,
];
