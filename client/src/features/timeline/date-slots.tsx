import { type Field, type IsoDate, type Plan, type PlanSnapshot, setRecord } from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { DaySlot } from '../../slots/day-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { MonthSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import type { TimedRecord } from './timeline-rows.ts';

import styles from './timeline.module.css';

type DateField = 'start' | 'end' | 'deadline' | 'byDate' | 'date';

/** The dates of a record, each in its slot. */
export function DateSlots({ record }: { readonly record: TimedRecord }) {
  const { t } = useTranslation();
  switch (record.root) {
    case 'measures':
    case 'evaluations':
      return (
        <p className={styles['slots']}>
          <Trans
            i18nKey="timeline.slots.span"
            components={{
              start: <DateSlot record={record} field="start" label={t('measures.slots.start')} />,
              end: <DateSlot record={record} field="end" label={t('measures.slots.end')} />,
            }}
          />
        </p>
      );
    case 'targets':
      return <OneDate record={record} field="deadline" label={t('timeline.slots.deadline')} />;
    case 'outcomes':
      return <OneDate record={record} field="byDate" label={t('timeline.slots.outcome')} />;
    case 'reviews':
      return <OneDate record={record} field="date" label={t('timeline.slots.review')} />;
  }
}

interface DateSlotProps {
  readonly record: TimedRecord;
  readonly field: DateField;
  readonly label: string;
}

function OneDate(props: DateSlotProps) {
  return (
    <p className={styles['slots']}>
      <Trans i18nKey="timeline.slots.by" components={{ date: <DateSlot {...props} /> }} />
    </p>
  );
}

function DateSlot({ record, field, label }: DateSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const format = useFormat();
  const value = usePlan((snapshot) => dateIn(snapshot, record, field));
  if (field === 'date')
    return (
      <DaySlot
        label={label}
        place={`${record.root}/${record.id}/${field}`}
        value={value}
        shown={slotText(value, format.day, t)}
        onCommit={(next) => setDate(plan, record, { field, date: next })}
      />
    );
  return (
    <MonthSlot
      label={label}
      day={field === 'start' ? 'first' : 'last'}
      place={`${record.root}/${record.id}/${field}`}
      value={value}
      shown={slotText(value, (date) => format.month(date.slice(0, 7)), t)}
      onCommit={(next) => setDate(plan, record, { field, date: next })}
    />
  );
}

function dateIn(plan: PlanSnapshot, { root, id }: TimedRecord, field: DateField): Field<IsoDate | null> {
  const records: ReadonlyMap<string, object> = plan[`${root}ById`];
  const values: Readonly<Record<string, unknown>> = { ...records.get(id) };
  // The field is a date of this record's kind.
  return (values[field] ?? null) as Field<IsoDate | null>;
}

interface NewDate {
  readonly field: DateField;
  readonly date: IsoDate | null;
}

function setDate(plan: Plan, record: TimedRecord, { field, date }: NewDate): void {
  switch (record.root) {
    case 'measures':
      setRecord(plan, 'measures', { id: record.id, patch: { [field === 'end' ? 'end' : 'start']: date } });
      break;
    case 'evaluations':
      setRecord(plan, 'evaluations', { id: record.id, patch: { [field === 'end' ? 'end' : 'start']: date } });
      break;
    case 'targets':
      setRecord(plan, 'targets', { id: record.id, patch: { deadline: date } });
      break;
    case 'outcomes':
      setRecord(plan, 'outcomes', { id: record.id, patch: { byDate: date } });
      break;
    case 'reviews':
      setRecord(plan, 'reviews', { id: record.id, patch: { date } });
      break;
  }
}
