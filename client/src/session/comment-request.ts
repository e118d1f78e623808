import type { FragmentAddress, TextAnchor } from '@holdfast/plan-model';

import { createCell } from '../platform/cell.ts';
import { openPanel } from './plan-panel.ts';

/** A passage of a text, as it was when somebody selected it. */
export interface Passage {
  readonly text: FragmentAddress;
  readonly anchor: TextAnchor;
  /** The anchor holds all that was selected; of very much it holds the beginning. */
  readonly isWhole: boolean;
}

/**
 * Somebody wants to say something, of a passage perhaps: the line for it takes the keyboard as soon as it is there.
 * Undefined once it has.
 */
export const commentRequest = createCell<CommentRequest | undefined>(undefined);

interface CommentRequest {
  readonly passage: Passage | undefined;
  /** They want to say what shall stand there instead. */
  readonly isSuggestion?: boolean;
}

/** Reads the passage that is selected; set while a plan is on the screen and the part that reads it has come. */
export const passageReader = createCell<(() => Passage | undefined) | undefined>(undefined);

/** Opens the line for what somebody has to say of the plan as a whole. */
export function commentOnPlan(): void {
  openPanel({ kind: 'talk' });
  commentRequest.set({ passage: undefined });
}

/** Opens the line for a comment on the words that are selected, or for other words; false where none are, or none of a text. */
export function commentOnSelection(isSuggestion = false): boolean {
  const passage = passageReader.get()?.();
  if (passage === undefined) return false;
  const { text } = passage;
  openPanel(typeof text === 'string' ? { kind: 'talk' } : { kind: 'details', record: recordIn(text) });
  commentRequest.set({ passage, isSuggestion });
  return true;
}

function recordIn(text: Exclude<FragmentAddress, string>) {
  const { field: _field, ...record } = text;
  return record;
}
