import type { ImportField } from './columns.ts';

/** How tables of one language call things. */
export interface TableWords {
  readonly headings: Readonly<Record<ImportField, readonly string[]>>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** What stands where nothing is known. */
  readonly nothing: readonly string[];
  /** Of each month, what it is called beside what the browser knows. */
  readonly months: readonly (readonly string[])[];
  readonly learner: {
    /** Stands only in lists of learners. */
    readonly record: readonly string[];
    /** Above names it is who a row is about. */
    readonly name: readonly string[];
    /** What is known of one person, beside their name. */
    readonly about: readonly string[];
  };
}
