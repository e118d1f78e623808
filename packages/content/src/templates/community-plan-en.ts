import { mostNamedEn } from '../causes/most-named-en.ts';
import {
  absence,
  earlyLeaversContext,
  earlyLeaversHere,
  staffTrained,
  viewCounts,
} from '../indicators/first-indicators-en.ts';
import { sourceProfilesEn } from '../profiles/source-profiles-en.ts';
import { coversEn } from './covers-en.ts';
import {
  bullet,
  cause,
  goal,
  heading,
  indicator,
  links,
  outcome,
  paragraph,
  profile,
  target,
} from './records.ts';
import type { TemplateInLanguage, TemplateRecord, TemplateText } from './template.ts';

const vision: readonly TemplateText[] = [
  paragraph(
    'Every learner here feels welcome, gets help in time, and finishes what they started: at school and at work.',
  ),
  paragraph(
    'No one can do this alone. Learners, families, teachers, company trainers, employers, local services and clubs write this plan together. Each of us knows our own part in it.',
  ),
  paragraph(
    'When somebody thinks about leaving, we ask why, and we work on the reason. Our staff get the time and the training for this. We agree by when things should be better, and we look at the numbers together.',
  ),
  heading('Questions that help to start'),
  bullet('What should a learner say about us in three years?'),
  bullet('Who belongs to our community, and who is not at the table yet?'),
  bullet('Why do learners leave? What do they say themselves?'),
  bullet('What do teachers and company trainers need to help well?'),
  bullet('By when do we want a change, and how will we see it?'),
  paragraph('Take out these lines and write your own.'),
];

const goals: readonly TemplateRecord[] = [
  goal(
    'stay',
    'More learners stay and finish',
    'People seldom leave for a single reason. Money, health, trouble at home, a trade that does not fit, or a hard start in the company often come together. If we see the reasons early, there is still time to help.',
  ),
  goal(
    'together',
    'Everyone has a part in this and knows which',
    'A plan from the office alone stays in the office. Learners, families, companies and local services see things that the school cannot see. With clear roles, help does not hang on one person.',
  ),
  goal(
    'staff',
    'Teachers and trainers feel ready to help',
    'They are often the first to notice that something is wrong. They need time, good training, and people from other professions to call.',
  ),
];

const targets: readonly TemplateRecord[] = [
  target(
    'fewer-leave',
    earlyLeaversHere,
    'Find out where you are today. Then agree on a number that is hard but possible, and on a date. The national numbers beside it are background: they count all young people, not yours.',
  ),
  target(
    'less-absence',
    absence,
    'Missed days are often the first sign. Who misses many days should hear from us soon, and kindly.',
  ),
  target(
    'more-views-count',
    viewCounts,
    'Who has a say feels at home. Ask every year, and tell everyone what changed because of the answers.',
  ),
  target(
    'more-staff-trained',
    staffTrained,
    'Plan training for people at school and in the companies, and let them learn together where you can.',
  ),
];

const outcomes: readonly TemplateRecord[] = [
  outcome('learners-finish', 'individual', 'Learners believe in their way and reach their qualification'),
  outcome(
    'one-community',
    'institutional',
    'School, families and companies act as one when somebody struggles',
  ),
  outcome(
    'region-helps',
    'system',
    'Services around us know each other, and no young person falls between them',
  ),
];

/** Nobody has given a score yet: each area stands there to be looked at. */
const assessments: readonly TemplateRecord[] = [
  'strategy',
  'actors',
  'coordination',
  'resources',
  'monitoring',
  'evaluation',
].map((area) => ({ root: 'assessments', key: `look-at-${area}`, values: { area } }));

const evaluation: TemplateRecord = {
  root: 'evaluations',
  key: 'look-back',
  values: {},
  texts: {
    title: 'How we look back',
    questions: [
      bullet('Did the learners whom we wanted to reach notice a change?'),
      bullet('Which of our measures helped, and how do we know?'),
      bullet('What happened that nobody expected?'),
    ],
  },
};

const ASK = 'Is this a reason here? Who says so? Add what shows it, or remove it.';

export const communityPlanEn: TemplateInLanguage = {
  ...coversEn.communityPlan,
  plan: {
    meta: { reviewEveryMonths: 6 },
    title: '',
    vision,
    records: [
      ...sourceProfilesEn.map((each) => profile(each)),
      ...mostNamedEn.map((each) => cause(each, ASK)),
      ...goals,
      ...[earlyLeaversHere, absence, viewCounts, staffTrained, earlyLeaversContext].map((each) =>
        indicator(each),
      ),
      ...targets,
      ...outcomes,
      ...assessments,
      evaluation,
    ],
    links: [
      ...links('goal', 'fewer-leave', 'stay'),
      ...links('context', 'fewer-leave', earlyLeaversContext.key),
      ...links('goal', 'less-absence', 'stay'),
      ...links('goal', 'more-views-count', 'together'),
      ...links('goal', 'more-staff-trained', 'staff'),
      ...links('shownBy', 'learners-finish', 'fewer-leave', 'less-absence'),
      ...links('shownBy', 'one-community', 'more-views-count', 'more-staff-trained'),
    ],
  },
};
