import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { formatBackup, parseBackup, updatesOf } from './backup-file.ts';
import { addBaseRow, openBaseDatabase } from './base-rows.ts';
import { testCrossing } from './crossing-fixture.ts';
import { openCrossingList } from './crossing-list.ts';
import type { DeviceDatabase } from './device-database.ts';
import { openJournal } from './dexie-journal.ts';
import { documentKey } from './document-key.ts';
import { openBase } from './indexeddb-base.ts';
import { makeBackup } from './make-backup.ts';
import { manualClock } from './manual-clock.ts';
import { NamedVersions } from './named-versions.ts';
import { testPlanRow } from './plan-row-fixture.ts';
import { refuseToOpen, testDevice } from './storage-faults.ts';

const plan = testPlanRow({ title: 'Staying in' });
const key = documentKey({ ...plan, document: 'content' });
const crossing = testCrossing();
let database: DeviceDatabase;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  database = testDevice().openTab();
});
afterEach(() => {
  database.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function backUp(
  open: Parameters<typeof makeBackup>[0]['open'] = {},
  former: Parameters<typeof makeBackup>[0]['former'] = {},
) {
  const { file, isComplete } = await makeBackup({ database, plan, open, former });
  const text = await file.text();
  const reading = parseBackup(text);
  if (reading.kind !== 'done') throw new Error(`unreadable backup: ${JSON.stringify(reading)}`);
  const [content] = reading.backup.documents;
  if (!content) throw new Error('no content in the backup');
  return { text, backup: reading.backup, content, isComplete };
}

function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('t').toJSON();
}

describe('makeBackup', () => {
  test('makes a file from which the document comes back, from base, journal and the open page', async () => {
    const doc = new Y.Doc();
    const journal = openJournal({ database, key });
    const base = openBase({ key });
    doc.getText('t').insert(0, 'from the base ');
    await base.checkpoint(0, Y.encodeStateAsUpdate(doc));
    const before = Y.encodeStateVector(doc);
    doc.getText('t').insert(14, 'from the journal ');
    await journal.append(0, Y.encodeStateAsUpdate(doc, before));
    doc.getText('t').insert(31, 'from the page');
    const { content, backup, text } = await backUp({ content: Y.encodeStateAsUpdate(doc) });
    expect(textOf(updatesOf(content))).toBe('from the base from the journal from the page');
    expect(textOf(updatesOf({ ...content, open: undefined }))).toBe('from the base from the journal ');
    expect(backup.plan).toMatchObject({ planId: plan.planId, title: 'Staying in' });
    expect(text).not.toContain(plan.secret);
  });

  test('contains what is on the shelf, and the raw bytes of what nobody could read', async () => {
    const journal = openJournal({ database, key });
    const state = Y.encodeStateAsUpdate(new Y.Doc());
    const { seq } = await journal.append(0, state);
    await journal.endGeneration(await journal.state(), { reason: 'no-right', state });
    for (const update of [Uint8Array.of(7, 7, 7), 'gone']) {
      await database.write(['journal'], (tables) => tables.journal.add({ key, generation: 1, update }));
    }
    const base = await openBaseDatabase(indexedDB, `holdfast:${key}:1`);
    await addBaseRow(base, Uint8Array.of(8, 8, 8));
    base.close();
    const { content } = await backUp();
    expect(content).toMatchObject({ generation: 1, lost: 1, missing: [] });
    expect(content.shelf).toMatchObject([{ generation: 0, reason: 'no-right', state }]);
    expect(content.journal).toEqual([{ seq, generation: 0, update: state }]);
    expect(content.unreadable).toEqual([Uint8Array.of(7, 7, 7), Uint8Array.of(8, 8, 8)]);
  });

  test('contains the kept versions, and where work crossed with who wrote under which client id', async () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'as it was');
    const versions = new NamedVersions({ database, key, clock: manualClock() });
    const kept = await versions.keep('Before the meeting', Y.encodeStateAsUpdate(doc));
    const { participantId } = plan;
    const list = await openCrossingList({ database, key, participantId, clock: manualClock() });
    list.writeAs(7);
    list.add([crossing]);
    await list.settled();
    list.close();
    const { content } = await backUp();
    expect(content.versions).toEqual([{ ...kept, state: Y.encodeStateAsUpdate(doc) }]);
    expect(content.crossings).toEqual([{ id: crossing.id, foundAt: 0, crossing }]);
    expect(content.authors).toEqual([{ client: 7, participantId }]);
  });

  test('gives back the base of a generation of which nothing else is known any more, but not that of one on the shelf', async () => {
    const journal = openJournal({ database, key });
    const [lost, refused] = [new Y.Doc(), new Y.Doc()];
    lost.getText('t').insert(0, 'of an unknown generation');
    refused.getText('t').insert(0, 'refused');
    const state = Y.encodeStateAsUpdate(refused);
    await journal.append(0, state);
    await journal.endGeneration(await journal.state(), { reason: 'no-right', state });
    const base = openBase({ key });
    await base.checkpoint(0, state);
    await base.checkpoint(12, Y.encodeStateAsUpdate(lost));
    base.close();
    const { content } = await backUp();
    expect(content.otherBases.map(({ generation }) => generation)).toEqual([0, 12]);
    expect(textOf(updatesOf(content))).toBe('of an unknown generation');
  });

  test('contains what was typed into an instance that is over, apart from the document', async () => {
    const over = new Y.Doc();
    over.getText('t').insert(0, 'typed late');
    const { content } = await backUp({}, { content: [Y.encodeStateAsUpdate(over)] });
    expect(textOf(content.former)).toBe('typed late');
    expect(textOf(updatesOf(content))).toBe('');
  });

  test('gives back rows of a generation of which nothing else is known any more, but not those on the shelf', async () => {
    const journal = openJournal({ database, key });
    const words = new Y.Doc();
    words.getText('t').insert(0, 'of an unknown generation');
    const refused = new Y.Doc();
    refused.getText('t').insert(0, 'refused');
    await journal.append(0, Y.encodeStateAsUpdate(refused));
    await journal.endGeneration(await journal.state(), {
      reason: 'no-right',
      state: Y.encodeStateAsUpdate(refused),
    });
    await journal.append(7, Y.encodeStateAsUpdate(words));
    const { content } = await backUp();
    expect(content.generation).toBe(1);
    expect(textOf(updatesOf(content))).toBe('of an unknown generation');
  });

  test('saves what is open when storage is dead, and says what is missing', async () => {
    database.close();
    refuseToOpen(indexedDB, 'SecurityError');
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'only in the page');
    const { content, isComplete } = await backUp({ content: Y.encodeStateAsUpdate(doc) });
    expect(textOf(updatesOf(content))).toBe('only in the page');
    expect(content).toMatchObject({ missing: ['journal', 'base'], lacksKept: true });
    expect(isComplete).toBe(false);
  });

  test('has the journal also where the kept versions cannot be read, and says which is missing', async () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'from the journal');
    const journal = openJournal({ database, key });
    await journal.append(0, Y.encodeStateAsUpdate(doc));
    expect((await backUp()).isComplete).toBe(true);
    vi.spyOn(database.tables.namedVersions, 'where').mockImplementation(() => {
      throw new DOMException('Failed to read', 'DataError');
    });
    const { content, isComplete } = await backUp();
    expect(textOf(updatesOf(content))).toBe('from the journal');
    expect(content).toMatchObject({ missing: [], lacksKept: true });
    expect(isComplete).toBe(false);
  });

  test('waits for all storage that does not answer at the same time', async () => {
    database.close();
    // Stands for requests that are never answered.
    const opening = vi
      .spyOn(indexedDB, 'open')
      .mockImplementation(() => new EventTarget() as IDBOpenDBRequest);
    const clock = manualClock();
    const backup = makeBackup({ database, plan, clock });
    await vi.waitFor(() => expect(opening).toHaveBeenCalledTimes(2));
    clock.advance(30_000);
    await backup;
  });
});

