import type { EditorUndo } from '@holdfast/plan-model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { relativePositionToAbsolutePosition, ySyncPluginKey, yUndoPlugin } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

/**
 * y-tiptap's undo plugin with the caret put right. Its own way (3.0.9) sets the selection of a step aside for the
 * next transaction, whosever that is, and resolves absolute positions of one moment in the document of another: the
 * caret jumps, or the binding throws and the view stays behind the document.
 */
export function undoPlugins(undo: EditorUndo): Plugin[] {
  return [yUndoPlugin({ undoManager: withoutSelections(undo) }), selectionPlugin(undo)];
}

/** The same history, which tells y-tiptap of steps that are added, so that it notes the selection, and of nothing else. */
function withoutSelections(undo: EditorUndo) {
  return {
    get undoStack() {
      return undo.undoStack;
    },
    get redoStack() {
      return undo.redoStack;
    },
    stopCapturing: () => undo.stopCapturing(),
    on: (...[event, listener]: Parameters<EditorUndo['on']>) => {
      if (event === 'stack-item-added') undo.on(event, listener);
    },
    off: (...args: Parameters<EditorUndo['off']>) => undo.off(...args),
    destroy: () => undo.destroy(),
  };
}

function selectionPlugin(undo: EditorUndo): Plugin {
  return new Plugin({
    view(view) {
      // Released with the facade, when the plugin before this one is destroyed.
      undo.on('stack-item-popped', ({ stackItem }) => restoreSelection(view, stackItem.meta));
      return {};
    },
  });
}

/** What y-tiptap keeps of its binding and of a selection, as far as it is needed here; it has no types for either. */
interface Binding {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly mapping: Map<Y.AbstractType<unknown>, never>;
}
interface NotedSelection {
  readonly anchor: Y.RelativePosition | null;
  readonly head: Y.RelativePosition | null;
}

function restoreSelection(view: EditorView, meta: ReadonlyMap<unknown, unknown>): void {
  if (!view.hasFocus()) return;
  const { binding }: { binding: Binding } = ySyncPluginKey.getState(view.state);
  // The undo plugin stores what its own `getRelativeSelection` made, under its binding.
  const noted = meta.get(binding) as NotedSelection | null | undefined;
  const anchor = resolvePosition(binding, noted?.anchor);
  const head = resolvePosition(binding, noted?.head);
  const { doc, tr } = view.state;
  if (anchor === undefined || head === undefined || Math.max(anchor, head) > doc.content.size) return;
  view.dispatch(
    tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))).scrollIntoView(),
  );
}

function resolvePosition(
  { doc, type, mapping }: Binding,
  position: Y.RelativePosition | null | undefined,
): number | undefined {
  if (position === null || position === undefined) return undefined;
  return relativePositionToAbsolutePosition(doc, type, position, mapping) ?? undefined;
}
