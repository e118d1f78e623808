import { type Crossing, parseRecordAddress } from '@holdfast/plan-model';
import { participantIdSchema } from '@holdfast/sync-protocol';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { testCrossing } from './crossing-fixture.ts';
import { type CrossingList, openCrossingList } from './crossing-list.ts';
import type { DeviceDatabase } from './device-database.ts';
import { fillUp, refuseToOpen, testDevice, type TestDevice } from './storage-faults.ts';

const KEY = 'plan/person/content';
const me = participantIdSchema.parse('participant-me');
const ana = participantIdSchema.parse('participant-ana');
const opened: (DeviceDatabase | CrossingList)[] = [];

afterEach(() => {
  opened.splice(0).forEach((each) => each.close());
  vi.restoreAllMocks();
});

async function openTab(device: TestDevice, key = KEY): Promise<CrossingList> {
  const database = device.openTab();
  const list = await openCrossingList({ database, key, participantId: me });
  opened.push(list, database);
  return list;
}

function crossing(id: string, theirs = 'Theirs'): Crossing {
  return testCrossing({ id, other: 7, theirs });
}

function idsIn(list: CrossingList): readonly string[] {
  return list.open.get().map((each) => each.crossing.id);
}

describe('openCrossingList', () => {
  test('shows what was found at once, and after a reload', async () => {
    const device = testDevice();
    const list = await openTab(device);
    list.add([crossing('one')]);
    expect(idsIn(list)).toEqual(['one']);
    await list.settled();
    const again = await openTab(device);
    await vi.waitFor(() => expect(again.open.get()).toMatchObject([{ crossing: crossing('one') }]));
  });

  test('what is settled leaves the list on every tab, and does not come back when it is found anew', async () => {
    const device = testDevice();
    const list = await openTab(device);
    const other = await openTab(device);
    list.add([crossing('one'), crossing('two')]);
    await vi.waitFor(() => expect(idsIn(other)).toHaveLength(2));
    await list.settle('one');
    await vi.waitFor(() => expect([idsIn(list), idsIn(other)]).toEqual([['two'], ['two']]));
    list.add([crossing('one')]);
    await list.settled();
    await vi.waitFor(() => expect(idsIn(list)).toEqual(['two']));
    await list.reopen('one');
    await vi.waitFor(() => expect(idsIn(other).toSorted()).toEqual(['one', 'two']));
  });

  test('names all the work on a removed record, and asks anew when more of it comes after the choice', async () => {
    const device = testDevice();
    const list = await openTab(device);
    const removal = (...work: readonly string[]): Crossing => {
      const record = parseRecordAddress('targets', 'abcdefghijkl');
      if (record === undefined) throw new Error('not an id');
      return { id: 'removal', other: null, kind: 'removal', record, removedBy: 'me', work };
    };
    list.add([removal('order')]);
    list.add([removal('targetValue')]);
    await list.settled();
    const both = [{ crossing: removal('order', 'targetValue') }];
    await vi.waitFor(() => expect(list.open.get()).toMatchObject(both));
    await list.settle('removal');
    await vi.waitFor(() => expect(idsIn(list)).toEqual([]));
    list.add([removal('order')]);
    await list.settled();
    const again = await openTab(device);
    expect(idsIn(again)).toEqual([]);
    list.add([removal('deadline')]);
    await list.settled();
    const all = [{ crossing: removal('deadline', 'order', 'targetValue') }];
    await vi.waitFor(() => expect(again.open.get()).toMatchObject(all));
  });

  test('knows again under which client ids this person wrote, and who the others on the list are', async () => {
    const device = testDevice();
    const list = await openTab(device);
    list.writeAs(5);
    list.meet(8, ana);
    list.add([crossing('one')]);
    list.meet(7, ana);
    await list.settled();
    const again = await openTab(device);
    expect([again.isOwn(5), again.isOwn(7)]).toEqual([true, false]);
    expect([again.authorOf(7), again.authorOf(8)]).toEqual([ana, undefined]);
  });

  test('lets a change reach the device before the note of who wrote it', async () => {
    const database = testDevice().openTab();
    const list = await openCrossingList({ database, key: KEY, participantId: me });
    opened.push(list, database);
    const write = vi.spyOn(database, 'write');
    list.writeAs(5);
    expect(write).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(write).toHaveBeenCalledOnce());
  });

  test('learns who wrote from here when the storage answers, if it did not at first', async () => {
    const device = testDevice();
    const before = await openTab(device);
    before.writeAs(5);
    await before.settled();
    const refusal = refuseToOpen(device.indexedDB, 'InvalidStateError');
    const list = await openTab(device);
    expect(list.isOwn(5)).toBe(false);
    refusal.heal();
    await vi.waitFor(() => expect(list.isOwn(5)).toBe(true), { timeout: 5_000 });
  });

  test('is not settled while the storage takes nothing, and keeps what it found', async () => {
    const device = testDevice();
    const list = await openTab(device);
    const repair = fillUp();
    list.add([crossing('one')]);
    await expect(list.settled()).rejects.toThrow();
    expect(idsIn(list)).toEqual(['one']);
    repair();
    await list.settled();
    const again = await openTab(device);
    await vi.waitFor(() => expect(idsIn(again)).toEqual(['one']));
  });

  test('leaves alone what it cannot read, and the lists of others', async () => {
    const device = testDevice();
    const list = await openTab(device);
    const database = device.openTab();
    opened.push(database);
    await database.write(['crossings'], (tables) =>
      tables.crossings.add({ key: KEY, id: 'odd', foundAt: 1, crossing: { kind: 'later' } }),
    );
    list.add([crossing('one')]);
    await list.settled();
    await vi.waitFor(() => expect(idsIn(list)).toEqual(['one']));
    expect(await database.read((tables) => tables.crossings.count())).toBe(2);
    expect(idsIn(await openTab(device, 'plan/other/content'))).toEqual([]);
  });
});
