import type { TextAnchor } from '../anchors/text-anchor.ts';
import type { Scalar } from '../crossing.ts';
import type { Proposal } from '../discussion/proposal.ts';
import type { ThreadPlace } from '../discussion/thread-place.ts';
import type { RecordAddress } from '../ids.ts';
import type { PlanChange } from '../plan-changes.ts';
import type { FragmentAddress } from '../plan-layout.ts';
import type { BlockKind } from '../text-vocabulary.ts';

/**
 * Something that a person changed and that could not be shared, as it can be said in the discussion: what can stand in the
 * plan by one press as a suggestion, all else as a comment that tells it.
 */
export type Offer = {
  /** The same for the same change, whenever and on whichever device it is looked for: no two threads are made of it. */
  readonly id: string;
  /** Where several changes are one offer: what each is called, the first as the offer. Others may part or join them later. */
  readonly parts?: readonly string[];
  readonly place: ThreadPlace;
  /** The passage that it is about. */
  readonly anchor?: TextAnchor;
} & (
  | { readonly kind: 'suggestion'; readonly proposal: Proposal }
  | { readonly kind: 'comment'; readonly told: Told }
);

/** What a comment has to tell. */
export type Told =
  | {
      readonly kind: 'added';
      readonly record: RecordAddress;
      /** What stands in it, in full; the first is what it is called. */
      readonly fields: readonly ToldField[];
      readonly related: readonly RecordAddress[];
    }
  /** A record that went, came back, moved or is related to another; or a value that nobody suggests. */
  | { readonly kind: 'change'; readonly change: PlanChange }
  | {
      readonly kind: 'line';
      readonly how: ToldLine;
      readonly text: FragmentAddress;
      /** References are written `@`, the root and the id of their record (see `quoteParts`). */
      readonly words: string;
      readonly block: 'plain' | BlockKind;
    };

export type ToldLine =
  /** One or more lines that are not in the plan. */
  | 'written'
  /** Words of a line that begin a line of their own; what is new in them is suggested for the line itself. */
  | 'split'
  /** A line as the person has it, where something in it is no words, or it is too long to be suggested anew. */
  | 'rewritten'
  /** Words for a line that somebody has taken out of the plan meanwhile. */
  | 'lost'
  /** A line that the person took out and that is too long, or holds more than words. */
  | 'taken-out'
  /** It is a heading now, or an item of a list, or plain. */
  | 'kind'
  /** The same words are bold now, or are not any more. */
  | 'looks';

/** A field of a record: a value, or a text with its references as in `Told`. */
export interface ToldField {
  readonly field: string;
  readonly value: Scalar;
  readonly isText: boolean;
}
