import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { yCursorPluginKey } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';

const seenCaretKey = new PluginKey('seenCaret');

/**
 * Makes keys and other people's changes act on the caret that is seen. The browser moves it at once on an arrow key,
 * End or a click, and tells the editor so (`selectionchange`) in a later task. On a busy page the next key or somebody's
 * change comes in between: Enter then splits the line that was left, and a change puts the caret back there.
 * Stands before the binding's plugins, which read the selection when a change begins.
 */
export function seenCaret({ doc }: Awareness): Plugin {
  let drawCarets: (drawing: unknown) => void = () => {};
  return new Plugin({
    key: seenCaretKey,
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (!event.isComposing) readCaret(view);
          return false;
        },
        // A browser that gives the focus back puts its caret at the beginning of the text, and the editor would mend
        // that 20 ms later: until then keys and drawings would take it for what the person sees.
        focus(view) {
          view.focus();
          return false;
        },
      },
    },
    // The binding draws the carets of others in a timer of its own, and a key may have come since: read, then draw.
    filterTransaction(transaction) {
      const drawing: unknown = transaction.getMeta(yCursorPluginKey);
      if (drawing === undefined || transaction.docChanged || transaction.getMeta(seenCaretKey) === true)
        return true;
      queueMicrotask(() => drawCarets(drawing));
      return false;
    },
    view(view) {
      const read = (): void => readCaret(view);
      doc.on('beforeAllTransactions', read);
      drawCarets = (drawing) => {
        if (view.isDestroyed) return;
        readCaret(view);
        view.dispatch(view.state.tr.setMeta(yCursorPluginKey, drawing).setMeta(seenCaretKey, true));
      };
      return {
        destroy() {
          doc.off('beforeAllTransactions', read);
          drawCarets = () => {};
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
