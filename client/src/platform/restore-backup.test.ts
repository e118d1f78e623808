import { seededRandom } from '@holdfast/base';
import { wordsOf } from '@holdfast/sync-client';
import { IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { type Backup, type BackupDocument, formatBackup, parseBackup, updatesOf } from './backup-file.ts';
import { newParticipantId, newPlanId } from './credential.ts';
import { testCrossing } from './crossing-fixture.ts';
import { openCrossingList } from './crossing-list.ts';
import type { DeviceDatabase } from './device-database.ts';
import { openJournal } from './dexie-journal.ts';
import { documentKey } from './document-key.ts';
import { openBase } from './indexeddb-base.ts';
import { collectDocument, makeBackup } from './make-backup.ts';
import { manualClock } from './manual-clock.ts';
import { NamedVersions } from './named-versions.ts';
import { testPlanRow } from './plan-row-fixture.ts';
import type { PlanRow } from './plan-row.ts';
import { restoreBackup } from './restore-backup.ts';
import { fillUp, testDevice } from './storage-faults.ts';

const random = seededRandom(9);
const plan = rowOf('Ana');
const other = { ...rowOf('Ben'), planId: plan.planId };
const clock = manualClock();
const crossing = testCrossing();
const empty = Y.encodeStateAsUpdate(new Y.Doc());
let database: DeviceDatabase;
const opened: DeviceDatabase[] = [];

beforeEach(() => {
  database = newDevice();
});
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function rowOf(displayName: string): PlanRow {
  const [planId, participantId] = [newPlanId(random), newParticipantId(random)];
  return testPlanRow({ planId, participantId, displayName, title: 'Staying in' });
}

/** Another browser, with storage of its own from here on. */
function newDevice(): DeviceDatabase {
  const device = testDevice();
  vi.stubGlobal('indexedDB', device.indexedDB);
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  const tab = device.openTab();
  opened.push(tab);
  return tab;
}

const keyOf = (of: PlanRow) => documentKey({ ...of, document: 'content' });

async function hold(row: PlanRow): Promise<void> {
  await database.write(['plans'], (tables) => tables.plans.put(row));
}

/** Writes at the end of the text, as somebody would in a page of their own. */
async function write(row: PlanRow, word: string): Promise<void> {
  const doc = await docOf(row);
  const before = Y.encodeStateVector(doc);
  doc.getText('t').insert(doc.getText('t').length, word);
  const journal = openJournal({ database, key: keyOf(row), clock });
  await journal.append((await journal.state()).generation, Y.encodeStateAsUpdate(doc, before));
  journal.close();
}

async function docOf(row: PlanRow): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const update of updatesOf(await collectDocument('content', { database, plan: row })))
    Y.applyUpdate(doc, update);
  return doc;
}

const textOf = async (row: PlanRow) => (await docOf(row)).getText('t').toJSON();

async function backUp(row: PlanRow, former: Uint8Array[] = []): Promise<Backup> {
  const { file } = await makeBackup({ database, plan: row, clock, former: { content: former } });
  const reading = parseBackup(await file.text());
  if (reading.kind !== 'done') throw new Error(`unreadable backup: ${JSON.stringify(reading)}`);
  return reading.backup;
}

const restore = (backup: Backup, into: PlanRow) => restoreBackup({ database, backup, into, clock });

async function lateWords(): Promise<readonly string[]> {
  const journal = openJournal({ database, key: keyOf(plan) });
  const late = (await journal.shelf()).find(({ reason }) => reason === 'late');
  journal.close();
  return wordsOf(late?.rows.map(({ update }) => update) ?? []);
}

async function countRows(): Promise<Record<string, number>> {
  return database.read(async (tables) => {
    const counts: Record<string, number> = {};
    for (const table of tables.tables) counts[table.name] = await table.count();
    return counts;
  });
}

