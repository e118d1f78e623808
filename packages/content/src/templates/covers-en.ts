import type { TemplateCover } from './template.ts';

export const coversEn = {
  communityPlan: {
    name: 'Community plan',
    summary:
      'One plan for the whole community of a school: what we want, why learners leave, and how we will know.',
  },
  apprenticeship: {
    name: 'Staying in the apprenticeship',
    summary:
      'For schools with learners in companies: fewer contracts end early, and work is a place to learn.',
  },
  attendance: {
    name: 'Being there and belonging',
    summary: 'For schools where many days are missed: a place where learners feel safe, seen and at home.',
  },
  firstHundredDays: {
    name: 'The first 100 days',
    summary: 'For the start of a programme: the right choice, a warm welcome, and help before it is late.',
  },
  yearlyUpdate: {
    name: 'Yearly update',
    summary: 'A short plan for one more year: what we keep, what we change, and what we stop.',
  },
  exampleSchool: {
    name: 'Example school',
    summary: 'A whole plan of a school that does not exist, to look at and to learn from.',
  },
} as const satisfies Readonly<Record<string, TemplateCover>>;
