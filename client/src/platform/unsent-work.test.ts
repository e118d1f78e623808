import { Emitter, seededRandom } from '@holdfast/base';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { newParticipantId, newPlanId } from './credential.ts';
import { testCrossing } from './crossing-fixture.ts';
import type { DeviceDatabase } from './device-database.ts';
import { openJournal } from './dexie-journal.ts';
import { documentKey } from './document-key.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { followWholeText, hasWholeText, noteWholeText } from './offline-text.ts';
import { testDevice } from './storage-faults.ts';
import { backupDueAt, readKept, readUnsent, UNSENT_TOO_LONG_MS } from './unsent-work.ts';

const random = seededRandom(5);
const plan = { planId: newPlanId(random), participantId: newParticipantId(random) };
const key = documentKey({ ...plan, document: 'content' });
const DAY = 24 * 3_600_000;
let database: DeviceDatabase;
let clock: ManualClock;

beforeEach(() => {
  database = testDevice().openTab();
  clock = manualClock();
});
afterEach(() => {
  database.close();
  vi.restoreAllMocks();
});

async function write(word: string): Promise<void> {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, word);
  const journal = openJournal({ database, key, clock });
  const { generation } = await journal.state();
  await journal.append(generation, Y.encodeStateAsUpdate(doc));
  journal.close();
}

async function acknowledge(seq: number): Promise<void> {
  const journal = openJournal({ database, key, clock });
  await journal.acknowledge(await journal.state(), seq);
  journal.close();
}

const unsent = (backedUpAt?: number) =>
  database.read((tables) => readUnsent(tables, { ...plan, backedUpAt }));

describe('readUnsent', () => {
  test('says how much waits, and since when', async () => {
    expect(await unsent()).toMatchObject({ waiting: 0, since: undefined });
    await write('one');
    clock.advance(DAY);
    await write('two');
    expect(await unsent()).toMatchObject({ waiting: 2, since: 0 });
    await acknowledge(1);
    expect(await unsent()).toMatchObject({ waiting: 1, since: DAY });
    await acknowledge(2);
    expect(await unsent()).toMatchObject({ waiting: 0, since: undefined });
  });

  test('a backup is due three days after the oldest change that is in none', async () => {
    await write('one');
    expect(backupDueAt(await unsent())).toBe(UNSENT_TOO_LONG_MS);
    clock.advance(DAY);
    expect(backupDueAt(await unsent(DAY))).toBeUndefined();
    clock.advance(1);
    await write('after the backup');
    expect(backupDueAt(await unsent(DAY))).toBe(DAY + 1 + UNSENT_TOO_LONG_MS);
    expect(await unsent(DAY)).toMatchObject({ waiting: 2, since: 0 });
  });

  test('says nothing of a time that an older version did not note', async () => {
    const update = Y.encodeStateAsUpdate(new Y.Doc());
    await database.write(['journal'], (tables) => tables.journal.add({ key, generation: 0, update }));
    expect(await unsent()).toMatchObject({ waiting: 1, since: undefined, unguardedSince: undefined });
  });

  test('counts what is on the shelf, and not the stub of what was taken from it', async () => {
    await write('refused');
    const journal = openJournal({ database, key, clock });
    const state = Y.encodeStateAsUpdate(new Y.Doc());
    await journal.endGeneration(await journal.state(), { reason: 'no-right', state });
    expect(await unsent()).toMatchObject({ waiting: 0, shelved: 1 });
    await journal.removeFromShelf(0, 1);
    expect(await unsent()).toMatchObject({ shelved: 0, lastRow: 0 });
    journal.close();
  });
});