describe('restoreBackup', () => {
  test('adds what is missing here, replaces nothing, and twice is the same as once', async () => {
    await hold(plan);
    await write(plan, 'first ');
    const early = await backUp(plan);
    await write(plan, 'second ');
    const backup = await backUp(plan);

    database = newDevice();
    await hold(plan);
    expect(await restore(early, plan)).toMatchObject({ kind: 'restored', words: true });
    await write(plan, 'here ');
    expect(await restore(backup, plan)).toMatchObject({ kind: 'restored', words: true });
    const text = await textOf(plan);
    expect(text.split(' ').sort()).toEqual(['', 'first', 'here', 'second']);
    const before = await countRows();
    expect(await restore(backup, plan)).toEqual({ kind: 'nothing-new' });
    expect(await restore(early, plan)).toEqual({ kind: 'nothing-new' });
    expect(await countRows()).toEqual(before);
    expect(await textOf(plan)).toBe(text);
  });

  test('is the same twice also where something waits for what nobody here has', async () => {
    await hold(plan);
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'never came here');
    const missing = Y.encodeStateVector(doc);
    doc.getText('t').insert(0, 'waits ');
    doc.getText('t').delete(7, 5);
    const journal = openJournal({ database, key: keyOf(plan), clock });
    await journal.append(0, Y.encodeStateAsUpdate(doc, missing));
    journal.close();
    const backup = await backUp(plan);
    const rest = await countRows();
    // It waits here already, and so it does where the file was restored before.
    expect(await restore(backup, plan)).toEqual({ kind: 'nothing-new' });
    expect(await countRows()).toEqual(rest);
    database = newDevice();
    await hold(plan);
    await write(plan, 'here');
    expect(await restore(backup, plan)).toMatchObject({ kind: 'restored', words: true });
    expect(await restore(backup, plan)).toEqual({ kind: 'nothing-new' });
    expect(await countRows()).toMatchObject({ journal: 2 });
    expect((await docOf(plan)).store.pendingStructs).not.toBeNull();
  });

  test('knows what is in the base of this device, not only what is in its journal', async () => {
    await hold(plan);
    await write(plan, 'words');
    const backup = await backUp(plan);
    const base = openBase({ key: keyOf(plan) });
    await base.checkpoint(0, Y.encodeStateAsUpdate(await docOf(plan)));
    base.close();
    await database.write(['journal'], (tables) => tables.journal.clear());
    expect(await restore(backup, plan)).toEqual({ kind: 'nothing-new' });
  });

  test('tells the pages that have the plan open, and gives the rows to whichever generation is in force', async () => {
    await hold(plan);
    await write(plan, 'words');
    const backup = await backUp(plan);
    database = newDevice();
    await hold(plan);
    const journal = openJournal({ database, key: keyOf(plan) });
    const state = Y.encodeStateAsUpdate(new Y.Doc());
    await journal.endGeneration(await journal.state(), { reason: 'epoch', state });
    const rung = vi.fn<() => void>();
    journal.subscribe(rung);
    await restore(backup, plan);
    await vi.waitFor(() => expect(rung).toHaveBeenCalledWith('rows'));
    expect((await journal.readAfter(1, 0)).rows).toHaveLength(1);
    journal.close();
  });

  test('brings kept versions, and crossings only to the person whose they are', async () => {
    await hold(plan);
    await write(plan, 'words');
    const versions = new NamedVersions({ database, key: keyOf(plan), clock });
    await versions.keep('Before the meeting', Y.encodeStateAsUpdate(await docOf(plan)));
    const { participantId } = plan;
    const list = await openCrossingList({ database, key: keyOf(plan), participantId, clock });
    list.writeAs(7);
    list.add([crossing]);
    await list.settled();
    list.close();
    const backup = await backUp(plan);

    for (const [into, crossings] of [
      [plan, 1],
      [other, 0],
    ] as const) {
      database = newDevice();
      expect(await restore(backup, into)).toEqual({ kind: 'restored', words: true, kept: 1 });
      expect(await countRows()).toMatchObject({ namedVersions: 1, crossings, authors: crossings });
      expect(await restore(backup, into)).toEqual({ kind: 'nothing-new' });
    }
  });

  test('a crossing that was settled here stays settled', async () => {
    await hold(plan);
    const { participantId } = plan;
    const list = await openCrossingList({ database, key: keyOf(plan), participantId, clock });
    list.add([crossing]);
    await list.settled();
    const backup = await backUp(plan);
    await list.settle(crossing.id);
    await restore(backup, plan);
    const row = await database.read((tables) => tables.crossings.get([keyOf(plan), crossing.id]));
    expect(row?.settledAt).toBeDefined();
    list.close();
  });

  test('puts on the shelf what stood there, also words that came too late for any journal', async () => {
    await hold(plan);
    await write(plan, 'refused');
    const journal = openJournal({ database, key: keyOf(plan), clock });
    const state = Y.encodeStateAsUpdate(await docOf(plan));
    await journal.endGeneration(await journal.state(), { reason: 'no-right', state });
    journal.close();
    const late = new Y.Doc();
    Y.applyUpdate(late, state);
    late.getText('t').insert(0, 'late');
    const backup = await backUp(plan, [Y.encodeStateAsUpdate(late)]);
    expect(await restore(backup, plan)).toEqual({ kind: 'restored', words: false, kept: 1 });

    database = newDevice();
    expect(await restore(backup, plan)).toEqual({ kind: 'restored', words: false, kept: 2 });
    expect(await restore(backup, plan)).toEqual({ kind: 'nothing-new' });
    const here = openJournal({ database, key: keyOf(plan) });
    const shelf = await here.shelf();
    const words = shelf.map(({ reason, rows }) => [reason, wordsOf(rows.map(({ update }) => update))]);
    expect(words).toHaveLength(2);
    expect(Object.fromEntries(words)).toEqual({ late: ['late'], 'no-right': ['refused'] });
    expect((await here.state()).generation).toBe(0);
    for (const entry of shelf) await here.removeFromShelf(entry.generation, entry.rows.at(-1)?.seq ?? 0);
    expect(await here.shelf()).toEqual([]);
    expect(await restore(backup, plan)).toMatchObject({ kept: 2 });
    here.close();
    const again = await backUp(plan);
    expect(again.documents[0]?.shelf).toHaveLength(2);
  });

  test('words that came too late are told from those of the same hand that are on the shelf', async () => {
    await hold(plan);
    const journal = openJournal({ database, key: keyOf(plan), clock });
    const doc = new Y.Doc();
    const place = await journal.state();
    const typed = async (word: string) => {
      const before = Y.encodeStateVector(doc);
      doc.getText('t').insert(doc.getText('t').length, word);
      return await journal.append(0, Y.encodeStateAsUpdate(doc, before));
    };
    // What the relay has left the journal, and the base has ended with the instance.
    const { seq } = await typed('shared ');
    await journal.acknowledge(place, seq);
    await journal.prune(place, seq);
    await typed('refused ');
    await journal.endGeneration(place, { reason: 'no-right', state: Y.encodeStateAsUpdate(doc) });
    journal.close();
    doc.getText('t').insert(doc.getText('t').length, 'late');
    const backup = await backUp(plan, [Y.encodeStateAsUpdate(doc)]);

    database = newDevice();
    expect(await restore(backup, plan)).toMatchObject({ kind: 'restored', kept: 2 });
    expect(await lateWords()).toEqual(['late']);

    // A row that nobody can read may hold what comes before the others.
    database = newDevice();
    const [content] = backup.documents;
    if (content === undefined) throw new Error('a document');
    const damaged = { ...backup, documents: [{ ...content, lost: 1 }] };
    expect(await restore(damaged, plan)).toMatchObject({ kind: 'restored', kept: 2 });
    expect(await lateWords()).toEqual(['shared refused late']);
  });

  const none = Uint8Array.of(7, 7, 7);
  const version = { id: 'v', name: 'Before the meeting', keptAt: 1, state: none };
  const shelved = { generation: 1, reason: 'no-right', endedAt: 1, acknowledged: 0 };
  test.for<[string, Partial<BackupDocument>]>([
    ['the base', { base: [none] }],
    ['what came too late', { former: [none] }],
    ['a kept version', { versions: [version] }],
    ['the shelf', { shelf: [{ ...shelved, state: none }] }],
    [
      'a row that is on the shelf',
      { shelf: [{ ...shelved, state: empty }], journal: [{ seq: 1, generation: 1, update: none }] },
    ],
  ])('changes nothing when %s of the file is no document', async ([, part]) => {
    await hold(plan);
    await write(plan, 'words');
    const backup = await backUp(plan);
    const [content, discussion] = backup.documents;
    if (content === undefined || discussion === undefined) throw new Error('two documents');
    database = newDevice();
    const before = await countRows();
    const documents = [content, { ...discussion, ...part }];
    const reading = parseBackup(formatBackup({ ...backup, documents }));
    if (reading.kind !== 'done') throw new Error('its digest is right');
    expect(await restore(reading.backup, plan)).toEqual({ kind: 'damaged' });
    expect(await countRows()).toEqual(before);
  });

  test('stores what both documents have', async () => {
    await hold(plan);
    await write(plan, 'words');
    const backup = await backUp(plan);
    const [content, discussion] = backup.documents;
    if (content === undefined || discussion === undefined) throw new Error('two documents');
    const said = new Y.Doc();
    said.getText('t').insert(0, 'said');
    const base = [Y.encodeStateAsUpdate(said)];
    const versions = [{ ...version, state: empty }];
    database = newDevice();
    const both = { ...backup, documents: [content, { ...discussion, base, versions }] };
    expect(await restore(both, plan)).toEqual({ kind: 'restored', words: true, kept: 1 });
    expect(await countRows()).toMatchObject({ plans: 1, journal: 2, namedVersions: 1 });
  });

  test('what was stored is restored, also where no page can be told of it', async () => {
    await hold(plan);
    await write(plan, 'words');
    const backup = await backUp(plan);
    database = newDevice();
    vi.stubGlobal('BroadcastChannel', function refused() {
      throw new DOMException('no', 'SecurityError');
    });
    expect(await restore(backup, plan)).toMatchObject({ kind: 'restored' });
  });

  test('stores all of it or nothing', async () => {
    await hold(plan);
    await write(plan, 'words');
    const backup = await backUp(plan);
    database = newDevice();
    await database.read((tables) => tables.plans.count());
    const before = await countRows();
    const heal = fillUp();
    expect(await restore(backup, plan)).toEqual({ kind: 'failed', problem: 'full' });
    heal();
    expect(await countRows()).toEqual(before);
    expect(await restore(backup, plan)).toMatchObject({ kind: 'restored' });
    expect(await countRows()).toMatchObject({ plans: 1, journal: 1 });
  });
});
