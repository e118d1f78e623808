import { useTranslation } from 'react-i18next';

import type { LibraryPlan } from '../../platform/plan-library.ts';
import { countForBackup } from '../../session/only-here.ts';
import { useBackupOf } from '../../session/use-backup-of.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Removal } from './use-removal.ts';

import styles from './plan-list.module.css';

export interface RemovalQuestionProps {
  readonly plan: LibraryPlan;
  /** What the plan is called. */
  readonly title: string;
  readonly removal: Removal;
}

/** Names what is on this device only before it goes with its plan, while that is asked. */
export function RemovalQuestion({ plan, title, removal }: RemovalQuestionProps) {
  const { t } = useTranslation();
  const { loss, remove, cancel } = removal;
  if (loss === undefined) return null;
  const { drafts } = loss.onlyHere;
  const forBackup = countForBackup(loss.onlyHere);
  return (
    <Dialog title={t('plans.removeTitle', { title })} closeLabel={t('app.close')} onClose={cancel}>
      {loss.isMore && <Notice kind="care">{t('plans.removeMore')}</Notice>}
      {forBackup > 0 && <p>{t('plans.removeUnsent', { count: forBackup })}</p>}
      {drafts > 0 && <p>{t('plans.removeDrafts', { count: drafts })}</p>}
      <div className={styles['actions']}>
        {forBackup > 0 && <BackupButton plan={plan} />}
        <Button onClick={() => void remove(loss.onlyHere)}>{t('plans.removeConfirm')}</Button>
      </div>
    </Dialog>
  );
}

function BackupButton({ plan }: Pick<RemovalQuestionProps, 'plan'>) {
  const { t } = useTranslation();
  const { save, isBusy } = useBackupOf(plan);
  return (
    <Button variant="primary" disabled={isBusy} onClick={save}>
      {t('plan.backup')}
    </Button>
  );
}
