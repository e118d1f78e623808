import type { ActorSnapshot, IsoDate, PracticeSnapshot, PracticeTopic } from '@holdfast/plan-model';

import { inSection, ofRecord, SURVEY_AUDIENCES, type SurveyAudience } from '../asks.ts';
import { dayOf, daysIn, daysSince } from '../days.ts';
import type { RuleCode } from '../finding.ts';
import { LIMITS } from '../limits.ts';
import { type Demand, type Rule, rule } from '../rule.ts';
import { fullest, hasWords, isFilled } from '../what-counts.ts';
import { practiceDemands, practicePlace, practicesOf, practising } from './practice-demands.ts';

/** A rule that one practice meets. */
function practiceRule(code: RuleCode, topic: PracticeTopic): Rule {
  return rule({
    code,
    level: 'recommendation',
    reads: ({ plan }) => practising(plan),
    judge: (parts) => ({ demands: practiceDemands(parts, topic) }),
  });
}

/** People to turn to, and a service of whom one reads how and when to reach it. */
const accessToHelp = rule({
  code: 'R24',
  level: 'recommendation',
  reads: ({ plan }) => ({ ...practising(plan), actors: plan.actors }),
  judge: ({ actors, ...parts }) => {
    const services = actors.filter(({ kind }) => kind === 'service');
    const best = fullest(services, (each) => reachable(each).flat().length);
    const service: readonly Demand[] =
      best === undefined
        ? [[{ ask: 'addActor', place: { kind: 'groups', groups: HELPING } }]]
        : [[], ...reachable(best)];
    return { demands: [...practiceDemands(parts, 'accessToHelp'), ...service] };
  },
});

const HELPING = ['socialService', 'healthService', 'employmentGuidanceService'] as const;

function reachable({ id, contact, hours }: ActorSnapshot): readonly Demand[] {
  const place = ofRecord({ root: 'actors', id });
  return [
    isFilled(contact) ? [] : [{ ask: 'contact', place }],
    isFilled(hours) ? [] : [{ ask: 'hours', place }],
  ];
}

/** How the school deals with bullying and conflicts, how one reports it safely, and who can be called in. */
const antiBullying = rule({
  code: 'R26',
  level: 'recommendation',
  reads: ({ plan }) => ({ ...practising(plan), actors: plan.actors }),
  judge: ({ actors, ...parts }) => {
    const found = practicesOf(parts, 'antiBullying');
    const best = fullest(found, (each) => agreed(each).flat().length);
    const strategy: readonly Demand[] =
      best === undefined
        ? [[{ ask: 'addPractice', place: inSection('practices'), topic: 'antiBullying' }]]
        : [[], ...agreed(best)];
    return { demands: [...strategy, referralTo(actors)] };
  },
});

function agreed(practice: PracticeSnapshot): readonly Demand[] {
  const place = practicePlace(practice);
  return [
    hasWords(practice.note) ? [] : [{ ask: 'practiceNote', place }],
    isFilled(practice.reportTo) ? [] : [{ ask: 'practiceReport', place }],
  ];
}

function referralTo(actors: readonly ActorSnapshot[]): Demand {
  const services = actors.filter(({ kind }) => kind === 'service' || kind === 'organisation');
  if (services.some(({ referral }) => isFilled(referral))) return [];
  const [first] = services;
  return first === undefined
    ? [{ ask: 'addActor', place: { kind: 'groups', groups: HELPING } }]
    : [{ ask: 'referral', place: ofRecord({ root: 'actors', id: first.id }) }];
}

/** Which groups are asked where a survey is for an audience. */
const ASKED = {
  learners: ['learner'],
  staff: ['teacher', 'trainer', 'nonTeachingStaff', 'leadership'],
  parents: ['parentFamily'],
} as const satisfies Record<SurveyAudience, readonly string[]>;

/** Learners, staff and parents are each asked without their names, not longer ago than a year, or within the next. */
const climateSurveys = rule({
  code: 'R27',
  level: 'recommendation',
  reads: ({ plan, today }) => ({ practices: plan.practices, today }),
  judge: ({ practices, today }) => {
    const surveys = practicesOf({ practices }, 'climateSurvey');
    return { demands: SURVEY_AUDIENCES.map((audience) => askedAnonymously(surveys, audience, today)) };
  },
});

function askedAnonymously(
  surveys: readonly PracticeSnapshot[],
  audience: SurveyAudience,
  today: IsoDate,
): Demand {
  const forThem = surveys.filter((survey) =>
    ASKED[audience].some((group) => survey[`group:${group}`] === true),
  );
  const missing = (survey: PracticeSnapshot): Demand => [
    ...(survey.isAnonymous === true ? [] : [{ ask: 'isAnonymous', place: practicePlace(survey) } as const]),
    ...(isNear(survey, today) ? [] : [{ ask: 'practiceDate', place: practicePlace(survey) } as const]),
  ];
  const best = fullest(forThem, (survey) => missing(survey).length);
  return best === undefined ? [{ ask: 'addSurvey', place: inSection('practices'), audience }] : missing(best);
}

function isNear({ date }: PracticeSnapshot, today: IsoDate): boolean {
  const day = dayOf(date);
  return day !== undefined && Math.abs(daysSince(day, today)) <= daysIn(LIMITS.surveyMonths);
}

export const WELCOMING = [
  practiceRule('R21', 'activities'),
  practiceRule('R22', 'sharedSpaces'),
  practiceRule('R23', 'sharedFacilities'),
  accessToHelp,
  practiceRule('R25', 'celebration'),
  antiBullying,
  climateSurveys,
];
