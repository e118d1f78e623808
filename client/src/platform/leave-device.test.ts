// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { systemRandom } from '@holdfast/base';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { openDeviceDatabase } from './device-database.ts';
import { openIdentityStore } from './device-identity.ts';
import { TABLE_NAMES } from './device-tables.ts';
import { openJournal } from './dexie-journal.ts';
import { documentKey } from './document-key.ts';
import { openBase } from './indexeddb-base.ts';
import { leaveDevice } from './leave-device.ts';
import { localStorageDrafts } from './line-drafts.ts';
import { NamedVersions } from './named-versions.ts';
import { openPlanLibrary } from './plan-library.ts';
import { leaveTitle } from './title-notes.ts';
import { localStorageMarker } from './use-marker.ts';

const ANA = { displayName: 'Ana', group: 'teacher', colour: 1 } as const;

/** A page with a plan in it, and something of everything on the device. */
async function liveOn() {
  const marker = localStorageMarker();
  const database = openDeviceDatabase({ marker, random: systemRandom });
  const library = openPlanLibrary(database, { marker, indexedDB });
  const identity = openIdentityStore(database);
  await identity.change(ANA);
  const created = await library.create('Staying in', ANA);
  if (created.kind === 'failed') throw new Error(created.problem);
  const plan = created.value;
  const key = documentKey({ ...plan, document: 'content' });
  const state = Y.encodeStateAsUpdate(new Y.Doc());
  const journal = openJournal({ database, key });
  await journal.append(0, state);
  await journal.endGeneration(await journal.state(), { reason: 'no-right', state });
  await journal.append(1, state);
  const base = openBase({ key });
  await base.checkpoint(1, state);
  await new NamedVersions({ database, key }).keep('Before', state);
  const drafts = localStorageDrafts();
  drafts.write({ ...plan, list: 'goals' }, 'Every learner');
  leaveTitle(plan, { title: 'Staying', at: 1 });
  return { database, library, journal, base, plan, drafts };
}

async function remains() {
  const database = openDeviceDatabase({ marker: localStorageMarker() });
  const rows = await database.read(async (tables) => {
    const all: unknown[] = [];
    for (const table of tables.tables) all.push(...(await table.toArray()));
    return all;
  });
  database.close();
  const databases = (await indexedDB.databases()).map(({ name }) => name);
  return { rows, databases, notes: localStorage.length };
}

test('leaves nothing of anybody on the device, and a page that slept puts nothing back', async () => {
  const { database, library, journal, base, drafts } = await liveOn();
  expect((await remains()).databases.length).toBeGreaterThan(1);
  expect(await leaveDevice(database, indexedDB)).toEqual({ kind: 'done', value: undefined });
  const nothing = {
    rows: [{ name: 'incarnation', value: expect.any(String) }],
    databases: ['holdfast'],
    notes: 0,
  };
  await vi.waitFor(async () => expect(await remains()).toEqual(nothing));
  // The other pages hear of it through the list, and what they still try to write has nowhere to go.
  await vi.waitFor(() => expect(library.plans.get()).toMatchObject({ kind: 'ready', plans: [] }));
  await expect(journal.append(1, Y.encodeStateAsUpdate(new Y.Doc()))).rejects.toThrow('removed');
  expect(await remains()).toEqual(nothing);
  drafts.forget();
  window.dispatchEvent(new Event('pagehide'));
  expect(await remains()).toEqual(nothing);
  base.close();
  journal.close();
  library.close();
  database.close();
});

test('every table of the database is known by name', async () => {
  const database = openDeviceDatabase({ marker: localStorageMarker() });
  const names = await database.read(({ tables }) => Promise.resolve(tables.map(({ name }) => name)));
  expect(new Set(names)).toEqual(new Set(TABLE_NAMES));
  database.close();
});

test('removes nothing when the storage does not let it', async () => {
  const { database, library, journal, base } = await liveOn();
  const before = await remains();
  vi.spyOn(database, 'write').mockRejectedValueOnce(new DOMException('no', 'UnknownError'));
  expect(await leaveDevice(database, indexedDB)).toEqual({ kind: 'failed', problem: 'unknown' });
  expect(await remains()).toEqual(before);
  base.close();
  journal.close();
  library.close();
  database.close();
});
