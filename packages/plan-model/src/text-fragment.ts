import * as Y from 'yjs';

import type { BlockKind, TextSchemaName } from './text-vocabulary.ts';

/** A line as data: what a template or a caller of an edit brings, before it becomes part of a fragment. */
export interface TextDraft {
  readonly kind: 'plain' | BlockKind;
  readonly text: string;
}

/**
 * A fragment that holds its first paragraph from the start, and in it an empty text: two people who begin to type at
 * once then type into the same text. Were each to bring a paragraph, one of them would be lost to the other's editor.
 */
export function newFragment(draft: readonly TextDraft[] = []): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  fragment.insert(0, draftElements(draft));
  return fragment;
}

/** Plain text as a draft: lines become paragraphs, except in a title, which is one line. */
export function plainDraft(text: string, schema: TextSchemaName): readonly TextDraft[] {
  const lines = schema === 'title' ? [text.replaceAll(/\s+/g, ' ')] : text.split('\n');
  return lines.map((line) => ({ kind: 'plain', text: line }));
}

export function draftElements(draft: readonly TextDraft[]): Y.XmlElement[] {
  return draft.length === 0 ? [draftElement({ kind: 'plain', text: '' })] : draft.map(draftElement);
}

function draftElement({ kind, text }: TextDraft): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  if (kind !== 'plain') element.setAttribute('kind', kind);
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}
