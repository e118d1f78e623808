import { cited, SUGGESTED } from '../origin.ts';
import { works } from '../works.ts';
import type { LibraryIndicator } from './indicator.ts';

/** What people say of the school and the workplace. */
export const viewsEn: readonly LibraryIndicator[] = [
  {
    key: 'belonging',
    code: 'S01',
    name: 'Learners who feel that they belong here',
    definition:
      'Learners who agree that they belong at this school, divided by all who answered. PISA asks six short questions about it; whoever uses them reports their mean, from 1 to 4.',
    unit: '%',
    decimals: 0,
    direction: 'up',
    frequency: 'yearly',
    formula: { numerator: 'learners who agree', denominator: 'learners who answered' },
    source: 'Anonymous survey, once a year',
    use: 'outcome',
    caution: 'The six questions belong to the OECD. Name it as the source if you use them.',
    origin: cited(works.belonging),
  },
  {
    key: 'school-climate',
    code: 'S02',
    name: 'School climate',
    definition:
      'The mean of a published questionnaire: 39 statements in eight parts, each answered from 1 to 5. Among the parts are teachers, support, order, rooms and the feeling of being left out.',
    unit: 'score',
    decimals: 1,
    direction: 'up',
    frequency: 'yearly',
    source: 'Anonymous survey, once a year',
    use: 'outcome',
    caution: 'We do not print the statements. Read there on which terms they may be used and translated.',
    origin: cited(works.schoolClimate),
  },
  {
    key: 'feels-safe',
    code: 'S03',
    name: 'Learners who feel safe at school and at work',
    definition:
      'Learners who agree that they feel safe, divided by all who answered. Ask about the school and the workplace separately.',
    unit: '%',
    decimals: 0,
    direction: 'up',
    frequency: 'yearly',
    formula: { numerator: 'learners who agree', denominator: 'learners who answered' },
    source: 'Anonymous survey, once a year',
    use: 'outcome',
    caution: 'Those who are least safe may not answer. Look at how many did.',
    origin: SUGGESTED,
  },
  {
    key: 'workplace-quality',
    code: 'S05',
    name: 'Learners who learn well at work',
    definition:
      'Learners who agree with all three: my tasks fit my training plan, somebody explains things to me, I am treated fairly. They are divided by all who answered.',
    unit: '%',
    decimals: 0,
    direction: 'up',
    frequency: 'termly',
    formula: {
      numerator: 'learners who agree with all three',
      denominator: 'learners in companies who answered',
    },
    source: 'Short anonymous survey after each time at work',
    use: 'outcome',
    caution: 'In a small company an answer is not anonymous. Never show results of a single company.',
    origin: SUGGESTED,
  },
];
