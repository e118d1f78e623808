import { newId, systemRandom } from '@holdfast/base';
import {
  createdPassSchema,
  ownPassesSchema,
  participantsSchema,
  passHolderSchema,
} from '@holdfast/sync-protocol';
import { passIdSchema } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { DEFAULT_REQUEST_LIMITS } from '../limits.ts';
import { startServer } from '../server.ts';
import { FakeClock } from '../testkit/fake-clock.ts';
import { newPlanId, problemOf, TestDevice, type TestPass, until } from '../testkit/test-device.ts';
import { TestServer } from '../testkit/test-server.ts';

let at: TestServer;

beforeEach(async () => {
  at = await TestServer.start();
});

afterEach(() => at.stop());

function newDevice(address?: string): TestDevice {
  return new TestDevice(at.server.url, at.planId, 'Somebody', address);
}

function guess(passId = passIdSchema.parse(newId(systemRandom, 22))): TestPass {
  return { passId, passSecret: Buffer.from(systemRandom.bytes(32)).toString('base64url') };
}

describe('a recovery code', () => {
  test('brings the only facilitator back on a new device, as the same person, and the plan can be governed', async () => {
    await at.bothTakePart();
    const code = await at.anna.makePass('recovery');
    const laptop = newDevice();
    const preview = passHolderSchema.parse((await laptop.previewPass(code)).body);
    expect(preview).toMatchObject({
      planId: at.planId,
      kind: 'recovery',
      participant: { displayName: 'Anna' },
    });
    expect(await at.anna.problem('POST', '/token')).toBe(200);

    const { body } = await laptop.usePass(code);
    expect(passHolderSchema.parse(body).participant).toMatchObject({
      participantId: at.anna.participantId,
      role: 'facilitator',
      displayName: 'Anna',
    });
    expect(
      await laptop.problem('PATCH', `/participants/${at.ben.participantId}`, { body: { role: 'viewer' } }),
    ).toBe(200);
    const { participants } = participantsSchema.parse((await laptop.ask('GET', '/participants')).body);
    expect(participants.map(({ displayName }) => displayName)).toEqual(['Anna', 'Ben']);
  });

  test('ends the device before it: its credential, its tokens and its sockets, and nothing is delivered there after', async () => {
    await at.bothTakePart();
    const code = await at.anna.makePass('recovery');
    const lost = await (await at.connect(at.anna)).synced();
    const ben = await (await at.connect(at.ben)).synced();
    const token = await at.anna.token();
    const laptop = newDevice();
    await laptop.usePass(code);
    await until(() => lost.closes.length > 0);
    expect(lost.closes[0]).toBe(4401);
    expect(await at.anna.problem('POST', '/token')).toBe('unauthorized');
    expect(await at.anna.problem('GET', '/participants')).toBe('unauthorized');
    const back = await (await at.connect(laptop)).synced();
    await ben.write('after the loss');
    await until(() => back.text === 'after the loss');
    expect(lost.text).toBe('');
    const closed = new Promise<number>((resolve) => {
      const socket = at.anna.socket(`/${at.planId}/content`, ['holdfast.1', `token.${token}`]);
      socket.on('close', resolve);
    });
    expect(await closed).toBe(4401);
    // The same request again, after an answer that was lost, ends nothing of the new device.
    await laptop.usePass(code);
    await ben.write(' and more');
    await until(() => back.text === 'after the loss and more');
    expect(back.closes).toEqual([]);
  });

  test('is one per person: a new one ends the old one, and each says only of itself what it is', async () => {
    await at.bothTakePart('viewer');
    const old = await at.ben.makePass('recovery');
    expect(ownPassesSchema.parse((await at.ben.ask('GET', '/passes')).body).recovery?.passId).toBe(
      old.passId,
    );
    expect((await at.anna.ask('GET', '/passes')).body).toEqual({});
    expect(JSON.stringify((await at.ben.ask('GET', '/passes')).body)).not.toContain('ecret');
    await expect(at.ben.makePass('recovery')).rejects.toThrow('409');
    const next = await at.ben.makePass('recovery', old);
    expect(problemOf(await newDevice().usePass(old))).toBe('pass-ended');
    expect(problemOf(await newDevice().previewPass(old))).toBe('pass-ended');
    await at.anna.ask('DELETE', `/passes/${next.passId}`);
    expect(problemOf(await newDevice().previewPass(next))).toBe(200);
    expect((await at.ben.ask('DELETE', `/passes/${next.passId}`)).status).toBe(204);
    expect((await at.ben.ask('DELETE', `/passes/${next.passId}`)).status).toBe(204);
    expect(problemOf(await newDevice().usePass(next))).toBe('pass-ended');
    expect(await at.ben.problem('POST', '/token')).toBe(200);
  });

  test('lets nobody in whom a facilitator has removed', async () => {
    await at.bothTakePart();
    const [code, link] = [await at.ben.makePass('recovery'), await at.ben.makePass('device')];
    await at.anna.ask('DELETE', `/participants/${at.ben.participantId}`);
    for (const each of [code, link]) {
      expect(problemOf(await newDevice().previewPass(each))).toBe('forbidden');
      expect(problemOf(await newDevice().usePass(each))).toBe('forbidden');
    }
    expect(problemOf(await newDevice().previewPass(guess(code.passId)))).toBe('pass-invalid');
    expect(
      await at.ben.problem('PUT', '/passes/pass-number-1', {
        body: { kind: 'device', secretHash: 'x'.repeat(43) },
      }),
    ).toBe('forbidden');
  });

  test('is made by nobody for somebody else, nor in another plan', async () => {
    await at.bothTakePart();
    const code = await at.anna.makePass('recovery');
    const body = { kind: 'recovery', secretHash: 'x'.repeat(43), replaces: code.passId };
    const stranger = newDevice();
    expect(await stranger.problem('PUT', '/passes/pass-number-1', { body })).toBe('unauthorized');
    expect(await stranger.problem('GET', '/passes')).toBe('unauthorized');
    expect(await stranger.problem('DELETE', `/passes/${code.passId}`)).toBe('unauthorized');
    expect(await at.ben.problem('PUT', '/passes/pass-number-1', { body })).toBe('conflict');
    expect(
      await at.ben.problem('PUT', `/passes/${code.passId}`, { body: { ...body, replaces: undefined } }),
    ).toBe('conflict');
    const elsewhere = new TestDevice(at.server.url, newPlanId(), 'Elsewhere');
    await elsewhere.createPlan();
    expect(
      await elsewhere.problem('PUT', `/passes/${code.passId}`, {
        body: { kind: 'device', secretHash: 'x'.repeat(43) },
      }),
    ).toBe('conflict');
    for (const wrong of [
      {},
      { kind: 'forever', secretHash: 'x'.repeat(43) },
      { kind: 'device' },
      { ...body, secretHash: 'short' },
    ]) {
      expect(await at.anna.problem('PUT', '/passes/pass-number-1', { body: wrong })).toBe('invalid-request');
    }
    expect(problemOf(await newDevice().previewPass(code))).toBe(200);
  });
});

