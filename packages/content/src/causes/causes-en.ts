import { cited } from '../origin.ts';
import { works } from '../works.ts';
import type { CauseGroup, CauseGroupKey, CauseLevel, CauseOrder, LibraryCause } from './cause.ts';
import { mostNamedEn } from './most-named-en.ts';

export const causeGroupsEn: readonly CauseGroup[] = [
  { key: 'FAM', name: 'Family and money' },
  { key: 'IND', name: 'Health and personal life' },
  { key: 'PATH', name: 'Learning so far' },
  { key: 'CLIM', name: 'Life at school' },
  { key: 'WBL', name: 'Life at the workplace' },
  { key: 'GUID', name: 'Choosing a programme' },
  { key: 'SYS', name: 'How school and services work' },
  { key: 'LAB', name: 'Jobs and the region' },
];

const { causesStudy, health, psychosocial, workplaces } = works;

function cause(
  [group, name]: readonly [CauseGroupKey, string],
  statement: string,
  level: CauseLevel,
  work: (typeof works)[keyof typeof works],
): LibraryCause {
  return { code: `${group}-${name}`, group, statement, level, origin: cited(work) };
}

const lessNamedEn: readonly LibraryCause[] = [
  cause(
    ['FAM', 'migration-minority'],
    'My family came from elsewhere, or people see us as different',
    'family',
    causesStudy,
  ),
  cause(['FAM', 'low-means'], 'My family has always had little money and few chances', 'family', causesStudy),
  cause(['FAM', 'view-of-education'], 'At home, school is not seen as worth the time', 'family', causesStudy),
  cause(['FAM', 'care-duties'], 'I look after brothers, sisters or somebody who is ill', 'family', health),
  cause(
    ['FAM', 'money-problems'],
    'There is not enough money at home, and I have to earn some',
    'family',
    health,
  ),
  cause(['IND', 'gender'], 'I am one of very few girls, or boys, in this trade', 'individual', causesStudy),
  cause(['IND', 'substances'], 'Alcohol or drugs get in the way', 'individual', health),
  cause(['IND', 'pregnancy'], 'I am having a baby, and it was not planned', 'individual', health),
  cause(['IND', 'self-esteem'], 'I do not believe that I can do it', 'individual', causesStudy),
  cause(['IND', 'adults'], 'I keep getting into conflict with adults', 'individual', causesStudy),
  cause(
    ['IND', 'law-or-housing'],
    'I have trouble with the law, or no safe place to live',
    'individual',
    health,
  ),
  cause(
    ['PATH', 'disengagement'],
    'I come, but nothing here has to do with me any more',
    'individual',
    causesStudy,
  ),
  cause(
    ['PATH', 'repetition'],
    'I had to repeat a year, and my friends moved on',
    'institution',
    causesStudy,
  ),
  cause(['PATH', 'view-of-school'], 'For me, school is a bad place', 'individual', causesStudy),
  cause(
    ['PATH', 'failure'],
    'I have failed so often that I see myself as a bad learner',
    'individual',
    causesStudy,
  ),
  cause(['CLIM', 'teachers'], 'There is conflict between teachers and me', 'classroom', causesStudy),
  cause(['CLIM', 'bullying'], 'Others bully me, in class or online', 'classroom', psychosocial),
  cause(['CLIM', 'discrimination'], 'I am treated worse because of who I am', 'institution', psychosocial),
  cause(
    ['CLIM', 'language'],
    'I do not find my place here, or I do not know the language well enough',
    'classroom',
    psychosocial,
  ),
  cause(['WBL', 'expectations'], 'The job is not what I thought it would be', 'workplace', workplaces),
  cause(['WBL', 'readiness'], 'I was not ready for working life', 'individual', workplaces),
  cause(
    ['WBL', 'conditions'],
    'The hours, the weekends and the pressure are too much',
    'workplace',
    workplaces,
  ),
  cause(['WBL', 'dull-tasks'], 'In the beginning I only get the dull tasks', 'workplace', workplaces),
  cause(
    ['WBL', 'quality'],
    'I learn little in the company, or I am used as cheap help',
    'workplace',
    workplaces,
  ),
  cause(
    ['WBL', 'conflict'],
    'There is conflict with my trainer or with people at work',
    'workplace',
    workplaces,
  ),
  cause(['WBL', 'unfair'], 'People at work bully me or treat me worse than others', 'workplace', workplaces),
  cause(['WBL', 'transport'], 'The way there is too long, or it costs too much', 'workplace', workplaces),
  cause(['WBL', 'belonging'], 'At work, nobody makes me feel part of the team', 'workplace', workplaces),
  cause(
    ['GUID', 'wrong-programme'],
    'This programme is the wrong one, or it was not my first choice',
    'institution',
    causesStudy,
  ),
  cause(
    ['SYS', 'one-way'],
    'Everybody has to learn in the same way and at the same speed',
    'system',
    works.pathways,
  ),
  cause(
    ['SYS', 'services-apart'],
    'Each service knows a part of the problem, and none sees the whole',
    'system',
    works.servicesTogether,
  ),
  cause(
    ['SYS', 'late-signs'],
    'We notice too late that somebody is about to leave',
    'institution',
    works.earlySigns,
  ),
  cause(
    ['SYS', 'no-community'],
    'School, families, companies and services do not work together',
    'institution',
    works.communityInvolvement,
  ),
  cause(['LAB', 'jobs-without'], 'I can get a job now, without a qualification', 'labourMarket', causesStudy),
  cause(['LAB', 'region'], 'Around here there is little work for what we learn', 'labourMarket', causesStudy),
];

/** Every reason for leaving that a plan can take over, the groups in their order. */
export const causesEn: readonly LibraryCause[] = causeGroupsEn.flatMap(({ key }) =>
  [...mostNamedEn, ...lessNamedEn].filter(({ group }) => group === key),
);

/** As the countries of the ReferNet survey named them: results and attendance, health, families, guidance. */
export const defaultCauseOrder: CauseOrder = {
  codes: mostNamedEn.map(({ code }) => code),
  origin: cited(works.refernetSurvey),
};
