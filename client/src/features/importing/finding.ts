import type { Bounds } from '../../session/bounds.ts';
import type { ImportField, NamedRoot } from './columns.ts';

/** Something that a person should know of a cell, or of a row. Its words are `import.findings` in the strings. */
export interface Finding {
  /** Undefined when it is about what the row does not have. */
  readonly column: number | undefined;
  readonly field: ImportField | undefined;
  /** With an error a row cannot come in. */
  readonly severity: 'error' | 'remark';
  readonly said: Said;
}

export type Said =
  | { readonly kind: 'missing' }
  | { readonly kind: 'notDate' | 'notNumber' | 'notMoney' | 'notChoice' | 'notFlag'; readonly text: string }
  | { readonly kind: 'eitherDate'; readonly dayFirst: string; readonly monthFirst: string }
  | { readonly kind: 'eitherNumber'; readonly decimal: number; readonly thousands: number }
  | { readonly kind: 'guessedDate'; readonly date: string }
  | { readonly kind: 'tooLong' | 'outOfRange' }
  | { readonly kind: 'tooManyNames'; readonly count: number }
  | { readonly kind: 'newName' | 'leftName'; readonly root: NamedRoot; readonly name: string }
  | { readonly kind: 'sameName'; readonly name: string }
  | { readonly kind: 'otherUnit' }
  | { readonly kind: 'beyondPercent' }
  | ({ readonly kind: 'beyondBounds' } & Bounds)
  | { readonly kind: 'endBeforeStart' }
  | { readonly kind: 'dayToCome' }
  | { readonly kind: 'fewPeople' }
  | { readonly kind: 'noConsent' }
  | { readonly kind: 'inPlan' }
  | { readonly kind: 'inTable'; readonly row: number };
