import { archiveRecord, type Plan, type RecordAddress, restoreRecord } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';

import { showToast } from '../ui/toast.ts';

/** Takes a record out of the plan and offers for a while to bring it back; it stays on the list of what was removed. */
export function removeWithUndo(
  plan: Plan,
  record: RecordAddress,
  { title, t }: { readonly title: string; readonly t: TFunction },
): void {
  archiveRecord(plan, record);
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
