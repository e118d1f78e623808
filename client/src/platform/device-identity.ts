import { colourSchema, displayNameSchema, type Group, groupSchema } from '@holdfast/sync-protocol';

import { type Cell, createCell, type Readable } from './cell.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { DeviceTables } from './device-tables.ts';
import type { LibraryAnswer } from './plan-library.ts';
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
  database.refillWith((tables) => store.putBack(tables));
  void store.load();
  return store;
}

export class IdentityStore {
  readonly #database: DeviceDatabase;
  /** Said on this page, perhaps before the rest was read. */
  #said: Partial<DeviceIdentity> = {};
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
      this.#state.set({
        kind: 'ready',
        identity: { ...parseIdentity(rows.map((row) => row?.value)), ...this.#said },
      });
    } catch (error) {
      // What was kept is still there, for the next page; here it is asked for anew.
      this.#state.set({ kind: 'ready', identity: this.#said, problem: toStorageError(error).problem });
    }
  }

  /** The storage was emptied under this page: what was said here is kept again. */
  async putBack({ preferences }: DeviceTables): Promise<void> {
    const state = this.#state.get();
    if (state.kind === 'ready') await preferences.bulkPut(rowsOf(state.identity));
  }

  /** Takes effect at once on this page; resolves when it is kept, or when it is known that it cannot be. */
  async change(changes: Partial<DeviceIdentity>): Promise<LibraryAnswer<void>> {
    this.#said = { ...this.#said, ...changes };
    const state = this.#state.get();
    const identity = { ...(state.kind === 'ready' ? state.identity : {}), ...changes };
    this.#state.set({ kind: 'ready', identity });
    try {
      await this.#database.write(['preferences'], (tables) => tables.preferences.bulkPut(rowsOf(changes)));
      return { kind: 'done', value: undefined };
    } catch (error) {
      // It is in the state, for as long as this page lives.
      const { problem } = toStorageError(error);
      this.#state.set({ kind: 'ready', identity, problem });
      return { kind: 'failed', problem };
    }
  }
}

function rowsOf(identity: Partial<DeviceIdentity>) {
  return NAMES.filter((name) => name in identity).map((name) => ({ name, value: identity[name] }));
}

function parseIdentity([displayName, group, colour, language]: readonly unknown[]): DeviceIdentity {
  return {
    displayName: displayNameSchema.safeParse(displayName).data,
    group: groupSchema.safeParse(group).data,
    colour: colourSchema.safeParse(colour).data,
    language: typeof language === 'string' && language !== '' ? language : undefined,
  };
}