describe('parseBackup', () => {
  test('tells other files, damaged ones and newer ones apart', async () => {
    const { text, backup } = await backUp();
    expect(parseBackup(text).kind).toBe('done');
    expect(parseBackup('{"a":1}')).toEqual({ kind: 'not-a-backup' });
    expect(parseBackup('%PDF-1.7')).toEqual({ kind: 'not-a-backup' });
    expect(parseBackup(text.slice(0, -10))).toEqual({ kind: 'damaged', where: 'file' });
    expect(parseBackup(text.replace('"version":1', '"version":2'))).toEqual({ kind: 'newer', version: 2 });
    const broken = text.replace(/"digest":"[^"]+",/, '').replace('"document":"content"', '"document":"x"');
    expect(parseBackup(broken)).toEqual({ kind: 'damaged', where: 'documents.0.document' });
    expect(formatBackup(backup)).toBe(text);
  });

  test('takes no file in which a single letter was changed', async () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'words');
    const { text } = await backUp({ content: Y.encodeStateAsUpdate(doc) });
    const open = /"open":"(.)/.exec(text)?.[1];
    const changed = text.replace(`"open":"${open}`, `"open":"${open === 'A' ? 'B' : 'A'}`);
    expect(changed).not.toBe(text);
    expect(parseBackup(changed)).toEqual({ kind: 'damaged', where: 'file' });
  });

  test('answers for a file that is nested deeper than a browser can follow', async () => {
    const { text } = await backUp();
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(parseBackup(text.replace(/\}$/, `,"deep":${deep}}`))).toEqual({ kind: 'damaged', where: 'file' });
  });

  test('reads a file of a version that wrote less into it', async () => {
    const { text } = await backUp();
    const older = text
      .replace(/"digest":"[^"]+",/, '')
      .replaceAll(/"(versions|crossings|authors)":\[\],?/g, '');
    expect(older).not.toContain('versions');
    expect(parseBackup(older.replaceAll(',}', '}'))).toMatchObject({
      kind: 'done',
      backup: { documents: [{ versions: [], crossings: [], authors: [] }, {}] },
    });
  });
});
