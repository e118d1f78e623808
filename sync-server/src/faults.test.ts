import { afterAll, describe, expect, test } from 'vitest';

import { RelayProcess } from './testkit/relay-process.ts';
import { newPlanId, type TestConnection, TestDevice, until } from './testkit/test-device.ts';

const MAX_STALL_MS = 50;
/** How long each fault lasts: enough for several attempts to commit. A minute of it is a campaign of its own. */
const FAULT_MS = Number(process.env['FAULT_MS'] ?? 4_000);

/** People at work on a relay of their own. */
interface Scene {
  readonly relay: RelayProcess;
  readonly anna: TestDevice;
  readonly writer: TestConnection;
  readonly reader: TestConnection;
}

const relays: RelayProcess[] = [];

afterAll(async () => {
  for (const relay of relays.splice(0)) await relay.dispose();
});

async function openScene(): Promise<Scene> {
  const relay = await RelayProcess.start({ MAX_MESSAGES_PER_SECOND: '5000' });
  relays.push(relay);
  const planId = newPlanId();
  const [anna, ben] = ['Anna', 'Ben'].map((name) => new TestDevice(relay.url, planId, name));
  if (anna === undefined || ben === undefined) throw new Error('openScene: nobody is here');
  await anna.createPlan();
  await ben.join(await anna.invite('editor'));
  const [writer, reader] = await Promise.all([anna.connect(), ben.connect()]);
  await Promise.all([writer.synced(), reader.synced()]);
  writer.type('before ');
  writer.mark(1);
  await until(() => writer.acknowledged === 1 && reader.text === 'before ');
  await relay.longestStall();
  return { relay, anna, writer, reader };
}

/**
 * Types once a second for as long as the fault is there, and until the relay has noticed it; answers the longest stall of
 * its thread.
 */
async function typeDuring({ relay, writer }: Scene): Promise<number> {
  const end = Date.now() + FAULT_MS;
  let longest = 0;
  for (let word = 1; Date.now() < end; word += 1) {
    writer.type(`word${word} `);
    writer.mark(1 + word);
    const due = Date.now() + 1_000;
    await until(() => Date.now() >= due);
    longest = Math.max(longest, await relay.longestStall());
    expect(await relay.status('/healthz')).toBe(200);
  }
  await until(async () => (await relay.status('/readyz')) === 503);
  return longest;
}

/** Nothing was promised or shown while the fault lasted; everything is there when it is gone, also after a kill. */
async function expectNothingLost(scene: Scene, endFault: () => void): Promise<void> {
  const { relay, anna, writer, reader } = scene;
  expect(writer.acknowledged).toBe(1);
  expect(reader.text).toBe('before ');
  endFault();
  writer.mark(1_000);
  await until(() => writer.acknowledged === 1_000, 20_000);
  await until(() => reader.text === writer.text);
  await until(async () => (await relay.status('/readyz')) === 200);
  await relay.end('SIGKILL');
  const next = await RelayProcess.start({}, relay.dataDir);
  relays.push(next);
  anna.moveTo(next.url);
  const fresh = await (await anna.connect()).synced();
  expect(fresh.text).toBe(writer.text);
  for (const connection of [writer, reader, fresh]) connection.close();
}

describe('a relay whose disk fails while people type', () => {
  test.concurrent(
    `stays honest and responsive while its file is locked for ${FAULT_MS / 1000} s`,
    async () => {
      const scene = await openScene();
      const unlock = scene.relay.lock();
      expect(await typeDuring(scene)).toBeLessThan(MAX_STALL_MS);
      await expectNothingLost(scene, unlock);
    },
    FAULT_MS + 60_000,
  );

  test.concurrent(
    `stays honest and responsive while nothing more can be written for ${FAULT_MS / 1000} s`,
    async () => {
      const scene = await openScene();
      // Every write that would make a file longer fails, in the middle of a commit.
      scene.relay.limitFiles(0);
      expect(await typeDuring(scene)).toBeLessThan(MAX_STALL_MS);
      await expectNothingLost(scene, () => scene.relay.limitFiles('unlimited'));
    },
    FAULT_MS + 60_000,
  );
});

