import { newId, systemRandom } from '@holdfast/base';

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
  /** Of whoever leaves the device: what this page shows is not kept again. */
  forget(): void;
}

const PREFIX = 'holdfast:draft';
const TAB = 'holdfast:tab';

/**
 * In `localStorage`, since a page that was closed by the device may come back as a new one. Each tab keeps its own words
 * under a key of its own: `<list>#<tab>`; whoever opens a list in a tab that has none is offered those of another, which
 * may be gone. Given in or taken out there, they are over; a tab that still shows them keeps them anew.
 */
export function localStorageDrafts(tab: string = ownTab()): LineDrafts {
  /** What this page shows, by its key. */
  const shown = new Map<string, string>();
  /** What was offered from another tab, by the key of this one. */
  const adopted = new Map<string, { readonly key: string; readonly text: string }>();

  function keepShown(key: string, text: string): void {
    if (text === '') shown.delete(key);
    else {
      shown.set(key, text);
      rememberTab(tab);
    }
    attempt((storage) => (text === '' ? storage.removeItem(key) : storage.setItem(key, text)));
  }
  followOthers(shown, keepShown);
  return {
    forget: () => shown.clear(),
    read: (draft) =>
      attempt((storage) => {
        const key = keyOf(draft, tab);
        const own = storage.getItem(key);
        if (own !== null && own !== '') {
          shown.set(key, own);
          return own;
        }
        const other = othersOf(storage, draft)[0];
        if (other !== undefined) adopted.set(key, other);
        return other?.text;
      }) ?? '',
    write(draft, text) {
      const key = keyOf(draft, tab);
      keepShown(key, text);
      const source = adopted.get(key);
      if (text !== '' || source === undefined) return;
      adopted.delete(key);
      attempt((storage) => {
        // Whoever has written on there keeps what they have.
        if (storage.getItem(source.key) === source.text) storage.setItem(source.key, OVER);
      });
    },
    count: (plan) => attempt((storage) => new Set(begunIn(storage, plan).map(listOf)).size) ?? 0,
    drop(plan) {
      const prefix = prefixOf(plan);
      for (const key of shown.keys()) if (key.startsWith(prefix)) shown.delete(key);
      attempt((storage) => {
        for (const key of keysWith(storage, prefix)) storage.removeItem(key);
      });
    },
  };
}

/** What stands under the key of another tab whose words were given in or taken out here. */
const OVER = '';

/**
 * Another tab has taken words to be over that stand in a line here: they are kept again. One that has removed them
 * altogether has dropped the plan. Storage that was emptied from outside has them again before the page goes.
 */
function followOthers(shown: Map<string, string>, keepShown: (key: string, text: string) => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    const text = key === null ? undefined : shown.get(key);
    if (key === null || text === undefined) return;
    if (newValue === OVER) keepShown(key, text);
    else if (newValue === null) shown.delete(key);
  });
  window.addEventListener('pagehide', () => {
    for (const [key, text] of shown) keepShown(key, text);
  });
}

/** Lives as long as the tab, also over reloads, from when something was begun in it. */
function ownTab(): string {
  try {
    return sessionStorage.getItem(TAB) ?? newId(systemRandom, 8);
  } catch {
    // Where storage is forbidden no draft is kept either.
    return newId(systemRandom, 8);
  }
}

function rememberTab(tab: string): void {
  try {
    sessionStorage.setItem(TAB, tab);
  } catch {
    // The draft is offered to the tab after a reload as that of another.
  }
}

interface KeptDraft {
  readonly key: string;
  readonly text: string;
}

/** What other tabs have kept for the same list; what is over there is cleared away. */
function othersOf(storage: Storage, draft: DraftAddress): readonly KeptDraft[] {
  return keysWith(storage, keyOf(draft, '')).flatMap((key) => {
    const text = storage.getItem(key) ?? OVER;
    if (text !== OVER) return [{ key, text }];
    storage.removeItem(key);
    return [];
  });
}

function begunIn(storage: Storage, plan: PlanAddress): readonly string[] {
  return keysWith(storage, prefixOf(plan)).filter((key) => storage.getItem(key) !== OVER);
}

function keysWith(storage: Storage, prefix: string): readonly string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys.filter((key) => key.startsWith(prefix)).sort();
}

function prefixOf({ planId, participantId }: PlanAddress): string {
  return `${PREFIX}/${planId}/${participantId}/`;
}

function keyOf(draft: DraftAddress, tab: string): string {
  return `${prefixOf(draft)}${draft.list}#${tab}`;
}

function listOf(key: string): string {
  return key.slice(0, key.lastIndexOf('#'));
}

/** Where storage is forbidden or full, the words are in the line on the screen, and nowhere else. */
function attempt<Value>(task: (storage: Storage) => Value): Value | undefined {
  try {
    return task(localStorage);
  } catch {
    return undefined;
  }
}
