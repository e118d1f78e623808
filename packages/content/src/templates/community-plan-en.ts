import {
  absence,
  earlyLeaversContext,
  earlyLeaversHere,
  staffTrained,
  viewCounts,
} from '../indicators/first-indicators-en.ts';
import { fromLibrary } from './from-library.ts';
import type { TemplateInLanguage, TemplateText } from './template.ts';

const paragraph = (text: string): TemplateText => ({ kind: 'plain', text });
const bullet = (text: string): TemplateText => ({ kind: 'bullet', text });

export const communityPlanEn: TemplateInLanguage = {
  name: 'Community plan',
  summary:
    'One plan for the whole community of a school: what we want, why learners leave, and how we will know.',
  plan: {
    meta: {},
    title: '',
    vision: [
      paragraph(
        'Every learner here feels welcome, gets help in time, and finishes what they started: at school and at work.',
      ),
      paragraph(
        'No one can do this alone. Learners, families, teachers, company trainers, employers, local services and clubs write this plan together. Each of us knows our own part in it.',
      ),
      paragraph(
        'When somebody thinks about leaving, we ask why, and we work on the reason. Our staff get the time and the training for this. We agree by when things should be better, and we look at the numbers together.',
      ),
      { kind: 'heading2', text: 'Questions that help to start' },
      bullet('What should a learner say about us in three years?'),
      bullet('Who belongs to our community, and who is not at the table yet?'),
      bullet('Why do learners leave? What do they say themselves?'),
      bullet('What do teachers and company trainers need to help well?'),
      bullet('By when do we want a change, and how will we see it?'),
      paragraph('Take out these lines and write your own.'),
    ],
    records: [
      {
        root: 'goals',
        key: 'stay',
        values: {},
        texts: {
          statement: 'More learners stay and finish',
          why: 'People seldom leave for a single reason. Money, health, trouble at home, a trade that does not fit, or a hard start in the company often come together. If we see the reasons early, there is still time to help.',
        },
      },
      {
        root: 'goals',
        key: 'together',
        values: {},
        texts: {
          statement: 'Everyone has a part in this and knows which',
          why: 'A plan from the office alone stays in the office. Learners, families, companies and local services see things that the school cannot see. With clear roles, help does not hang on one person.',
        },
      },
      {
        root: 'goals',
        key: 'staff',
        values: {},
        texts: {
          statement: 'Teachers and trainers feel ready to help',
          why: 'They are often the first to notice that something is wrong. They need time, good training, and people from other professions to call.',
        },
      },
      ...[earlyLeaversHere, absence, viewCounts, staffTrained, earlyLeaversContext].map(fromLibrary),
      {
        root: 'targets',
        key: 'fewer-leave',
        values: {},
        refs: { indicatorId: earlyLeaversHere.key },
        texts: {
          rationale:
            'Find out where you are today. Then agree on a number that is hard but possible, and on a date. The national numbers beside it are background: they count all young people, not yours.',
        },
      },
      {
        root: 'targets',
        key: 'less-absence',
        values: {},
        refs: { indicatorId: absence.key },
        texts: {
          rationale:
            'Missed days are often the first sign. Who misses many days should hear from us soon, and kindly.',
        },
      },
      {
        root: 'targets',
        key: 'more-views-count',
        values: {},
        refs: { indicatorId: viewCounts.key },
        texts: {
          rationale:
            'Who has a say feels at home. Ask every year, and tell everyone what changed because of the answers.',
        },
      },
      {
        root: 'targets',
        key: 'more-staff-trained',
        values: {},
        refs: { indicatorId: staffTrained.key },
        texts: {
          rationale:
            'Plan training for people at school and in the companies, and let them learn together where you can.',
        },
      },
    ],
    links: [
      { kind: 'goal', from: 'fewer-leave', to: 'stay' },
      { kind: 'context', from: 'fewer-leave', to: earlyLeaversContext.key },
      { kind: 'goal', from: 'less-absence', to: 'stay' },
      { kind: 'goal', from: 'more-views-count', to: 'together' },
      { kind: 'goal', from: 'more-staff-trained', to: 'staff' },
    ],
  },
};
