import { isRecordId, RECORD_ROOTS } from './ids.ts';

/**
 * The names that are persisted inside rich text. Never rename or remove one, and never narrow what may stand where:
 * y-tiptap deletes what its schema does not accept, with the words inside, on every device that mounts an editor.
 */
export type TextSchemaName = 'title' | 'body';

/**
 * What a line of a body can be, besides plain. It is an attribute and not a node, because y-tiptap sets attributes in
 * place but replaces an element whose name changes, with the words that others are typing into it.
 */
export const BLOCK_KINDS = ['heading2', 'heading3', 'bullet', 'ordered'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export function isBlockKind(value: unknown): value is BlockKind {
  return BLOCK_KINDS.some((kind) => kind === value);
}

export const MARKS = ['bold', 'italic'] as const;
export type MarkName = (typeof MARKS)[number];

/** The node of a reference to a record, whose attributes say which; what is shown is the record's name of today. */
export const MENTION = 'mention';

/** Whether an attribute value is one that an editor keeps as it is. Absent values arrive as undefined. */
type AttributeCheck = (value: unknown) => boolean;

export interface TextNodeRule {
  /** What may stand inside, in any number: names of nodes, or `text`. */
  readonly children: readonly string[];
  readonly attributes: Readonly<Record<string, AttributeCheck>>;
}

export interface TextSchema {
  /** What may stand directly in the fragment. */
  readonly top: readonly string[];
  readonly nodes: Readonly<Record<string, TextNodeRule>>;
  readonly marks: readonly MarkName[];
}

export const TEXT_SCHEMAS: Readonly<Record<TextSchemaName, TextSchema>> = {
  title: {
    top: ['paragraph'],
    nodes: { paragraph: { children: ['text'], attributes: {} } },
    marks: [],
  },
  body: {
    top: ['paragraph'],
    nodes: {
      paragraph: {
        children: ['text', 'hardBreak', MENTION],
        attributes: { kind: (value) => value === undefined || isBlockKind(value) },
      },
      hardBreak: { children: [], attributes: {} },
      [MENTION]: {
        children: [],
        attributes: {
          type: (value) => RECORD_ROOTS.some((root) => root === value),
          id: (value) => typeof value === 'string' && isRecordId(value),
        },
      },
    },
    marks: MARKS,
  },
};

/**
 * The ProseMirror content expression for a node, or for the top of a fragment as `doc`. Inside nodes it is `*`, never
 * `+`: people may empty a node at the same time, and an empty node must stay valid. The top is `+` so that an editor
 * offers a paragraph to type in.
 */
export function contentExpression(schema: TextSchemaName, node: string): string {
  const { top, nodes } = TEXT_SCHEMAS[schema];
  const children = node === 'doc' ? top : (nodes[node]?.children ?? []);
  if (children.length === 0) return '';
  return `(${children.join(' | ')})${node === 'doc' ? '+' : '*'}`;
}
