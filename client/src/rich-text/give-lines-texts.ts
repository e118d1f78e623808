import { ORIGIN } from '@holdfast/plan-model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/**
 * Puts an empty text into every empty line that this editor has just made. The binding makes a line without one and
 * adds it with the first letter; when two people type into a new line at once it then has two texts, which the binding
 * joins by writing one of them again: on both devices, so that letters stand twice. Answers what ends it.
 */
export function giveLinesTexts(fragment: Y.XmlFragment): () => void {
  const { doc } = fragment;
  const handle = (transaction: Y.Transaction): void => {
    if (transaction.origin !== ySyncPluginKey) return;
    const bare = fragment.toArray().filter((line) => line instanceof Y.XmlElement && line.length === 0);
    if (bare.length === 0) return;
    doc?.transact(() => {
      for (const line of bare) if (line instanceof Y.XmlElement) line.insert(0, [new Y.XmlText()]);
    }, ORIGIN.setup);
  };
  doc?.on('afterTransaction', handle);
  return () => doc?.off('afterTransaction', handle);
}