describe('a link for one more device', () => {
  test('makes the same person there, and both devices write at the same time', async () => {
    await at.bothTakePart('commenter');
    const link = await at.anna.makePass('device');
    const phone = newDevice();
    await phone.usePass(link);
    expect(phone.participantId).toBe(at.anna.participantId);
    const [desk, hand] = [
      await (await at.connect(at.anna)).synced(),
      await (await at.connect(phone)).synced(),
    ];
    await Promise.all([desk.write('a', 'b', 'c'), hand.write('1', '2', '3')]);
    await until(() => desk.text.length === 6 && desk.text === hand.text);
    expect(desk.text.split('').toSorted().join('')).toBe('123abc');
    expect([desk.closes, hand.closes]).toEqual([[], []]);
    const { participants } = participantsSchema.parse((await phone.ask('GET', '/participants')).body);
    expect(participants).toHaveLength(2);
    expect(
      await phone.problem('PATCH', `/participants/${at.ben.participantId}`, { body: { role: 'editor' } }),
    ).toBe(200);
  });

  test('works once', async () => {
    await at.anna.createPlan();
    const link = await at.anna.makePass('device');
    const phone = newDevice();
    const first = await phone.usePass(link);
    expect(await phone.usePass(link)).toEqual(first);
    const another = newDevice();
    expect(problemOf(await another.previewPass(link))).toBe('pass-ended');
    expect(problemOf(await another.usePass(link))).toBe('pass-ended');
    expect(await another.problem('POST', '/token')).toBe('unauthorized');
    const race = await at.anna.makePass('device');
    const answers = await Promise.all(Array.from({ length: 12 }, () => newDevice().usePass(race)));
    expect(answers.map(problemOf).filter((answer) => answer === 200)).toHaveLength(1);
  });

  test('is valid for ten minutes by the clock of the relay, and says for how long yet', async () => {
    const clock = new FakeClock();
    await at.server.stop();
    at.server = await startServer(at.config, { clock });
    at.anna.moveTo(at.server.url);
    await at.anna.createPlan();
    const [used, unused] = [await at.anna.makePass('device'), await at.anna.makePass('device')];
    await clock.advance(9 * 60_000);
    const body = { kind: 'device', secretHash: 'x'.repeat(43) };
    const made = await at.anna.ask('PUT', '/passes/pass-number-1', { body });
    const createdAt = clock.now();
    expect(createdPassSchema.parse(made.body)).toEqual({ createdAt, validForMs: 600_000 });
    await clock.advance(59_000);
    expect(
      createdPassSchema.parse((await at.anna.ask('PUT', '/passes/pass-number-1', { body })).body),
    ).toEqual({ createdAt, validForMs: 541_000 });
    expect(problemOf(await newDevice().usePass(used))).toBe(200);
    await clock.advance(1_000);
    expect(problemOf(await newDevice().previewPass(unused))).toBe('pass-expired');
    expect(problemOf(await newDevice().usePass(unused))).toBe('pass-expired');
  });

  test('ends with a recovery: whoever holds the lost device may have made it', async () => {
    await at.anna.createPlan();
    const [code, link] = [await at.anna.makePass('recovery'), await at.anna.makePass('device')];
    await newDevice().usePass(code);
    expect(problemOf(await newDevice().usePass(link))).toBe('pass-ended');
  });
});

