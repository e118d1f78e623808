import { contentExpression, type TextSchemaName } from '@holdfast/plan-model';
import { Extension, type Extensions, type Node } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Italic } from '@tiptap/extension-italic';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Fragment, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import { bodyParagraph } from './body-paragraph.ts';
import { mention, type RecordNames } from './mention.ts';

/** Direction is found per block and never stored: the `dir` option of Tiptap would write it into the plan. */
const HTMLAttributes = { dir: 'auto' };

/** The nodes, marks and keys of a kind of text. The vocabulary is plan-model's, since it is persisted. */
export function textExtensions(schema: TextSchemaName, names: RecordNames): Extensions {
  return schema === 'title' ? titleExtensions : [...bodyExtensions, mention(names)];
}

const titleExtensions: Extensions = [
  withContent(Document, 'title', 'doc'),
  withContent(Paragraph.configure({ HTMLAttributes }), 'title', 'paragraph').extend({ marks: '' }),
  Text,
  oneLine(),
];

const bodyExtensions: Extensions = [
  withContent(Document, 'body', 'doc'),
  bodyParagraph,
  Text,
  HardBreak,
  Bold,
  Italic,
];

function withContent(node: Node, schema: TextSchemaName, name: string): Node {
  return node.extend({ content: contentExpression(schema, name) });
}

/**
 * A title may hold several paragraphs, since two people may each have begun it, but nobody makes a second one on
 * purpose: Enter leaves the field (leaving.ts), and what is pasted becomes one line.
 */
function oneLine(): Extension {
  return Extension.create({
    name: 'oneLine',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: { transformPasted: asOneLine, handleDOMEvents: { beforeinput: insertAsOneLine } },
      }),
    ],
  });
}

/** What a phone's keyboard, a dictation or a spelling aid puts in: the browser would part the line at a line feed. */
function insertAsOneLine(view: EditorView, event: InputEvent): boolean {
  const { data, inputType } = event;
  if (data === null || !inputType.startsWith('insert') || !/[\n\r]/.test(data) || view.composing)
    return false;
  event.preventDefault();
  view.dispatch(view.state.tr.insertText(data.replaceAll(/\s*[\n\r]\s*/gu, ' ')).scrollIntoView());
  return true;
}

function asOneLine(slice: Slice): Slice {
  const text = slice.content.textBetween(0, slice.content.size, ' ', ' ').replaceAll(/\s+/gu, ' ');
  const schema = slice.content.firstChild?.type.schema;
  if (schema === undefined || text === '') return Slice.empty;
  return new Slice(Fragment.from(schema.text(text)), 0, 0);
}
