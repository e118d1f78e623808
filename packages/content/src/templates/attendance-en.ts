import { coversEn } from './covers-en.ts';
import { libraryCause, libraryIndicator, libraryProfile } from './from-library.ts';
import { bullet, goal, heading, idea, links, outcome, paragraph, target } from './records.ts';
import type { TemplateInLanguage, TemplateRecord } from './template.ts';

const ASK = 'Ask the learners who miss many days, one by one and kindly. Add what shows it, or remove it.';

const causes: readonly TemplateRecord[] = [
  libraryCause('PATH-absenteeism', ASK),
  libraryCause('PATH-disengagement', ASK),
  libraryCause('PATH-low-achievement', ASK),
  libraryCause('CLIM-bullying', ASK),
  libraryCause('CLIM-teachers', ASK),
  libraryCause('CLIM-language', ASK),
];

const targets: readonly TemplateRecord[] = [
  target(
    'fewer-chronically-absent',
    { key: 'chronic-absence' },
    'The average hides those who are hardly there. Here they count, whatever the reason.',
  ),
  target(
    'more-belong',
    { key: 'belonging' },
    'Who feels at home comes more often. Ask all learners, and look at the first year on its own.',
  ),
  target(
    'more-views-count',
    { key: 'view-counts' },
    'A survey without an answer makes people tired. Say each time what changed.',
  ),
  target(
    'more-families',
    { key: 'families-reached' },
    'A good exchange has two sides. Call with good news first.',
  ),
];

const measures: readonly TemplateRecord[] = [
  idea(
    'kind-call',
    {
      title: 'A kind call on the first missed day',
      what: 'Somebody calls before noon: how are you, and what do you need? No blame, and a note for the support team after the third day.',
    },
    { type: 'dataAndEarlyWarning', phase: 'prevention', 'dimension:personal': true },
  ),
  idea(
    'way-back',
    {
      title: 'A way back after a long absence',
      what: 'One person meets the learner on the first day back. Together they choose what to catch up on, and what to leave.',
    },
    { type: 'learningSupport', phase: 'intervention', 'dimension:educational': true },
  ),
  idea(
    'clubs',
    {
      title: 'Sport, music and workshops for all',
      what: 'Offers on two afternoons, chosen by learners. Clubs of the town take part. Marks play no role.',
    },
    { type: 'welcomingEnvironment', phase: 'prevention', 'dimension:social': true },
  ),
  idea(
    'open-room',
    {
      title: 'A room that is open, with somebody in it',
      what: 'Tea, quiet corners and a person to talk to, every day. Parents and trainers may come in too.',
    },
    { type: 'welcomingEnvironment', phase: 'prevention', 'dimension:social': true },
  ),
  idea(
    'stop-bullying',
    {
      title: 'Clear steps against bullying',
      what: 'Everybody knows how to report, also online, who reads it, and what happens within three days.',
    },
    { type: 'antiBullying', phase: 'intervention', 'dimension:social': true },
  ),
  idea(
    'celebrate',
    {
      title: 'Small successes are seen',
      what: 'Each month, classes name who made a step: came back, helped somebody, finished a piece.',
    },
    { type: 'welcomingEnvironment', phase: 'prevention', 'dimension:personal': true },
  ),
  idea(
    'ask-the-year',
    {
      title: 'One survey a year, without names',
      what: 'Learners, staff and parents answer ten questions. The council presents the results and what follows.',
    },
    { type: 'learnerVoice', phase: 'prevention', 'dimension:institutional': true },
  ),
  idea(
    'staff-signs',
    {
      title: 'Training: seeing early signs and talking about them',
      what: 'Two afternoons for all who teach or train, with a school psychologist and a social worker.',
    },
    {
      type: 'staffSupport',
      staffKind: 'continuing',
      'topic:factors': true,
      'topic:needs': true,
      'topic:conflict': true,
    },
  ),
];

