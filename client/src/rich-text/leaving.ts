import type { TextSchemaName } from '@holdfast/plan-model';
import { Extension } from '@tiptap/core';

/** The keys by which one is done with a text without going on to the next field: Escape, and in one line Enter. */
export function leaving(schema: TextSchemaName, onDone: () => void): Extension {
  return Extension.create({
    name: 'leaving',
    // Before the keys that part a line; after those of the menu that answers `/` and `@`.
    priority: 1000,
    addKeyboardShortcuts() {
      const leave = (): boolean => {
        onDone();
        return true;
      };
      const inOneLine = { Enter: leave, 'Shift-Enter': leave, 'Mod-Enter': leave };
      return { Escape: leave, ...(schema === 'title' && inOneLine) };
    },
  });
}
