import { useTranslation } from 'react-i18next';

import { recordKey } from '../../session/plan-panel.ts';
import { DateSlots } from './date-slots.tsx';
import { NameButton } from './name-button.tsx';
import type { TimedRecord } from './timeline-rows.ts';
import { useNameOf } from './use-name-of.ts';

import styles from './undated.module.css';

/** What has no place in the calendar yet, with the slots that give it one. */
export function Undated({ records }: { readonly records: readonly TimedRecord[] }) {
  const { t } = useTranslation();
  if (records.length === 0) return null;
  return (
    <section className={styles['undated']} aria-labelledby="undated">
      <h2 className={styles['heading']} id="undated">
        {t('timeline.undated')}
      </h2>
      <ul className={styles['undatedList']}>
        {records.map((record) => (
          <UndatedItem key={recordKey(record)} record={record} />
        ))}
      </ul>
    </section>
  );
}

function UndatedItem({ record }: { readonly record: TimedRecord }) {
  const { t } = useTranslation();
  const name = useNameOf(record);
  return (
    <li className={styles['undatedItem']} id={recordKey(record)}>
      <span className={styles['kind']}>{t(`kinds.${record.root}.one`)}</span>
      <NameButton record={record} name={name} />
      <DateSlots record={record} />
    </li>
  );
}
