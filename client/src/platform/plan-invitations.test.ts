import { seededRandom } from '@holdfast/base';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { secretHash } from './credential.ts';
import { manualClock } from './manual-clock.ts';
import { PlanInvitations } from './plan-invitations.ts';
import { testPlanRow } from './plan-row-fixture.ts';
import { RelayApi } from './relay-api.ts';
import { fillUp, testDevice } from './storage-faults.ts';

const random = seededRandom(13);
const plan = testPlanRow({ shared: true });
const closes: (() => void)[] = [];
afterEach(() => {
  closes.splice(0).forEach((close) => close());
  vi.restoreAllMocks();
});

function setUp() {
  const database = testDevice().openTab();
  closes.push(() => database.close());
  const bodies: unknown[] = [];
  const relay: { reachable: boolean; answer?: object } = { reachable: true };
  const api = new RelayApi({
    origin: 'https://relay.example',
    fetch: (_, init) => {
      bodies.push(typeof init?.body === 'string' ? JSON.parse(init.body) : undefined);
      return relay.reachable
        ? Promise.resolve(Response.json(relay.answer ?? {}))
        : Promise.reject(new TypeError('x'));
    },
  });
  return {
    database,
    bodies,
    relay,
    invitations: new PlanInvitations({ database, api, plan, random, clock: manualClock() }),
  };
}

describe('PlanInvitations', () => {
  test('sends the hash, keeps the secret, and shows it again', async () => {
    const { invitations, bodies } = setUp();
    const answer = await invitations.create({ role: 'editor', maxUses: 30 });
    if (answer.kind !== 'done') throw new Error(answer.kind);
    expect(bodies).toEqual([
      { secretHash: secretHash(answer.invitation.secret), role: 'editor', maxUses: 30 },
    ]);
    expect(await invitations.list()).toEqual([answer.invitation]);
    expect(answer.invitation.sent).toBe(true);
  });

  test('keeps where the relay says that people reach it', async () => {
    const { invitations, relay } = setUp();
    relay.answer = { origin: 'https://plan.school.example' };
    await invitations.create({ role: 'editor' });
    expect(await invitations.list()).toMatchObject([{ origin: 'https://plan.school.example', sent: true }]);
    relay.answer = { origin: 'javascript:alert(1)' };
    expect(await invitations.create({ role: 'editor' })).not.toHaveProperty('invitation.origin');
  });

  test('repeats an invitation whose answer was lost with the same id and secret', async () => {
    const { invitations, bodies, relay } = setUp();
    relay.reachable = false;
    const lost = await invitations.create({ role: 'viewer' });
    expect(lost).toMatchObject({ kind: 'unsent', failure: { kind: 'unreachable' } });
    relay.reachable = true;
    const [kept] = await invitations.list();
    if (!kept) throw new Error('not kept');
    expect(await invitations.send(kept)).toMatchObject({ kind: 'done' });
    expect(bodies[1]).toEqual(bodies[0]);
    expect((await invitations.list()).map((each) => each.sent)).toEqual([true]);
  });

  test('sends nothing that it could not keep', async () => {
    const { database, invitations, bodies } = setUp();
    await database.read((tables) => tables.plans.count());
    fillUp();
    expect(await invitations.create({ role: 'viewer' })).toEqual({ kind: 'not-kept', problem: 'full' });
    expect(bodies).toEqual([]);
  });
});
