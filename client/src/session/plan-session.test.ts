// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { systemClock, systemRandom } from '@holdfast/base';
import { communityPlan } from '@holdfast/content';
import { addGoal, appendText, setInstitution } from '@holdfast/plan-model';
import { planIdSchema } from '@holdfast/sync-protocol';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { persistentStorage } from '../platform/capabilities.ts';
import { newInvitationId, newSecret } from '../platform/credential.ts';
import { openDeviceDatabase } from '../platform/device-database.ts';
import { openIdentityStore } from '../platform/device-identity.ts';
import { documentKey } from '../platform/document-key.ts';
import { openBase } from '../platform/indexeddb-base.ts';
import { localStorageDrafts } from '../platform/line-drafts.ts';
import { watchPage } from '../platform/page.ts';
import { type LibraryAnswer, type LibraryPlan, openPlanLibrary } from '../platform/plan-library.ts';
import { RelayApi } from '../platform/relay-api.ts';
import { memoryMarker } from '../platform/storage-faults.ts';
import type { Device } from './device.ts';
import { type OpenPlan, openPlanSession, type PlanSession } from './plan-session.ts';

const ME = { displayName: 'Ana', group: 'teacher', colour: 3 } as const;
const GOALS = communityPlan.languages.en.plan.goals.length;

const sessions: PlanSession[] = [];
const devices: Device[] = [];
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  for (const device of devices.splice(0)) {
    device.library.close();
    device.page.close();
    device.database.close();
  }
});

/** A page without a network, over the storage of this test's browser. */
function newDevice(): Device {
  const marker = memoryMarker();
  const database = openDeviceDatabase({ marker });
  const device = {
    clock: systemClock,
    database,
    library: openPlanLibrary(database, { marker, indexedDB }),
    identity: openIdentityStore(database),
    api: new RelayApi({ fetch: () => Promise.reject(new TypeError('no network')) }),
    page: watchPage(),
    drafts: localStorageDrafts(),
    persistence: persistentStorage(),
  };
  devices.push(device);
  return device;
}

function done<Value>(answer: LibraryAnswer<Value>): Value {
  if (answer.kind === 'failed') throw new Error(`storage failed: ${answer.problem}`);
  return answer.value;
}

function openSession(device: Device, { planId }: Pick<LibraryPlan, 'planId'>): PlanSession {
  const session = openPlanSession(device, planId);
  sessions.push(session);
  return session;
}

async function whenOpen(session: PlanSession): Promise<OpenPlan> {
  return vi.waitFor(
    () => {
      const state = session.state.get();
      if (state.kind !== 'open') throw new Error(`the plan is ${state.kind}`);
      return state.open;
    },
    { timeout: 10_000 },
  );
}

describe('PlanSession', () => {
  test('begins a new plan with its template once, over five openings', async () => {
    const device = newDevice();
    const plan = done(await device.library.create('', ME));
    for (let opening = 0; opening < 5; opening += 1) {
      const session = openSession(device, plan);
      const { plan: model } = await whenOpen(session);
      expect(model.snapshot().goals).toHaveLength(GOALS);
      expect(model.snapshot().problems).toEqual([]);
      await session.close();
    }
  });

  test('begins it once when two tabs open it at the same moment', async () => {
    const [one, other] = [newDevice(), newDevice()];
    const plan = done(await one.library.create('', ME));
    const opened = await Promise.all([openSession(one, plan), openSession(other, plan)].map(whenOpen));
    for (const { plan: model } of opened) expect(model.snapshot().goals).toHaveLength(GOALS);
  });

  test('keeps what was written for the next opening', async () => {
    const device = newDevice();
    const plan = done(await device.library.create('', ME));
    const session = openSession(device, plan);
    const { plan: model } = await whenOpen(session);
    addGoal(model, { statement: 'Nobody is alone' });
    await session.close();
    const again = await whenOpen(openSession(newDevice(), plan));
    expect(again.plan.snapshot().goals.map((goal) => goal.createdBy)).toContain(plan.participantId);
    expect(again.plan.snapshot().goals).toHaveLength(GOALS + 1);
  });

  test('is closed in every tab when the plan is removed from the device, and writes nothing of it back', async () => {
    const [here, elsewhere] = [newDevice(), newDevice()];
    const plan = done(await here.library.create('', ME));
    const session = openSession(here, plan);
    const { plan: model, link } = await whenOpen(session);
    addGoal(model, { statement: 'Before' });
    await link.flush();
    done(await elsewhere.library.remove(plan));
    addGoal(model, { statement: 'Typed before this tab has heard of it' });
    await vi.waitFor(() => expect(session.state.get().kind).toBe('removed'));
    await session.close();
    const left = await here.database.read(async (tables) => {
      const rows = await Promise.all([
        tables.plans.toArray(),
        tables.journal.toArray(),
        tables.journalState.toArray(),
        tables.visits.toArray(),
      ]);
      return rows.flat().map((row) => ('key' in row ? row.key : row.planId));
    });
    expect(left.filter((key) => key.includes(plan.planId))).toEqual([]);
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    expect(names.filter((name) => name.includes(plan.planId))).toEqual([]);
  });

  test('does not put a template into a plan that somebody else has begun', async () => {
    const device = newDevice();
    const entry = {
      kind: 'invited',
      invitationId: newInvitationId(systemRandom),
      invitationSecret: newSecret(systemRandom),
    } as const;
    const planId = planIdSchema.parse('a-plan-of-others');
    const joined = done(await device.library.join({ planId, role: 'editor', entry }, ME));
    const { plan } = await whenOpen(openSession(device, joined));
    expect(plan.snapshot().goals).toEqual([]);
  });

  test('tells the list of plans what the plan is called', async () => {
    const device = newDevice();
    const plan = done(await device.library.create('', ME));
    const session = openSession(device, plan);
    const { plan: model } = await whenOpen(session);
    appendText(model, 'title', 'Stay  with us');
    await session.close();
    await vi.waitFor(async () => {
      expect(done(await device.library.find(plan.planId))?.title).toBe('Stay with us');
    });
  });

  test('finds where work crossed when another’s change reached the base and the page died before the list', async () => {
    const device = newDevice();
    const plan = done(await device.library.create('', ME));
    const session = openSession(device, plan);
    const { instance } = await whenOpen(session);
    const apart = new Y.Doc();
    Y.applyUpdate(apart, Y.encodeStateAsUpdate(instance.doc));
    setInstitution((await whenOpen(session)).plan, 'School of Crafts');
    await session.close();
    // Another tab held the base and knew nothing of this page's last change.
    const others = Y.encodeStateVector(apart);
    apart.getMap('meta').set('institution', 'School of Arts');
    const key = documentKey({ ...plan, document: 'content' });
    const base = openBase({ key });
    await base.append(0, Y.encodeStateAsUpdate(apart, others));
    base.close();
    const again = await whenOpen(openSession(newDevice(), plan));
    await vi.waitFor(() => {
      const [kept] = again.crossings.open.get();
      expect(kept?.crossing).toMatchObject({
        kind: 'value',
        place: { kind: 'meta', field: 'institution' },
        mine: 'School of Crafts',
        theirs: 'School of Arts',
      });
    });
  });

  test('says that a plan is not on this device', async () => {
    const session = openSession(newDevice(), { planId: planIdSchema.parse('nowhere-to-be-found') });
    await vi.waitFor(() => expect(session.state.get()).toEqual({ kind: 'missing' }));
  });
});
