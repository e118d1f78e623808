import type { Origin } from '../origin.ts';

/** A way to measure that a plan can take over as it is. What is copied into a plan is the plan's own from then on. */
export interface LibraryIndicator {
  /** Never reused for another meaning. */
  readonly key: string;
  /** The short code of the list of indicators: `D02`. */
  readonly code: string;
  readonly name: string;
  /** What is counted, and by what it is divided. */
  readonly definition: string;
  /** `rate` is per 100 people. */
  readonly unit: '%' | 'count' | 'days' | 'score' | 'hours' | 'rate';
  readonly decimals: number;
  /** Which way is better. */
  readonly direction: 'up' | 'down' | 'hold';
  /** How often it is worth measuring. */
  readonly frequency: 'weekly' | 'monthly' | 'termly' | 'twiceYearly' | 'yearly';
  /** For a share: what is above and what is below the line. */
  readonly formula?: { readonly numerator: string; readonly denominator: string };
  /** Where a school usually finds the numbers. */
  readonly source: string;
  /** For context indicators: the published series that holds the values. */
  readonly seriesId?: string;
  /**
   * What it can tell: the background, which no school can set itself as a target; how learners fare; or what the
   * community does, which is no proof yet that learners fare better.
   */
  readonly use: 'context' | 'outcome' | 'process';
  /** What the number must not be taken for. */
  readonly caution?: string;
  readonly origin: Origin;
}
