import { seededRandom } from '@holdfast/base';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { newInvitationId, newPlanId, newSecret } from './credential.ts';
import type { DeviceDatabase } from './device-database.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { type LibraryPlan, openPlanLibrary, type PlanLibrary } from './plan-library.ts';
import { RelayApi } from './relay-api.ts';
import { testDevice } from './storage-faults.ts';
import { tellPerson } from './tell-person.ts';

const random = seededRandom(3);
const ANA = { displayName: 'Ana', group: 'teacher', colour: 1 } as const;
const ANNE = { displayName: 'Anne', group: 'ngo', colour: 2 } as const;
let database: DeviceDatabase;
let library: PlanLibrary;
let clock: ManualClock;
let wake = (): void => {};
const stops: (() => void)[] = [];

beforeEach(() => {
  const device = testDevice();
  database = device.openTab();
  library = openPlanLibrary(database, { marker: device.marker });
  clock = manualClock();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  library.close();
  database.close();
});

/** A relay that gives these answers in turn: a group, or the kind of a problem; undefined is no answer at all. */
function relay(...answers: (string | undefined)[]) {
  const asked: unknown[] = [];
  const api = new RelayApi({
    origin: 'https://relay.example',
    fetch: (_url, init) => {
      const body: object = JSON.parse(typeof init?.body === 'string' ? init.body : '{}');
      asked.push(body);
      const answer = answers.shift();
      if (answer === undefined) return Promise.reject(new TypeError('offline'));
      if (answer === 'forbidden') {
        const problem = { type: 'about:holdfast:forbidden', title: '', status: 403, kind: answer };
        return Promise.resolve(Response.json(problem, { status: 403 }));
      }
      const participantId = 'participant-of-test';
      return Promise.resolve(
        Response.json({ ...body, group: answer, participantId, role: 'editor', joinedAt: 1 }),
      );
    },
  });
  const page = {
    onWake: (listener: () => void) => {
      wake = listener;
      return () => {};
    },
  };
  stops.push(tellPerson({ library, api, page, clock }));
  return asked;
}

async function join(): Promise<LibraryPlan> {
  const invitationId = newInvitationId(random);
  const entry = { kind: 'invited', invitationId, invitationSecret: newSecret(random) } as const;
  const joined = await library.join({ planId: newPlanId(random), role: 'editor', entry }, ANA);
  if (joined.kind === 'failed') throw new Error(joined.problem);
  return joined.value;
}

async function rowOf(plan: LibraryPlan): Promise<LibraryPlan | undefined> {
  const found = await library.find(plan.planId);
  return found.kind === 'done' ? found.value : undefined;
}

describe('tellPerson', () => {
  test('tells the relay of a change until it has answered, and keeps the group that counts there', async () => {
    const plan = await join();
    await library.markShared(plan);
    const asked = relay(undefined, undefined, 'employer');
    await library.rename(plan, ANNE);
    await vi.waitFor(() => expect(clock.nextTimer()).toBe(30_000));
    expect(asked).toEqual([ANNE]);
    clock.advance(30_000);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    await vi.waitFor(() => expect(clock.nextTimer()).toBe(30_000));
    wake();
    await vi.waitFor(async () =>
      expect(await rowOf(plan)).toMatchObject({ displayName: 'Anne', group: 'employer', colour: 2 }),
    );
    expect((await rowOf(plan))?.untold).toBeUndefined();
    expect(asked).toHaveLength(3);
  });

  test('waits until the relay knows the person at all', async () => {
    const plan = await join();
    const asked = relay('ngo');
    await library.rename(plan, ANNE);
    wake();
    await vi.waitFor(() => expect(library.plans.get()).toMatchObject({ plans: [{ untold: true }] }));
    expect(asked).toEqual([]);
    await library.markShared(plan);
    await vi.waitFor(async () => expect((await rowOf(plan))?.untold).toBeUndefined());
    expect(asked).toEqual([ANNE]);
  });

  test('tells what was changed while the last change was told', async () => {
    const plan = await join();
    await library.markShared(plan);
    await library.rename(plan, ANNE);
    await library.settleRename(plan, { told: ANA, group: 'teacher' });
    expect(await rowOf(plan)).toMatchObject({ ...ANNE, untold: true });
  });

  test('a relay that says no is not asked again by this page', async () => {
    const plan = await join();
    await library.markShared(plan);
    const asked = relay('forbidden', 'ngo');
    await library.rename(plan, ANNE);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await vi.waitFor(() => expect(clock.nextTimer()).toBe(30_000));
    clock.advance(30_000);
    wake();
    await library.markOpened(plan);
    await vi.waitFor(() => expect(clock.nextTimer()).toBeUndefined());
    expect(asked).toHaveLength(1);
    expect((await rowOf(plan))?.untold).toBe(true);
  });

  test('a name that was corrected after the relay has said no to it is told', async () => {
    const plan = await join();
    await library.markShared(plan);
    const asked = relay('forbidden', 'ngo');
    await library.rename(plan, ANNE);
    await vi.waitFor(() => expect(clock.nextTimer()).toBe(30_000));
    const corrected = { ...ANNE, displayName: 'Anna' };
    await library.rename(plan, corrected);
    await vi.waitFor(async () => expect((await rowOf(plan))?.untold).toBeUndefined());
    expect(asked).toEqual([ANNE, corrected]);
  });
});
