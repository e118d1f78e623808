// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { systemClock } from '@holdfast/base';
import { NOTHING_SEEN } from '@holdfast/plan-model';
import { expect, onTestFinished, test, vi } from 'vitest';

import { documentKey } from '../platform/document-key.ts';
import { testPlanRow } from '../platform/plan-row-fixture.ts';
import { readLook, writeLook } from '../platform/seen-store.ts';
import { StorageError } from '../platform/storage-error.ts';
import { closeTestDevice, openTestDevice } from './device-fixture.ts';
import { openLastLook } from './last-look.ts';

const PLAN = testPlanRow();
const key = documentKey({ ...PLAN, document: 'discussion' });
const BEFORE = { role: 'editor', seen: { ...NOTHING_SEEN, upTo: new Map([[7, 9]]) } } as const;
const NOW = { role: 'commenter', seen: NOTHING_SEEN } as const;

async function openDatabase() {
  const device = openTestDevice();
  const { database } = device;
  await database.write(['plans'], (tables) => tables.plans.put(PLAN));
  onTestFinished(async () => {
    await database.write(['plans', 'visits'], async (tables) => {
      await tables.plans.clear();
      await tables.visits.clear();
    });
    closeTestDevice(device);
  });
  const open = () => openLastLook({ database, key, clock: systemClock, role: 'commenter' });
  return { database, open };
}

test('who has not looked before is compared with the role of now, also later', async () => {
  const { database, open } = await openDatabase();
  const { lastLook } = open();
  await vi.waitFor(() => expect(lastLook.get()).toEqual(NOW));
  await vi.waitFor(async () => expect(await readLook(database, key)).toEqual(NOW));
});

test('what they looked at last is what counts, until they look again', async () => {
  const { database, open } = await openDatabase();
  await writeLook(database, key, { at: 1, look: BEFORE });
  const { lastLook, keepLook } = open();
  await vi.waitFor(() => expect(lastLook.get()).toEqual(BEFORE));
  keepLook(NOW);
  await vi.waitFor(async () => expect(await readLook(database, key)).toEqual(NOW));
});

test('a device that does not tell keeps what it holds for the next page, whatever is looked at in this one', async () => {
  const { database, open } = await openDatabase();
  await writeLook(database, key, { at: 1, look: BEFORE });
  const write = vi.spyOn(database, 'write');
  vi.spyOn(database, 'read').mockRejectedValueOnce(new StorageError('timed-out', 'no answer'));
  const { lastLook, keepLook } = open();
  await vi.waitFor(() => expect(lastLook.get()).toEqual(NOW));
  keepLook(NOW);
  expect(write).not.toHaveBeenCalled();
  expect(await readLook(database, key)).toEqual(BEFORE);
});
