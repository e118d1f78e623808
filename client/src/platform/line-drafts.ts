import type { PlanAddress } from './plan-library.ts';

/** Something that somebody has begun to write: in which plan, as whom, and for which list or slot. */
interface DraftAddress extends PlanAddress {
  readonly list: string;
}

/**
 * The lines and values that are being written and are not in a plan yet, as they are on this device. Kept at each key, at once: a
 * phone gives a page no time to do so when it ends it.
 */
export interface LineDrafts {
  /** Empty when there is none. */
  read(draft: DraftAddress): string;
  write(draft: DraftAddress, text: string): void;
  /** How many lines of one plan and participant somebody has begun. */
  count(plan: PlanAddress): number;
  /** All of one plan and participant. */
  drop(plan: PlanAddress): void;
}

const PREFIX = 'holdfast:draft';

/** In `localStorage`, since a page that was closed by the device may come back as a new one. */
export function localStorageDrafts(): LineDrafts {
  return {
    read: (draft) => attempt((storage) => storage.getItem(keyOf(draft))) ?? '',
    write(draft, text) {
      attempt((storage) =>
        text === '' ? storage.removeItem(keyOf(draft)) : storage.setItem(keyOf(draft), text),
      );
    },
    count: (plan) => attempt((storage) => keysOf(storage, plan).length) ?? 0,
    drop(plan) {
      attempt((storage) => {
        for (const key of keysOf(storage, plan)) storage.removeItem(key);
      });
    },
  };
}

function keysOf(storage: Storage, plan: PlanAddress): readonly string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys.filter((key) => key.startsWith(keyOf({ ...plan, list: '' })));
}

function keyOf({ planId, participantId, list }: DraftAddress): string {
  return `${PREFIX}/${planId}/${participantId}/${list}`;
}

/** Where storage is forbidden or full, the words are in the line on the screen, and nowhere else. */
function attempt<Value>(task: (storage: Storage) => Value): Value | undefined {
  try {
    return task(localStorage);
  } catch {
    return undefined;
  }
}
