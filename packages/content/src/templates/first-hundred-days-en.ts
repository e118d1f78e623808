import { coversEn } from './covers-en.ts';
import { libraryCause, libraryIndicator, libraryProfile } from './from-library.ts';
import { bullet, goal, heading, idea, links, outcome, paragraph, target } from './records.ts';
import type { TemplateInLanguage, TemplateRecord } from './template.ts';

const ASK =
  'Ask learners who left in their first months, and those who stayed. Add what shows it, or remove it.';

const targets: readonly TemplateRecord[] = [
  target(
    'fewer-leave-early',
    { key: 'six-month-leavers' },
    'Most of what goes wrong shows in the first weeks. This number answers within half a year.',
  ),
  target(
    'families-met',
    { key: 'families-reached' },
    'Meet every family once before the autumn holidays, where it is easy for them.',
  ),
  target(
    'quick-contact',
    { key: 'days-to-first-contact' },
    'From the first sign to the first talk: fewer days are better.',
  ),
];

const measures: readonly TemplateRecord[] = [
  idea(
    'try-before',
    {
      title: 'Try the trade before the start',
      what: 'With the schools that learners come from: two days in the workshop, a talk with apprentices, an honest look at the work.',
    },
    { type: 'guidanceCoaching', phase: 'prevention', 'dimension:educational': true },
  ),
  idea(
    'welcome-week',
    {
      title: 'A welcome week',
      what: 'Names, rooms, people to ask, a meal with the families, and a piece of work that everybody takes home.',
    },
    { type: 'welcomingEnvironment', phase: 'prevention', 'dimension:social': true },
  ),
  idea(
    'older-learner',
    {
      title: 'An older learner for each new one',
      what: 'They meet every week until the winter holidays. The older ones get training and a certificate.',
    },
    { type: 'learnerVoice', phase: 'prevention', 'dimension:social': true },
  ),
  idea(
    'week-six-talk',
    {
      title: 'A talk in week six',
      what: 'Is this the right place for you? What helps, what is in the way? With the family or somebody the learner chooses.',
    },
    { type: 'guidanceCoaching', phase: 'prevention', 'dimension:personal': true },
  ),
  idea(
    'change-without-loss',
    {
      title: 'Changing the programme without losing a year',
      what: 'Whoever chose wrongly can change until the winter holidays. What they have learned counts.',
    },
    { type: 'flexiblePathway', phase: 'intervention', 'dimension:institutional': true },
  ),
  idea(
    'call-home',
    {
      title: 'Good news home in the first month',
      what: 'Each family gets one call with good news, in a language that they speak.',
    },
    { type: 'familyPartnership', phase: 'prevention', 'dimension:family': true },
  ),
  idea(
    'tutors-start',
    {
      title: 'Training for those who teach first-year learners',
      what: 'One day before the start: what new learners need, early signs, whom to call. New colleagues and trainers come too.',
    },
    {
      type: 'staffSupport',
      staffKind: 'initial',
      'topic:factors': true,
      'topic:needs': true,
      'topic:interventions': true,
    },
  ),
];

export const firstHundredDaysEn: TemplateInLanguage = {
  ...coversEn.firstHundredDays,
  plan: {
    meta: { reviewEveryMonths: 3 },
    title: '',
    vision: [
      paragraph(
        'Whoever begins here knows what they chose, is expected by name, and has somebody to ask from the first day.',
      ),
      heading('Questions that help to start'),
      bullet('What did new learners think the programme would be?'),
      bullet('When did those who left last year begin to stay away?'),
      bullet('Whom does a new learner know after one week?'),
      bullet('What do the schools before us know that could help, and may they tell us?'),
      paragraph('Take out these lines and write your own.'),
    ],
    records: [
      libraryProfile('no-belief'),
      libraryProfile('newly-arrived'),
      libraryCause('GUID-little-guidance', ASK),
      libraryCause('GUID-wrong-programme', ASK),
      libraryCause('FAM-little-engagement', ASK),
      libraryCause('CLIM-language', ASK),
      libraryCause('SYS-late-signs', ASK),
      libraryCause('IND-mental-health', ASK),
      goal(
        'good-start',
        'Everybody has a good start',
        'The first weeks decide whether somebody feels at home and believes that it will work out.',
      ),
      goal(
        'right-place',
        'Everybody is in the right place',
        'A wrong choice is no shame. It only has to be seen early, and there has to be a way to change.',
      ),
      libraryIndicator('six-month-leavers'),
      libraryIndicator('families-reached'),
      libraryIndicator('days-to-first-contact'),
      ...targets,
      ...measures,
      outcome(
        'learner-arrives',
        'individual',
        'New learners know people here and know why they chose this trade',
      ),
      outcome('team-sees', 'institutional', 'Early signs are seen and answered within days'),
      outcome(
        'schools-hand-over',
        'system',
        'Schools and services around us hand over young people, not only papers',
      ),
    ],
    links: [
      ...links('goal', 'fewer-leave-early', 'good-start', 'right-place'),
      ...links('goal', 'families-met', 'good-start'),
      ...links('goal', 'quick-contact', 'good-start'),
      ...links('serves', 'try-before', 'right-place'),
      ...links('addresses', 'try-before', 'GUID-little-guidance', 'GUID-wrong-programme'),
      ...links('towards', 'try-before', 'fewer-leave-early'),
      ...links('serves', 'welcome-week', 'good-start'),
      ...links('addresses', 'welcome-week', 'CLIM-language', 'FAM-little-engagement'),
      ...links('towards', 'welcome-week', 'fewer-leave-early', 'families-met'),
      ...links('helps', 'welcome-week', 'newly-arrived'),
      ...links('serves', 'older-learner', 'good-start'),
      ...links('addresses', 'older-learner', 'CLIM-language'),
      ...links('helps', 'older-learner', 'no-belief', 'newly-arrived'),
      ...links('towards', 'older-learner', 'fewer-leave-early'),
      ...links('serves', 'week-six-talk', 'right-place'),
      ...links('addresses', 'week-six-talk', 'GUID-wrong-programme', 'SYS-late-signs'),
      ...links('towards', 'week-six-talk', 'fewer-leave-early'),
      ...links('serves', 'change-without-loss', 'right-place'),
      ...links('addresses', 'change-without-loss', 'GUID-wrong-programme'),
      ...links('towards', 'change-without-loss', 'fewer-leave-early'),
      ...links('serves', 'call-home', 'good-start'),
      ...links('addresses', 'call-home', 'FAM-little-engagement'),
      ...links('towards', 'call-home', 'families-met'),
      ...links('serves', 'tutors-start', 'good-start'),
      ...links('addresses', 'tutors-start', 'SYS-late-signs'),
      ...links('towards', 'tutors-start', 'quick-contact'),
      ...links('affects', 'CLIM-language', 'newly-arrived'),
      ...links('shownBy', 'learner-arrives', 'fewer-leave-early'),
      ...links('shownBy', 'team-sees', 'quick-contact', 'families-met'),
    ],
  },
};
