// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { Journal } from '@holdfast/sync-client';
import { afterEach, expect, test } from 'vitest';

import { openJournal } from '../platform/dexie-journal.ts';
import { documentKey } from '../platform/document-key.ts';
import type { LibraryPlan } from '../platform/plan-library.ts';
import { type Counted, hasUnnamed } from './count-before-leaving.ts';
import { closeTestDevice, openTestDevice } from './device-fixture.ts';
import type { Device } from './device.ts';
import { countForBackup, countOnlyHere, readOnlyHere } from './only-here.ts';

const CHANGE = Uint8Array.of(0, 0);
const ANA = { displayName: 'Ana', group: 'teacher', colour: 3 } as const;
const devices: Device[] = [];
const journals: Journal[] = [];
afterEach(() => {
  journals.splice(0).forEach((journal) => journal.close());
  devices.splice(0).forEach(closeTestDevice);
});

/** A device with plans in which so many changes wait. */
async function deviceWith(waiting: readonly number[]) {
  const device = openTestDevice();
  devices.push(device);
  const plans: LibraryPlan[] = [];
  for (const count of waiting) {
    const created = await device.library.create('', ANA);
    if (created.kind === 'failed') throw new Error(`storage failed: ${created.problem}`);
    plans.push(created.value);
    for (let row = 0; row < count; row += 1) await write(device, created.value);
  }
  const count = async (): Promise<Counted> => ({
    kind: 'counted',
    plans: await Promise.all(plans.map((plan) => readOnlyHere(device, plan))),
    unreadable: 0,
  });
  return { device, plans, count };
}

function journalOf({ database }: Device, plan: LibraryPlan): Journal {
  const journal = openJournal({ database, key: documentKey({ ...plan, document: 'content' }) });
  journals.push(journal);
  return journal;
}

async function write(device: Device, plan: LibraryPlan): Promise<void> {
  await journalOf(device, plan).append(0, CHANGE);
}

/** The relay has all of it now. */
async function send(device: Device, plan: LibraryPlan): Promise<void> {
  const journal = journalOf(device, plan);
  const { rows } = await journal.readAfter(0, 0);
  await journal.acknowledge(await journal.state(), rows.at(-1)?.seq ?? 0);
}

test('what was named and has been sent since makes no room for what was not named', async () => {
  const { device, plans, count } = await deviceWith([3, 0]);
  const [one, other] = plans;
  if (one === undefined || other === undefined) throw new Error('two plans');
  const shown = await count();
  expect(hasUnnamed(await count(), shown)).toBe(false);
  await send(device, one);
  expect(hasUnnamed(await count(), shown)).toBe(false);
  await write(device, other);
  await write(device, other);
  expect(hasUnnamed(await count(), shown)).toBe(true);
});

test('nor in the same plan, and no begun line makes room for a change', async () => {
  const { device, plans, count } = await deviceWith([2]);
  const [plan] = plans;
  if (plan === undefined) throw new Error('a plan');
  const line = { ...plan, list: 'goals' } as const;
  device.drafts.write(line, 'Begun');
  const shown = await count();
  device.drafts.write(line, '');
  await send(device, plan);
  expect(hasUnnamed(await count(), shown)).toBe(false);
  await write(device, plan);
  expect(hasUnnamed(await count(), shown)).toBe(true);
});

test('a plan, or a row that nobody can read, is named before it goes', async () => {
  const { count } = await deviceWith([0, 0]);
  const now = await count();
  expect(hasUnnamed(now, { ...now, plans: now.plans.slice(1) })).toBe(true);
  expect(hasUnnamed({ ...now, unreadable: 1 }, now)).toBe(true);
  expect(hasUnnamed(now, { ...now, unreadable: 1 })).toBe(false);
});

test('a line that was begun is here only, and no backup file keeps it', async () => {
  const { device, plans } = await deviceWith([2]);
  const [plan] = plans;
  if (plan === undefined) throw new Error('no plan was made');
  device.drafts.write({ ...plan, list: 'goals' }, 'Every learner');
  const onlyHere = await readOnlyHere(device, plan);
  expect([countOnlyHere(onlyHere), countForBackup(onlyHere)]).toEqual([3, 2]);
});
