import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { recordName } from '../../session/record-name.ts';
import type { TimedRecord } from './timeline-rows.ts';

/** What a record is called, or what is said of one without a name. */
export function useNameOf(record: TimedRecord): string {
  const { t } = useTranslation();
  return usePlan((plan) => recordName(plan, record)) || t(`kinds.${record.root}.untitled`);
}
