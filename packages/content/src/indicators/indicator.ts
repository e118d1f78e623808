/** A way to measure that a plan can take over as it is. What is copied into a plan is the plan's own from then on. */
export interface LibraryIndicator {
  /** Never reused for another meaning. */
  readonly key: string;
  readonly name: string;
  /** What is counted, and by what it is divided. */
  readonly definition: string;
  readonly unit: '%' | 'count' | 'days' | 'score' | 'hours';
  readonly decimals: number;
  /** Which way is better. */
  readonly direction: 'up' | 'down' | 'hold';
  /** Where a school usually finds the numbers. */
  readonly source: string;
  /** For context indicators: the published series that holds the values. */
  readonly seriesId?: string;
}
