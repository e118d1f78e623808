import * as Y from 'yjs';

import { makeBackup } from '../platform/make-backup.ts';
import { useDevice } from './device.ts';
import { useOpenPlan } from './open-plan-context.ts';
import { type BackupAction, useSaving } from './use-backup-of.ts';

/** A file with everything that this device holds of the open plan, also when its storage is out of order. */
export function useBackup(): BackupAction {
  const { database, clock } = useDevice();
  const { entry, instance, link } = useOpenPlan();
  return useSaving(entry, () =>
    makeBackup({
      database,
      plan: entry,
      open: { content: Y.encodeStateAsUpdate(instance.doc) },
      former: { content: link.unsaved.map((doc) => Y.encodeStateAsUpdate(doc)) },
      clock,
    }),
  );
}
