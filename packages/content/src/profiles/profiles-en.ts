import { cited, SUGGESTED } from '../origin.ts';
import { works } from '../works.ts';
import type { LibraryProfile } from './profile.ts';
import { sourceProfilesEn } from './source-profiles-en.ts';

export { profileOrigin } from './profile-origin.ts';

/** Every profile that a plan can take over: those of published works first, then our own. */
export const profilesEn: readonly LibraryProfile[] = [
  ...sourceProfilesEn,
  {
    key: 'escaping-the-system',
    name: 'Learners escaping the system',
    description:
      'They still come, mostly to meet friends, but their thoughts are not in the lesson. Marks are middling or weak, and they miss many days.',
    needs: {
      social: 'Keep the ties to friends, and add ties to adults',
      educational: 'Practical lessons that show what theory is for',
      institutional: 'Somebody who notices missed days and asks kindly',
      family: 'Parents who know how they can help',
    },
    origin: cited(works.learnersAtRisk),
  },
  {
    key: 'in-conflict',
    name: 'Learners in conflict with school',
    description:
      'They clash with rules, teachers or trainers. Behind it there is often something that nobody has asked about.',
    needs: {
      personal: 'Time to calm down, and a way back after a conflict',
      social: 'A fair talk with both sides',
      institutional: 'Rules that are clear and the same for all',
    },
    origin: SUGGESTED,
  },
  {
    key: 'quietly-disengaging',
    name: 'Learners who drift away quietly',
    description:
      'They cause no trouble and ask for nothing. That they are leaving is seen only when they are gone.',
    needs: {
      personal: 'To be seen and asked, early',
      social: 'A place in a group',
      educational: 'Talks about progress, before the marks come',
    },
    origin: SUGGESTED,
  },
  {
    key: 'with-care-duties',
    name: 'Learners who care for others',
    description:
      'They look after children, brothers and sisters, or somebody who is ill. Their time is not their own.',
    needs: {
      personal: 'Somebody who knows about it and keeps it to themselves',
      economic: 'Help that gives them time, such as childcare',
      educational: 'Times and deadlines that bend',
      family: 'Support for the whole family',
    },
    origin: SUGGESTED,
  },
  {
    key: 'waiting',
    name: 'Young people waiting without a place',
    description: 'They want to start or go on, and there is no training place for them yet.',
    needs: {
      personal: 'A reason to get up in the meantime',
      educational: 'Something to learn now that counts later',
      institutional: 'One contact who keeps looking with them',
    },
    origin: SUGGESTED,
  },
  {
    key: 'out-of-contact',
    name: 'Young people we have lost contact with',
    description: 'They left, and nobody knows where they are or what they do.',
    needs: {
      social: 'Somebody from outside school whom they know',
      institutional: 'An open door, without a lecture',
      economic: 'Advice on money that they have a right to',
    },
    origin: SUGGESTED,
  },
  {
    key: 'many-needs',
    name: 'Learners with several needs at once',
    description:
      'Health, money, home and learning weigh on them at the same time. Help on one side alone does not hold.',
    needs: {
      personal: 'Care for health of body and mind',
      economic: 'Help with money and housing',
      institutional: 'One plan across all services, and one person for it',
      family: 'Help for those at home too',
    },
    origin: SUGGESTED,
  },
  {
    key: 'newly-arrived',
    name: 'Learners who are new in the country',
    description: 'They learn a trade and a language at once, far from what they know.',
    needs: {
      personal: 'Calm, after what may lie behind them',
      social: 'Friends here, and people who speak their language',
      educational: 'Language help inside the trade lessons',
      institutional: 'Papers and rules explained in their language',
      family: 'News for the family in a language that they read',
    },
    origin: SUGGESTED,
  },
];
