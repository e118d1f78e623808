import type { ParticipantId } from '@holdfast/sync-protocol';
import { afterEach, expect, test, vi } from 'vitest';

import type { DeviceDatabase } from './device-database.ts';
import { testDevice } from './storage-faults.ts';
import { watchTable } from './watch-table.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

function openTabs(count: number): readonly DeviceDatabase[] {
  const device = testDevice();
  const tabs = Array.from({ length: count }, () => device.openTab());
  ends.push(...tabs.map((tab) => () => tab.close()));
  return tabs;
}

const put = (tab: DeviceDatabase | undefined, key: string) =>
  tab?.write(['authors'], ({ authors }) =>
    authors.put({ key, client: 1, participantId: 'ana' as ParticipantId }),
  );

function follow(tab: DeviceDatabase | undefined) {
  const told: string[] = [];
  if (tab === undefined) throw new Error('there is no tab');
  const { authors } = tab.tables;
  const read = vi.fn(() => authors.toArray().then((rows) => rows.map(({ key }) => key)));
  const error = vi.fn();
  const end = watchTable(authors, read, { next: (keys) => told.push(keys.join(' ')), error });
  ends.push(end);
  return { told, read, error, end };
}

test('tells what is in a table, and again when this tab or another one writes in it', async () => {
  const [tab, other] = openTabs(2);
  await put(tab, 'a');
  const { told, error } = follow(tab);
  await vi.waitFor(() => expect(told.at(-1)).toBe('a'));
  await put(tab, 'b');
  await vi.waitFor(() => expect(told.at(-1)).toBe('a b'));
  await put(other, 'c');
  await vi.waitFor(() => expect(told.at(-1)).toBe('a b c'));
  expect(error).not.toHaveBeenCalled();
});

test('reads nothing when other tables are written, and tells nothing once it has ended', async () => {
  const [tab] = openTabs(1);
  // Everything counts as written when the database is made.
  await put(tab, 'a');
  const { told, read, end } = follow(tab);
  await vi.waitFor(() => expect(told).toEqual(['a']));
  const reads = read.mock.calls.length;
  const written = follow(tab);
  await tab?.write(['plans'], ({ plans }) => plans.clear());
  await tab?.write(['crossings'], ({ crossings }) => crossings.clear());
  expect(read).toHaveBeenCalledTimes(reads);
  end();
  await put(tab, 'b');
  await vi.waitFor(() => expect(written.told.at(-1)).toBe('a b'));
  expect(told).toEqual(['a']);
});

test('a reading that fails is told as that, and the next one counts', async () => {
  const [tab] = openTabs(1);
  await put(tab, 'a');
  const { told, read, error } = follow(tab);
  await vi.waitFor(() => expect(told).toEqual(['a']));
  read.mockImplementationOnce(() => {
    throw new Error('no room');
  });
  await put(tab, 'b');
  await vi.waitFor(() => expect(error).toHaveBeenCalledTimes(1));
  await put(tab, 'c');
  await vi.waitFor(() => expect(told.at(-1)).toBe('a b c'));
});
