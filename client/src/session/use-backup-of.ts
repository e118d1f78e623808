import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { MadeBackup } from '../platform/make-backup.ts';
import type { LibraryPlan } from '../platform/plan-library.ts';
import { late } from '../ui/late-part.ts';
import { saveFile } from '../ui/save-file.ts';
import { showToast } from '../ui/toast.ts';
import { useDevice } from './device.ts';

const loadBackup = late(() => import('../platform/make-backup.ts'));

export interface BackupAction {
  readonly save: () => void;
  readonly isBusy: boolean;
}

/** A file with everything that this device holds of a plan that is not open here. What makes it is loaded when asked for. */
export function useBackupOf(plan: LibraryPlan): BackupAction {
  const { database, clock } = useDevice();
  return useSaving(plan, async () => {
    const { makeBackup } = await loadBackup();
    return makeBackup({ database, plan, open: {}, clock });
  });
}

/**
 * Gives the file to the person, one at a time. Of a complete one it notes when: what came before need not be guarded
 * again.
 */
export function useSaving(plan: LibraryPlan, make: () => Promise<MadeBackup>): BackupAction {
  const { library, clock } = useDevice();
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    try {
      const backedUpAt = clock.now();
      const { file, isComplete } = await make();
      saveFile(file, `holdfast-${plan.planId}.json`);
      // A note that cannot be kept means that the file is offered once more.
      if (isComplete) void library.update(plan, { backedUpAt });
      else showToast({ text: t('plan.backupIncomplete') });
    } catch {
      // What was to be in the file is where it was.
      showToast({ text: t('plan.backupFailed') });
    } finally {
      setBusy(false);
    }
  }

  return { save: () => void save(), isBusy };
}
