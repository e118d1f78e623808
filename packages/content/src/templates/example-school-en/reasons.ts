import { libraryCause, libraryProfile } from '../from-library.ts';
import { links } from '../records.ts';
import type { TemplateLink, TemplateRecord } from '../template.ts';

function evidence(
  key: string,
  causeId: string,
  values: {
    readonly kind: 'data' | 'survey' | 'interview' | 'meeting' | 'research';
    readonly date: string;
    readonly source: string;
    readonly summary: string;
  },
): TemplateRecord {
  return { root: 'evidence', key, values, refs: { causeId } };
}

/** Whom the school wants to reach, why learners leave, and what shows it. */
export const reasons: readonly TemplateRecord[] = [
  libraryProfile('no-drive', { size: 60 }),
  libraryProfile('quietly-disengaging', { size: 45 }),
  libraryProfile('with-care-duties', { size: 25 }),

  libraryCause(
    'PATH-absenteeism',
    'It begins with single days in November. After ten missed days, few come back without help.',
    {
      weight: 5,
    },
  ),
  evidence('missed-days', 'PATH-absenteeism', {
    kind: 'data',
    date: '2026-06-26',
    source: 'Attendance lists 2025/26, in counts',
    summary:
      'Of 60 learners who left during the year, 44 had missed more than one day in ten before December.',
  }),
  libraryCause('SYS-late-signs', 'Everybody had seen something. Nobody had put it together.', { weight: 5 }),
  evidence('looking-back', 'SYS-late-signs', {
    kind: 'meeting',
    date: '2026-03-18',
    source: 'Teachers, trainers and support team look back at the autumn',
    summary:
      'In most cases three people knew something before the support team heard of it, on average 31 school days later.',
  }),
  libraryCause(
    'WBL-expectations',
    'Most of all in the kitchens and on the building sites, in the first three months.',
    {
      weight: 4,
    },
  ),
  evidence('ended-contracts', 'WBL-expectations', {
    kind: 'interview',
    date: '2026-05-12',
    source: 'Guidance centre: talks with 22 young people whose contract ended',
    summary:
      'Two in three said that the work was quite different from what they had pictured. Half had never been in the company before.',
  }),
  libraryCause('WBL-belonging', 'Small companies do well here. It is harder where shifts change.', {
    weight: 3,
  }),
  evidence('workplace-survey', 'WBL-belonging', {
    kind: 'survey',
    date: '2026-06-05',
    source: 'Survey after the time at work, 147 learners',
    summary: 'Four in ten do not know whom to ask at work when something goes wrong.',
  }),
  libraryCause('GUID-wrong-programme', 'Many took the place that was left, not the one they wanted.', {
    weight: 4,
  }),
  evidence('second-choice', 'GUID-wrong-programme', {
    kind: 'survey',
    date: '2025-11-21',
    source: 'Questions to all new learners, 158 answers',
    summary:
      'For 38 % the programme was not the first choice. Of these, twice as many left in the first half year.',
  }),
  libraryCause('IND-mental-health', 'Fear and sleepless nights are named more often than two years ago.', {
    weight: 4,
  }),
  evidence('health-numbers', 'IND-mental-health', {
    kind: 'data',
    date: '2026-04-30',
    source: 'Support team and health centre, visits in counts',
    summary: 'Visits rose from 74 to 121 in a year. Half of them are about fear or low mood.',
  }),
  libraryCause('CLIM-bullying', 'Much of it happens in class chats at night.', { weight: 3 }),
  evidence('council-walk', 'CLIM-bullying', {
    kind: 'survey',
    date: '2026-05-20',
    source: 'Yearly survey without names, 334 learners',
    summary: 'One in six was insulted online in the last month. Only one in five of these told an adult.',
  }),
  libraryCause('FAM-care-duties', 'They do not call it care. They say: I have to be home at two.', {
    weight: 3,
  }),
  evidence('parents-talk', 'FAM-care-duties', {
    kind: 'meeting',
    date: '2026-04-15',
    source: 'Parents’ café with interpreters, 34 families',
    summary:
      'Families say that older children look after younger ones when parents work shifts. They did not know that school could help.',
  }),
  evidence('care-study', 'FAM-care-duties', {
    kind: 'research',
    date: '2025-10-01',
    source: 'Youth and family office, report on the town',
    summary: 'About one young person in fifteen in the town cares for somebody at home.',
  }),
];

export const reasonLinks: readonly TemplateLink[] = [
  ...links('affects', 'PATH-absenteeism', 'no-drive', 'quietly-disengaging'),
  ...links('affects', 'SYS-late-signs', 'quietly-disengaging'),
  ...links('affects', 'WBL-expectations', 'no-drive'),
  ...links('affects', 'WBL-belonging', 'quietly-disengaging'),
  ...links('affects', 'GUID-wrong-programme', 'no-drive'),
  ...links('affects', 'IND-mental-health', 'quietly-disengaging'),
  ...links('affects', 'CLIM-bullying', 'quietly-disengaging'),
  ...links('affects', 'FAM-care-duties', 'with-care-duties'),
];
