import { useState } from 'react';
import * as Y from 'yjs';

import { type BackupOptions, makeBackup } from '../platform/make-backup.ts';
import type { LibraryPlan } from '../platform/plan-library.ts';
import { saveFile } from '../ui/save-file.ts';
import { useDevice } from './device.ts';
import { useOpenPlan } from './open-plan-context.ts';

export interface BackupAction {
  readonly save: () => void;
  readonly isBusy: boolean;
}

/** A file with everything that this device holds of the open plan, also when its storage is out of order. */
export function useBackup(): BackupAction {
  const { entry, instance } = useOpenPlan();
  return useBackupOf(entry, () => ({ content: Y.encodeStateAsUpdate(instance.doc) }));
}

/** The same of a plan that need not be open; `readOpen`: what is on the page of it. */
export function useBackupOf(plan: LibraryPlan, readOpen?: () => BackupOptions['open']): BackupAction {
  const { database, clock } = useDevice();
  const [isBusy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    const file = await makeBackup({ database, plan, open: readOpen?.() ?? {}, clock });
    setBusy(false);
    saveFile(file, `holdfast-${plan.planId}.json`);
  }

  return { save: () => void save(), isBusy };
}