describe('a relay that may write nothing where its data should be', () => {
  test.concurrent('does not start, and says which setting is wrong', async () => {
    // Nobody can make a file there, not even root.
    await expect(RelayProcess.start({}, '/proc')).rejects.toThrow(
      /DATA_DIR: nothing can be written in \/proc: (ENOENT|EACCES)/,
    );
  });
});

describe('a relay that is told to stop', () => {
  test.concurrent('commits all that it received, and ends with 0', async () => {
    const { relay, anna, writer, reader } = await openScene();
    const unlock = relay.lock();
    for (let word = 1; word <= 400; word += 1) writer.type(`w${word} `);
    writer.mark(2);
    // Presence waits for no disk: when it is seen, what was sent before it has arrived.
    writer.provider.awareness.setLocalState({ at: 'the end' });
    await until(() => [...reader.provider.awareness.getStates().values()].some(({ at }) => at === 'the end'));
    const exit = relay.end('SIGTERM');
    await until(() => relay.log.includes('"stopping"'));
    unlock();
    expect(await exit).toEqual({ code: 0, signal: null });
    await until(() => writer.acknowledged === 2);
    const { text } = writer;
    for (const connection of [writer, reader]) connection.close();
    const next = await RelayProcess.start({}, relay.dataDir);
    relays.push(next);
    anna.moveTo(next.url);
    const fresh = await (await anna.connect()).synced();
    expect([fresh.text, text.endsWith('w400 ')]).toEqual([text, true]);
    fresh.close();
  }, 60_000);

  test.concurrent('ends within ten seconds when its disk does not answer, and says that it did not commit', async () => {
    const { relay, writer, reader } = await openScene();
    const unlock = relay.lock();
    writer.type('never acknowledged');
    writer.mark(2);
    // A timer of this process is as late as the relay's own are, whatever else the machine does.
    const tooLate = new Promise<'too late'>((resolve) => {
      setTimeout(() => resolve('too late'), 10_000).unref();
    });
    const exit = await Promise.race([relay.end('SIGTERM'), tooLate]);
    // It ended while the disk still did not answer.
    unlock();
    expect(exit).not.toBe('too late');
    expect(exit).not.toEqual({ code: 0, signal: null });
    expect(relay.log).toMatch(/uncommitted|does not answer/);
    expect(writer.acknowledged).toBe(1);
    for (const connection of [writer, reader]) connection.close();
  }, 60_000);
});

describe('what the relay logs', () => {
  test.concurrent('names nobody, repeats no text and no secret', async () => {
    const { relay, anna, writer, reader } = await openScene();
    const token = await anna.token();
    const unlock = relay.lock();
    // After the lock: what is typed before it may be committed by then.
    writer.type('a sentence of mine');
    writer.mark(2);
    await until(() => relay.log.includes('commit failed'));
    unlock();
    await anna.ask('PUT', '/invitations/invitation-00', { body: { role: 'a wrong one' } });
    await fetch(`${relay.url}/api/plans/anything?name=Anna&secret=${anna.secret}`);
    const stranger = anna.socket('/nowhere/content', ['holdfast.1', `token.${token}`]);
    stranger.on('open', () => stranger.send('my words'));
    await until(() => stranger.readyState === 3);
    await until(() => writer.acknowledged === 2);
    await relay.end('SIGTERM');
    expect(relay.log).toContain('commit failed');
    for (const line of relay.log.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
    for (const secret of ['Anna', 'Ben', 'sentence', 'words', anna.secret, token]) {
      expect(relay.log).not.toContain(secret);
    }
    for (const connection of [writer, reader]) connection.close();
  }, 60_000);
});
