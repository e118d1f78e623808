import { colourSchema, displayNameSchema, type Group, groupSchema } from '@holdfast/sync-protocol';

import { type Cell, createCell, type Readable } from './cell.ts';
import type { DeviceDatabase } from './device-database.ts';
import { type StorageProblem, toStorageError } from './storage-error.ts';

/** What the person at this device last said of themselves: offered again for the next plan, sent nowhere by itself. */
export interface DeviceIdentity {
  readonly displayName?: string | undefined;
  readonly group?: Group | undefined;
  readonly colour?: number | undefined;
  /** A BCP 47 tag; absent: as the browser says. */
  readonly language?: string | undefined;
}

export type IdentityState =
  | { readonly kind: 'loading' }
  /** `problem`: what is shown is valid for this page only, since it could not be kept. */
  | { readonly kind: 'ready'; readonly identity: DeviceIdentity; readonly problem?: StorageProblem };

const NAMES = ['displayName', 'group', 'colour', 'language'] as const;

/** Begins to load at once. */
export function openIdentityStore(database: DeviceDatabase): IdentityStore {
  const store = new IdentityStore(database);
  void store.load();
  return store;
}

export class IdentityStore {
  readonly #database: DeviceDatabase;
  readonly #state: Cell<IdentityState> = createCell<IdentityState>({ kind: 'loading' });

  constructor(database: DeviceDatabase) {
    this.#database = database;
  }

  get state(): Readable<IdentityState> {
    return this.#state;
  }

  /** Never rejects; unreadable preferences count as absent. */
  async load(): Promise<void> {
    try {
      const rows = await this.#database.read((tables) => tables.preferences.bulkGet([...NAMES]));
      this.#state.set({ kind: 'ready', identity: parseIdentity(rows.map((row) => row?.value)) });
    } catch (error) {
      this.#state.set({ kind: 'ready', identity: {}, problem: toStorageError(error).problem });
    }
  }

  /** Takes effect at once on this page; resolves when it is kept, or when it is known that it cannot be. */
  async change(changes: Partial<DeviceIdentity>): Promise<void> {
    const state = this.#state.get();
    const identity = { ...(state.kind === 'ready' ? state.identity : {}), ...changes };
    this.#state.set({ kind: 'ready', identity });
    try {
      const rows = NAMES.filter((name) => name in changes).map((name) => ({ name, value: changes[name] }));
      await this.#database.write(['preferences'], (tables) => tables.preferences.bulkPut(rows));
    } catch (error) {
      this.#state.set({ kind: 'ready', identity, problem: toStorageError(error).problem });
    }
  }
}

function parseIdentity([displayName, group, colour, language]: readonly unknown[]): DeviceIdentity {
  return {
    displayName: displayNameSchema.safeParse(displayName).data,
    group: groupSchema.safeParse(group).data,
    colour: colourSchema.safeParse(colour).data,
    language: typeof language === 'string' && language !== '' ? language : undefined,
  };
}
