import { cited } from '../origin.ts';
import { works } from '../works.ts';
import type { LibraryList } from './list-item.ts';

/** The areas in which a school looks at itself, each with one question to begin with. */
export const assessmentAreasEn: LibraryList = {
  origin: cited(works.reflectionTool),
  items: [
    {
      key: 'strategy',
      name: 'Our strategy',
      help: 'Do we have goals against early leaving that everybody here knows?',
    },
    {
      key: 'actors',
      name: 'The people who take part',
      help: 'Who helps, inside and outside school, and does each of them know their part?',
    },
    {
      key: 'coordination',
      name: 'How we work together',
      help: 'When a learner needs help, who talks to whom, and how fast?',
    },
    {
      key: 'resources',
      name: 'Time, money and rooms',
      help: 'Is there enough time, money and training for what we want to do?',
    },
    {
      key: 'monitoring',
      name: 'Keeping an eye on the numbers',
      help: 'Do we see early who may leave, and do we know who has left?',
    },
    {
      key: 'evaluation',
      name: 'Learning from what we did',
      help: 'How do we find out what helped, and what do we change then?',
    },
  ],
};

/** What makes a place welcoming, point by point; E1 to E7 in the list of checks. */
export const environmentPointsEn: LibraryList = {
  origin: cited(works.communityInvolvement),
  items: [
    {
      key: 'activities',
      name: 'Sport and culture for everybody',
      help: 'Things to do together that make people feel at home, whatever their marks.',
    },
    {
      key: 'sharedSpaces',
      name: 'Places where different people meet',
      help: 'A room, an online space, or an event that one can also join from home.',
    },
    {
      key: 'sharedFacilities',
      name: 'Rooms that all of us use',
      help: 'Learners, teachers, trainers and parents use the same kitchen, workshop or library.',
    },
    {
      key: 'accessToHelp',
      name: 'Somebody to talk to',
      help: 'Each learner knows whom to ask, for learning and for life, and when.',
    },
    {
      key: 'celebration',
      name: 'Success is seen',
      help: 'Small steps count too, not only the best marks.',
    },
    {
      key: 'antiBullying',
      name: 'No bullying, and fair ways out of conflict',
      help: 'Clear steps, a safe way to report, also online, and people who act on it.',
    },
    {
      key: 'climateSurvey',
      name: 'We ask how it is here',
      help: 'Learners, staff and parents answer without their names, and hear what changed.',
    },
  ],
};

/** What training for staff can be about. */
export const staffTopicsEn: LibraryList = {
  origin: cited(works.communityInvolvement),
  items: [
    {
      key: 'factors',
      name: 'Why learners leave',
      help: 'Knowing the reasons, at school, at work and at home.',
    },
    {
      key: 'needs',
      name: 'Seeing what a learner needs',
      help: 'Asking and listening, before there is a crisis.',
    },
    {
      key: 'interventions',
      name: 'Choosing help that fits',
      help: 'Which help for whom, and when to bring in others.',
    },
    {
      key: 'disadvantage',
      name: 'Learners with a harder start',
      help: 'Teaching so that money and background decide less.',
    },
    {
      key: 'diversity',
      name: 'Working with differences',
      help: 'Languages, cultures, abilities, girls and boys.',
    },
    { key: 'conflict', name: 'Solving conflicts', help: 'Calm talks, fair rules, ways to make up.' },
    {
      key: 'bullying',
      name: 'Acting against bullying',
      help: 'Noticing it, stopping it, looking after everybody in it.',
    },
    {
      key: 'multiProfessional',
      name: 'Working with other professions',
      help: 'Teachers, trainers, social workers and nurses as one team.',
    },
    {
      key: 'methods',
      name: 'Methods and tools',
      help: 'Ways of teaching, and online courses, that take everybody along.',
    },
  ],
};

/** What companies can offer. */
export const employerOffersEn: LibraryList = {
  origin: cited(works.communityInvolvement),
  items: [
    {
      key: 'talks',
      name: 'Talks and visits',
      help: 'People from the trade come in, or learners look around, also online.',
    },
    {
      key: 'workExperience',
      name: 'Trying the work',
      help: 'Taster days, work experience, or a realistic simulation.',
    },
    {
      key: 'equipment',
      name: 'Tools and material',
      help: 'Machines, material, rooms or money for learning.',
    },
    {
      key: 'careerInformation',
      name: 'News about jobs',
      help: 'What work there is, what it pays, and where it is going.',
    },
    {
      key: 'recruitment',
      name: 'Training places',
      help: 'Places in the company during the programme, and a common way to find them.',
    },
  ],
};
