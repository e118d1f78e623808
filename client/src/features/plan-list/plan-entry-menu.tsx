import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { LibraryPlan } from '../../platform/plan-library.ts';
import { countForBackup } from '../../session/only-here.ts';
import { useBackupOf } from '../../session/use-backup-of.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useRemoval } from './use-removal.ts';

import styles from './plan-list.module.css';

export interface PlanEntryMenuProps {
  readonly plan: LibraryPlan;
  /** What the plan is called in the list. */
  readonly title: string;
}

/** What can be done with a plan in the list besides opening it. */
export function PlanEntryMenu({ plan, title }: PlanEntryMenuProps) {
  const { t } = useTranslation();
  const { begin, remove, loss, cancel } = useRemoval({ plan, title });
  const drafts = loss?.onlyHere.drafts ?? 0;
  const forBackup = loss === undefined ? 0 : countForBackup(loss.onlyHere);
  return (
    <>
      <Menu
        label={t('plans.actions', { title })}
        icon={<Ellipsis aria-hidden size={20} />}
        items={() => [{ id: 'remove', label: t('plans.remove'), onAction: () => void begin() }]}
      />
      {loss !== undefined && (
        <Dialog title={t('plans.removeTitle', { title })} closeLabel={t('app.close')} onClose={cancel}>
          {loss.isMore && <Notice kind="care">{t('plans.removeMore')}</Notice>}
          {forBackup > 0 && <p>{t('plans.removeUnsent', { count: forBackup })}</p>}
          {drafts > 0 && <p>{t('plans.removeDrafts', { count: drafts })}</p>}
          <div className={styles['actions']}>
            {forBackup > 0 && <BackupButton plan={plan} />}
            <Button onClick={() => void remove(loss.onlyHere)}>{t('plans.removeConfirm')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function BackupButton({ plan }: Pick<PlanEntryMenuProps, 'plan'>) {
  const { t } = useTranslation();
  const { save, isBusy } = useBackupOf(plan);
  return (
    <Button variant="primary" disabled={isBusy} onClick={save}>
      {t('plan.backup')}
    </Button>
  );
}
