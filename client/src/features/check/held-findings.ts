import type { CheckResult, Finding, Gap, RuleCode } from '@holdfast/plan-check';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';

import { gapKey } from './gap-words.ts';

/** What the questions that somebody is answering ask of the list that they stand in. */
interface Holding {
  /** Keeps what is said of a rule as it is, until it is let go of. */
  readonly hold: (rule: RuleCode) => () => void;
  /** Whether something is missing now, whatever the list shows. */
  readonly isMissing: (rule: RuleCode, gap: Gap) => boolean;
}

export const HoldingContext = createContext<Holding>({ hold: () => () => {}, isMissing: () => true });

/** While a question is open, its place in the list stays: with what is missing there what is being written would go. */
export function useHold(rule: RuleCode, isOpen: boolean): void {
  const { hold } = useContext(HoldingContext);
  useEffect(() => (isOpen ? hold(rule) : undefined), [hold, rule, isOpen]);
}

interface Held {
  readonly finding: Finding;
  readonly questions: number;
}

/** What is found, but for the rules of which a question is open: of these it is what was found when it was opened. */
export function useHeldFindings(result: CheckResult | undefined): {
  readonly shown: CheckResult | undefined;
  readonly holding: Holding;
} {
  const [held, setHeld] = useState<ReadonlyMap<RuleCode, Held>>(new Map());
  const latest = useRef(result);
  useEffect(() => {
    latest.current = result;
  }, [result]);
  const hold = useCallback((rule: RuleCode) => {
    const count = (by: 1 | -1): void =>
      setHeld((before) => {
        const finding = before.get(rule)?.finding ?? findingOf(latest.current, rule);
        const questions = (before.get(rule)?.questions ?? 0) + by;
        const others = [...before].filter(([each]) => each !== rule);
        return new Map(
          finding === undefined || questions === 0 ? others : [...others, [rule, { finding, questions }]],
        );
      });
    count(1);
    return () => count(-1);
  }, []);
  const holding = useMemo((): Holding => {
    const isMissing: Holding['isMissing'] = (rule, gap) => {
      const finding = findingOf(result, rule);
      const missing = [...(finding?.gaps ?? []), ...(finding?.hints ?? [])];
      return missing.some((each) => gapKey(each) === gapKey(gap));
    };
    return { hold, isMissing };
  }, [hold, result]);
  const shown = useMemo(() => result && withHeld(result, held), [result, held]);
  return { shown, holding };
}

function withHeld(result: CheckResult, held: ReadonlyMap<RuleCode, Held>): CheckResult {
  if (held.size === 0) return result;
  const put = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => held.get(finding.rule)?.finding ?? finding);
  return {
    ...result,
    badges: result.badges.map((badge) => ({ ...badge, findings: put(badge.findings) })),
    recommendations: put(result.recommendations),
  };
}

function findingOf(result: CheckResult | undefined, rule: RuleCode): Finding | undefined {
  const all = [
    ...(result?.badges.flatMap(({ findings }) => findings) ?? []),
    ...(result?.recommendations ?? []),
  ];
  return all.find((finding) => finding.rule === rule);
}
