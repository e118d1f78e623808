import { libraryIndicator } from '../from-library.ts';
import { goal, links, outcome, target } from '../records.ts';
import type { TemplateLink, TemplateRecord } from '../template.ts';

const goals: readonly TemplateRecord[] = [
  goal(
    'finish',
    'More of us stay and finish',
    'Last year 60 of 420 learners left without a qualification. Each of them had plans when they came.',
  ),
  goal(
    'at-home',
    'Everybody is safe and at home here',
    'Learners told us that they come for people first. Who has nobody here stops coming.',
  ),
  goal(
    'work-teaches',
    'Work is a place to learn',
    'Half of our learners spend three days a week in a company. What happens there decides as much as school does.',
  ),
  goal(
    'one-community',
    'We act as one community',
    'Everybody saw a part, nobody saw the whole. Now each of us knows whom to call, and when.',
  ),
];

const indicators: readonly TemplateRecord[] = [
  libraryIndicator('early-leavers-here', { collectorId: 'steering-group' }),
  libraryIndicator('six-month-leavers', { collectorId: 'first-year-team' }),
  libraryIndicator('chronic-absence', { collectorId: 'support-team' }),
  libraryIndicator('belonging', { collectorId: 'student-council' }),
  libraryIndicator('workplace-quality', { collectorId: 'trainers-circle' }),
  libraryIndicator('staff-trained', { collectorId: 'teachers-meeting' }),
  libraryIndicator('early-leavers-context'),
];

const targets: readonly TemplateRecord[] = [
  target(
    'fewer-leave',
    { key: 'early-leavers-here' },
    'Nine in a hundred is hard, and schools like ours have done it. It means about 22 learners a year who stay.',
    { baselineValue: 14.3, baselineDate: '2026-07-09', targetValue: 9, deadline: '2028-07-07' },
  ),
  target(
    'good-start',
    { key: 'six-month-leavers' },
    'In the first half year we lose many. It is also when help works best.',
    { baselineValue: 10.1, baselineDate: '2026-03-31', targetValue: 6, deadline: '2028-03-31' },
  ),
  target(
    'less-absent',
    { key: 'chronic-absence' },
    'We count everybody who misses one day in ten, ill or not. It is a reason to ask, not to punish.',
    { baselineValue: 24, baselineDate: '2026-06-26', targetValue: 15, deadline: '2028-06-30' },
  ),
  target(
    'more-belong',
    { key: 'belonging' },
    'The student council chose this target. Apprentices and first years are lowest, so they come first.',
    { baselineValue: 58, baselineDate: '2026-05-20', targetValue: 75, deadline: '2028-05-31' },
  ),
  target(
    'better-work',
    { key: 'workplace-quality' },
    'The trainers asked for a number that they can move themselves. No company is shown on its own.',
    { baselineValue: 55, baselineDate: '2026-06-05', targetValue: 75, deadline: '2028-06-09' },
  ),
  target(
    'staff-ready',
    { key: 'staff-trained' },
    '38 teachers and 41 trainers. Those who teach the first year go first.',
    { baselineValue: 18, baselineDate: '2026-07-01', targetValue: 80, deadline: '2028-06-30' },
  ),
];

function milestone(targetId: string, date: string, value: number): TemplateRecord {
  return { root: 'milestones', key: `${targetId}-on-the-way`, values: { date, value }, refs: { targetId } };
}

const milestones: readonly TemplateRecord[] = [
  milestone('fewer-leave', '2027-07-09', 12),
  milestone('good-start', '2027-03-31', 8),
  milestone('less-absent', '2027-06-25', 20),
  milestone('more-belong', '2027-05-28', 66),
  milestone('better-work', '2027-06-11', 65),
  milestone('staff-ready', '2027-06-30', 50),
];

/** Day, value, and how many people it is about. */
type Row = readonly [date: string, value: number, people: number];

function measured(indicatorId: string, rows: readonly Row[], breakdown?: string): readonly TemplateRecord[] {
  const part = breakdown === undefined ? {} : { breakdown };
  return rows.map(([date, value, people]) => ({
    root: 'measurements',
    key: [indicatorId, date, ...Object.values(part)].join(' '),
    values: { date, value, people, ...part },
    refs: { indicatorId },
  }));
}

