import type { FragmentAddress, TextAnchor } from '@holdfast/plan-model';

import { createCell } from '../platform/cell.ts';

/** A passage of a text, as it was when somebody selected it. */
export interface Passage {
  readonly text: FragmentAddress;
  readonly anchor: TextAnchor;
}

/**
 * Somebody wants to say something, of a passage perhaps: the line for it takes the keyboard as soon as it is there.
 * Undefined once it has.
 */
export const commentRequest = createCell<{ readonly passage: Passage | undefined } | undefined>(undefined);
