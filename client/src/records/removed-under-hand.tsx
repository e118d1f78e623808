import { parseRecordAddress, type RecordAddress, restoreRecord } from '@holdfast/plan-model';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../session/open-plan-context.ts';
import { recordWords } from '../session/place-words.ts';
import { ownPlace } from '../session/use-presence.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { showToast } from '../ui/toast.ts';

/**
 * Tells a person whose text or field has just gone, since somebody else removed its record. Without it the next keys
 * would go nowhere unnoticed. Shows nothing by itself.
 */
export function RemovedUnderHand() {
  const { t } = useTranslation();
  const { plan, instance } = useOpenPlan();
  const mayEdit = useMayEdit();
  useEffect(() => {
    let before = plan.snapshot().removed;
    // Before the screen follows: then the field has gone, and with it one's place.
    return plan.subscribe(() => {
      const snapshot = plan.snapshot();
      const { removed } = snapshot;
      if (removed === before) return;
      const known = before;
      before = removed;
      const record = recordOf(ownPlace(instance.awareness));
      if (record === undefined || !isAmong(removed, record) || isAmong(known, record)) return;
      const name = recordWords(record, { t, plan: snapshot });
      const run = (): void => restoreRecord(plan, record);
      showToast({
        text: t('records.removedUnderHand', { record: name }),
        action: mayEdit ? { label: t('records.bringBack'), run } : undefined,
      });
    });
  }, [t, plan, instance, mayEdit]);
  return null;
}

function recordOf(place: string | undefined): RecordAddress | undefined {
  const [root = '', id = ''] = place?.split('/') ?? [];
  return parseRecordAddress(root, id);
}

function isAmong(records: readonly RecordAddress[], { root, id }: RecordAddress): boolean {
  return records.some((each) => each.root === root && each.id === id);
}