describe('hasWholeText', () => {
  const created = { ...plan, entry: { kind: 'created' } } as const;
  const invited = {
    ...plan,
    entry: { kind: 'invited', invitationId: 'invitation-0' as never, invitationSecret: '' },
  } as const;
  const isWhole = (of: typeof created | typeof invited, databases?: ReadonlySet<string>) =>
    database.read((tables) => hasWholeText(tables, of, databases));
  /** Writes are done in order: what was asked for before this is done as well. */
  const afterWrites = async () => {
    for (let turn = 0; turn < 5; turn += 1) await database.write(['journalState'], () => Promise.resolve());
    return isWhole(invited);
  };
  const held = () =>
    database.write(['plans'], (tables) => tables.plans.put({ ...created, secret: '' } as never));

  test('whoever began a plan has all of it, whoever joined only once that was noted', async () => {
    expect(await isWhole(created)).toBe(false);
    await write('the template');
    expect(await isWhole(created)).toBe(true);
    expect(await isWhole(invited)).toBe(false);
    const journal = openJournal({ database, key });
    await journal.prune(await journal.state(), 1);
    journal.close();
    expect(await isWhole(created, new Set([`holdfast:${key}:0`]))).toBe(true);
    expect(await isWhole(created, new Set(['holdfast']))).toBe(false);
    await held();
    await noteWholeText(database, plan, { generation: 0, whole: true });
    expect(await isWhole(invited)).toBe(true);
  });

  test('a base that is lost, and another generation, have to be made whole anew', async () => {
    await held();
    await noteWholeText(database, plan, { generation: 0, whole: true });
    expect(await isWhole(invited, new Set([`holdfast:${key}:0`]))).toBe(true);
    expect(await isWhole(invited, new Set(['holdfast']))).toBe(false);
    const journal = openJournal({ database, key });
    const state = Y.encodeStateAsUpdate(new Y.Doc());
    await journal.endGeneration(await journal.state(), { reason: 'epoch', state });
    journal.close();
    expect(await isWhole(invited)).toBe(false);
    await noteWholeText(database, plan, { generation: 0, whole: true });
    expect(await isWhole(invited)).toBe(false);
    await noteWholeText(database, plan, { generation: 1, whole: true });
    expect(await isWhole(invited)).toBe(true);
  });

  function openLink() {
    const changed = new Emitter<void>();
    const link = {
      state: { whole: undefined as boolean | undefined },
      instance: { generation: 0 },
      subscribe: (listener: () => void) => changed.subscribe(listener),
    };
    const stop = followWholeText(database, plan, link);
    const become = (whole: boolean | undefined) => {
      link.state = { whole };
      changed.emit();
    };
    return { become, stop };
  }

  test('what an open plan finds lost is not said to be whole any more, until its base was written anew', async () => {
    await held();
    const first = openLink();
    first.become(true);
    await vi.waitFor(async () => expect(await isWhole(invited)).toBe(true));
    first.become(false);
    await vi.waitFor(async () => expect(await isWhole(invited)).toBe(false));
    first.stop();
    // The next page finds nothing against what is left, and does not know what was in it.
    const next = openLink();
    for (const whole of [undefined, false, undefined]) next.become(whole);
    await expect(afterWrites()).resolves.toBe(false);
    next.become(true);
    await vi.waitFor(async () => expect(await isWhole(invited)).toBe(true));
  });

  test('a base that was only closed from outside is whole again when it was written anew, also without the relay', async () => {
    await held();
    await noteWholeText(database, plan, { generation: 0, whole: true });
    const page = openLink();
    page.become(false);
    await vi.waitFor(async () => expect(await isWhole(invited)).toBe(false));
    page.become(undefined);
    await vi.waitFor(async () => expect(await isWhole(invited)).toBe(true));
  });

  test('whoever began a plan does not have all of it once its base was found to be lost', async () => {
    await held();
    await write('the template');
    const journal = openJournal({ database, key });
    await journal.prune(await journal.state(), 1);
    journal.close();
    expect(await isWhole(created)).toBe(true);
    openLink().become(false);
    await vi.waitFor(async () => expect(await isWhole(created)).toBe(false));
  });

  test('notes nothing about a plan that was removed from the device', async () => {
    await noteWholeText(database, plan, { generation: 0, whole: true });
    expect(await database.read((tables) => tables.journalState.count())).toBe(0);
  });
});

describe('readKept', () => {
  test('counts kept versions and places where edits met, until somebody has chosen', async () => {
    const crossing = testCrossing({ id: 'one' });
    await database.write(['namedVersions', 'crossings'], async (tables) => {
      const version = { id: 'v', name: 'Before', keptAt: 0, state: Uint8Array.of(0, 0) };
      await tables.namedVersions.add({ key, ...version });
      await tables.crossings.add({ key, id: 'one', foundAt: 0, crossing });
    });
    const kept = () => database.read((tables) => readKept(tables, plan));
    expect(await kept()).toEqual({ versions: 1, crossings: 1 });
    await database.write(['crossings'], (tables) => tables.crossings.update([key, 'one'], { settledAt: 1 }));
    expect(await kept()).toEqual({ versions: 1, crossings: 0 });
  });
});
