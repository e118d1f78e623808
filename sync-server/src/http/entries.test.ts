import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { judgeDiscussion } from '@holdfast/plan-model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';

import { parseConfig } from '../config.ts';
import { type RunningServer, startServer } from '../server.ts';
import { bytesIn, everyMoment, runCommand } from '../testkit/operated-data.ts';
import { newPlanId, type TestConnection, TestDevice, until } from '../testkit/test-device.ts';

const SPOKEN = 'His name is Tom Zlatarov';
const SPOKEN_FIRST = 'The boy is called Tom Zlatarov';
const TRANSLATED = 'Ele chama-se Tom Zlatarov';
const SECRETS = [SPOKEN, SPOKEN_FIRST, TRANSLATED];

let directory: string;
let dataDir: string;
let server: RunningServer;
let fay: TestDevice;
let pia: TestDevice;
const connections: TestConnection[] = [];
const planId = newPlanId();

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'holdfast-entries-'));
  dataDir = join(directory, 'data');
  await start();
  fay = new TestDevice(server.url, planId, 'Fay');
  pia = new TestDevice(server.url, planId, 'Pia');
  await fay.createPlan();
  await pia.join(await fay.invite('commenter'));
});

afterEach(async () => {
  for (const each of connections.splice(0)) each.close();
  await server.stop();
  await rm(directory, { recursive: true });
});

