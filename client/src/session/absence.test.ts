// @vitest-environment happy-dom
import { systemClock } from '@holdfast/base';
import { addGoal, archiveRecord, type Plan, setInstitution } from '@holdfast/plan-model';
import type { DocumentLink, JournalRow } from '@holdfast/sync-client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { createCell } from '../platform/cell.ts';
import type { DeviceDatabase } from '../platform/device-database.ts';
import { documentKey } from '../platform/document-key.ts';
import type { PageFacts } from '../platform/page.ts';
import { testDevice } from '../platform/storage-faults.ts';
import { Absence } from './absence.ts';
import { openTestPlan } from './open-plan-fixture.ts';

const HOUR = 3_600_000;
const opened: { close(): void }[] = [];

afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

interface Opening {
  readonly connection?: 'live' | 'offline';
  /** What their journal holds. */
  readonly rows?: readonly JournalRow[];
  /** What they do before the storage has answered. */
  readonly write?: (plan: Plan) => void;
}

/** One person at one device, whose connection and clock the test has in hand. */
function newPerson() {
  const database: DeviceDatabase = testDevice().openTab();
  opened.push(database);
  let now = systemClock.now();
  const clock = { now: () => now, setTimer: () => () => {} };
  const facts = createCell<PageFacts>({ visibility: 'visible', online: true });
  return {
    wait: (milliseconds: number) => (now += milliseconds),
    /** Opens the plan as the others have made it meanwhile. */
    async open(
      state: Uint8Array | undefined,
      { connection = 'live', rows = [], write = () => {} }: Opening = {},
    ) {
      const test = openTestPlan({});
      opened.push(test);
      if (state !== undefined) Y.applyUpdate(test.instance.doc, state, 'holdfast.relay');
      const listeners = new Set<() => void>();
      const link: DocumentLink = {
        ...test.link,
        state: { ...test.link.state, connection: { kind: connection } },
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      };
      const key = documentKey({ ...test.entry, document: 'content' });
      await database.write(['plans'], (tables) => tables.plans.put(test.entry));
      const journal = { readAfter: () => Promise.resolve({ rows, unreadable: [] }) };
      const { plan } = test;
      const at = { database, key, clock, page: { facts }, link, plan };
      const absence = new Absence({ ...at, journal, generation: 0 });
      const started = absence.start();
      write(plan);
      await started;
      return { absence, plan: test.plan, doc: test.instance.doc };
    },
  };
}

function changed(state: Uint8Array, edit: (plan: ReturnType<typeof openTestPlan>['plan']) => void) {
  const other = openTestPlan({});
  Y.applyUpdate(other.instance.doc, state);
  edit(other.plan);
  const update = Y.encodeStateAsUpdate(other.instance.doc);
  other.close();
  return update;
}

describe('Absence', () => {
  test('tells what others changed since the last visit, until it is read', async () => {
    const me = newPerson();
    const first = await me.open(undefined);
    expect(first.absence.report.get()).toBeUndefined();
    await first.absence.dispose();
    me.wait(HOUR);
    const theirs = changed(Y.encodeStateAsUpdate(first.doc), (plan) => addGoal(plan, { statement: 'New' }));
    const second = await me.open(theirs);
    expect(second.absence.report.get()?.changes).toMatchObject([{ kind: 'added' }]);
    await second.absence.dispose();
    me.wait(HOUR);
    const third = await me.open(theirs);
    expect(third.absence.report.get()?.changes).toMatchObject([{ kind: 'added' }]);
    third.absence.markRead();
    expect(third.absence.report.get()).toBeUndefined();
    await third.absence.dispose();
    me.wait(HOUR);
    const fourth = await me.open(theirs);
    expect(fourth.absence.report.get()).toBeUndefined();
  });

  test('what this person writes is no news, and what another takes out is', async () => {
    const me = newPerson();
    const first = await me.open(undefined);
    const goal = addGoal(first.plan, { statement: 'Mine' });
    await first.absence.dispose();
    me.wait(HOUR);
    const state = Y.encodeStateAsUpdate(first.doc);
    const theirs = changed(state, (plan) => archiveRecord(plan, { root: 'goals', id: goal }));
    const second = await me.open(state, { connection: 'offline' });
    setInstitution(second.plan, 'School of Crafts');
    await second.absence.dispose();
    const mine = Y.encodeStateAsUpdate(second.doc);
    me.wait(HOUR);
    const third = await me.open(Y.mergeUpdates([mine, theirs]));
    expect(third.absence.report.get()?.changes).toEqual([
      { kind: 'removed', record: { root: 'goals', id: goal } },
    ]);
  });

  test('what comes while the plan is open and nobody looks at it is news', async () => {
    const me = newPerson();
    const first = await me.open(undefined);
    void first.absence.lookAway();
    const theirs = changed(Y.encodeStateAsUpdate(first.doc), (plan) => addGoal(plan, { statement: 'New' }));
    Y.applyUpdate(first.doc, theirs, 'holdfast.relay');
    await first.absence.dispose();
    me.wait(HOUR);
    const second = await me.open(theirs);
    expect(second.absence.report.get()?.changes).toMatchObject([{ kind: 'added' }]);
  });

  test('what they saw is kept when they look away, though the page is killed while the plan is still open', async () => {
    const me = newPerson();
    const first = await me.open(undefined);
    await first.absence.lookAway();
    me.wait(HOUR);
    const theirs = changed(Y.encodeStateAsUpdate(first.doc), (plan) => addGoal(plan, { statement: 'New' }));
    const second = await me.open(theirs);
    expect(second.absence.report.get()?.changes).toMatchObject([{ kind: 'added' }]);
  });

  test('what this person wrote in a page that was killed is no news', async () => {
    const me = newPerson();
    const first = await me.open(undefined);
    await first.absence.dispose();
    const seen = Y.encodeStateVector(first.doc);
    addGoal(first.plan, { statement: 'Mine' });
    const update = Y.encodeStateAsUpdate(first.doc, seen);
    me.wait(HOUR);
    const state = Y.encodeStateAsUpdate(first.doc);
    const second = await me.open(state, { rows: [{ seq: 1, update }] });
    expect(second.absence.report.get()).toBeUndefined();
  });

  test('what this person writes while the storage is asked is no news', async () => {
    const me = newPerson();
    const first = await me.open(undefined);
    await first.absence.dispose();
    me.wait(HOUR);
    const second = await me.open(Y.encodeStateAsUpdate(first.doc), {
      connection: 'offline',
      write: (plan) => setInstitution(plan, 'School of Crafts'),
    });
    await second.absence.dispose();
    me.wait(HOUR);
    const third = await me.open(Y.encodeStateAsUpdate(second.doc));
    expect(third.absence.report.get()).toBeUndefined();
  });

  test('a reload is no absence, and nothing is told before the relay was reached', async () => {
    const me = newPerson();
    const first = await me.open(undefined);
    await first.absence.dispose();
    const theirs = changed(Y.encodeStateAsUpdate(first.doc), (plan) => addGoal(plan, {}));
    me.wait(1_000);
    expect((await me.open(theirs)).absence.report.get()).toBeUndefined();
    me.wait(HOUR);
    expect((await me.open(theirs, { connection: 'offline' })).absence.report.get()).toBeUndefined();
  });

  test('follows a plan without a report when the storage does not answer', async () => {
    const me = newPerson();
    const first = await me.open(undefined);
    opened.splice(0).forEach((each) => each.close());
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    await expect(first.absence.dispose()).resolves.toBeUndefined();
  });
});
