import { newId, systemRandom } from '@holdfast/base';
import { invitationIdSchema, participantsSchema } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { DEFAULT_REQUEST_LIMITS } from '../limits.ts';
import { startServer } from '../server.ts';
import { problemOf, TestDevice, type TestInvitation } from '../testkit/test-device.ts';
import { TestServer } from '../testkit/test-server.ts';

const SCHOOL = '192.0.2.10';
const ELSEWHERE = '198.51.100.7';

let at: TestServer;

beforeEach(async () => {
  at = await TestServer.start();
  await at.server.stop();
  at.server = await startServer({ ...at.config, trustedProxies: 1 });
  at.anna.moveTo(at.server.url);
  await at.anna.createPlan();
});

afterEach(() => at.stop());

function deviceAt(address: string): TestDevice {
  return new TestDevice(at.server.url, at.planId, 'Somebody', address);
}

function devices(count: number, address: string): TestDevice[] {
  return Array.from({ length: count }, () => deviceAt(address));
}

/** As a phone does that has scanned the code: it shows what the invitation is for, and then joins. */
async function enter(device: TestDevice, invitation: TestInvitation): Promise<number[]> {
  const preview = await device.preview(invitation);
  const joined = await device.join(invitation);
  return [preview.status, joined.status];
}

function guess(invitationId: TestInvitation['invitationId']): TestInvitation {
  return { invitationId, invitationSecret: Buffer.from(systemRandom.bytes(32)).toString('base64url') };
}

/** Half of them by asking what an invitation is for, half by joining; answers how each was turned away. */
async function attack(count: number, address: string, next: () => TestInvitation): Promise<string[]> {
  const answers = devices(count, address).map((device, index) =>
    index % 2 === 0 ? device.preview(next()) : device.join(next()),
  );
  return (await Promise.all(answers)).map((answer) => String(problemOf(answer)));
}

async function participants(): Promise<number> {
  const { body } = await at.anna.ask('GET', '/participants');
  return participantsSchema.parse(body).participants.length;
}

describe('joining', () => {
  test('thirty phones of one address join by one invitation at once, within ten seconds', async () => {
    const invitation = await at.anna.invite('editor');
    const startedAt = performance.now();
    const entered = await Promise.all(devices(30, SCHOOL).map((each) => enter(each, invitation)));
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(entered).toEqual(Array.from({ length: 30 }, () => [200, 200]));
    expect(await participants()).toBe(31);
  });

  test('guessing the secret of an invitation is refused by name, and adds nobody', async () => {
    const { invitationId } = await at.anna.invite('editor');
    const { wrongSecrets } = DEFAULT_REQUEST_LIMITS;
    const answers = await attack(wrongSecrets + 80, ELSEWHERE, () => guess(invitationId));
    expect(answers.filter((answer) => answer === 'invitation-invalid')).toHaveLength(wrongSecrets);
    expect(answers.filter((answer) => answer === 'too-many-requests')).toHaveLength(80);
    const fromAnother = await attack(10, '203.0.113.9', () => guess(invitationId));
    expect(new Set(fromAnother)).toEqual(new Set(['too-many-requests']));
    expect(await participants()).toBe(1);
  });

  test('a guess is counted for its invitation, whatever else it names', async () => {
    const { invitationId } = await at.anna.invite('editor');
    const { wrongSecrets } = DEFAULT_REQUEST_LIMITS;
    const answers = Array.from({ length: wrongSecrets + 10 }, (_, index) => {
      const { invitationSecret } = guess(invitationId);
      // From one address each, so that only the invitation counts them together.
      return deviceAt(`203.0.113.${index}`).ask('POST', `/invitations/${invitationId}/preview`, {
        body: { invitationSecret, invitationId: `other-${index}`, passId: `pass-${index}` },
      });
    });
    const kinds = (await Promise.all(answers)).map((answer) => String(problemOf(answer)));
    expect(kinds.filter((kind) => kind === 'too-many-requests')).toHaveLength(10);
  });

  test('guessing at one invitation after the other is counted by the address', async () => {
    const anyInvitation = (): TestInvitation => guess(invitationIdSchema.parse(newId(systemRandom, 22)));
    const { wrongSecrets } = DEFAULT_REQUEST_LIMITS;
    const answers = await attack(wrongSecrets + 80, ELSEWHERE, anyInvitation);
    expect(answers.filter((answer) => answer === 'too-many-requests')).toHaveLength(80);
    expect(await attack(2, SCHOOL, anyInvitation)).toEqual(['invitation-invalid', 'invitation-invalid']);
    expect(await participants()).toBe(1);
  });

  test.each([
    ['another address', ELSEWHERE],
    ['the same address', SCHOOL],
  ])('thirty phones join while the secret of their invitation is guessed at from %s', async (_, address) => {
    const invitation = await at.anna.invite('editor');
    await attack(DEFAULT_REQUEST_LIMITS.wrongSecrets, address, () => guess(invitation.invitationId));
    const [answers, ...entered] = await Promise.all([
      attack(300, address, () => guess(invitation.invitationId)),
      ...devices(30, SCHOOL).map((each) => enter(each, invitation)),
    ]);
    expect(new Set(answers)).toEqual(new Set(['too-many-requests']));
    expect(entered).toEqual(Array.from({ length: 30 }, () => [200, 200]));
    expect(await participants()).toBe(31);
  });

  test('whoever has the link cannot ask by it without end, which holds up no other invitation', async () => {
    const { perInvitation } = DEFAULT_REQUEST_LIMITS;
    const invitation = await at.anna.invite('editor');
    const other = await at.anna.invite('editor');
    const device = deviceAt(ELSEWHERE);
    const asked = Array.from({ length: perInvitation + 20 }, () => device.preview(invitation));
    const answers = (await Promise.all(asked)).map(problemOf);
    expect(answers.filter((answer) => answer === 200)).toHaveLength(perInvitation);
    expect(answers.filter((answer) => answer === 'too-many-requests')).toHaveLength(20);
    expect(problemOf(await deviceAt(SCHOOL).preview(other))).toBe(200);
    const mixed = { ...other, invitationId: invitation.invitationId };
    expect(problemOf(await deviceAt(SCHOOL).preview(mixed))).toBe('invitation-invalid');
  });
});

describe('an address', () => {
  test('cannot ask without end, whatever it asks, and takes nothing from others or from the app', async () => {
    const { perAddress } = DEFAULT_REQUEST_LIMITS;
    const strangers = devices(perAddress + 30, ELSEWHERE);
    const answers = await Promise.all(strangers.map((device) => device.problem('GET', '/participants')));
    expect(answers.filter((answer) => answer === 'unauthorized')).toHaveLength(perAddress);
    expect(answers.filter((answer) => answer === 'too-many-requests')).toHaveLength(30);
    expect(await deviceAt(SCHOOL).problem('GET', '/participants')).toBe('unauthorized');
    const page = await fetch(at.server.url, { headers: { 'x-forwarded-for': ELSEWHERE } });
    expect(page.status).toBe(200);
  });
});
