import type { Clock } from '@holdfast/base';
import { NOTHING_SEEN } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';

import { createCell, type Readable } from '../platform/cell.ts';
import type { DeviceDatabase } from '../platform/device-database.ts';
import type { DocumentKey } from '../platform/device-tables.ts';
import { type Look, readLook, writeLook } from '../platform/seen-store.ts';

export interface LastLook {
  /** Undefined until it is read. */
  readonly lastLook: Readable<Look | undefined>;
  readonly keepLook: (look: Look) => void;
}

export interface LastLookOptions {
  readonly database: DeviceDatabase;
  readonly key: DocumentKey;
  readonly clock: Clock;
  /** What a later role is compared with where they have not looked before. */
  readonly role: Role;
}

/**
 * What somebody had before them when they last looked. Where the device does not tell, everything is new in this page, and
 * what the device holds stays as it is for the next one: nothing of this page is written over it.
 */
export function openLastLook({ database, key, clock, role }: LastLookOptions): LastLook {
  const lastLook = createCell<Look | undefined>(undefined);
  const first: Look = { role, seen: NOTHING_SEEN };
  let isKnown = true;
  const keepLook = (look: Look): void => {
    lastLook.set(look);
    if (isKnown) void writeLook(database, key, { at: clock.now(), look });
  };
  readLook(database, key).then(
    (known) => {
      if (lastLook.get() !== undefined) return;
      if (known !== undefined) lastLook.set(known);
      else keepLook(first);
    },
    () => {
      isKnown = false;
      if (lastLook.get() === undefined) lastLook.set(first);
    },
  );
  return { lastLook, keepLook };
}
