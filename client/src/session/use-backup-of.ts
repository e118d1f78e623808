import { useState } from 'react';

import type { LibraryPlan } from '../platform/plan-library.ts';
import { late } from '../ui/late-part.ts';
import { saveFile } from '../ui/save-file.ts';
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

/** Gives the file to the person, one at a time, and notes when: what came before need not be guarded again. */
export function useSaving(plan: LibraryPlan, make: () => Promise<Blob>): BackupAction {
  const { library, clock } = useDevice();
  const [isBusy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    try {
      const backedUpAt = clock.now();
      saveFile(await make(), `holdfast-${plan.planId}.json`);
      // A note that cannot be kept means that the file is offered once more.
      void library.update(plan, { backedUpAt });
    } finally {
      setBusy(false);
    }
  }

  return { save: () => void save(), isBusy };
}
