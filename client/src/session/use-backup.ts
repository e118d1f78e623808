import type { DocumentLink } from '@holdfast/sync-client';
import * as Y from 'yjs';

import { makeBackup } from '../platform/make-backup.ts';
import { useDevice } from './device.ts';
import { useOpenPlan } from './open-plan-context.ts';
import { type BackupAction, useSaving } from './use-backup-of.ts';

/** A file with everything that this device holds of the open plan, also when its storage is out of order. */
export function useBackup(): BackupAction {
  const { database, clock } = useDevice();
  const { entry, instance, link, discussion } = useOpenPlan();
  return useSaving(entry, () => {
    const talk = discussion.get();
    return makeBackup({
      database,
      plan: entry,
      open: {
        content: Y.encodeStateAsUpdate(instance.doc),
        ...(talk && { discussion: Y.encodeStateAsUpdate(talk.instance.doc) }),
      },
      former: { content: unsavedOf(link), ...(talk && { discussion: unsavedOf(talk.link) }) },
      clock,
    });
  });
}

function unsavedOf({ unsaved }: DocumentLink): readonly Uint8Array[] {
  return unsaved.map((doc) => Y.encodeStateAsUpdate(doc));
}