export const attendanceEn: TemplateInLanguage = {
  ...coversEn.attendance,
  plan: {
    meta: { reviewEveryMonths: 3 },
    title: '',
    vision: [
      paragraph(
        'Learners come because it is good to be here. Whoever is missing is missed, and hears from us the same day.',
      ),
      heading('What makes a place welcoming: look around'),
      bullet('Is there sport or culture that everybody can join?'),
      bullet('Is there a place where different people meet, also online?'),
      bullet('Do learners, teachers, trainers and parents share rooms?'),
      bullet('Does every learner know whom to ask for help?'),
      bullet('Do we celebrate small steps?'),
      bullet('Does everybody know what happens when there is bullying?'),
      bullet('Do we ask all of us, without names, how it is here?'),
      paragraph('Take out these lines and write your own.'),
    ],
    records: [
      libraryProfile('escaping-the-system'),
      libraryProfile('quietly-disengaging'),
      libraryProfile('newly-arrived'),
      ...causes,
      goal(
        'be-here',
        'Learners are here, and want to be',
        'Who misses many days loses the thread, then the friends, then the courage to come back.',
      ),
      goal(
        'belong',
        'Everybody belongs',
        'A safe place where people know your name holds more than any rule.',
      ),
      libraryIndicator('chronic-absence'),
      libraryIndicator('belonging'),
      libraryIndicator('view-counts'),
      libraryIndicator('families-reached'),
      libraryIndicator('absence'),
      ...targets,
      ...measures,
      outcome('learner-seen', 'individual', 'Learners say: somebody notices when I am not here'),
      outcome('school-welcomes', 'institutional', 'The school is a place where people like to meet'),
      outcome('town-joins', 'system', 'Clubs, services and school share rooms and know each other'),
    ],
    links: [
      ...links('goal', 'fewer-chronically-absent', 'be-here'),
      ...links('goal', 'more-belong', 'belong'),
      ...links('goal', 'more-views-count', 'belong'),
      ...links('goal', 'more-families', 'be-here'),
      ...links('context', 'fewer-chronically-absent', 'absence'),
      ...links('serves', 'kind-call', 'be-here'),
      ...links('addresses', 'kind-call', 'PATH-absenteeism'),
      ...links('towards', 'kind-call', 'fewer-chronically-absent', 'more-families'),
      ...links('helps', 'kind-call', 'escaping-the-system'),
      ...links('serves', 'way-back', 'be-here'),
      ...links('addresses', 'way-back', 'PATH-absenteeism', 'PATH-low-achievement'),
      ...links('towards', 'way-back', 'fewer-chronically-absent'),
      ...links('serves', 'clubs', 'belong'),
      ...links('addresses', 'clubs', 'PATH-disengagement'),
      ...links('towards', 'clubs', 'more-belong'),
      ...links('helps', 'clubs', 'quietly-disengaging', 'newly-arrived'),
      ...links('serves', 'open-room', 'belong'),
      ...links('addresses', 'open-room', 'CLIM-language', 'CLIM-teachers'),
      ...links('towards', 'open-room', 'more-belong'),
      ...links('serves', 'stop-bullying', 'belong'),
      ...links('addresses', 'stop-bullying', 'CLIM-bullying'),
      ...links('towards', 'stop-bullying', 'more-belong'),
      ...links('serves', 'celebrate', 'belong'),
      ...links('addresses', 'celebrate', 'PATH-disengagement'),
      ...links('towards', 'celebrate', 'more-belong'),
      ...links('serves', 'ask-the-year', 'belong'),
      ...links('towards', 'ask-the-year', 'more-views-count'),
      ...links('serves', 'staff-signs', 'be-here'),
      ...links('towards', 'staff-signs', 'fewer-chronically-absent'),
      ...links('affects', 'PATH-disengagement', 'escaping-the-system', 'quietly-disengaging'),
      ...links('affects', 'CLIM-language', 'newly-arrived'),
      ...links('shownBy', 'learner-seen', 'fewer-chronically-absent', 'more-families'),
      ...links('shownBy', 'school-welcomes', 'more-belong', 'more-views-count'),
    ],
  },
};
