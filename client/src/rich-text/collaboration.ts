import type { EditorUndo } from '@holdfast/plan-model';
import { Extension } from '@tiptap/core';
import { yCursorPlugin, ySyncPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import { batchSelection } from './batch-selection.ts';
import { caretElement, selectionAttributes } from './caret.ts';
import { seenCaret } from './seen-caret.ts';
import { undoPlugins } from './undo-selection.ts';

export interface CollaborationOptions {
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness;
  /** The plan's undo history, for this editor. */
  readonly undo: EditorUndo;
  /** Whether to draw the caret of this client. */
  readonly showsCaret: (clientId: number) => boolean;
}

/**
 * Binds an editor to one text of the plan. Tiptap's own extension is not used: on content that its schema does not
 * know it destroys the whole document, and it cannot share one undo history between editors.
 */
export function collaboration({ fragment, awareness, undo, showsCaret }: CollaborationOptions): Extension {
  return Extension.create({
    name: 'collaboration',
    // Before every other extension, so that Mod+Z is the plan's undo.
    priority: 1000,
    addProseMirrorPlugins: () => [
      seenCaret(awareness),
      ySyncPlugin(fragment),
      batchSelection(fragment),
      yCursorPlugin(awareness, {
        awarenessStateFilter: (own, other) => own !== other && showsCaret(other),
        cursorBuilder: caretElement,
        selectionBuilder: selectionAttributes,
      }),
      ...undoPlugins(undo),
    ],
    addKeyboardShortcuts() {
      return {
        'Mod-z': () => handled(undo.undo()),
        'Mod-Shift-z': () => handled(undo.redo()),
        'Mod-y': () => handled(undo.redo()),
      };
    },
  });
}

/** Also when there was nothing to undo: the browser's own undo would edit the page behind the editor's back. */
function handled(_result: unknown): boolean {
  return true;
}
