import { expect, test } from 'vitest';

import { LINK_KINDS } from './link-kinds.ts';
import { META_FIELDS } from './meta-fields.ts';
import { newReplica } from './plan-fixture.ts';
import { RECORD_KINDS } from './record-kinds.ts';
import * as vocabulary from './record-vocabulary.ts';

/**
 * A tripwire. When this fails you changed what stands in people's plans. Adding a name is fine when every older
 * version may ignore it; renaming, removing or giving another meaning is not.
 */
test('[PM21] the names that are persisted have not changed without a thought for older plans', () => {
  const { plan } = newReplica('ana');
  expect(Object.keys(plan.roots)).toMatchInlineSnapshot(`
    [
      "meta",
      "title",
      "vision",
      "goals",
      "indicators",
      "targets",
      "actors",
      "measures",
      "causes",
      "evidence",
      "profiles",
      "outcomes",
      "milestones",
      "measurements",
      "practices",
      "assessments",
      "evaluations",
      "reviews",
      "links",
      "accepted",
    ]
  `);
  expect(namesByPrefix(Object.keys(META_FIELDS))).toMatchInlineSnapshot(
    `"schemaVersion periodStart periodEnd institution publicSummary country region status adoptedOn reviewEveryMonths languages isExample absent:17 waived:39"`,
  );
  const kinds = Object.entries(RECORD_KINDS).map(([root, { fields, texts }]) => {
    const written = Object.entries(texts).map(([name, schema]) => `${name}:${schema}`);
    return [root, namesByPrefix(Object.keys(fields)), ...written].join(' ');
  });
  expect(kinds).toMatchInlineSnapshot(`
    [
      "goals order createdAt createdBy archivedAt statement:title why:body",
      "indicators order createdAt createdBy archivedAt name definition unit decimals direction source seriesId libraryKey frequency collectorId minCell min max breakdowns",
      "targets order createdAt createdBy archivedAt indicatorId baselineValue baselineDate targetValue deadline collectBy level rationale:body",
      "milestones order createdAt createdBy archivedAt targetId date value",
      "measurements order createdAt createdBy archivedAt indicatorId date value people isHidden breakdown note method",
      "actors order createdAt createdBy archivedAt name group kind contact consentToList body hours referral languages isPublic checkedOn organisationId area role:body",
      "measures order createdAt createdBy archivedAt status phase start end dropReason type resources budget dimension:6 staffKind audience:4 topic:9 hours places attended title:title what:body",
      "causes order createdAt createdBy archivedAt code level weight statement:title note:body",
      "evidence order createdAt createdBy archivedAt causeId kind date source summary",
      "profiles order createdAt createdBy archivedAt origin size isFew need:6 name:title description:body",
      "outcomes order createdAt createdBy archivedAt level byDate statement:title note:body",
      "practices order createdAt createdBy archivedAt topic state date where group:17 isAnonymous scope:3 offer reportTo title:title note:body",
      "assessments order createdAt createdBy archivedAt area score date group evidence:body",
      "evaluations order createdAt createdBy archivedAt start end methods who title:title activities:body expected:body unexpected:body questions:body success:body",
      "reviews order createdAt createdBy archivedAt date group:17 title:title findings:body decisions:body",
    ]
  `);
  const links = Object.entries(LINK_KINDS).map(
    ([kind, { letter, from, to }]) => `${kind} ${from}|${letter}|${to}`,
  );
  expect(links).toMatchInlineSnapshot(`
    [
      "goal targets|g|goals",
      "context targets|x|indicators",
      "serves measures|s|goals",
      "responsible measures|r|actors",
      "accountable measures|a|actors",
      "consulted measures|c|actors",
      "informed measures|i|actors",
      "addresses measures|d|causes",
      "towards measures|t|targets",
      "helps measures|p|profiles",
      "improves measures|m|assessments",
      "causedBy targets|k|causes",
      "affects causes|f|profiles",
      "shownBy outcomes|o|targets",
      "doneBy practices|w|measures",
      "leadsTo goals|e|outcomes",
      "goalHeldBy goals|h|actors",
      "targetHeldBy targets|u|actors",
    ]
  `);
  const choices = Object.entries(vocabulary).map(([name, values]) => `${name} ${[values].flat().join(' ')}`);
  expect(choices).toMatchInlineSnapshot(`
    [
      "UNITS % count days score hours rate",
      "DIRECTIONS up down hold",
      "FREQUENCIES weekly monthly termly twiceYearly yearly",
      "ACTOR_GROUPS leadership teacher nonTeachingStaff trainer learner formerLearner parentFamily employer multiProfessionalTeam socialService healthService employmentGuidanceService ngo localAuthority feederSchool creativeSportCommunity otherExternal",
      "ACTOR_KINDS body organisation service person",
      "BODIES studentCouncil parentsCouncil steeringGroup team",
      "MEASURE_STATUSES idea agreed running done paused dropped",
      "MEASURE_PHASES prevention intervention compensation",
      "MEASURE_TYPES learningSupport guidanceCoaching psychosocial workBasedLearning welcomingEnvironment antiBullying learnerVoice familyPartnership outreachKeyWorker employerPartnership communityPartnership staffSupport dataAndEarlyWarning flexiblePathway reengagement other",
      "DIMENSIONS personal social economic educational institutional family",
      "STAFF_KINDS initial continuing peer multiProfessional",
      "STAFF_AUDIENCES teachers trainers leaders nonTeaching",
      "STAFF_TOPICS factors needs interventions disadvantage diversity conflict bullying multiProfessional methods",
      "CAUSE_LEVELS individual family classroom institution workplace labourMarket system",
      "EVIDENCE_KINDS data survey interview meeting research",
      "PROFILE_ORIGINS source cedefop suggested local",
      "OUTCOME_LEVELS individual institutional system",
      "MEASUREMENT_METHODS manual csv survey",
      "PLAN_STATUSES draft consultation adopted inReview closed",
      "PRACTICE_TOPICS activities sharedSpaces sharedFacilities accessToHelp celebration antiBullying climateSurvey learnerVoice informalVoice languages reachableServices employerOffer parentDecisions familySpace parentsAsResource keyWorker",
      "WELCOMING_TOPICS activities sharedSpaces sharedFacilities accessToHelp celebration antiBullying climateSurvey",
      "PRACTICE_STATES planned inPlace",
      "SCOPES school work administration",
      "EMPLOYER_OFFERS talks workExperience equipment careerInformation recruitment",
      "ASSESSMENT_AREAS strategy actors coordination resources monitoring evaluation",
      "BEST_SCORE 5",
      "LOW_SCORE 2",
      "LEAST_PEOPLE 10",
      "MOST_PEOPLE 1000000000",
    ]
  `);
});

/** Names in one line; of those for each of several choices the number, since the choices stand in the vocabulary. */
function namesByPrefix(names: readonly string[]): string {
  const parts = new Map<string, number>();
  for (const name of names) {
    const [prefix = '', choice] = name.split(':');
    const key = choice === undefined ? name : `${prefix}:`;
    parts.set(key, (parts.get(key) ?? 0) + 1);
  }
  return [...parts].map(([name, count]) => (name.endsWith(':') ? `${name}${count}` : name)).join(' ');
}
