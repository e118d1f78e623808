// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { type Clock, systemRandom } from '@holdfast/base';
import { communityPlan } from '@holdfast/content';
import { addGoal, appendText, setInstitution } from '@holdfast/plan-model';
import { planIdSchema } from '@holdfast/sync-protocol';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { newInvitationId, newSecret } from '../platform/credential.ts';
import { openJournal } from '../platform/dexie-journal.ts';
import { documentKey } from '../platform/document-key.ts';
import { openBase } from '../platform/indexeddb-base.ts';
import { manualClock } from '../platform/manual-clock.ts';
import { type LibraryAnswer, type LibraryPlan } from '../platform/plan-library.ts';
import { leaveTitle } from '../platform/title-notes.ts';
import { closeTestDevice, openTestDevice } from './device-fixture.ts';
import type { Device } from './device.ts';
import { type OpenPlan, openPlanSession, type PlanSession } from './plan-session.ts';

const ME = { displayName: 'Ana', group: 'teacher', colour: 3 } as const;
const { records } = communityPlan.languages.en.plan;
const GOALS = records.filter(({ root }) => root === 'goals').length;

const sessions: PlanSession[] = [];
const devices: Device[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  devices.splice(0).forEach(closeTestDevice);
});

function newDevice(clock?: Clock): Device {
  const device = openTestDevice(clock);
  devices.push(device);
  return device;
}

function clockAt(now: number): Clock {
  const clock = manualClock();
  clock.advance(now);
  return clock;
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

function idsIn({ library }: Device): readonly string[] {
  const state = library.plans.get();
  if (state.kind !== 'ready') throw new Error(`the list of plans is ${state.kind}`);
  return state.plans.map(({ planId }) => planId);
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
  test('knows what waits of the discussion before that is open', async () => {
    const device = newDevice();
    const plan = done(await device.library.create('', ME));
    const key = documentKey({ ...plan, document: 'discussion' });
    const journal = openJournal({ database: device.database, key });
    const said = new Y.Doc();
    said.getMap('threads').set('said', 1);
    await journal.append(0, Y.encodeStateAsUpdate(said));
    journal.close();
    const { waitingBeforeTalk } = await whenOpen(openSession(device, plan));
    await vi.waitFor(() => expect(waitingBeforeTalk.get()).toBe(1));
  });

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

  test('is closed when the plan was removed in another tab while it was opened here, and leaves nothing of it', async () => {
    const [here, elsewhere] = [newDevice(), newDevice()];
    const plan = done(await here.library.create('', ME));
    const find = here.library.find.bind(here.library);
    vi.spyOn(here.library, 'find').mockImplementation(async (...which) => {
      const found = await find(...which);
      done(await elsewhere.library.remove(plan));
      // This tab has heard of it before the plan is open.
      await vi.waitFor(() => expect(idsIn(here)).not.toContain(plan.planId));
      return found;
    });
    const session = openSession(here, plan);
    await vi.waitFor(() => expect(session.state.get().kind).toBe('removed'));
    await session.close();
    const left = await here.database.read(async (tables) => [
      ...(await tables.journal.toArray()),
      ...(await tables.journalState.toArray()),
    ]);
    expect(left.filter(({ key }) => key.includes(plan.planId))).toEqual([]);
  });

  test('an open plan has the new name of its person at once, in its entry and for the others', async () => {
    const [here, elsewhere] = [newDevice(), newDevice()];
    const plan = done(await here.library.create('', ME));
    const session = openSession(here, plan);
    const before = await whenOpen(session);
    const person = { displayName: 'Anne', group: 'ngo', colour: 7 } as const;
    done(await elsewhere.library.rename(plan, person));
    await vi.waitFor(async () => expect((await whenOpen(session)).entry).toMatchObject(person));
    const after = await whenOpen(session);
    expect(after.plan).toBe(before.plan);
    expect(after.instance.awareness.getLocalState()).toMatchObject({
      user: { name: 'Anne', group: 'ngo', colour: 7 },
    });
  });

  test('asks the browser to keep what is stored after the first edit, and not before', async () => {
    const plan = newDevice();
    const request = vi.fn<() => Promise<void>>(() => Promise.resolve());
    const device = { ...plan, persistence: { state: plan.persistence.state, request } };
    const session = openSession(device, done(await device.library.create('', ME)));
    const open = await whenOpen(session);
    expect(request).not.toHaveBeenCalled();
    addGoal(open.plan, { statement: 'The first' });
    expect(request).toHaveBeenCalled();
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

  test('tells it at once when the page goes out of sight, and when nobody looks at the plan any more', async () => {
    const clock = manualClock();
    const device = newDevice(clock);
    const plan = done(await device.library.create('', ME));
    const titleInList = async () => done(await device.library.find(plan.planId))?.title;
    const session = openSession(device, plan);
    const { plan: model } = await whenOpen(session);
    appendText(model, 'title', 'Stay');
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(async () => expect(await titleInList()).toBe('Stay'));
    // What was read later counts; of the same moment, either may.
    clock.advance(1);
    appendText(model, 'title', ' with us');
    session.rest();
    await vi.waitFor(async () => expect(await titleInList()).toBe('Stay with us'));
  });

  test('a title whose writing a closed page did not finish comes into the list with the next page, unless a later one did', async () => {
    const device = newDevice(clockAt(9));
    const [plan, other] = [
      done(await device.library.create('', ME)),
      done(await device.library.create('Later', ME)),
    ];
    done(await device.library.setTitle(plan, { title: 'Sta', at: 2 }));
    done(await device.library.setTitle(other, { title: 'Later', at: 2 }));
    leaveTitle(plan, { title: 'Stay', at: 3 });
    leaveTitle(other, { title: 'Earlier', at: 1 });
    const next = newDevice(clockAt(9));
    const { library } = next;
    await vi.waitFor(async () => expect(done(await library.find(plan.planId))?.title).toBe('Stay'));
    expect(done(await library.find(other.planId))?.title).toBe('Later');
    await vi.waitFor(() => expect(localStorage.length).toBe(0));
  });

  test('a title that was read in the plan before the one in the list changes nothing, though it comes later', async () => {
    const { library } = newDevice(clockAt(9));
    const plan = done(await library.create('', ME));
    done(await library.setTitle(plan, { title: 'Stay', at: 3 }));
    done(await library.setTitle(plan, { title: 'Sta', at: 2 }));
    expect(done(await library.find(plan.planId))?.title).toBe('Stay');
  });

  test('a title that was written while the clock ran ahead keeps out no later one', async () => {
    const { library } = newDevice(clockAt(9));
    const plan = done(await library.create('', ME));
    done(await library.setTitle(plan, { title: 'Ahead', at: 100 }));
    done(await library.setTitle(plan, { title: 'Set right', at: 9 }));
    expect(done(await library.find(plan.planId))?.title).toBe('Set right');
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
