import { useEffect, useState } from 'react';

import { type Backup, type BackupReading, parseBackup } from '../../platform/backup-file.ts';
import type { LibraryPlan, Person } from '../../platform/plan-library.ts';
import { restoreBackup, type RestoreOutcome } from '../../platform/restore-backup.ts';
import { findRestoreTarget, type RestoreTarget } from '../../platform/restore-target.ts';
import { type Device, useDevice } from '../../session/device.ts';

/** `no-file`: the browser does not give its content. `no-storage`: nobody knows what is on this device. */
type UnreadableBackup = Exclude<BackupReading['kind'], 'done'> | 'no-file' | 'no-storage';

export type RestoreStage =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unreadable'; readonly why: UnreadableBackup }
  | {
      readonly kind: 'ready';
      readonly backup: Backup;
      readonly target: RestoreTarget;
      readonly isBusy: boolean;
    }
  | { readonly kind: 'over'; readonly outcome: RestoreOutcome; readonly plan: LibraryPlan };

/** From a file that somebody has chosen to what was done with it. Nothing is changed before they say so. */
export function useRestore(file: File) {
  const device = useDevice();
  const [stage, setStage] = useState<RestoreStage>({ kind: 'reading' });

  useEffect(() => {
    let isGone = false;
    void readStage(file, device).then((read) => {
      if (!isGone) setStage(read);
    });
    return () => {
      isGone = true;
    };
  }, [file, device]);

  async function restore(ready: Extract<RestoreStage, { kind: 'ready' }>): Promise<void> {
    if (ready.isBusy) return;
    setStage({ ...ready, isBusy: true });
    const { backup, target } = ready;
    const { database, library, clock } = device;
    const isThere = target.kind === 'own' || target.kind === 'copy';
    const into = isThere ? target.plan : library.newCopy(backup.plan, personFor(backup, device));
    const outcome = await restoreBackup({ database, backup, into, clock });
    if (outcome.kind === 'restored') library.noteUse();
    setStage({ kind: 'over', outcome, plan: into });
  }

  return { stage, restore };
}

async function readStage(file: File, { library }: Device): Promise<RestoreStage> {
  let text: string;
  try {
    text = await file.text();
  } catch {
    // The file is where it was.
    return { kind: 'unreadable', why: 'no-file' };
  }
  const reading = parseBackup(text);
  if (reading.kind !== 'done') return { kind: 'unreadable', why: reading.kind };
  const state = library.plans.get();
  if (state.kind !== 'ready') return { kind: 'unreadable', why: 'no-storage' };
  const target = findRestoreTarget(reading.backup, state.plans);
  return { kind: 'ready', backup: reading.backup, target, isBusy: false };
}

/** Who goes on with a copy: the person of this device, or whose file it is where nobody has said a name yet. */
function personFor({ plan }: Backup, { identity }: Device): Person {
  const state = identity.state.get();
  const { displayName, group, colour } = state.kind === 'ready' ? state.identity : {};
  return {
    displayName: displayName ?? plan.displayName,
    group: group ?? plan.group ?? 'otherExternal',
    colour: colour ?? plan.colour ?? 0,
  };
}
