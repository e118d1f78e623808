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

/** `R01` to `R39`. Never given to another demand. */
export const RULE_CODES = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R16',
  'R17',
  'R18',
  'R19',
  'R20',
  'R21',
  'R22',
  'R23',
  'R24',
  'R25',
  'R26',
  'R27',
  'R28',
  'R29',
  'R30',
  'R31',
  'R32',
  'R33',
  'R34',
  'R35',
  'R36',
  'R37',
  'R38',
  'R39',
] as const;
export type RuleCode = (typeof RULE_CODES)[number];
