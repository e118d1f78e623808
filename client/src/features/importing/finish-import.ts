import type { RecordAddress } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';

import { recordKey } from '../../session/plan-panel.ts';
import type { OpenPlan } from '../../session/plan-session.ts';
import { showToast } from '../../ui/toast.ts';
import type { ImportPreview } from './read-import.ts';
import type { ReadyWords } from './ready-words.ts';
import { writeImport } from './write-import.ts';

/** Brings the rows into the plan, goes to the first of them, and offers to take them back. Answers whether they are in. */
export function finishImport(
  { plan, undo }: OpenPlan,
  preview: ImportPreview,
  { words, t }: { readonly words: ReadyWords; readonly t: TFunction },
): boolean {
  let first: RecordAddress | undefined;
  try {
    first = writeImport(plan, preview, words);
  } catch {
    // The plan became one that cannot be written: nothing of the rows is in it.
    return false;
  }
  const step = undo.lastStep;
  showToast({
    text: t('import.done', { count: preview.counts.add + preview.counts.update }),
    // With another step on top of it, or taken back by another way, it is not the one that a press would take back.
    watch: (end) =>
      undo.subscribe(() => {
        if (undo.lastStep !== step) end();
      }),
    action: {
      label: t('app.undo'),
      run: () => {
        if (undo.lastStep === step) undo.undo();
      },
    },
  });
  if (first !== undefined) showRecord(first);
  return true;
}

/** Once the dialog has given the focus back, and the row is drawn. */
function showRecord(record: RecordAddress): void {
  requestAnimationFrame(() =>
    document.getElementById(recordKey(record))?.scrollIntoView({ block: 'center' }),
  );
}
