import type { StandingSnapshot } from '@holdfast/plan-model';

import type { Gap } from './asks.ts';
import type { Finding, FindingState, Reason, RuleCode, RuleLevel } from './finding.ts';
import type { CheckSources } from './sources.ts';

/** One thing that a rule asks for: what is missing of it. Where nothing is, it is met. */
export type Demand = readonly Gap[];

/** What a rule says of a plan: its demands in order, or why it has none. */
export type Judgement =
  | { readonly demands: readonly Demand[]; readonly hints?: readonly Gap[] }
  | { readonly none: 'nothing' | 'absent' };

export interface RuleSpec<Parts extends Readonly<Record<string, unknown>>> {
  readonly code: RuleCode;
  readonly level: RuleLevel;
  /** What the rule looks at, and all that it can look at: things that are the same object until they change. */
  readonly reads: (sources: CheckSources) => Parts;
  readonly judge: (parts: Parts) => Judgement;
}

export interface Rule {
  readonly code: RuleCode;
  readonly level: RuleLevel;
  /** Judges anew. */
  readonly judge: (sources: CheckSources) => Finding;
  /** A reader of its own that judges again only when something changed that the rule looks at. */
  readonly follow: () => (sources: CheckSources) => Finding;
}

export function rule<Parts extends Readonly<Record<string, unknown>>>(spec: RuleSpec<Parts>): Rule {
  const { code, level, reads } = spec;
  const judge = (parts: Parts, waiver: string | undefined): Finding =>
    waiver === undefined ? judged(spec, parts) : notApplicable(spec, { kind: 'waived', words: waiver });
  return {
    code,
    level,
    judge: (sources) => judge(reads(sources), waiverOf(spec, sources.plan.standing)),
    follow() {
      let last: { readonly parts: Parts; readonly waiver: string | undefined; readonly finding: Finding };
      let isFirst = true;
      return (sources) => {
        const parts = reads(sources);
        const waiver = waiverOf(spec, sources.plan.standing);
        if (isFirst || waiver !== last.waiver || !isSame(parts, last.parts)) {
          isFirst = false;
          last = { parts, waiver, finding: judge(parts, waiver) };
        }
        return last.finding;
      };
    },
  };
}

/** A minimum rule applies whatever is said of it. */
function waiverOf(
  { code, level }: Pick<Rule, 'code' | 'level'>,
  { waivedRules }: StandingSnapshot,
): string | undefined {
  return level === 'recommendation' ? waivedRules.get(code) : undefined;
}

function isSame(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  for (const name in one) if (one[name] !== other[name]) return false;
  return true;
}

function judged<Parts extends Readonly<Record<string, unknown>>>(
  { code, level, judge }: RuleSpec<Parts>,
  parts: Parts,
): Finding {
  const judgement = judge(parts);
  if ('none' in judgement) return notApplicable({ code, level }, { kind: judgement.none });
  const { demands, hints = [] } = judgement;
  const done = demands.filter((gaps) => gaps.length === 0).length;
  const total = demands.length;
  return Object.freeze({
    rule: code,
    level,
    state: stateOf(done, total),
    done,
    total,
    gaps: Object.freeze(demands.flat()),
    hints: Object.freeze(hints),
    reason: null,
  });
}

function stateOf(done: number, total: number): FindingState {
  if (done === total) return 'ok';
  return done === 0 ? 'missing' : 'partly';
}

function notApplicable({ code, level }: Pick<Rule, 'code' | 'level'>, reason: Reason): Finding {
  return Object.freeze({
    rule: code,
    level,
    state: 'notApplicable',
    done: 0,
    total: 0,
    gaps: Object.freeze([]),
    hints: Object.freeze([]),
    reason: Object.freeze(reason),
  });
}
