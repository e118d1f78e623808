import { seededRandom } from '@holdfast/base';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { deleteDatabase } from './base-rows.ts';
import { newInvitationId, newPlanId, newSecret } from './credential.ts';
import type { DeviceDatabase } from './device-database.ts';
import { IdentityStore, openIdentityStore } from './device-identity.ts';
import { openJournal } from './dexie-journal.ts';
import { documentKey } from './document-key.ts';
import { manualClock } from './manual-clock.ts';
import { type LibraryAnswer, type LibraryPlan, openPlanLibrary, type PlanLibrary } from './plan-library.ts';
import { fillUp, testDevice, type TestDevice } from './storage-faults.ts';
import { readUnsent } from './unsent-work.ts';

const ANA = { displayName: 'Ana', group: 'teacher', colour: 1 } as const;
const BEN = { displayName: 'Ben', group: 'learner', colour: 2 } as const;
const EMPTY = Uint8Array.of(0, 0);

let device: TestDevice;
let database: DeviceDatabase;
let library: PlanLibrary;
let clock: ReturnType<typeof manualClock>;
const closes: (() => void)[] = [];

function openLibrary() {
  const tab = device.openTab();
  const opened = openPlanLibrary(tab, { marker: device.marker, indexedDB: device.indexedDB, clock });
  closes.push(
    () => opened.close(),
    () => tab.close(),
  );
  return { tab, opened };
}

beforeEach(() => {
  device = testDevice();
  clock = manualClock();
  ({ tab: database, opened: library } = openLibrary());
});
afterEach(() => {
  closes.splice(0).forEach((close) => close());
  vi.restoreAllMocks();
});

function done<Value>(answer: LibraryAnswer<Value>): Value {
  if (answer.kind === 'failed') throw new Error(`storage failed: ${answer.problem}`);
  return answer.value;
}

function titlesIn(of: PlanLibrary): string[] | undefined {
  const state = of.plans.get();
  return state.kind === 'ready' ? state.plans.map((plan) => plan.title) : undefined;
}

async function create(title: string, person: typeof ANA | typeof BEN = ANA): Promise<LibraryPlan> {
  clock.advance(1);
  return done(await library.create(title, person));
}

