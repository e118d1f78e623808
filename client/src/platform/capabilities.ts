import { createCell, type Readable } from './cell.ts';

/** What this browser gives to this page. On plain http outside localhost most of it is withheld. */
export interface Capabilities {
  /** https or localhost. Without it the app works here only while connected, though what is written is journaled. */
  readonly secureContext: boolean;
  /** Opens again without a network. */
  readonly offlineStart: boolean;
  readonly locks: boolean;
  readonly tabBell: boolean;
}

export function readCapabilities(): Capabilities {
  return {
    secureContext: globalThis.isSecureContext,
    offlineStart: 'serviceWorker' in navigator,
    locks: 'locks' in navigator,
    tabBell: typeof BroadcastChannel !== 'undefined',
  };
}

type PersistenceState =
  | { readonly kind: 'unasked' }
  /** The browser removes nothing here by itself. */
  | { readonly kind: 'granted' }
  /** It may, when the disk runs low or the site was not visited for long. Asked again with the next page. */
  | { readonly kind: 'denied' }
  /** It has no such promise to give, as on plain http. */
  | { readonly kind: 'unavailable' };

export interface PersistentStorage {
  readonly state: Readable<PersistenceState>;
  /** Call it after the person's first real edit: browsers decide by whether the site is used. Asks once for each page. */
  request(): Promise<void>;
}

export function persistentStorage(): PersistentStorage {
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  const state = createCell<PersistenceState>({ kind: storage?.persist ? 'unasked' : 'unavailable' });
  return {
    state,
    async request() {
      if (state.get().kind !== 'unasked' || !storage) return;
      state.set({ kind: 'denied' });
      try {
        const granted = (await storage.persisted?.()) === true || (await storage.persist?.()) === true;
        if (granted) state.set({ kind: 'granted' });
      } catch {
        // Nothing is lost by not being asked: it stays "denied".
      }
    },
  };
}
