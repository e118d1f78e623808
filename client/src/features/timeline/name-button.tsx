import { useTranslation } from 'react-i18next';

import { openPanel } from '../../session/plan-panel.ts';
import type { TimedRecord } from './timeline-rows.ts';

import styles from './name-button.module.css';

/** What has a time, by its name; a press opens its details. */
export function NameButton({ record, name }: { readonly record: TimedRecord; readonly name: string }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles['name']}
      dir="auto"
      aria-label={t('records.detailsOf', { title: name })}
      onClick={() => openPanel({ kind: 'details', record })}
    >
      {name}
    </button>
  );
}
