import type { Gap } from './asks.ts';

/** `minimum` is what the source says a plan should contain at least; the rest of what it says are recommendations. */
export type RuleLevel = 'minimum' | 'recommendation';

export type FindingState = 'ok' | 'partly' | 'missing' | 'notApplicable';

/** Why a rule does not apply. */
export type Reason =
  /** Whoever edits the plan says so, in these words. */
  | { readonly kind: 'waived'; readonly words: string }
  /** There is nothing yet that it could look at. */
  | { readonly kind: 'nothing' }
  /** The plan does without all groups that it asks for. */
  | { readonly kind: 'absent' };

/** What a rule finds in a plan. Frozen; the same object as long as nothing changed that the rule reads. */
export interface Finding {
  readonly rule: RuleCode;
  readonly level: RuleLevel;
  readonly state: FindingState;
  /** Of so many demands so many are met. */
  readonly done: number;
  readonly total: number;
  readonly gaps: readonly Gap[];
  /** What could be added, though the rule is met without it. */
  readonly hints: readonly Gap[];
  readonly reason: Reason | null;
}

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
/** `R01` to `R39`. */
export type RuleCode = `R${0 | 1 | 2 | 3}${Digit}`;
