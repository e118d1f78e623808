import { seededRandom } from '@holdfast/base';
import { PROBLEMS } from '@holdfast/sync-protocol';
import { describe, expect, test, vi } from 'vitest';

import { newInvitationId, newSecret, secretHash } from './credential.ts';
import { openPlanAccess } from './plan-access.ts';
import type { PlanFacts } from './plan-library.ts';
import { testPlanRow } from './plan-row-fixture.ts';
import type { PlanRow } from './plan-row.ts';
import { RelayApi } from './relay-api.ts';

const random = seededRandom(12);
const invited = {
  kind: 'invited',
  invitationId: newInvitationId(random),
  invitationSecret: newSecret(random),
} as const;
const created = testPlanRow();
const joined: PlanRow = { ...created, role: 'editor', entry: invited };
const participant = {
  participantId: created.participantId,
  displayName: 'Ana',
  group: 'ngo',
  colour: 3,
  role: 'editor',
  joinedAt: 1,
};
const token = { token: 't', expiresAt: 9, role: 'editor' };

/** Answers the requests in turn; a number with a problem is a refusal, undefined is no answer at all. */
function access(plan: PlanRow, ...answers: (object | undefined | string)[]) {
  const requests: string[] = [];
  const bodies: unknown[] = [];
  const remember = vi.fn<(facts: PlanFacts) => Promise<void>>(() => Promise.resolve());
  const api = new RelayApi({
    origin: 'https://relay.example',
    fetch: (url, init) => {
      requests.push(
        `${init?.method} ${new URL(new Request(url).url).pathname.replace(`/api/plans/${plan.planId}`, '')}`,
      );
      bodies.push(typeof init?.body === 'string' ? JSON.parse(init.body) : undefined);
      const answer = answers.shift();
      if (answer === undefined) return Promise.reject(new TypeError('offline'));
      if (typeof answer === 'object') return Promise.resolve(Response.json(answer));
      const problem = { type: `about:holdfast:${answer}`, title: '', status: 400, kind: answer };
      return Promise.resolve(Response.json(problem, { status: 400 }));
    },
  });
  return { port: openPlanAccess({ plan, api, remember }), requests, bodies, remember };
}

describe('openPlanAccess', () => {
  test('makes a plan known before it asks for a token, and only once', async () => {
    const { port, requests, bodies, remember } = access(created, participant, token, token);
    expect(await port.request()).toEqual({ kind: 'granted', token: 't', expiresAt: 9 });
    await port.request();
    expect(requests).toEqual(['PUT ', 'POST /token', 'POST /token']);
    expect(bodies[0]).toEqual({
      participantId: created.participantId,
      credentialHash: secretHash(created.secret),
      displayName: 'Ana',
      group: 'teacher',
      colour: 3,
    });
    expect(remember).toHaveBeenCalledWith({ shared: true, removed: undefined, role: 'editor', group: 'ngo' });
    expect(remember).toHaveBeenCalledWith({ role: 'editor', removed: undefined });
  });

  test('joins by the invitation before it asks for a token', async () => {
    const { port, requests, bodies } = access(joined, participant, token);
    expect((await port.request()).kind).toBe('granted');
    expect(requests).toEqual([`PUT /participants/${joined.participantId}`, 'POST /token']);
    expect(bodies[0]).toMatchObject({
      invitationId: invited.invitationId,
      invitationSecret: invited.invitationSecret,
      credentialHash: secretHash(joined.secret),
    });
  });

  test('repeats the same request after an answer that was lost', async () => {
    const { port, bodies } = access(created, undefined, participant, token);
    expect(await port.request()).toEqual({ kind: 'wait' });
    expect((await port.request()).kind).toBe('granted');
    expect(bodies[1]).toEqual(bodies[0]);
  });

  test('gives a relay that has lost the plan the plan again', async () => {
    const { port, requests } = access({ ...created, shared: true }, 'not-found', participant, token);
    expect((await port.request()).kind).toBe('granted');
    expect(requests).toEqual(['POST /token', 'PUT ', 'POST /token']);
  });

  test('gives up a plan of another’s that the relay does not know, and keeps that', async () => {
    const { port, remember } = access({ ...joined, shared: true }, 'not-found');
    expect(await port.request()).toEqual({ kind: 'refused', reason: 'unknown-plan' });
    expect(remember).toHaveBeenCalledWith({ removed: 'unknown-plan' });
  });

  const final = [
    'unauthorized',
    'forbidden',
    'conflict',
    'last-facilitator',
    'pass-invalid',
    'pass-ended',
    'pass-expired',
  ];
  const invitation = ['invitation-invalid', 'invitation-expired', 'invitation-used-up'];
  const waits = ['too-many-requests', 'storage-unavailable', 'internal', 'invalid-request'];
  test.each(PROBLEMS.filter((kind) => kind !== 'not-found'))(
    'answers to "%s" that it waits or is refused',
    async (kind) => {
      const answer = await access({ ...joined, shared: true }, kind).port.request();
      if (final.includes(kind)) expect(answer).toEqual({ kind: 'refused', reason: 'no-right' });
      if (invitation.includes(kind))
        expect(answer).toEqual({ kind: 'refused', reason: 'invitation-invalid' });
      if (waits.includes(kind)) expect(answer).toEqual({ kind: 'wait' });
      expect(['refused', 'wait']).toContain(answer.kind);
    },
  );

  test('says that an invitation did not hold, and keeps that until one does', async () => {
    const { port, remember } = access(joined, 'invitation-expired', participant, token);
    expect(await port.request()).toEqual({ kind: 'refused', reason: 'invitation-invalid' });
    expect(remember).toHaveBeenLastCalledWith({ removed: 'invitation-invalid' });
    expect((await port.request()).kind).toBe('granted');
    expect(remember).toHaveBeenLastCalledWith({ role: 'editor', removed: undefined });
  });

  test('does not take a portal’s word for a refusal', async () => {
    const { port, remember } = access({ ...joined, shared: true }, { hello: 'Wi-Fi' });
    expect(await port.request()).toEqual({ kind: 'wait' });
    expect(remember).not.toHaveBeenCalled();
  });
});
