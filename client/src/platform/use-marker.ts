/**
 * Remembers outside IndexedDB that this device holds plans, so that an empty database is recognised as one that the
 * browser has emptied. A hint: where the browser forbids this storage too, or removes both, nothing is noticed.
 */
export interface UseMarker {
  isSet(): boolean;
  set(): void;
  clear(): void;
}

const NAME = 'holdfast:used';

export function localStorageMarker(): UseMarker {
  return {
    isSet: () => attempt((storage) => storage.getItem(NAME) !== null) ?? false,
    set: () => attempt((storage) => storage.setItem(NAME, '1')),
    clear: () => attempt((storage) => storage.removeItem(NAME)),
  };
}

/** Even naming `localStorage` throws where site data is blocked. No change of the person's is in here. */
function attempt<Value>(task: (storage: Storage) => Value): Value | undefined {
  try {
    return task(localStorage);
  } catch {
    return undefined;
  }
}
