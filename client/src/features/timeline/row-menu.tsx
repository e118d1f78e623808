import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { latePart } from '../../ui/late-part.ts';
import { Menu } from '../../ui/menu.tsx';
import type { TimedRecord } from './timeline-rows.ts';
import { type Moved, useMonths } from './use-months.ts';

const MonthsDialog = latePart(async () => (await import('./months-dialog.tsx')).MonthsDialog);

const STEPS = [
  ['later', 'both', 1],
  ['earlier', 'both', -1],
  ['endLater', 'end', 1],
  ['endEarlier', 'end', -1],
] as const satisfies readonly (readonly [string, Moved, number])[];

export interface RowMenuProps {
  readonly record: TimedRecord;
  readonly name: string;
}

/** Everything that a pointer does with a bar, by choosing. */
export function RowMenu({ record, name }: RowMenuProps) {
  const { t } = useTranslation();
  const { move } = useMonths(record);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Menu
        label={t('timeline.actions', { title: name })}
        icon={<Ellipsis aria-hidden size={20} />}
        items={() => [
          ...STEPS.map(([id, what, by]) => ({
            id,
            label: t(`timeline.steps.${id}`),
            onAction: () => move(what, by),
          })),
          { id: 'months', label: t('timeline.setMonths'), onAction: () => setOpen(true) },
        ]}
      />
      {isOpen && <MonthsDialog record={record} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}
