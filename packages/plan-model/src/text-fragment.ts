import * as Y from 'yjs';

import type { HeadingLevel, TextSchemaName } from './text-vocabulary.ts';

/** Text as data: what a template or a caller of an edit brings, before it becomes a fragment. */
export type TextDraft =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] };

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
  return lines.map((line) => ({ kind: 'paragraph', text: line }));
}

export function draftElements(draft: readonly TextDraft[]): Y.XmlElement[] {
  return draft.length === 0 ? [textElement('paragraph', '')] : draft.map(draftElement);
}

function draftElement(draft: TextDraft): Y.XmlElement {
  switch (draft.kind) {
    case 'paragraph':
      return textElement('paragraph', draft.text);
    case 'heading':
      return headingElement(draft.level, draft.text);
    case 'list': {
      const list = new Y.XmlElement(draft.ordered ? 'orderedList' : 'bulletList');
      list.insert(0, draft.items.map(itemElement));
      return list;
    }
  }
}

function headingElement(level: HeadingLevel, text: string): Y.XmlElement {
  const heading = new Y.XmlElement<{ level: number }>('heading');
  heading.setAttribute('level', level);
  heading.insert(0, [new Y.XmlText(text)]);
  // Yjs types attributes per element; to its parent an element is an element.
  return heading as unknown as Y.XmlElement;
}

function itemElement(text: string): Y.XmlElement {
  const item = new Y.XmlElement('listItem');
  item.insert(0, [textElement('paragraph', text)]);
  return item;
}

function textElement(name: string, text: string): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}
