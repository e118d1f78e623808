import type { Origin } from '../origin.ts';

/** The sides of a learner's life on which needs stand. */
export type Dimension = 'personal' | 'social' | 'economic' | 'educational' | 'institutional' | 'family';

/** Learners whom a plan may want to reach, described so that nobody is named or recognised. */
export interface LibraryProfile {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** What they may need, by dimension. These notes are ours, whatever the profile comes from. */
  readonly needs: Readonly<Partial<Record<Dimension, string>>>;
  readonly origin: Origin;
}
