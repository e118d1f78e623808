import { seededRandom } from '@holdfast/base';
import { describe, expect, test, vi } from 'vitest';

import { newInvitationId, newParticipantId, newPlanId, newSecret } from './credential.ts';
import { manualClock } from './manual-clock.ts';
import { RelayApi } from './relay-api.ts';

const random = seededRandom(7);
const planId = newPlanId(random);
const credential = { participantId: newParticipantId(random), secret: newSecret(random) };
const account = { planId, credential };

/** A relay that answers every request alike. */
function answering(status: number, body: unknown) {
  const requests: { url: string; init: RequestInit }[] = [];
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const api = new RelayApi({
    origin: 'https://relay.example',
    fetch: (url, init = {}) => {
      requests.push({ url: new Request(url).url, init });
      return Promise.resolve(new Response(status === 204 ? null : text, { status }));
    },
  });
  return { api, requests };
}

function problem(kind: string, status = 403) {
  return { type: `about:holdfast:${kind}`, title: 'No', status, kind };
}

describe('RelayApi', () => {
  test('sends the credential as a header and no secret in the address', async () => {
    const answer = { token: 't', expiresAt: 5, role: 'editor' };
    const { api, requests } = answering(200, answer);
    expect(await api.requestToken(account)).toEqual({ kind: 'done', value: answer });
    expect(requests[0]?.url).toBe(`https://relay.example/api/plans/${planId}/token`);
    expect(requests[0]?.init).toMatchObject({
      method: 'POST',
      headers: { authorization: `Bearer ${credential.participantId}.${credential.secret}` },
      credentials: 'omit',
    });
  });

  test('takes an empty answer where nothing is asked back', async () => {
    const { api, requests } = answering(204, '');
    expect(await api.changeRole(account, credential.participantId, 'viewer')).toEqual({
      kind: 'done',
      value: undefined,
    });
    expect(requests[0]?.init.body).toBe('{"role":"viewer"}');
  });

  test('unwraps lists', async () => {
    const participant = {
      ...credential,
      displayName: 'Ana',
      group: 'teacher',
      colour: 1,
      role: 'editor',
      joinedAt: 1,
    };
    const { api } = answering(200, { participants: [participant] });
    expect(await api.listParticipants(account)).toMatchObject({
      kind: 'done',
      value: [{ displayName: 'Ana' }],
    });
  });

  test('gives back why the relay refused', async () => {
    const { api } = answering(403, problem('invitation-expired'));
    const invitation = { planId, invitationId: newInvitationId(random), secret: newSecret(random) };
    expect(await api.previewInvitation(invitation)).toMatchObject({
      kind: 'refused',
      problem: { kind: 'invitation-expired', status: 403 },
    });
  });

  test.each([
    [200, '<html>Sign in to the Wi-Fi</html>'],
    [200, { token: 5 }],
    [403, 'forbidden'],
    [404, { error: 'Not Found' }],
  ])('does not take %s %j for an answer of the relay', async (status, body) => {
    expect(await answering(status, body).api.requestToken(account)).toEqual({ kind: 'unreadable', status });
  });

  test.each(['<html>Sign in</html>', ''])(
    'takes a portal that says %j for no answer, also where nothing is asked back',
    async (body) => {
      const { api } = answering(200, body);
      expect(await api.removeParticipant(account, credential.participantId)).toEqual({
        kind: 'unreadable',
        status: 200,
      });
    },
  );

  test('follows no redirect, which would carry secrets to whoever sent it', async () => {
    const { api, requests } = answering(204, '');
    await api.removeParticipant(account, credential.participantId);
    expect(requests[0]?.init.redirect).toBe('error');
  });

  test('counts a gateway without a relay behind it as unreachable', async () => {
    expect(await answering(502, '<html>Bad gateway</html>').api.requestToken(account)).toEqual({
      kind: 'unreachable',
    });
  });

  test('settles when there is no network, and when no answer comes in time', async () => {
    const offline = new RelayApi({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    expect(await offline.requestToken(account)).toEqual({ kind: 'unreachable' });
    const clock = manualClock();
    const abort = vi.fn<() => void>();
    const silent = new RelayApi({
      clock,
      fetch: (_, init) =>
        new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => {
            abort();
            reject(new DOMException('aborted', 'AbortError'));
          });
        }),
    });
    const answer = silent.requestToken(account);
    clock.advance(10_000);
    expect(await answer).toEqual({ kind: 'unreachable' });
    expect(abort).toHaveBeenCalledOnce();
  });
});
