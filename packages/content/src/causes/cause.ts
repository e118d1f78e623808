import type { Origin } from '../origin.ts';

export type CauseGroupKey = 'FAM' | 'IND' | 'PATH' | 'CLIM' | 'WBL' | 'GUID' | 'SYS' | 'LAB';

/** Reasons for leaving that belong together. */
export interface CauseGroup {
  readonly key: CauseGroupKey;
  readonly name: string;
}

/** Where a reason lies, and so who can do something about it. */
export type CauseLevel =
  | 'individual'
  | 'family'
  | 'classroom'
  | 'institution'
  | 'workplace'
  | 'labourMarket'
  | 'system';

/** One reason for leaving that a plan can take over. */
export interface LibraryCause {
  /** The group and a name: `FAM-care-duties`. Never reused for another meaning. */
  readonly code: string;
  readonly group: CauseGroupKey;
  /** As a learner or a teacher would say it. */
  readonly statement: string;
  readonly level: CauseLevel;
  readonly origin: Origin;
}

/** In which order to offer causes where nobody has weighed them yet. */
export interface CauseOrder {
  readonly codes: readonly string[];
  readonly origin: Origin;
}
