import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { LibraryPlan } from '../../platform/plan-library.ts';
import { toStorageError } from '../../platform/storage-error.ts';
import { countOnlyHere } from '../../platform/unsent-work.ts';
import { useDevice } from '../../session/device.ts';
import { closePlan } from '../../session/open-plans.ts';
import { useBackupOf } from '../../session/use-backup-of.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.ts';

import styles from './plan-list.module.css';

export interface PlanEntryMenuProps {
  readonly plan: LibraryPlan;
  /** What the plan is called in the list. */
  readonly title: string;
}

/** What can be done with a plan in the list besides opening it. */
export function PlanEntryMenu({ plan, title }: PlanEntryMenuProps) {
  const { t } = useTranslation();
  const { begin, remove, unsent, cancel } = useRemoval({ plan, title });
  return (
    <>
      <Menu
        label={t('plans.actions', { title })}
        icon={<Ellipsis aria-hidden size={20} />}
        items={() => [{ id: 'remove', label: t('plans.remove'), onAction: () => void begin() }]}
      />
      {unsent !== undefined && (
        <Dialog title={t('plans.removeTitle', { title })} closeLabel={t('app.close')} onClose={cancel}>
          <p>{t('plans.removeUnsent', { count: unsent })}</p>
          <div className={styles['actions']}>
            <BackupButton plan={plan} />
            <Button onClick={() => void remove()}>{t('plans.removeConfirm')}</Button>
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

/**
 * Removes at once what the relay has, and can bring that back. Work that is on this device only is named and asked
 * about first: it would be gone for good.
 */
function useRemoval({ plan, title }: PlanEntryMenuProps) {
  const { t } = useTranslation();
  const device = useDevice();
  const [unsent, setUnsent] = useState<number>();

  async function begin(): Promise<void> {
    try {
      // What a page of the plan still holds is counted too.
      if (!(await closePlan(plan.planId))) {
        showToast({ text: t('plans.removeUnsaved') });
        return;
      }
      const count = (await countOnlyHere(device.database, plan)) + device.drafts.count(plan);
      if (count > 0) setUnsent(count);
      else if (await drop()) offerToRestore();
    } catch (error) {
      // Nothing was removed, since nobody knows what would be lost.
      sayFailed(toStorageError(error).problem);
    }
  }
  async function remove(): Promise<void> {
    setUnsent(undefined);
    await drop();
  }
  async function drop(): Promise<boolean> {
    const answer = await device.library.remove(plan);
    if (answer.kind === 'failed') sayFailed(answer.problem);
    else device.drafts.drop(plan);
    return answer.kind === 'done';
  }
  function offerToRestore(): void {
    const action = { label: t('app.undo'), run: () => void restore() };
    showToast({ text: t('plans.removed', { title }), action });
  }
  async function restore(): Promise<void> {
    const answer = await device.library.restore(plan);
    if (answer.kind === 'failed') showToast({ text: t(`storage.${answer.problem}`) });
  }
  function sayFailed(problem: ReturnType<typeof toStorageError>['problem']): void {
    showToast({ text: t('plans.removeFailed', { reason: t(`storage.${problem}`) }) });
  }

  return { begin, remove, unsent, cancel: () => setUnsent(undefined) };
}
