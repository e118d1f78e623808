import { MENTION, parseRecordAddress, type RecordAddress } from '@holdfast/plan-model';
import { mergeAttributes, Node } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';

import styles from './rich-text.module.css';

/** What records are called, for as long as an editor shows references to them. */
export interface RecordNames {
  readonly nameOf: (record: RecordAddress) => MentionName;
  /** Calls the listener when names may have changed. */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface MentionName {
  readonly text: string;
  /** Of a record that is `missing` nobody here knows a name: it is of another plan. */
  readonly state: 'here' | 'removed' | 'missing';
}

/** A reference to a record of the plan, shown under the name that the record has now. */
export function mention(names: RecordNames): Node {
  const shown = (node: ProseMirrorNode): string => {
    const record = recordOf(node.attrs);
    return record === undefined ? '@' : `@${names.nameOf(record).text}`;
  };
  return Node.create({
    name: MENTION,
    inline: true,
    atom: true,
    group: 'inline',
    // A press on it puts the caret beside it and takes nothing hold of.
    selectable: false,
    addAttributes: () => ({
      type: { default: null, rendered: false },
      id: { default: null, rendered: false },
    }),
    parseHTML: () => [
      {
        tag: 'span[data-mention]',
        getAttrs: (element) => {
          const record = parseMention(element.dataset['mention'] ?? '');
          // What comes from another plan is no reference here, but the words that it showed there.
          if (record === undefined || names.nameOf(record).state === 'missing') return false;
          return { type: record.root, id: record.id };
        },
      },
    ],
    renderHTML: ({ node, HTMLAttributes }) => [
      'span',
      mergeAttributes(HTMLAttributes, {
        'data-mention': `${node.attrs['type']}/${node.attrs['id']}`,
      }),
      shown(node),
    ],
    renderText: ({ node }) => shown(node),
    addKeyboardShortcuts() {
      const remove = (side: 'before' | 'after') => () => {
        const { $from, empty } = this.editor.state.selection;
        const size = (side === 'before' ? $from.nodeBefore : $from.nodeAfter)?.type.name === MENTION ? 1 : 0;
        if (!empty || size === 0) return false;
        const from = side === 'before' ? $from.pos - size : $from.pos;
        return this.editor.commands.deleteRange({ from, to: from + size });
      };
      return { Backspace: remove('before'), Delete: remove('after') };
    },
    addNodeView:
      () =>
      ({ node }) => {
        const dom = document.createElement('span');
        dom.dir = 'auto';
        dom.className = styles['mention'] ?? '';
        dom.contentEditable = 'false';
        const record = recordOf(node.attrs);
        if (record !== undefined) dom.dataset['mention'] = `${record.root}/${record.id}`;
        const draw = (): void => {
          dom.textContent = shown(node);
          const isGone = record === undefined || names.nameOf(record).state !== 'here';
          dom.classList.toggle(styles['mentionGone'] ?? '', isGone);
        };
        draw();
        return { dom, destroy: names.subscribe(draw), ignoreMutation: () => true };
      },
  });
}

function recordOf(attrs: Readonly<Record<string, unknown>>): RecordAddress | undefined {
  return parseMention(`${String(attrs['type'])}/${String(attrs['id'])}`);
}

function parseMention(text: string): RecordAddress | undefined {
  const [root = '', id = ''] = text.split('/', 2);
  return parseRecordAddress(root, id);
}
