import { useState } from 'react';
import * as Y from 'yjs';

import { makeBackup } from '../platform/make-backup.ts';
import { saveFile } from '../ui/save-file.ts';
import { useDevice } from './device.ts';
import { useOpenPlan } from './open-plan-context.ts';

/** A file with everything that this device holds of the open plan, also when its storage is out of order. */
export function useBackup(): { readonly save: () => void; readonly isBusy: boolean } {
  const { database, clock } = useDevice();
  const { entry, instance } = useOpenPlan();
  const [isBusy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    const open = { content: Y.encodeStateAsUpdate(instance.doc) };
    const file = await makeBackup({ database, plan: entry, open, clock });
    setBusy(false);
    saveFile(file, `holdfast-${entry.planId}.json`);
  }

  return { save: () => void save(), isBusy };
}
