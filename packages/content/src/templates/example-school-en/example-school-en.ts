import { coversEn } from '../covers-en.ts';
import { bullet, heading, paragraph } from '../records.ts';
import type { TemplateInLanguage } from '../template.ts';
import { aimLinks, aims } from './aims.ts';
import { community } from './community.ts';
import { reasonLinks, reasons } from './reasons.ts';
import { round, roundLinks } from './round.ts';
import { work, workLinks } from './work.ts';

export const exampleSchoolEn: TemplateInLanguage = {
  ...coversEn.exampleSchool,
  plan: {
    meta: {
      institution: 'Riverside vocational school (made up)',
      periodStart: '2026-08-01',
      periodEnd: '2028-07-31',
      publicSummary:
        'Fewer young people leave our school before they finish. Somebody asks early, help comes within days, and learners, families, companies and the town take part. We look at the numbers together twice a year.',
      status: 'adopted',
      adoptedOn: '2026-09-24',
      reviewEveryMonths: 6,
      languages: 'English, Arabic, Ukrainian, Polish',
      isExample: true,
    },
    title: 'Example: Riverside stays together',
    vision: [
      paragraph(
        'This school does not exist, and its people and numbers are made up. It shows what a whole plan can look like.',
      ),
      paragraph(
        'At Riverside everybody is known by name. Whoever is missing is missed. Whoever struggles finds somebody who has time, at school, at work or in town.',
      ),
      paragraph(
        'We are 420 learners in nine trades, 38 teachers, and trainers in 41 companies. With us are families in 27 languages and a town by the river. None of us can hold a young person alone. Together we can.',
      ),
      heading('What we promise each other'),
      bullet('Learners help to decide what happens here, also at work.'),
      bullet('Families hear good news from us first.'),
      bullet('Companies and school talk within days.'),
      bullet('We look at our numbers together, and we say what did not work.'),
    ],
    records: [...community, ...reasons, ...aims, ...work, ...round],
    links: [...reasonLinks, ...aimLinks, ...workLinks, ...roundLinks],
  },
};