describe('guessing', () => {
  test.each(['a code that exists', 'one code after the other'])(
    '%s is refused by name, and lets nobody in',
    async (what) => {
      await at.server.stop();
      at.server = await startServer({ ...at.config, trustedProxies: 1 });
      at.anna.moveTo(at.server.url);
      await at.anna.createPlan();
      const code = await at.anna.makePass('recovery');
      const next = () => guess(what === 'a code that exists' ? code.passId : undefined);
      const { wrongSecrets } = DEFAULT_REQUEST_LIMITS;
      const answers = await Promise.all(
        Array.from({ length: wrongSecrets + 60 }, (_, index) =>
          index % 2 === 0
            ? newDevice('198.51.100.7').usePass(next())
            : newDevice('198.51.100.7').previewPass(next()),
        ),
      );
      const kinds = answers.map(problemOf);
      expect(kinds.filter((kind) => kind === 'pass-invalid')).toHaveLength(wrongSecrets);
      expect(kinds.filter((kind) => kind === 'too-many-requests')).toHaveLength(60);
      expect(await at.anna.problem('POST', '/token')).toBe(200);
      // Whoever has the right one is not held up by those who guess, from the same address either.
      expect(problemOf(await newDevice('198.51.100.7').usePass(code))).toBe(200);
    },
  );
});
