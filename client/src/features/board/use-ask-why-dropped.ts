import type { MeasureSnapshot } from '@holdfast/plan-model';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { isColumn, type RecordList } from '../../records/record-list.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { lineOf } from '../../session/record-name.ts';
import { showToast } from '../../ui/toast.ts';

/** Asks whoever has just dropped a measure why, and stops nobody: the card goes on asking. */
export function useAskWhyDropped(): (measure: MeasureSnapshot, to: RecordList) => void {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return useCallback(
    ({ id, title, dropReason }, to) => {
      if (!isColumn(to) || to.status !== 'dropped' || dropReason !== null) return;
      const key = recordKey({ root: 'measures', id });
      showToast({
        text: t('board.wasDropped', { title: lineOf(title) || t('kinds.measures.untitled') }),
        // Whoever has said it, or has taken it back, is not asked any more.
        watch: (end) =>
          plan.subscribe(() => {
            const now = plan.snapshot().measuresById.get(id);
            if (now?.status !== 'dropped' || now.dropReason !== null) end();
          }),
        action: {
          label: t('board.sayWhy'),
          run: () =>
            document.getElementById(key)?.querySelector<HTMLElement>('[data-reason] button')?.click(),
        },
      });
    },
    [plan, t],
  );
}
