import type { Finding, FindingState, RuleCode } from './finding.ts';
import { RULES } from './rules.ts';
import type { CheckSources } from './sources.ts';

/** The five points of the minimum, each with its rules, in the order of the source. */
export const BADGE_RULES = {
  together: ['R01', 'R02', 'R03'],
  goalsAndRoles: ['R04', 'R05', 'R06'],
  causes: ['R07', 'R08'],
  staff: ['R10', 'R11'],
  outcomes: ['R12', 'R13', 'R14'],
} as const satisfies Record<string, readonly RuleCode[]>;
export type BadgeName = keyof typeof BADGE_RULES;

/** One point of the minimum: ok when all of its rules are. */
export interface Badge {
  readonly name: BadgeName;
  readonly state: Exclude<FindingState, 'notApplicable'>;
  readonly findings: readonly Finding[];
}

/** What the check says of a plan. Never one number: a plan without learners is not "90 % good". */
export interface CheckResult {
  readonly badges: readonly Badge[];
  readonly recommendations: readonly Finding[];
  /** Of the recommendations that apply so many are met. */
  readonly met: number;
  readonly applicable: number;
}

/** Follows a plan: of one that changes a little it looks only at the rules that read what changed. */
export interface Check {
  /** The same object, with the same findings, as long as no rule reads anything new. */
  read(sources: CheckSources): CheckResult;
}

export function createCheck(): Check {
  const readers = RULES.map((rule) => rule.follow());
  let before: { readonly findings: readonly Finding[]; readonly result: CheckResult } | undefined;
  return {
    read(sources) {
      const findings = readers.map((read) => read(sources));
      if (before?.findings.every((finding, index) => finding === findings[index]) !== true)
        before = { findings, result: sumUp(findings) };
      return before.result;
    },
  };
}

/** Reads a plan once. */
export function checkPlan(sources: CheckSources): CheckResult {
  return sumUp(RULES.map((rule) => rule.judge(sources)));
}

const BADGE_NAMES = Object.keys(BADGE_RULES).filter(isBadge);

function isBadge(name: string): name is BadgeName {
  return Object.hasOwn(BADGE_RULES, name);
}

function sumUp(findings: readonly Finding[]): CheckResult {
  const recommendations = findings.filter(({ level }) => level === 'recommendation');
  return Object.freeze({
    badges: Object.freeze(BADGE_NAMES.map((name) => badgeOf(name, findings))),
    recommendations: Object.freeze(recommendations),
    met: recommendations.filter(({ state }) => state === 'ok').length,
    applicable: recommendations.filter(({ state }) => state !== 'notApplicable').length,
  });
}

function badgeOf(name: BadgeName, findings: readonly Finding[]): Badge {
  const codes: readonly RuleCode[] = BADGE_RULES[name];
  const own = findings.filter(({ rule }) => codes.includes(rule));
  const isNone = own.every(({ state }) => state === 'missing' || state === 'notApplicable');
  const state = own.every((each) => each.state === 'ok') ? 'ok' : isNone ? 'missing' : 'partly';
  return Object.freeze({ name, state, findings: Object.freeze(own) });
}
