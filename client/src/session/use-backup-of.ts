import { useState } from 'react';

import type { LibraryPlan } from '../platform/plan-library.ts';
import { saveFile } from '../ui/save-file.ts';
import { useDevice } from './device.ts';

export interface BackupAction {
  readonly save: () => void;
  readonly isBusy: boolean;
}

/** A file with everything that this device holds of a plan that is not open here. What makes it is loaded when asked for. */
export function useBackupOf(plan: LibraryPlan): BackupAction {
  const { database, clock } = useDevice();
  return useSaving(plan, async () => {
    const { makeBackup } = await import('../platform/make-backup.ts');
    return makeBackup({ database, plan, open: {}, clock });
  });
}

/** Gives the file to the person; one at a time. */
export function useSaving({ planId }: LibraryPlan, make: () => Promise<Blob>): BackupAction {
  const [isBusy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    try {
      saveFile(await make(), `holdfast-${planId}.json`);
    } finally {
      setBusy(false);
    }
  }

  return { save: () => void save(), isBusy };
}
