import { cited, SUGGESTED } from '../origin.ts';
import { works } from '../works.ts';
import type { LibraryIndicator } from './indicator.ts';

/** What becomes of learners: who stays, who finishes, and what follows. */
export const resultsEn: readonly LibraryIndicator[] = [
  {
    key: 'six-month-leavers',
    code: 'D02',
    name: 'New learners who leave in the first six months',
    definition:
      'New learners who left within six months and did not start another vocational programme, divided by all who started.',
    unit: '%',
    decimals: 1,
    direction: 'down',
    frequency: 'twiceYearly',
    formula: {
      numerator: 'starters who left within six months and started no other programme',
      denominator: 'all who started',
    },
    source: 'School register; ask those who left where they went',
    use: 'outcome',
    caution: 'It answers quickly, while completion takes years. It says nothing about who leaves later.',
    origin: cited(works.completion),
  },
  {
    key: 'completion',
    code: 'D03',
    name: 'Learners who finish',
    definition:
      'Of all learners who started in the same year, the share that finished with the qualification.',
    unit: '%',
    decimals: 1,
    direction: 'up',
    frequency: 'yearly',
    formula: {
      numerator: 'learners of the starting year who finished',
      denominator: 'all learners of the starting year',
    },
    source: 'School register, followed over the years of one starting group',
    use: 'outcome',
    caution: 'Until the whole group has had its time, the number is provisional. Say so beside it.',
    origin: cited(works.completion),
  },
  {
    key: 'contracts-ended-early',
    code: 'D04',
    name: 'Training contracts that end early',
    definition:
      'Of the training contracts that began, the share that ended before time. An exam passed early does not count, nor a contract that ended before its first day. For a yearly rate, divide the contracts ended this year by the new contracts of the year in which they began. Do so for each starting year, and add the parts up.',
    unit: '%',
    decimals: 1,
    direction: 'down',
    frequency: 'yearly',
    formula: {
      numerator: 'contracts ended early this year, by the year in which they began',
      denominator: 'new contracts of that starting year; the parts are added up',
    },
    source: 'Chamber, training authority, or the companies',
    use: 'outcome',
    caution:
      'A contract that ended is not a learner who left: many go on in another company. To end one can be the right thing.',
    origin: cited(works.endedContracts),
  },
  {
    key: 'continued-after-contract',
    code: 'D05',
    name: 'Learners who go on after a contract ended',
    definition:
      'Learners with a new contract or programme within six months after their contract ended early, divided by all whose contract ended early. Count again after twelve months.',
    unit: '%',
    decimals: 0,
    direction: 'up',
    frequency: 'twiceYearly',
    formula: {
      numerator: 'learners with a new contract or programme within six months',
      denominator: 'all learners whose contract ended early',
    },
    source: 'School register, companies, guidance service',
    use: 'outcome',
    origin: SUGGESTED,
  },
  {
    key: 'exam-passed',
    code: 'D06',
    name: 'Learners who pass the final exam',
    definition:
      'Learners who passed the exam of their occupation, divided by all who finished the programme.',
    unit: '%',
    decimals: 1,
    direction: 'up',
    frequency: 'yearly',
    formula: { numerator: 'learners who passed', denominator: 'learners who finished the programme' },
    source: 'Exam results',
    use: 'outcome',
    caution:
      'Who left before the exam is not in this number. Show it beside the share of learners who leave.',
    origin: cited(works.completion),
  },
  {
    key: 'after-the-programme',
    code: 'D07',
    name: 'Learners in work or further learning afterwards',
    definition:
      'Of those who finished, the share in work, in further learning or at another known place 12 to 36 months later. Count those in work after one year on their own.',
    unit: '%',
    decimals: 0,
    direction: 'up',
    frequency: 'yearly',
    formula: {
      numerator: 'former learners at a known place 12 to 36 months later',
      denominator: 'all who finished in that year',
    },
    source: 'Survey of former learners, or data of the employment service',
    use: 'outcome',
    caution: 'If few answer, the number is about those who are doing well. Show how many answered.',
    origin: cited(works.placement),
  },
  {
    key: 'success-of-disadvantaged',
    code: 'D09',
    name: 'Learners with a harder start who finish',
    definition:
      'Of the learners in a group with a harder start, the share that finished. Note also how large the group is among all learners. Decide together which groups you look at.',
    unit: '%',
    decimals: 0,
    direction: 'up',
    frequency: 'yearly',
    formula: {
      numerator: 'learners of the group who finished',
      denominator: 'learners of the group who started',
    },
    source: 'School register, in counts only',
    use: 'outcome',
    caution: 'Never count so small a group that one could guess who is in it.',
    origin: cited(works.vulnerableGroups),
  },
];
