/**
 * The learners whom the source text names. They stand in the plan that people begin with, which comes with the first
 * screen, and so they stand apart from the others, which do not.
 */
import { cited } from '../origin.ts';
import { works } from '../works.ts';
import type { LibraryProfile } from './profile.ts';

const origin = cited(works.communityInvolvement);

export const sourceProfilesEn: readonly LibraryProfile[] = [
  {
    key: 'far-away',
    name: 'Learners who have lost touch and carry a lot',
    description:
      'School is already far away for them. Often there is more than one trouble at a time, such as bad health or too little money.',
    needs: {
      personal: 'Somebody they trust who asks how they are',
      economic: 'Help with money, travel or a place to live',
      educational: 'Small steps back into learning',
      institutional: 'One person who brings the services together',
    },
    origin,
  },
  {
    key: 'no-drive',
    name: 'Learners who see no point in learning',
    description: 'They could go on, but they do not want to. What school offers means little to them.',
    needs: {
      social: 'Friends and projects that make it worth coming',
      educational: 'Tasks with a visible use, early and real',
      institutional: 'A say in what they learn and how',
      family: 'Parents who hear good news from school too',
    },
    origin,
  },
  {
    key: 'no-belief',
    name: 'Learners who do not believe in themselves',
    description:
      'They think little of what they can do, and they cannot picture where they will be in some years.',
    needs: {
      personal: 'Success that others see and name',
      social: 'A mentor or an older learner at their side',
      educational: 'Honest feedback that shows the next step',
      family: 'Support without pressure',
    },
    origin,
  },
];