describe('PlanLibrary', () => {
  test('lets somebody in who takes part already, and keeps what was here of them', async () => {
    const plan = await create('Ours');
    const journal = openJournal({ database, key: documentKey({ ...plan, document: 'content' }) });
    await journal.append(0, EMPTY);
    await library.update(plan, { removed: 'no-right' });
    const participant = { ...BEN, participantId: plan.participantId, role: 'editor', joinedAt: 1 } as const;
    const holder = { planId: plan.planId, kind: 'recovery', participant } as const;
    const secret = newSecret(seededRandom(4));
    done(await library.letIn(holder, secret));
    done(await library.letIn(holder, secret));
    expect(done(await library.find(plan.planId, plan.participantId))).toMatchObject({
      ...BEN,
      title: 'Ours',
      secret,
      role: 'editor',
      shared: true,
      // To a relay that was set up anew they can still introduce it.
      entry: { kind: 'created' },
    });
    expect(done(await library.find(plan.planId))?.removed).toBeUndefined();
    // What another tab learned by the secret of before.
    done(await library.learn(plan, { removed: 'no-right' }));
    expect(done(await library.find(plan.planId))?.removed).toBeUndefined();
    done(await library.learn({ ...plan, secret }, { role: 'viewer' }));
    expect(done(await library.find(plan.planId))?.role).toBe('viewer');
    expect((await readUnsent(database.tables, plan)).waiting).toBe(1);
    const elsewhere = { ...holder, planId: newPlanId(seededRandom(5)) };
    done(await library.letIn(elsewhere, secret));
    expect(done(await library.find(elsewhere.planId))).toMatchObject({
      secret,
      shared: true,
      title: '',
      entry: { kind: 'returned' },
    });
    journal.close();
  });

  test('lists the plans in all tabs, most recently opened first', async () => {
    const { opened: otherTab } = openLibrary();
    const one = await create('One');
    await create('Two');
    await vi.waitFor(() => expect(titlesIn(library)).toEqual(['Two', 'One']));
    clock.advance(1);
    await library.markOpened(one);
    await vi.waitFor(() => expect(titlesIn(library)).toEqual(['One', 'Two']));
    await vi.waitFor(() => expect(titlesIn(otherTab)).toEqual(['One', 'Two']));
  });

  test('a new plan is its maker’s, who is its facilitator and unknown to any relay', async () => {
    const plan = await create('One');
    expect(plan).toMatchObject({ ...ANA, role: 'facilitator', entry: { kind: 'created' }, shared: false });
    await library.markShared(plan);
    expect(done(await library.find(plan.planId))).toMatchObject({ shared: true });
  });

  test('keeps by which invitation a plan is joined, before anybody is asked', async () => {
    const random = seededRandom(1);
    const entry = {
      kind: 'invited',
      invitationId: newInvitationId(random),
      invitationSecret: newSecret(random),
    } as const;
    const planId = newPlanId(random);
    done(await library.join({ planId, role: 'commenter', entry }, BEN));
    expect(done(await library.find(planId))).toMatchObject({
      ...BEN,
      role: 'commenter',
      entry,
      shared: false,
    });
  });

  test('finds the plan of whoever opened it last on this device', async () => {
    const mine = await create('One');
    const random = seededRandom(2);
    const entry = {
      kind: 'invited',
      invitationId: newInvitationId(random),
      invitationSecret: newSecret(random),
    } as const;
    clock.advance(1);
    const bens = done(await library.join({ planId: mine.planId, role: 'editor', entry }, BEN));
    expect(done(await library.find(mine.planId))?.participantId).toBe(bens.participantId);
    clock.advance(1);
    await library.markOpened(mine);
    expect(done(await library.find(mine.planId))?.participantId).toBe(mine.participantId);
    expect(done(await library.find(mine.planId, bens.participantId))?.participantId).toBe(bens.participantId);
    expect(done(await library.find(newPlanId(random)))).toBeUndefined();
  });

  test('removes a plan with its journal and shelf, and nothing of another', async () => {
    const [gone, kept] = [await create('Gone'), await create('Kept')];
    const journalOf = (plan: LibraryPlan) =>
      openJournal({ database, key: documentKey({ ...plan, document: 'content' }), clock });
    for (const plan of [gone, kept]) {
      const journal = journalOf(plan);
      await journal.append(0, EMPTY);
      await journal.endGeneration(await journal.state(), { reason: 'no-right', state: EMPTY });
      await journal.append(1, EMPTY);
    }
    const deleted = vi.spyOn(device.indexedDB, 'deleteDatabase');
    done(await library.remove(gone));
    expect(await journalOf(gone).shelf()).toEqual([]);
    expect((await journalOf(gone).state()).generation).toBe(0);
    expect(await journalOf(kept).shelf()).toHaveLength(1);
    expect((await journalOf(kept).readAfter(1, 0)).rows).toHaveLength(1);
    expect(deleted.mock.calls.map(([name]) => name)).toEqual([
      `holdfast:${gone.planId}/${gone.participantId}/content:0`,
      `holdfast:${gone.planId}/${gone.participantId}/content:1`,
      `holdfast:${gone.planId}/${gone.participantId}/discussion:0`,
    ]);
    await vi.waitFor(() => expect(titlesIn(library)).toEqual(['Kept']));
  });

  test('tries a new invitation as the same person, with the same words', async () => {
    const random = seededRandom(3);
    const invitation = () =>
      ({
        kind: 'invited',
        invitationId: newInvitationId(random),
        invitationSecret: newSecret(random),
      }) as const;
    const planId = newPlanId(random);
    const joined = done(await library.join({ planId, role: 'viewer', entry: invitation() }, BEN));
    await library.update(joined, { removed: 'invitation-invalid' });
    const entry = invitation();
    done(await library.renew(joined, { role: 'editor', entry }));
    expect(done(await library.find(planId))).toEqual({
      ...joined,
      role: 'editor',
      entry,
      removed: undefined,
    });
  });

  test('takes a removal back: the credential is the same again, and the rest is at the relay', async () => {
    const plan = await create('Back again');
    done(await library.remove(plan));
    expect(done(await library.find(plan.planId))).toBeUndefined();
    done(await library.takeBack(plan));
    expect(done(await library.find(plan.planId))).toEqual(plan);
    expect(device.marker.isSet()).toBe(true);
  });

  test('counts what the relay does not have, the shelf included', async () => {
    const [plan, other] = [await create('One'), await create('Other')];
    const journalOf = (of: LibraryPlan) =>
      openJournal({ database, key: documentKey({ ...of, document: 'content' }), clock });
    const unsent = () => database.read((tables) => readUnsent(tables, plan));
    expect(await unsent()).toMatchObject({ waiting: 0, shelved: 0, lastRow: 0 });
    await journalOf(other).append(0, EMPTY);
    const { seq } = await journalOf(plan).append(0, EMPTY);
    await journalOf(plan).append(0, EMPTY);
    expect(await unsent()).toMatchObject({ waiting: 2, lastRow: seq + 1 });
    await journalOf(plan).acknowledge(await journalOf(plan).state(), seq);
    expect(await unsent()).toMatchObject({ waiting: 1, lastRow: seq + 1 });
    await journalOf(plan).endGeneration(await journalOf(plan).state(), { reason: 'no-right', state: EMPTY });
    expect(await unsent()).toMatchObject({ waiting: 0, shelved: 1, lastRow: seq + 1 });
  });

  test('remembers outside the database that there are plans, until the last one is removed', async () => {
    const [one, two] = [await create('One'), await create('Two')];
    expect(device.marker.isSet()).toBe(true);
    await library.remove(one);
    expect(device.marker.isSet()).toBe(true);
    await library.remove(two);
    expect(device.marker.isSet()).toBe(false);
  });

  test('puts back what it knows when the storage is emptied under the page', async () => {
    const plan = await create('Ours');
    await vi.waitFor(() => expect(titlesIn(library)).toEqual(['Ours']));
    device.indexedDB.deleteDatabase('holdfast');
    await vi.waitFor(async () => expect(done(await library.find(plan.planId))).toEqual(plan));
    // Nothing is missing that a person would have to be told of.
    expect(database.status.get()).toEqual({ kind: 'ready', emptied: false });
    await vi.waitFor(() => expect(titlesIn(library)).toEqual(['Ours']));
  });

  test('puts back what it knows before anything else is written, also beside other tabs and with all site data gone', async () => {
    const { opened: other, tab } = openLibrary();
    const plan = await create('Ours');
    await vi.waitFor(() => expect([titlesIn(library), titlesIn(other)]).toEqual([['Ours'], ['Ours']]));
    const strange = { ...plan, participantId: 'x', title: 7 } as unknown as LibraryPlan;
    await database.write(['plans'], (tables) => tables.plans.put(strange));
    await vi.waitFor(() => expect(library.plans.get()).toMatchObject({ unreadable: 1 }));
    device.marker.clear();
    device.indexedDB.deleteDatabase('holdfast');
    const row = { key: 'k', generation: 0, update: EMPTY };
    const plans = await database.write(['journal', 'plans'], async (tables) => {
      await tables.journal.add(row);
      return tables.plans.count();
    });
    expect(plans).toBe(2);
    expect(await tab.read((tables) => tables.plans.count())).toBe(2);
    expect(device.marker.isSet()).toBe(true);
    // The connection that went with the database is opened anew while others ask for theirs.
    await vi.waitFor(() => expect(database.status.get()).toEqual({ kind: 'ready', emptied: false }));
  });

  test('puts back what it knows also when the connection died without telling', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    await create('Ours');
    await vi.waitFor(() => expect(titlesIn(library)).toEqual(['Ours']));
    database.tables.backendDB().close();
    await deleteDatabase(device.indexedDB, 'holdfast');
    const row = { key: 'k', generation: 0, update: EMPTY };
    // The first writes over the dead connection may fail, and are tried again as the writer of a journal does.
    await vi.waitFor(() => database.write(['journal'], (tables) => tables.journal.add(row)));
    await vi.waitFor(async () => expect(await database.read((tables) => tables.plans.count())).toBe(1));
    expect(await database.read((tables) => tables.journal.count())).toBe(1);
  });

  test('is not open while what it knows cannot be put back, and is when there is room', async () => {
    await create('Ours');
    await vi.waitFor(() => expect(titlesIn(library)).toEqual(['Ours']));
    const heal = fillUp();
    device.indexedDB.deleteDatabase('holdfast');
    await vi.waitFor(() => expect(database.status.get()).toEqual({ kind: 'full' }));
    heal();
    await vi.waitFor(() => expect(titlesIn(library)).toEqual(['Ours']));
  });

  test('leaves rows that it cannot read alone, and says how many there are', async () => {
    await create('One');
    const strange = { planId: newPlanId(seededRandom(3)), participantId: 'x', title: 7 };
    await database.write(['plans'], (tables) =>
      tables.plans.put(Object.assign(strange) as unknown as LibraryPlan),
    );
    await vi.waitFor(() => expect(library.plans.get()).toMatchObject({ kind: 'ready', unreadable: 1 }));
    expect(titlesIn(library)).toEqual(['One']);
    expect(await database.read((tables) => tables.plans.count())).toBe(2);
  });

  test('says why a plan could not be kept', async () => {
    await database.read((tables) => tables.plans.count());
    fillUp();
    expect(await library.create('One', ANA)).toEqual({ kind: 'failed', problem: 'full' });
  });
});

