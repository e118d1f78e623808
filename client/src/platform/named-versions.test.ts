import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import type { DeviceDatabase } from './device-database.ts';
import { documentKey } from './document-key.ts';
import { manualClock } from './manual-clock.ts';
import { type NamedVersions, openNamedVersions } from './named-versions.ts';
import { openPlanLibrary, type PlanLibrary } from './plan-library.ts';
import { fillUp, testDevice, type TestDevice } from './storage-faults.ts';

const KEY = 'plan/person/content';
const clock = manualClock();
const opened: (DeviceDatabase | NamedVersions | PlanLibrary)[] = [];

afterEach(() => {
  opened.splice(0).forEach((each) => each.close());
  vi.restoreAllMocks();
});

function openTab(device: TestDevice, key = KEY): NamedVersions {
  const database = device.openTab();
  const versions = openNamedVersions({ database, key, clock });
  opened.push(versions, database);
  return versions;
}

function stateOf(words: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('words').insert(0, words);
  return Y.encodeStateAsUpdate(doc);
}

function wordsIn(state: Uint8Array | undefined): string {
  const doc = new Y.Doc();
  if (state !== undefined) Y.applyUpdate(doc, state);
  return doc.getText('words').toJSON();
}

async function namesOf(versions: NamedVersions): Promise<readonly string[]> {
  await vi.waitFor(() => expect(versions.list.get()).toBeDefined());
  return versions.list.get()?.map(({ name }) => name) ?? [];
}

describe('openNamedVersions', () => {
  test('keeps the document as it is under a name, for every tab, the latest first', async () => {
    const device = testDevice();
    const tab = openTab(device);
    const other = openTab(device);
    expect(await namesOf(other)).toEqual([]);
    const first = await tab.keep('Before the meeting', stateOf('one'));
    clock.advance(1_000);
    await tab.keep('After the meeting', stateOf('two'));
    await vi.waitFor(async () =>
      expect(await namesOf(other)).toEqual(['After the meeting', 'Before the meeting']),
    );
    expect(wordsIn((await other.read(first.id))?.state)).toBe('one');
  });

  test('belongs to one document of one person', async () => {
    const device = testDevice();
    const { id } = await openTab(device).keep('Mine', stateOf('mine'));
    const theirs = openTab(device, 'plan/other/content');
    expect(await namesOf(theirs)).toEqual([]);
    expect(await theirs.read(id)).toBeUndefined();
  });

  test('says that a version was not kept when storage is full', async () => {
    const device = testDevice();
    const versions = openTab(device);
    expect(await namesOf(versions)).toEqual([]);
    const heal = fillUp();
    await expect(versions.keep('Too much', stateOf('words'))).rejects.toMatchObject({ problem: 'full' });
    heal();
    expect(await namesOf(versions)).toEqual([]);
  });

  test('a version that was removed comes back as it was', async () => {
    const versions = openTab(testDevice());
    const { id } = await versions.keep('Draft', stateOf('words'));
    const undo = await versions.remove(id);
    expect(await versions.read(id)).toBeUndefined();
    await undo();
    expect(wordsIn((await versions.read(id))?.state)).toBe('words');
  });

  test('brings nothing back of a plan that was removed from this device', async () => {
    const device = testDevice();
    const database = device.openTab();
    const library = openPlanLibrary(database, device);
    opened.push(library, database);
    const created = await library.create('', { displayName: 'Ana', group: 'teacher', colour: 3 });
    if (created.kind === 'failed') throw new Error(created.problem);
    const versions = openTab(device, documentKey({ ...created.value, document: 'content' }));
    const { id } = await versions.keep('Draft', stateOf('words'));
    const undo = await versions.remove(id);
    await library.remove(created.value);
    await expect(undo()).rejects.toMatchObject({ problem: 'closed' });
    expect(await database.read((tables) => tables.namedVersions.count())).toBe(0);
  });

  test('hands out no damaged bytes', async () => {
    const device = testDevice();
    const versions = openTab(device);
    const { id } = await versions.keep('Draft', stateOf('words'));
    const database = device.openTab();
    opened.push(database);
    await database.write(['namedVersions'], (tables) =>
      tables.namedVersions.update([KEY, id], { state: new Uint8Array([255, 255]) }),
    );
    expect(await versions.read(id)).toBeUndefined();
  });
});
