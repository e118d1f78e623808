import type { RecordAddress } from '@holdfast/plan-model';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { goToRecord } from '../../session/plan-panel.ts';
import { recordName } from '../../session/record-name.ts';

import styles from './details.module.css';

export interface DetailProps {
  readonly label: string;
  readonly help?: string;
  readonly children: ReactNode;
}

/** One thing that is known, under its name. */
export function Detail({ label, help, children }: DetailProps) {
  return (
    <div className={styles['detail']}>
      <dt className={styles['label']}>{label}</dt>
      <dd>{children}</dd>
      {help !== undefined && <dd className={styles['quiet']}>{help}</dd>}
    </div>
  );
}

/** Records that belong to this one; a press leads there. */
export function DetailRecords({
  label,
  records,
}: {
  readonly label: string;
  readonly records: readonly RecordAddress[];
}) {
  if (records.length === 0) return null;
  return (
    <Detail label={label}>
      <ul className={styles['records']}>
        {records.map((record) => (
          <li key={record.id}>
            <RecordLink record={record} />
          </li>
        ))}
      </ul>
    </Detail>
  );
}

function RecordLink({ record }: { readonly record: RecordAddress }) {
  const { t } = useTranslation();
  const name = usePlan((plan) => recordName(plan, record)) || t(`kinds.${record.root}.untitled`);
  return (
    <button type="button" className={styles['link']} dir="auto" onClick={() => goToRecord(record)}>
      {name}
    </button>
  );
}
