// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { NOTHING_SEEN, type Seen } from '@holdfast/plan-model';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { closeTestDevice, openTestDevice } from '../session/device-fixture.ts';
import type { Device } from '../session/device.ts';
import { documentKey } from './document-key.ts';
import { testPlanRow } from './plan-row-fixture.ts';
import { readLook, readSeen, writeLook, writeSeen } from './seen-store.ts';
import { StorageError } from './storage-error.ts';

const PLAN = testPlanRow();
const KEY = documentKey({ ...PLAN, document: 'discussion' });
const SEEN: Seen = { upTo: new Map([[7, 3]]), also: new Set(['7.5']) };
const LOOK = { role: 'commenter', seen: { ...NOTHING_SEEN, upTo: new Map([[7, 9]]) } } as const;

let device: Device;
beforeEach(async () => {
  device = openTestDevice();
  await device.database.write(['plans'], (tables) => tables.plans.put(PLAN));
});
afterEach(async () => {
  await device.database.write(['plans', 'visits'], async (tables) => {
    await tables.plans.clear();
    await tables.visits.clear();
  });
  closeTestDevice(device);
});

test('what was seen of threads and what was looked at for oneself are kept beside each other', async () => {
  const { database } = device;
  expect([await readSeen(database, KEY), await readLook(database, KEY)]).toEqual([NOTHING_SEEN, undefined]);
  await writeLook(database, KEY, { at: 1, look: LOOK });
  expect(await readSeen(database, KEY)).toEqual(NOTHING_SEEN);
  await writeSeen(database, KEY, { at: 2, seen: SEEN });
  expect(await readLook(database, KEY)).toEqual(LOOK);
  await writeLook(database, KEY, { at: 3, look: { ...LOOK, role: 'editor' } });
  expect(await readLook(database, KEY)).toMatchObject({ role: 'editor' });
  expect(await readSeen(database, KEY)).toEqual(SEEN);
});

test.each([
  ['nothing', undefined],
  ['a role that there is not', { role: 'queen', state: new Uint8Array([0]) }],
  ['no state', { role: 'editor', state: 'x' }],
  ['a state that is none', { role: 'editor', state: new Uint8Array([255, 255]) }],
])('a look that is %s is none', async (_name, look) => {
  const { database } = device;
  await database.write(['visits'], (tables) => tables.visits.put({ key: KEY, at: 1, state: null, look }));
  expect(await readLook(database, KEY)).toBeUndefined();
});

test('a plan that was removed from the device does not come back by having been looked at', async () => {
  const { database } = device;
  await database.write(['plans'], (tables) => tables.plans.clear());
  await writeLook(database, KEY, { at: 1, look: LOOK });
  expect(await database.read((tables) => tables.visits.count())).toBe(0);
});

test('a look that the storage does not tell is not taken for none', async () => {
  const { database } = device;
  vi.spyOn(database, 'read').mockRejectedValueOnce(new StorageError('timed-out', 'no answer'));
  await expect(readLook(database, KEY)).rejects.toThrow('no answer');
});