/** Two school years before the plan, and its first autumn. */
const measurements: readonly TemplateRecord[] = [
  ...measured('early-leavers-here', [
    ['2025-07-10', 13.3, 412],
    ['2026-07-09', 14.3, 420],
  ]),
  ...measured('six-month-leavers', [
    ['2025-03-31', 9.5, 158],
    ['2026-03-31', 10.1, 168],
  ]),
  ...measured('chronic-absence', [
    ['2024-12-20', 21, 412],
    ['2025-03-28', 23, 405],
    ['2025-06-27', 22, 398],
    ['2025-12-19', 24, 420],
    ['2026-03-27', 25, 409],
    ['2026-06-26', 24, 401],
    ['2026-09-30', 22, 431],
    ['2026-10-30', 21, 429],
  ]),
  ...measured('belonging', [
    ['2025-05-21', 61, 318],
    ['2026-05-20', 58, 334],
  ]),
  ...measured('belonging', [['2026-05-20', 52, 131]], 'Apprentices'),
  ...measured('belonging', [['2026-05-20', 55, 140]], 'First year'),
  {
    root: 'measurements',
    key: 'belonging of few',
    values: {
      date: '2026-05-20',
      isHidden: true,
      breakdown: 'Evening class',
      note: 'Too few answers: the number is not written down.',
    },
    refs: { indicatorId: 'belonging' },
  },
  ...measured('workplace-quality', [
    ['2025-03-14', 57, 128],
    ['2025-06-06', 56, 133],
    ['2025-12-12', 54, 141],
    ['2026-03-13', 56, 139],
    ['2026-06-05', 55, 147],
    ['2026-10-16', 58, 150],
  ]),
  ...measured('staff-trained', [
    ['2025-07-01', 11, 77],
    ['2026-07-01', 18, 79],
  ]),
];

const outcomes: readonly TemplateRecord[] = [
  outcome('known-and-able', 'individual', 'Learners say: people know me here, and I can do this', {
    byDate: '2028-06-30',
  }),
  outcome(
    'help-in-days',
    'institutional',
    'Help comes within days, because school and companies tell each other',
    {
      byDate: '2028-03-31',
    },
  ),
  outcome(
    'staff-know-how',
    'institutional',
    'Everybody who teaches or trains knows the early signs and whom to call',
    {
      byDate: '2028-06-30',
    },
  ),
  outcome(
    'town-holds',
    'system',
    'In our town no young person is without a place to learn for longer than eight weeks',
    {
      byDate: '2028-07-31',
    },
  ),
];

export const aims: readonly TemplateRecord[] = [
  ...goals,
  ...indicators,
  ...targets,
  ...milestones,
  ...measurements,
  ...outcomes,
];

export const aimLinks: readonly TemplateLink[] = [
  ...links('goalHeldBy', 'finish', 'steering-group'),
  ...links('goalHeldBy', 'at-home', 'student-council'),
  ...links('goalHeldBy', 'work-teaches', 'trainers-circle'),
  ...links('goalHeldBy', 'one-community', 'teachers-meeting'),
  ...links('leadsTo', 'finish', 'known-and-able'),
  ...links('leadsTo', 'at-home', 'known-and-able'),
  ...links('leadsTo', 'work-teaches', 'help-in-days'),
  ...links('leadsTo', 'one-community', 'staff-know-how', 'town-holds'),
  ...links('targetHeldBy', 'less-absent', 'support-team'),
  ...links('goal', 'fewer-leave', 'finish'),
  ...links('goal', 'good-start', 'finish', 'at-home'),
  ...links('goal', 'less-absent', 'finish'),
  ...links('goal', 'more-belong', 'at-home'),
  ...links('goal', 'better-work', 'work-teaches'),
  ...links('goal', 'staff-ready', 'one-community'),
  ...links('context', 'fewer-leave', 'early-leavers-context'),
  ...links('causedBy', 'fewer-leave', 'SYS-late-signs', 'IND-mental-health'),
  ...links('causedBy', 'good-start', 'GUID-wrong-programme', 'WBL-expectations'),
  ...links('causedBy', 'less-absent', 'PATH-absenteeism', 'FAM-care-duties'),
  ...links('causedBy', 'more-belong', 'CLIM-bullying', 'WBL-belonging'),
  ...links('causedBy', 'better-work', 'WBL-belonging', 'WBL-expectations'),
  ...links('causedBy', 'staff-ready', 'SYS-late-signs'),
  ...links('shownBy', 'known-and-able', 'more-belong', 'fewer-leave'),
  ...links('shownBy', 'help-in-days', 'less-absent', 'better-work'),
  ...links('shownBy', 'staff-know-how', 'staff-ready'),
  ...links('shownBy', 'town-holds', 'good-start', 'fewer-leave'),
];
