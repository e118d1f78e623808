import { bullet, links } from '../records.ts';
import type { TemplateLink, TemplateRecord, TemplateValue } from '../template.ts';

function practice(
  key: string,
  texts: { readonly title: string; readonly note: string },
  values: Readonly<Record<string, TemplateValue>> & { readonly topic: string; readonly state: string },
): TemplateRecord {
  return { root: 'practices', key, values, texts };
}

/** What the school does already, or is about to do, wherever it can be found. */
const practices: readonly TemplateRecord[] = [
  practice(
    'rowing-and-theatre',
    {
      title: 'Rowing, theatre and open workshop',
      note: 'About ninety learners come, a third of them first years.',
    },
    {
      topic: 'activities',
      state: 'inPlace',
      date: '2026-09-21',
      where: 'Boathouse, small stage, workshop 3',
      'group:learner': true,
      'group:creativeSportCommunity': true,
    },
  ),
  practice(
    'the-landing',
    {
      title: 'The Landing: a room for everybody, and an evening that one can join from home',
      note: 'Learners from far away take part on the screen. Bridge holds its open tea there.',
    },
    {
      topic: 'sharedSpaces',
      state: 'inPlace',
      date: '2026-09-07',
      where: 'Ground floor, and a link on the school site',
      'group:learner': true,
      'group:parentFamily': true,
      'group:ngo': true,
    },
  ),
  practice(
    'one-kitchen',
    {
      title: 'One kitchen, one library, one workshop',
      note: 'Parents and trainers may use them on Thursdays.',
    },
    {
      topic: 'sharedFacilities',
      state: 'planned',
      date: '2027-02-01',
      'group:teacher': true,
      'group:trainer': true,
      'group:learner': true,
      'group:parentFamily': true,
    },
  ),
  practice(
    'whom-to-ask',
    { title: 'Whom to ask: a card for each learner', note: 'Three names, three times, three languages.' },
    {
      topic: 'accessToHelp',
      state: 'inPlace',
      date: '2026-09-04',
      where: 'Handed out in the welcome week; hangs in every room',
      'group:learner': true,
      'group:multiProfessionalTeam': true,
    },
  ),
  practice(
    'friday-applause',
    {
      title: 'Friday applause',
      note: 'Each week classes name small steps. Nobody is named who does not want to be.',
    },
    {
      topic: 'celebration',
      state: 'inPlace',
      date: '2026-09-11',
      'group:learner': true,
      'group:teacher': true,
    },
  ),
  practice(
    'steps-on-one-page',
    {
      title: 'What happens when somebody is bullied: one page',
      note: 'The same four steps each time: stop it, listen to both sides, agree, look again. The youth office is called in when needed.',
    },
    {
      topic: 'antiBullying',
      state: 'inPlace',
      date: '2026-10-12',
      where: 'On the school site, and on paper in every classroom',
      reportTo: 'A box in the office and a phone number, which three people read',
      'group:learner': true,
      'group:parentFamily': true,
      'group:trainer': true,
    },
  ),
  practice(
    'may-survey',
    {
      title: 'The survey in May, without names',
      note: 'Ten questions to learners, staff and parents. The council presents the results in June, with what will change.',
    },
    {
      topic: 'climateSurvey',
      state: 'inPlace',
      date: '2026-05-20',
      isAnonymous: true,
      'group:learner': true,
      'group:teacher': true,
      'group:nonTeachingStaff': true,
      'group:parentFamily': true,
      'scope:school': true,
      'scope:work': true,
    },
  ),
  practice(
    'council-votes',
    {
      title: 'The student council votes',
      note: 'Two learners sit in the steering group with full votes. The council meets online too, so that apprentices can take part.',
    },
    {
      topic: 'learnerVoice',
      state: 'inPlace',
      date: '2026-09-24',
      'group:learner': true,
      'scope:school': true,
      'scope:work': true,
      'scope:administration': true,
    },
  ),
  practice(
    'walk-and-talk',
    {
      title: 'Walk and talk',
      note: 'Whoever does not speak in meetings walks along the river with somebody of the support team, alone or in a small group.',
    },
    {
      topic: 'informalVoice',
      state: 'inPlace',
      date: '2026-10-06',
      'group:learner': true,
      'scope:school': true,
    },
  ),
  practice(
    'four-languages',
    { title: 'Letters in four languages, short and with pictures', note: 'Bridge reads them first.' },
    {
      topic: 'languages',
      state: 'inPlace',
      date: '2026-09-01',
      where: 'English, Arabic, Ukrainian, Polish',
      'group:parentFamily': true,
      'group:ngo': true,
    },
  ),
  practice(
    'help-nearby',
    {
      title: 'Help nearby: all services on one page',
      note: 'Hours, languages and the first step. Checked every September.',
    },
    {
      topic: 'reachableServices',
      state: 'inPlace',
      date: '2026-09-14',
      where: 'Our community, in this plan, and on the school site',
      'group:socialService': true,
      'group:healthService': true,
      'group:ngo': true,
    },
  ),
  practice(
    'companies-show',
    { title: 'Companies show themselves', note: 'Six visits a year, two of them on the screen.' },
    {
      topic: 'employerOffer',
      offer: 'talks',
      state: 'inPlace',
      date: '2026-11-12',
      'group:employer': true,
      'group:learner': true,
    },
  ),
  practice(
    'try-the-work',
    { title: 'Three days to try the work', note: 'Twelve companies offer 48 places from January on.' },
    {
      topic: 'employerOffer',
      offer: 'workExperience',
      state: 'planned',
      date: '2027-01-18',
      'group:employer': true,
      'group:feederSchool': true,
    },
  ),
  practice(
    'a-place-for-each',
    {
      title: 'A list of free training places, kept by all',
      note: 'Companies write in free places, the guidance centre looks every Monday.',
    },
    {
      topic: 'employerOffer',
      offer: 'recruitment',
      state: 'inPlace',
      date: '2026-09-28',
      'group:employer': true,
      'group:employmentGuidanceService': true,
    },
  ),
  practice(
    'parents-decide',
    {
      title: 'Parents decide with us',
      note: 'Two parents vote in the steering group; Bridge asks those who cannot come.',
    },
    {
      topic: 'parentDecisions',
      state: 'inPlace',
      date: '2026-09-24',
      'group:parentFamily': true,
      'scope:school': true,
      'scope:administration': true,
    },
  ),
  practice(
    'parents-corner',
    { title: 'A corner for families', note: 'Sofa, toys, kettle. Open from Monday to Saturday.' },
    {
      topic: 'familySpace',
      state: 'inPlace',
      date: '2026-10-10',
      where: 'In the Landing',
      'group:parentFamily': true,
    },
  ),
  practice(
    'parents-show-trades',
    { title: 'Parents show their trades', note: 'A baker, a nurse and a crane driver came in autumn.' },
    { topic: 'parentsAsResource', state: 'inPlace', date: '2026-10-10', 'group:parentFamily': true },
  ),
  practice(
    'who-gets-a-key-worker',
    {
      title: 'Who gets a key worker',
      note: 'Families who ask, or who say yes when the support team offers it. A visit every second week. We count families only.',
    },
    { topic: 'keyWorker', state: 'planned', date: '2026-12-01', 'group:parentFamily': true },
  ),
];

