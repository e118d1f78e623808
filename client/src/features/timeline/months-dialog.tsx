import { useTranslation } from 'react-i18next';

import { Dialog } from '../../ui/dialog.tsx';
import { DateSlots } from './date-slots.tsx';
import type { TimedRecord } from './timeline-rows.ts';

export interface MonthsDialogProps {
  readonly record: TimedRecord;
  readonly name: string;
  readonly onClose: () => void;
}

/** The months of a record, as they are set in its sentence. */
export function MonthsDialog({ record, name, onClose }: MonthsDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('timeline.monthsOf', { title: name })} closeLabel={t('app.close')} onClose={onClose}>
      <DateSlots record={record} />
    </Dialog>
  );
}
