import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';

/**
 * Makes keys and other people's changes act on the caret that is seen. The browser moves it at once on an arrow key,
 * End or a click, and tells the editor so (`selectionchange`) in a later task. On a busy page the next key or somebody's
 * change comes in between: Enter then splits the line that was left, and a change puts the caret back there.
 * Stands before the binding's plugins, which read the selection when a change begins.
 */
export function seenCaret(awareness: Awareness): Plugin {
  const { doc } = awareness;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (!event.isComposing) readCaret(view);
          return false;
        },
      },
    },
    view(view) {
      const read = (): void => readCaret(view);
      // The binding draws the carets of others in a timer of its own, which is set after this one.
      const readSoon = (): void => void setTimeout(read, 0);
      doc.on('beforeAllTransactions', read);
      awareness.on('change', readSoon);
      return {
        destroy() {
          doc.off('beforeAllTransactions', read);
          awareness.off('change', readSoon);
        },
      };
    },
  });
}

function readCaret(view: EditorView): void {
  if (view.isDestroyed || view.composing || !view.hasFocus()) return;
  // What the browser is about to say. The editor compares, and does nothing if it knew.
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
}
