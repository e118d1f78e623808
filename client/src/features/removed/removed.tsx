import { type RemovedRecord, restoreRecord } from '@holdfast/plan-model';
import { Archive, ArchiveRestore } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { openPanel } from '../../session/plan-panel.ts';
import { recordName } from '../../session/record-name.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';

import listStyles from '../../ui/panel-list.module.css';
import styles from './removed.module.css';

/** The way to what was removed, at the end of the plan. Absent while nothing was. */
export function RemovedLink() {
  const { t } = useTranslation();
  const count = useRemoved().length;
  if (count === 0) return null;
  return (
    <p className={styles['link']}>
      <Button variant="quiet" onClick={() => openPanel({ kind: 'removed' })}>
        <Archive aria-hidden size={18} />
        {t('archive.summary', { count })}
      </Button>
    </p>
  );
}

/** Everything that was removed, ready to come back. */
export function Removed() {
  const { t } = useTranslation();
  const removed = useRemoved();
  if (removed.length === 0) return <p className={listStyles['text']}>{t('archive.empty')}</p>;
  return (
    <>
      <p className={listStyles['text']}>{t('archive.text')}</p>
      <ul aria-label={t('archive.heading')}>
        {removed.map((record) => (
          <RemovedItem key={`${record.root}/${record.id}`} record={record} />
        ))}
      </ul>
    </>
  );
}

/** An indicator comes and goes with its target: here only what people removed by hand. */
function useRemoved(): readonly RemovedRecord[] {
  return usePlan((plan) => plan.removed).filter(({ root }) => root !== 'indicators');
}

function RemovedItem({ record }: { readonly record: RemovedRecord }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const name = usePlan((snapshot) => recordName(snapshot, record));
  const title = name || t(`kinds.${record.root}.untitled`);
  return (
    <li className={listStyles['item']}>
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