describe('IdentityStore', () => {
  test('offers in the next page what was said in the last', async () => {
    const store = new IdentityStore(database);
    await store.load();
    expect(store.state.get()).toEqual({ kind: 'ready', identity: {} });
    await store.change({ ...ANA, language: 'de' });
    await store.change({ colour: 5 });
    const next = new IdentityStore(openLibrary().tab);
    await next.load();
    expect(next.state.get()).toEqual({ kind: 'ready', identity: { ...ANA, colour: 5, language: 'de' } });
  });

  test('keeps again what was said when the storage is emptied under the page', async () => {
    const store = openIdentityStore(database);
    await store.change(ANA);
    const closed = new Promise((resolve) => database.status.subscribe(() => resolve(undefined)));
    device.indexedDB.deleteDatabase('holdfast');
    await closed;
    const next = new IdentityStore(database);
    await next.load();
    expect(next.state.get()).toMatchObject({ kind: 'ready', identity: ANA });
  });

  test('takes values that make no sense as absent', async () => {
    await database.write(['preferences'], (tables) =>
      tables.preferences.bulkPut([
        { name: 'displayName', value: '' },
        { name: 'colour', value: 99 },
        { name: 'group', value: 'pirate' },
      ]),
    );
    const store = new IdentityStore(database);
    await store.load();
    expect(store.state.get()).toEqual({ kind: 'ready', identity: {} });
  });

  test('changes the page at once, and says when that could not be kept', async () => {
    const store = new IdentityStore(database);
    await store.load();
    fillUp();
    await store.change(ANA);
    expect(store.state.get()).toEqual({ kind: 'ready', identity: ANA, problem: 'full' });
  });
});
