import {
  archiveRecord,
  parseRecordAddress,
  type Plan,
  type RecordAddress,
  restoreRecord,
} from '@holdfast/plan-model';
import type { TFunction } from 'i18next';

import { recordKey } from '../session/plan-panel.ts';
import { showToast } from '../ui/toast.ts';
import { focusRecord } from './use-move.ts';

/**
 * Takes a record out of the plan and offers for a while to bring it back; it stays on the list of what was removed. Its
 * row goes with the keyboard in it, which goes on at the row after it, or before it where it was the last.
 */
export function removeWithUndo(
  plan: Plan,
  record: RecordAddress,
  { title, t }: { readonly title: string; readonly t: TFunction },
): void {
  const beside = besideOf(record);
  archiveRecord(plan, record);
  // The menu from which it was removed goes first.
  if (beside !== undefined) requestAnimationFrame(() => focusRecord(beside));
  showToast({
    text: t(`kinds.${record.root}.removed`, { title }),
    // Whoever took it back by another way is not told to do so.
    watch: (end) =>
      plan.subscribe(() => {
        if (!plan.snapshot().removed.some(({ id }) => id === record.id)) end();
      }),
    action: { label: t('app.undo'), run: () => restoreRecord(plan, record) },
  });
}

/** The next of the same kind that is shown on the page, or the one before. */
function besideOf(record: RecordAddress): RecordAddress | undefined {
  const rows = [...document.querySelectorAll('[data-row]:not([hidden])')].map(({ id }) => id);
  const alike = rows.filter((id) => id.startsWith(`${record.root}/`));
  const place = alike.indexOf(recordKey(record));
  if (place === -1) return undefined;
  const [root = '', id = ''] = (alike[place + 1] ?? alike[place - 1] ?? '').split('/');
  return parseRecordAddress(root, id);
}
