import {
  type FragmentAddress,
  fragmentKey,
  isUnreadable,
  parseRecordAddress,
  readTextAnchor,
  textOfPlace,
} from '@holdfast/plan-model';
import { useState } from 'react';

import type { Passage } from '../../session/comment-request.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';

/** A suggestion that somebody has begun, with all that it takes to go on with it in a page that comes later. */
export type BegunSuggestion = { readonly why: string } & (
  | { readonly kind: 'words'; readonly passage: Passage; readonly text: string }
  /** `typed` is a draft of the field's own form, which may mean nothing yet. */
  | { readonly kind: 'value'; readonly field: string; readonly typed: string }
);

export interface SuggestionDraft {
  readonly begun: BegunSuggestion | undefined;
  /** Kept on this device at each key; undefined when it was given in or left out. */
  readonly keep: (begun: BegunSuggestion | undefined) => void;
}

/** What is begun at a place is in the form and in the drafts of this device; once given in it is the discussion's. */
export function useSuggestionDraft(place: string): SuggestionDraft {
  const line = useLineDraft(`suggest/${place}`);
  const [begun, setBegun] = useState(() => readBegun(line.text));
  const keep = (next: BegunSuggestion | undefined): void => {
    setBegun(next);
    line.setText(next === undefined ? '' : JSON.stringify(stored(next)));
  };
  return { begun, keep };
}

/** Nothing of a person's own is in it yet. */
export function isUntouched(begun: BegunSuggestion): boolean {
  const isAsItWas = begun.kind === 'words' ? begun.text === begun.passage.anchor.quote : begun.typed === '';
  return isAsItWas && begun.why.trim() === '';
}

function stored(begun: BegunSuggestion): unknown {
  if (begun.kind === 'value') return begun;
  const { passage, ...rest } = begun;
  return { ...rest, at: fragmentKey(passage.text), anchor: passage.anchor };
}

/** Undefined for what this version cannot go on with. */
function readBegun(kept: string): BegunSuggestion | undefined {
  const { kind, why, at, anchor, text, field, typed } = parseKept(kept);
  const reason = typeof why === 'string' ? why : '';
  if (kind === 'value' && typeof field === 'string' && typeof typed === 'string')
    return { kind, field, typed, why: reason };
  const [address, read] = [textOfKey(at), readTextAnchor(anchor)];
  if (kind !== 'words' || typeof text !== 'string' || address === undefined || isUnreadable(read))
    return undefined;
  return { kind, text, passage: { text: address, anchor: read, isWhole: true }, why: reason };
}

type Kept = Readonly<Partial<Record<'kind' | 'why' | 'at' | 'anchor' | 'text' | 'field' | 'typed', unknown>>>;

function parseKept(kept: string): Kept {
  try {
    const value: unknown = JSON.parse(kept);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // No suggestion was kept, or not by this: nothing of the person is in it.
    return {};
  }
}

/** The address of a text by its key; undefined for a title, which is short enough to be spoken of as a whole. */
export function textOfKey(key: unknown): FragmentAddress | undefined {
  if (key === 'vision') return key;
  const [root = '', id = '', field = ''] = typeof key === 'string' ? key.split('/') : [];
  const record = parseRecordAddress(root, id);
  return record && textOfPlace({ kind: 'field', record, field });
}
