import type { ActorGroup, PlanSnapshot } from '@holdfast/plan-model';

/** Whom a plan needs; any of the groups of a party will do. */
export type Party = readonly ActorGroup[];

/**
 * Who develops a plan and puts it into practice, by the source. The minimum names learners, parents and families,
 * trainers, employers, multi-professional teams and external local services, of which any will do; "the whole VET
 * community" is, by the problem statement, also leaders, teaching and non-teaching staff.
 */
export const REQUIRED_PARTIES: readonly Party[] = [
  ['learner'],
  ['parentFamily'],
  ['teacher'],
  ['nonTeachingStaff'],
  ['leadership'],
  ['trainer'],
  ['employer'],
  ['multiProfessionalTeam'],
  ['socialService', 'healthService', 'employmentGuidanceService', 'ngo', 'localAuthority'],
];

/** The groups that a plan does without, in one word: it is the same until one comes or goes. */
export function absentGroups({ standing }: PlanSnapshot): string {
  return [...standing.absentGroups.keys()].join(' ');
}

/** What is left of parties without the groups that the plan does without; none of a party that has no others. */
export function neededOf(parties: readonly Party[], absent: string): readonly Party[] {
  const without: ReadonlySet<string> = new Set(absent.split(' '));
  return parties
    .map((party) => party.filter((group) => !without.has(group)))
    .filter((party) => party.length > 0);
}
