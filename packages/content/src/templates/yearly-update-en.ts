import { coversEn } from './covers-en.ts';
import { libraryIndicator } from './from-library.ts';
import { bullet, goal, heading, idea, links, paragraph, target } from './records.ts';
import type { TemplateInLanguage } from './template.ts';

export const yearlyUpdateEn: TemplateInLanguage = {
  ...coversEn.yearlyUpdate,
  plan: {
    meta: { reviewEveryMonths: 12 },
    title: '',
    vision: [
      paragraph('Our vision is still the one that we agreed on. Here we write only what is new this year.'),
      heading('Questions for the yearly round'),
      bullet('What got better, and what do the numbers say?'),
      bullet('What do learners, families, trainers and services say themselves?'),
      bullet('What do we keep, what do we change, what do we stop?'),
      bullet('Who is new in our community, and who was not heard last year?'),
      paragraph('Take out these lines and write your own.'),
    ],
    records: [
      goal('keep-going', 'We keep what helps', 'Write down which measures stay, and who goes on with them.'),
      goal('do-better', 'We change what did not help', 'To stop something is a decision too. Say why.'),
      libraryIndicator('early-leavers-here'),
      libraryIndicator('groups-heard'),
      libraryIndicator('measures-on-time'),
      target(
        'fewer-leave',
        { key: 'early-leavers-here' },
        'Take the number of last summer as the value of today. Set the next step for one year.',
      ),
      target(
        'all-heard',
        { key: 'groups-heard' },
        'Go to the groups that were silent. They need not come to a meeting.',
      ),
      idea(
        'ask-round',
        {
          title: 'Ask every group once',
          what: 'Fifteen minutes in each council, circle and team: what helped, what did not? One person writes it down here.',
        },
        { type: 'learnerVoice', phase: 'prevention' },
      ),
      {
        root: 'evaluations',
        key: 'year-back',
        values: {},
        texts: {
          title: 'The year that is over',
          questions: [
            bullet('Which targets did we reach, and which not?'),
            bullet('Whom did it help, and whom not?'),
            bullet('What surprised us?'),
          ],
        },
      },
    ],
    links: [
      ...links('goal', 'fewer-leave', 'do-better'),
      ...links('goal', 'all-heard', 'keep-going'),
      ...links('serves', 'ask-round', 'keep-going', 'do-better'),
      ...links('towards', 'ask-round', 'all-heard'),
    ],
  },
};
