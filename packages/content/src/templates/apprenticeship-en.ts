import { coversEn } from './covers-en.ts';
import { libraryCause, libraryIndicator, libraryProfile } from './from-library.ts';
import { bullet, goal, heading, idea, links, outcome, paragraph, target } from './records.ts';
import type { TemplateInLanguage, TemplateRecord } from './template.ts';

const ASK = 'Ask learners who are in companies, and those who left one. Add what shows it, or remove it.';

const causes: readonly TemplateRecord[] = [
  libraryCause('WBL-expectations', ASK),
  libraryCause('WBL-conditions', ASK),
  libraryCause('WBL-dull-tasks', ASK),
  libraryCause('WBL-conflict', ASK),
  libraryCause('WBL-belonging', ASK),
  libraryCause('WBL-transport', ASK),
];

const indicators: readonly TemplateRecord[] = [
  libraryIndicator('contracts-ended-early'),
  libraryIndicator('continued-after-contract'),
  libraryIndicator('absence'),
  libraryIndicator('workplace-quality'),
  libraryIndicator('trainers-reached'),
];

const targets: readonly TemplateRecord[] = [
  target(
    'fewer-contracts-end',
    { key: 'contracts-ended-early' },
    'Count with the companies, not about them. A contract that ends can be right; one that ends in silence never is.',
  ),
  target(
    'more-go-on',
    { key: 'continued-after-contract' },
    'What counts is where the learner is half a year later.',
  ),
  target(
    'less-absence-at-work',
    { key: 'absence' },
    'Take the hours at work here. School and company should see the same numbers in the same week.',
  ),
  target(
    'better-learning-at-work',
    { key: 'workplace-quality' },
    'Ask after each time at work, in three short questions. Tell the companies what the learners said together.',
  ),
];

const measures: readonly TemplateRecord[] = [
  idea(
    'first-month-talk',
    {
      title: 'A talk of three in the first month',
      what: 'Learner, trainer and teacher sit down for half an hour. What goes well, what is hard, what do we change?',
    },
    { type: 'workBasedLearning', phase: 'prevention', 'dimension:institutional': true },
  ),
  idea(
    'taster-days',
    {
      title: 'Taster days before the contract',
      what: 'Young people try the work for some days, with its early mornings and its dirty hands, before they sign.',
    },
    { type: 'employerPartnership', phase: 'prevention', 'dimension:educational': true },
  ),
  idea(
    'somebody-between',
    {
      title: 'Somebody in between when there is conflict',
      what: 'A person whom both sides trust comes within a week, listens to both, and looks for a way on.',
    },
    { type: 'guidanceCoaching', phase: 'intervention', 'dimension:social': true },
  ),
  idea(
    'new-company',
    {
      title: 'A new company within eight weeks',
      what: 'When a contract ends, school, employers and guidance service look for a new place together. Lessons go on meanwhile.',
    },
    { type: 'reengagement', phase: 'compensation', 'dimension:economic': true },
  ),
  idea(
    'trainer-start',
    {
      title: 'A good start for new trainers',
      what: 'Before the first apprentice comes: how young people learn, what makes them leave, whom to call.',
    },
    {
      type: 'staffSupport',
      staffKind: 'initial',
      'topic:factors': true,
      'topic:needs': true,
    },
  ),
  idea(
    'trainer-evenings',
    {
      title: 'Evenings for trainers, three times a year',
      what: 'Trainers and teachers bring cases without names and learn from each other: conflict, bullying, feedback.',
    },
    {
      type: 'staffSupport',
      staffKind: 'continuing',
      'topic:conflict': true,
      'topic:bullying': true,
    },
  ),
];

export const apprenticeshipEn: TemplateInLanguage = {
  ...coversEn.apprenticeship,
  plan: {
    meta: { reviewEveryMonths: 6 },
    title: '',
    vision: [
      paragraph(
        'Every learner finds a workplace where somebody explains, where work is fair, and where it is all right to ask.',
      ),
      paragraph(
        'Companies and school see the same young person. When it gets hard, they talk in days and not in months.',
      ),
      heading('Questions that help to start'),
      bullet('What do learners say about their first weeks at work?'),
      bullet('Which contracts ended last year, and what came after?'),
      bullet('What do trainers need from us, and what do we need from them?'),
      bullet('Who is called when there is conflict, and how soon do they come?'),
      paragraph('Take out these lines and write your own.'),
    ],
    records: [
      libraryProfile('in-conflict'),
      libraryProfile('no-drive'),
      ...causes,
      goal(
        'learn-at-work',
        'Work is a place to learn',
        'Learners stay where they learn something every week and belong to a team.',
      ),
      goal(
        'nobody-drops',
        'When a contract ends, the learning goes on',
        'The end of a contract is no failure. To be left alone with it is.',
      ),
      goal(
        'trainers-ready',
        'Trainers know what to do',
        'They have customers and deadlines too. They need time, short training and somebody to call.',
      ),
      ...indicators,
      ...targets,
      ...measures,
      outcome('learner-at-home', 'individual', 'Learners feel part of their team and know what they learn'),
      outcome(
        'school-and-company',
        'institutional',
        'School and companies notice trouble early and act together',
      ),
      outcome(
        'trade-attracts',
        'system',
        'Young people in the region trust that training in a company is good',
      ),
    ],
    links: [
      ...links('goal', 'fewer-contracts-end', 'nobody-drops'),
      ...links('goal', 'more-go-on', 'nobody-drops'),
      ...links('goal', 'less-absence-at-work', 'learn-at-work'),
      ...links('goal', 'better-learning-at-work', 'learn-at-work'),
      ...links('serves', 'first-month-talk', 'learn-at-work'),
      ...links('addresses', 'first-month-talk', 'WBL-belonging', 'WBL-dull-tasks'),
      ...links('towards', 'first-month-talk', 'better-learning-at-work'),
      ...links('serves', 'taster-days', 'learn-at-work'),
      ...links('addresses', 'taster-days', 'WBL-expectations', 'WBL-conditions'),
      ...links('towards', 'taster-days', 'fewer-contracts-end'),
      ...links('serves', 'somebody-between', 'nobody-drops'),
      ...links('addresses', 'somebody-between', 'WBL-conflict'),
      ...links('helps', 'somebody-between', 'in-conflict'),
      ...links('towards', 'somebody-between', 'fewer-contracts-end'),
      ...links('serves', 'new-company', 'nobody-drops'),
      ...links('towards', 'new-company', 'more-go-on'),
      ...links('serves', 'trainer-start', 'trainers-ready'),
      ...links('serves', 'trainer-evenings', 'trainers-ready'),
      ...links('addresses', 'trainer-evenings', 'WBL-conflict'),
      ...links('affects', 'WBL-conflict', 'in-conflict'),
      ...links('affects', 'WBL-dull-tasks', 'no-drive'),
      ...links('shownBy', 'learner-at-home', 'better-learning-at-work'),
      ...links('shownBy', 'school-and-company', 'fewer-contracts-end', 'less-absence-at-work'),
    ],
  },
};
