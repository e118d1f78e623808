import { Plugin } from '@tiptap/pm/state';
import { getRelativeSelection, type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

/**
 * Reads the selection anew after each transaction of a batch. The binding (3.0.9) reads it once, and Yjs may add one to
 * the batch that somebody's change began: it tidies marks that two people made alike. Where the first one made the text
 * shorter, the number is outside of it by then; the binding throws, and the editor ends. Stands after the binding.
 */
export function batchSelection({ doc }: Y.XmlFragment): Plugin {
  return new Plugin({
    view(view) {
      const read = (): void => {
        const { binding }: { binding: ProsemirrorBinding } = ySyncPluginKey.getState(view.state);
        // Null between batches, which its typing does not say.
        const before: unknown = binding.beforeTransactionSelection;
        if (view.isDestroyed || before === null) return;
        binding.beforeTransactionSelection = getRelativeSelection(binding, view.state);
      };
      doc?.on('afterTransaction', read);
      return { destroy: () => doc?.off('afterTransaction', read) };
    },
  });
}