function assessment(area: string, score: number, evidence: string): TemplateRecord {
  return {
    root: 'assessments',
    key: `area-${area}`,
    values: { area, score, date: '2026-06-18', group: 'multiProfessionalTeam' },
    texts: { evidence },
  };
}

const assessments: readonly TemplateRecord[] = [
  assessment('strategy', 3, 'There is a plan since this year. Not all companies know it yet.'),
  assessment('actors', 2, 'Families and former learners were hardly there until spring.'),
  assessment('coordination', 2, 'Each service helps well. It took 31 days until they spoke with each other.'),
  assessment('resources', 2, 'Little time for talks, and training only for a few.'),
  assessment('monitoring', 2, 'The numbers are there, but we looked at them in June, when it was too late.'),
  assessment('evaluation', 3, 'We ask every May, and tell what changed. Companies were not asked so far.'),
];

const evaluation: TemplateRecord = {
  root: 'evaluations',
  key: 'after-one-year',
  values: { start: '2027-06-01', end: '2027-07-09' },
  texts: {
    title: 'After one year: what helped?',
    activities: 'The kind call, the talk of three at work, and the welcome week.',
    expected:
      'Learners who were called early come back sooner. Fewer contracts end in the first four months.',
    unexpected:
      'Calls could feel like control. Some learners may come although they are ill. We ask about both.',
    questions: [
      bullet('Did the learners whom we called feel helped?'),
      bullet('In which trades do contracts still end early, and why?'),
      bullet('Who was not reached by anything?'),
    ],
    success:
      'Chronic absence is at 20 % or less. Two of three learners say that the calls help. Trainers want to go on.',
  },
};

const reviews: readonly TemplateRecord[] = [
  {
    root: 'reviews',
    key: 'autumn-review',
    values: {
      date: '2026-11-05',
      'group:leadership': true,
      'group:teacher': true,
      'group:trainer': true,
      'group:learner': true,
      'group:parentFamily': true,
      'group:multiProfessionalTeam': true,
      'group:employer': true,
    },
    texts: {
      title: 'The first two months',
      findings: [
        bullet('Chronic absence fell from 24 % to 21 %. It is early, and November is still to come.'),
        bullet('Nine in ten talks at work took place. Trainers find half an hour enough.'),
        bullet('The evening class was not asked enough: too few answers.'),
      ],
      decisions: [
        bullet('The kind call goes on, and the council writes the words for it anew.'),
        bullet('Walk and talk comes to the evening class in December.'),
        bullet('The key worker starts on 1 December.'),
      ],
    },
  },
  {
    root: 'reviews',
    key: 'spring-review',
    values: { date: '2027-04-22' },
    texts: { title: 'Half-time of the first year' },
  },
];

export const round: readonly TemplateRecord[] = [...practices, ...assessments, evaluation, ...reviews];

export const roundLinks: readonly TemplateLink[] = [
  ...links('doneBy', 'rowing-and-theatre', 'afternoons'),
  ...links('doneBy', 'whom-to-ask', 'welcome-week'),
  ...links('doneBy', 'steps-on-one-page', 'clear-steps'),
  ...links('doneBy', 'companies-show', 'taster-days'),
  ...links('doneBy', 'try-the-work', 'taster-days'),
  ...links('doneBy', 'parents-corner', 'parents-cafe'),
  ...links('doneBy', 'parents-show-trades', 'parents-cafe'),
  ...links('doneBy', 'four-languages', 'parents-cafe'),
  ...links('doneBy', 'who-gets-a-key-worker', 'key-worker'),
];
