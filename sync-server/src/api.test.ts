import {
  accessTokenSchema,
  invitationPreviewSchema,
  invitationsSchema,
  participantSchema,
  participantsSchema,
} from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { startServer } from './server.ts';
import { newPlanId, TestDevice } from './testkit/test-device.ts';
import { TestServer } from './testkit/test-server.ts';

let at: TestServer;

beforeEach(async () => {
  at = await TestServer.start();
});

afterEach(() => at.stop());

describe('the API', () => {
  test('creating is idempotent, and someone else cannot take the id', async () => {
    const first = await at.anna.createPlan();
    expect(first.status).toBe(200);
    expect(participantSchema.parse(first.body)).toMatchObject({ displayName: 'Anna', role: 'facilitator' });
    expect(await at.anna.createPlan()).toEqual(first);
    expect((await at.ben.createPlan()).status).toBe(409);
  });

  test('joining is idempotent and uses an invitation once', async () => {
    await at.anna.createPlan();
    const invitation = await at.anna.invite('commenter', { maxUses: 1, group: 'employer', label: 'Fair' });
    const first = await at.ben.join(invitation);
    expect(participantSchema.parse(first.body)).toMatchObject({ role: 'commenter', group: 'employer' });
    expect(await at.ben.join(invitation)).toEqual(first);
    const { body } = await at.anna.ask('GET', '/invitations');
    expect(invitationsSchema.parse(body).invitations).toMatchObject([
      { uses: 1, label: 'Fair', role: 'commenter' },
    ]);
    expect(JSON.stringify(body)).not.toContain('secret');
    const cleo = new TestDevice(at.server.url, at.planId, 'Cleo');
    expect((await cleo.join(invitation)).body).toMatchObject({ kind: 'invitation-used-up', status: 410 });
  });

  test('an invitation says before joining what it is for, to who has its secret', async () => {
    await at.anna.createPlan();
    const { invitationId, invitationSecret } = await at.anna.invite('editor', { group: 'ngo' });
    const preview = await at.ben.ask('POST', `/invitations/${invitationId}/preview`, {
      body: { invitationSecret },
    });
    expect(invitationPreviewSchema.parse(preview.body)).toEqual({
      role: 'editor',
      group: 'ngo',
      facilitators: ['Anna'],
    });
    const guessed = { body: { invitationSecret: at.ben.secret } };
    expect(await at.ben.problem('POST', `/invitations/${invitationId}/preview`, guessed)).toBe(
      'invitation-invalid',
    );
    await at.anna.ask('DELETE', `/invitations/${invitationId}`);
    expect(
      await at.ben.problem('POST', `/invitations/${invitationId}/preview`, { body: { invitationSecret } }),
    ).toBe('invitation-invalid');
  });

  test('an invitation says where people reach the relay, when the operator has said so', async () => {
    await at.anna.createPlan();
    const body = { secretHash: 'x'.repeat(43), role: 'editor' };
    expect((await at.anna.ask('PUT', '/invitations/invitation-00', { body })).body).not.toHaveProperty(
      'origin',
    );
    await at.server.stop();
    at.server = await startServer({ ...at.config, publicUrl: new URL('https://plan.school.example/any') });
    at.anna.moveTo(at.server.url);
    expect((await at.anna.ask('PUT', '/invitations/invitation-00', { body })).body).toMatchObject({
      origin: 'https://plan.school.example',
    });
  });

  test('an invitation is valid for as long as was asked, by the clock of the relay', async () => {
    await at.anna.createPlan();
    const invitation = await at.anna.invite('editor', { validForMs: 1 });
    await expect.poll(async () => (await at.ben.preview(invitation)).status).toBe(410);
    expect((await at.ben.join(invitation)).body).toMatchObject({ kind: 'invitation-expired' });
    await at.anna.invite('editor', { validForMs: 60_000 });
    const { invitations } = invitationsSchema.parse((await at.anna.ask('GET', '/invitations')).body);
    expect(invitations.map(({ createdAt, expiresAt = 0 }) => expiresAt - createdAt)).toEqual([1, 60_000]);
  });

  test('facilitators see when somebody was last here, others do not', async () => {
    await at.bothTakePart();
    const seenBy = async (person: TestDevice) =>
      participantsSchema
        .parse((await person.ask('GET', '/participants')).body)
        .participants.map(({ seenAt }) => seenAt !== undefined);
    expect(await seenBy(at.anna)).toEqual([false, false]);
    await at.ben.ask('POST', '/token');
    expect(await seenBy(at.anna)).toEqual([false, true]);
    expect(await seenBy(at.ben)).toEqual([false, false]);
  });

  test('a credential becomes an access token, a wrong one or a revoked one does not', async () => {
    await at.bothTakePart();
    const { body } = await at.ben.ask('POST', '/token');
    const { role, expiresAt } = accessTokenSchema.parse(body);
    expect(role).toBe('editor');
    expect(Math.abs(expiresAt - Date.now() - 900_000)).toBeLessThan(10_000);
    const stranger = new TestDevice(at.server.url, at.planId, 'Stranger');
    expect(await stranger.problem('POST', '/token')).toBe('unauthorized');
    expect(await at.ben.problem('POST', '/token', { credential: false })).toBe('unauthorized');
    const elsewhere = new TestDevice(at.server.url, newPlanId(), 'Elsewhere');
    expect(await elsewhere.problem('POST', '/token')).toBe('not-found');
    await at.anna.ask('DELETE', `/participants/${at.ben.participantId}`);
    expect(await at.ben.problem('POST', '/token')).toBe('forbidden');
  });

  test('only facilitators manage, and the last one stays', async () => {
    await at.bothTakePart();
    for (const [method, path, body] of [
      ['GET', '/invitations', undefined],
      ['PUT', '/invitations/invitation-00', { secretHash: 'x'.repeat(43), role: 'facilitator' }],
      ['PATCH', `/participants/${at.ben.participantId}`, { role: 'facilitator' }],
      ['DELETE', `/participants/${at.anna.participantId}`, undefined],
    ] as const) {
      expect(await at.ben.problem(method, path, { body }), `${method} ${path}`).toBe('forbidden');
    }
    expect(
      await at.anna.problem('PATCH', `/participants/${at.anna.participantId}`, { body: { role: 'viewer' } }),
    ).toBe('last-facilitator');
    const { body } = await at.ben.ask('GET', '/participants');
    expect(participantsSchema.parse(body).participants.map((each) => each.displayName)).toEqual([
      'Anna',
      'Ben',
    ]);
  });

  test('everybody changes their own name, group and colour, and nobody those of others', async () => {
    await at.bothTakePart();
    const [own, hers] = [at.ben, at.anna].map(({ participantId }) => `/participants/${participantId}`);
    const body = { displayName: '  Benjamin ', group: 'learner', colour: 4 };
    const { body: changed } = await at.ben.ask('PATCH', own ?? '', { body });
    const expected = { displayName: 'Benjamin', group: 'learner', colour: 4, role: 'editor' };
    expect(participantSchema.parse(changed)).toMatchObject(expected);
    expect((await at.ben.ask('PATCH', own ?? '', { body })).body).toEqual(changed);
    const { body: list } = await at.anna.ask('GET', '/participants');
    expect(participantsSchema.parse(list).participants[1]).toMatchObject(expected);

    expect(await at.ben.problem('PATCH', hers ?? '', { body })).toBe('forbidden');
    expect(await at.anna.problem('PATCH', own ?? '', { body })).toBe('forbidden');
    const stranger = new TestDevice(at.server.url, at.planId, 'Stranger');
    expect(await stranger.problem('PATCH', own ?? '', { body })).toBe('unauthorized');
    expect(await stranger.problem('PATCH', own ?? '', { body: {} })).toBe('unauthorized');
    for (const wrong of [
      {},
      { displayName: ' \u200B ' },
      { displayName: 'x'.repeat(81) },
      { group: 'pirates' },
      { colour: 12 },
      { displayName: 'Ben', role: 'facilitator' },
      { displayName: 'Ben', participantId: at.anna.participantId },
    ]) {
      expect(await at.ben.problem('PATCH', own ?? '', { body: wrong })).toBe('invalid-request');
    }
    await at.anna.ask('DELETE', own ?? '');
    expect(await at.ben.problem('PATCH', own ?? '', { body })).toBe('forbidden');
  });

  test('names what is wrong with a request', async () => {
    await at.anna.createPlan();
    const { status, body } = await at.anna.ask('PUT', '/invitations/invitation-00', {
      body: { role: 'king' },
    });
    expect([status, body]).toEqual([400, expect.objectContaining({ kind: 'invalid-request' })]);
    const broken = await fetch(`${at.server.url}/api/plans/${at.planId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
    expect(broken.headers.get('content-type')).toContain('application/problem+json');
    expect((await fetch(`${at.server.url}/api/nothing`)).status).toBe(404);
  });

  test('one credential cannot ask without end', async () => {
    await at.anna.createPlan();
    const answers = await Promise.all(
      Array.from({ length: 140 }, () => at.anna.problem('GET', '/participants')),
    );
    expect(answers.filter((answer) => answer === 200)).toHaveLength(120);
    expect(answers.filter((answer) => answer === 'too-many-requests')).toHaveLength(20);
  });
});
