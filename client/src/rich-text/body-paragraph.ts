import { type BlockKind, contentExpression, isBlockKind } from '@holdfast/plan-model';
import { type Editor, type InputRule, mergeAttributes, Node, textblockTypeInputRule } from '@tiptap/core';
import { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    bodyParagraph: {
      /** Makes the selected lines headings or items; null makes them plain. */
      setKind: (kind: BlockKind | null) => ReturnType;
      /** The same, or plain again when the selection begins in such a line. */
      toggleKind: (kind: BlockKind) => ReturnType;
    };
  }
}

/**
 * A line of a body. What it is besides a line is an attribute, which the binding sets in place: whoever types into it
 * at the same time keeps every word.
 */
export const bodyParagraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  content: contentExpression('body', 'paragraph'),

  addAttributes: () => ({
    kind: {
      default: null,
      keepOnSplit: true,
      parseHTML: parseKind,
      renderHTML: ({ kind }) => (isBlockKind(kind) ? { 'data-kind': kind } : {}),
    },
  }),
  parseHTML: () => [
    // The lines inside of an item are its text; each is then an item itself.
    { tag: 'p, h1, h2, h3, h4, h5, h6, li', getAttrs: (element) => !holdsLines(element) && null },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    tagOf(node.attrs['kind']),
    mergeAttributes({ dir: 'auto' }, HTMLAttributes),
    0,
  ],

  addCommands: () => ({
    setKind:
      (kind) =>
      ({ commands }) =>
        commands.updateAttributes('paragraph', { kind }),
    toggleKind:
      (kind) =>
      ({ commands, state }) =>
        commands.setKind(kindAt({ state }) === kind ? null : kind),
  }),
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      Enter: () => pressEnter(editor),
      Backspace: () => editor.commands.undoInputRule() || clearAtStart(editor),
      'Mod-Alt-0': () => editor.commands.setKind(null),
      'Mod-Alt-2': () => editor.commands.toggleKind('heading2'),
      'Mod-Alt-3': () => editor.commands.toggleKind('heading3'),
      'Mod-Shift-7': () => editor.commands.toggleKind('ordered'),
      'Mod-Shift-8': () => editor.commands.toggleKind('bullet'),
    };
  },
  addInputRules() {
    const rule = (find: RegExp, kind: BlockKind): InputRule =>
      textblockTypeInputRule({ find, type: this.type, getAttributes: { kind } });
    return [
      rule(/^##\s$/, 'heading2'),
      rule(/^###\s$/, 'heading3'),
      rule(/^[-*+]\s$/, 'bullet'),
      rule(/^1\.\s$/, 'ordered'),
    ];
  },
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPasted: keepKindOfFirst } })],
});

/** The kind of the line in which the selection begins. */
export function kindAt({ state }: Pick<Editor, 'state'>): BlockKind | null {
  const kind: unknown = state.selection.$from.parent.attrs['kind'];
  return isBlockKind(kind) ? kind : null;
}

export function isHeading(kind: BlockKind | null): boolean {
  return kind === 'heading2' || kind === 'heading3';
}

/** One level below the section of the page in which the text stands. */
function tagOf(kind: unknown): 'h3' | 'h4' | 'p' {
  if (kind === 'heading2') return 'h3';
  return kind === 'heading3' ? 'h4' : 'p';
}

/** An item is followed by another, until one is left empty; above and below a heading are plain words. */
function pressEnter(editor: Editor): boolean {
  const { $from, $to, empty } = editor.state.selection;
  const kind = kindAt(editor);
  if (kind === null || !$from.sameParent($to)) return false;
  const isEmpty = $from.parent.content.size === 0;
  if (!isHeading(kind)) return isEmpty && editor.commands.setKind(null);
  if ($to.parentOffset === $to.parent.content.size) return editor.chain().splitBlock().setKind(null).run();
  if (!empty || $from.parentOffset > 0) return false;
  return editor.commands.insertContentAt($from.before(), { type: 'paragraph' }, { updateSelection: false });
}

function clearAtStart(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  return empty && $from.parentOffset === 0 && kindAt(editor) !== null && editor.commands.setKind(null);
}

function holdsLines(element: HTMLElement): boolean {
  return (
    element.tagName === 'LI' && element.querySelector(':scope > :is(p, h1, h2, h3, h4, h5, h6)') !== null
  );
}

function parseKind(element: HTMLElement): BlockKind | null {
  // What was copied from a plan says itself what it is.
  const own = element.dataset['kind'];
  if (isBlockKind(own)) return own;
  if (/^H[12]$/.test(element.tagName)) return 'heading2';
  if (/^H\d$/.test(element.tagName)) return 'heading3';
  const item = element.tagName === 'LI' ? element : element.parentElement;
  if (item?.tagName !== 'LI') return null;
  return item.parentElement?.tagName === 'OL' ? 'ordered' : 'bullet';
}

/** ProseMirror pours the first line that is pasted into the line with the caret; an empty plain one takes its kind. */
function keepKindOfFirst(slice: Slice, { state }: EditorView): Slice {
  const { parent } = state.selection.$from;
  const isEmptyPlain = state.selection.empty && parent.content.size === 0 && parent.attrs['kind'] === null;
  const bringsKind = isBlockKind(slice.content.firstChild?.attrs['kind']);
  return isEmptyPlain && bringsKind ? new Slice(slice.content, 0, 0) : slice;
}
