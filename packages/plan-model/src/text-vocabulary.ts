/**
 * The names that are persisted inside rich text. Never rename or remove one, and never narrow what may stand where:
 * y-tiptap deletes what its schema does not accept, with the words inside, on every device that mounts an editor.
 */
export type TextSchemaName = 'title' | 'body';

export const HEADING_LEVELS = [2, 3] as const;
export type HeadingLevel = (typeof HEADING_LEVELS)[number];

export const MARKS = ['bold', 'italic'] as const;
export type MarkName = (typeof MARKS)[number];

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

const BLOCKS = ['paragraph', 'heading', 'bulletList', 'orderedList'] as const;
const INLINE = ['text', 'hardBreak'] as const;

const isHeadingLevel: AttributeCheck = (value) => HEADING_LEVELS.some((level) => level === value);
const isListStart: AttributeCheck = (value) =>
  value === undefined || value === null || (typeof value === 'number' && Number.isInteger(value));
const isListType: AttributeCheck = (value) =>
  value === undefined || value === null || typeof value === 'string';

export const TEXT_SCHEMAS: Readonly<Record<TextSchemaName, TextSchema>> = {
  title: {
    top: ['paragraph'],
    nodes: { paragraph: { children: ['text'], attributes: {} } },
    marks: [],
  },
  body: {
    top: BLOCKS,
    nodes: {
      paragraph: { children: INLINE, attributes: {} },
      heading: { children: INLINE, attributes: { level: isHeadingLevel } },
      bulletList: { children: ['listItem'], attributes: {} },
      orderedList: { children: ['listItem'], attributes: { start: isListStart, type: isListType } },
      listItem: { children: BLOCKS, attributes: {} },
      hardBreak: { children: [], attributes: {} },
    },
    marks: MARKS,
  },
};

/**
 * The ProseMirror content expression for a node, or for the top of a fragment as `doc`. Inside nodes it is `*`, never
 * `+`: people may empty a list at the same time, and an empty list must stay valid. The top is `+` so that an editor
 * offers a paragraph to type in.
 */
export function contentExpression(schema: TextSchemaName, node: string): string {
  const { top, nodes } = TEXT_SCHEMAS[schema];
  const children = node === 'doc' ? top : (nodes[node]?.children ?? []);
  if (children.length === 0) return '';
  return `(${children.join(' | ')})${node === 'doc' ? '+' : '*'}`;
}
