import type { ItemId } from './arrival.ts';
import type { RecordAddress, RecordRoot } from './ids.ts';
import type { FragmentAddress } from './plan-layout.ts';

/** What a value can be in the document; null is "not known yet". */
export type Scalar = string | number | boolean | null;

/** Where a single value stands. */
export type ValuePlace =
  | { readonly kind: 'meta'; readonly field: string }
  | { readonly kind: 'record'; readonly root: RecordRoot; readonly id: string; readonly field: string }
  /** What a line of a text is: plain, a heading, an item. */
  | { readonly kind: 'line'; readonly text: FragmentAddress; readonly line: ItemId };

/**
 * A place where the work of this person and that of another crossed: each was done without having seen the other. It is
 * plain data, to be kept on the device, since the document keeps only one of two values.
 */
export type Crossing = {
  /** The same for the same crossing, however often and on whichever tab it is found. */
  readonly id: string;
  /** The client id of the other; null when the document does not say who it was. */
  readonly other: number | null;
} & (ValueCrossing | WordsCrossing | LineCrossing | RemovalCrossing);

/** Two values of one field. */
export interface ValueCrossing {
  readonly kind: 'value';
  readonly place: ValuePlace;
  readonly mine: Scalar;
  readonly theirs: Scalar;
  /** Which of the two the document kept; `neither` where a third did it. */
  readonly stands: 'mine' | 'theirs' | 'neither';
}

/** Words that vanished with a line that was taken away by somebody who had not seen them. */
export interface WordsCrossing {
  readonly kind: 'words';
  readonly text: FragmentAddress;
  /** Who typed them. */
  readonly whose: 'mine' | 'theirs';
  readonly words: string;
  /** The line as it could be seen, with them. */
  readonly line: string;
  /** The line that stood before it and still does; null at the beginning. */
  readonly after: ItemId | null;
}

/** A line that both rewrote while apart. Every word of both is in the document, and may make no sense together. */
export interface LineCrossing {
  readonly kind: 'line';
  readonly text: FragmentAddress;
  /** The words of the line. */
  readonly line: ItemId;
  /** The line as this person had it. */
  readonly mine: string;
  /** The line as it has become. */
  readonly together: string;
}

/** A record that one removed while the other worked on it. */
export interface RemovalCrossing {
  readonly kind: 'removal';
  readonly record: RecordAddress;
  readonly removedBy: 'me' | 'other';
  /** The fields on which the other of the two worked; `order` for a move, `archivedAt` for bringing it back. */
  readonly work: readonly string[];
}

/**
 * A crossing that is found again is the one that was found before. Only the work on a removed record comes piece by
 * piece, and all of it is named. Answers `before` itself when there is nothing new.
 */
export function mergeCrossings(before: Crossing, again: Crossing): Crossing {
  if (before.kind !== 'removal' || again.kind !== 'removal') return before;
  const work = [...new Set([...before.work, ...again.work])].sort();
  return work.length === before.work.length ? before : { ...before, work };
}

export function idText({ client, clock }: ItemId): string {
  return `${client}.${clock}`;
}
