import { type RemovedRecord, restoreRecord } from '@holdfast/plan-model';
import { ArchiveRestore } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordName } from '../../session/record-name.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';

import styles from './removed.module.css';

/** Everything that was removed, ready to come back. Absent while nothing was. */
export function Removed() {
  const { t } = useTranslation();
  // An indicator comes and goes with its target: here only what people removed by hand.
  const removed = usePlan((plan) => plan.removed).filter(({ root }) => root !== 'indicators');
  if (removed.length === 0) return null;
  return (
    <details className={styles['removed']}>
      <summary className={styles['summary']}>{t('archive.summary', { count: removed.length })}</summary>
      <p className={styles['text']}>{t('archive.text')}</p>
      <ul className={styles['list']} aria-label={t('archive.heading')}>
        {removed.map((record) => (
          <RemovedItem key={`${record.root}/${record.id}`} record={record} />
        ))}
      </ul>
    </details>
  );
}

function RemovedItem({ record }: { readonly record: RemovedRecord }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const name = usePlan((snapshot) => recordName(snapshot, record));
  const title = name || t(`kinds.${record.root}.untitled`);
  return (
    <li className={styles['item']}>
      <span>
        <span className={styles['kind']}>{t(`kinds.${record.root}.one`)}</span> <bdi>{title}</bdi>
      </span>
      {mayEdit && (
        <Button aria-label={t('archive.restoreNamed', { title })} onClick={() => restoreRecord(plan, record)}>
          <ArchiveRestore aria-hidden size={18} />
          {t('archive.restore')}
        </Button>
      )}
    </li>
  );
}