/** As people run it, with its rules; a small tail, so that there are snapshots and checkpoints. */
async function start(): Promise<void> {
  const env = { DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', MAX_TAIL_ROWS: '5', MAX_ERASURES: '4' };
  server = await startServer(parseConfig(env), { rules: { discussion: judgeDiscussion } });
}

async function connect(device: TestDevice): Promise<TestConnection> {
  const connection = await (await device.connect('discussion')).synced();
  connections.push(connection);
  return connection;
}

/** Was sent away, has come back, and all that was written there is stored. */
async function backAgain(connection: TestConnection): Promise<void> {
  await until(() => connection.closes.length > 0 && connection.provider.synced);
  await connection.stored();
}

const roots = ['threads', 'replies', 'translations'] as const;

/** All that a discussion says. */
function readAll(doc: Y.Doc): string {
  return JSON.stringify(roots.map((root) => doc.getMap(root).toJSON()));
}

/** A thread of Pia that names a learner, in two wordings and in another language; with a reply, and much else around it. */
async function discuss(): Promise<{
  thread: string;
  reply: string;
  pias: TestConnection;
  fays: TestConnection;
}> {
  const [pias, fays] = [await connect(pia), await connect(fay)];
  const thread = `${pia.participantId}.t1`;
  const reply = `${fay.participantId}.r1`;
  for (const words of [SPOKEN_FIRST, SPOKEN]) {
    pias.doc.getMap('threads').set(thread, { place: 'plan', words });
    await pias.stored();
  }
  pias.doc.getMap('threads').set(`${pia.participantId}.t2`, { place: 'plan', words: 'We need a bus.' });
  await pias.stored();
  await until(() => fays.doc.getMap('threads').size === 2);
  fays.doc.getMap('translations').set(`${fay.participantId}.l1`, { of: thread, words: TRANSLATED });
  fays.doc.getMap('replies').set(reply, { thread, words: 'No names here, please.' });
  for (let index = 0; index < 8; index += 1) {
    fays.doc.getMap('replies').set(`${fay.participantId}.more${index}`, { thread, words: `And ${index}` });
    await fays.stored();
  }
  return { thread, reply, pias, fays };
}

const erase = (device: TestDevice, entry: string) => device.problem('DELETE', `/entries/${entry}`);

describe('erasing what somebody said, as a facilitator', () => {
  test('reaches devices, snapshot, log, history and the file, and nothing else', async () => {
    const { thread, pias, fays } = await discuss();
    for (const words of SECRETS) expect(await bytesIn(dataDir)).toContain(words);

    expect(await erase(fay, thread)).toBe(204);

    // While the relay runs: no command, and nobody who reads.
    const onDisk = await bytesIn(dataDir);
    expect(SECRETS.filter((words) => onDisk.includes(words))).toEqual([]);
    // Whoever is there is connected again, and has forgotten it.
    for (const { doc } of [pias, fays]) {
      await until(() => !readAll(doc).includes('Zlatarov'));
      expect(readAll(doc)).toContain('We need a bus.');
      expect(readAll(doc)).toContain('No names here, please.');
      expect(doc.getMap('replies').size).toBe(9);
    }
    // They go on writing, and find each other.
    await backAgain(pias);
    pias.doc.getMap('replies').set(`${pia.participantId}.r2`, { thread, words: 'Sorry.' });
    await pias.stored();
    await until(() => readAll(fays.doc).includes('Sorry.'));
    const moments = [...everyMoment(dataDir, { planId, document: 'discussion' }, readAll).values()];
    expect(moments.filter((each) => each.includes('Zlatarov'))).toEqual([]);
    expect(moments.at(-1)).toContain('Sorry.');
    expect(await runCommand(dataDir, 'verify')).toMatchObject({ code: 0 });
    // The device of somebody who still had it sends it again with all that it has: it is known, and forgotten.
    const late = await connect(pia);
    expect(readAll(late.doc)).not.toContain('Zlatarov');
  }, 60_000);

  test('takes whatever was written down there: a voice, a group’s yes, how a measure goes, another language', async () => {
    const { thread, pias, fays } = await discuss();
    for (const [root, at] of [
      ['voices', 'v1'],
      ['endorsements', 'e1'],
      ['progress', 'p1'],
      ['translations', 'l2'],
    ] as const) {
      const entry = `${fay.participantId}.${at}`;
      const words = `Her daughter in ${root}`;
      fays.doc.getMap(root).set(entry, { of: thread, words, spokesperson: words });
      await fays.stored();
      await until(() => pias.doc.getMap(root).has(entry));
      expect(await erase(fay, entry)).toBe(204);
      expect(await bytesIn(dataDir)).not.toContain(words);
      await until(() => !pias.doc.getMap(root).has(entry));
      await backAgain(fays);
    }
  }, 60_000);

  test('is for facilitators alone, whoever said it', async () => {
    const { thread, reply } = await discuss();
    const people: Record<string, TestDevice> = { commenter: pia };
    for (const role of ['editor', 'viewer', 'facilitator'] as const) {
      const device = new TestDevice(server.url, planId, role);
      await device.join(await fay.invite(role));
      people[role] = device;
    }
    const stranger = new TestDevice(server.url, planId, 'stranger');
    const answers: Record<string, string | number> = { stranger: await erase(stranger, reply) };
    for (const role of ['viewer', 'commenter', 'editor']) {
      const device = people[role];
      if (device !== undefined) answers[role] = await erase(device, thread);
    }
    expect(answers).toEqual({
      stranger: 'unauthorized',
      viewer: 'forbidden',
      commenter: 'forbidden',
      editor: 'forbidden',
    });
    expect(await bytesIn(dataDir)).toContain(SPOKEN);
  }, 60_000);

  test('can be asked for again, of what is not there, and not without end', async () => {
    const { thread } = await discuss();
    const asked = [];
    for (const entry of [thread, thread, `${pia.participantId}.never`, 'no-key', thread])
      asked.push(await erase(fay, entry));
    expect(asked).toEqual([204, 204, 204, 'invalid-request', 'too-many-requests']);
    // What was done, when, for whom, is kept; by ids alone.
    const database = new DatabaseSync(join(dataDir, 'holdfast.sqlite'), { readOnly: true });
    const rows = database.prepare('SELECT plan_id AS planId, what FROM erasures').all();
    database.close();
    expect(
      rows.map(({ what, ...rest }) => ({ ...rest, ...(JSON.parse(String(what)) as object) })),
    ).toMatchObject([{ planId, entry: thread, by: fay.participantId }]);
  }, 60_000);

  test('loses nothing that is under way, and is done again on an older backup', async () => {
    const { thread, pias } = await discuss();
    const copy = join(directory, 'before.sqlite');
    expect((await runCommand(dataDir, 'backup', '--to', copy)).code).toBe(0);
    const asked = erase(fay, thread);
    const said = Array.from({ length: 20 }, (_, index) => `${pia.participantId}.busy${index}`);
    for (const key of said) pias.doc.getMap('threads').set(key, { place: 'plan', words: key });
    expect(await asked).toBe(204);
    await backAgain(pias);
    const again = await connect(fay);
    expect(said.filter((key) => !again.doc.getMap('threads').has(key))).toEqual([]);

    await server.stop();
    const restored = await runCommand(dataDir, 'restore', '--from', copy);
    expect(restored.out).toContain('1 erasures were done again');
    for (const file of await readdir(dataDir)) if (file.includes('.until-')) await rm(join(dataDir, file));
    const onDisk = await bytesIn(dataDir);
    expect(SECRETS.filter((words) => onDisk.includes(words))).toEqual([]);
    expect(onDisk).toContain('We need a bus.');
    await start();
  }, 60_000);
});
