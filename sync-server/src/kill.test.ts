import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

import { seededRandom } from '@holdfast/base';
import type { PlanId } from '@holdfast/sync-protocol';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { SqliteRooms } from './storage/sqlite-rooms.ts';
import { newTestDoc } from './testkit/random-edit.ts';
import { newPlanId, type TestConnection, TestDevice, until } from './testkit/test-device.ts';

const KILLS = 25;
const SEED = Number(process.env['SEED'] ?? Date.now());

let directory: string | undefined;
let child: ChildProcess | undefined;

afterEach(async () => {
  child?.kill('SIGKILL');
  if (directory !== undefined) await rm(directory, { recursive: true });
});

/** Starts the relay as `npm start` does, and answers its address when it says that it is ready. */
async function startRelay(dataDir: string, port: number): Promise<string> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      MAX_MESSAGES_PER_SECOND: '5000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { stdout } = child;
  if (stdout === null) throw new Error('startRelay: no stdout');
  const [line] = (await once(stdout, 'data')) as [Buffer];
  const ready = /^ready (http:\/\/localhost:\d+)\n$/.exec(line.toString());
  if (ready?.[1] === undefined) throw new Error(`startRelay: ${line.toString()}`);
  return ready[1];
}

async function killRelay(): Promise<void> {
  if (child === undefined) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** What is on the disk, read without the relay. */
function storedText(dataDir: string, planId: PlanId): string {
  const database = new DatabaseSync(join(dataDir, 'holdfast.sqlite'));
  const { snapshot, tail } = new SqliteRooms(database).loadRoom({ planId, document: 'content' });
  database.close();
  const doc = newTestDoc(snapshot?.update);
  for (const row of tail) Y.applyUpdate(doc, row.update);
  expect(doc.store.pendingStructs).toBeNull();
  return doc.getText('text').toJSON();
}

/** Types numbered words, each with a mark, for as long as it runs. */
class Writer {
  readonly connection: TestConnection;
  readonly #name: string;
  readonly #timer: NodeJS.Timeout;
  count = 0;

  constructor(name: string, connection: TestConnection) {
    this.#name = name;
    this.connection = connection;
    this.#timer = setInterval(() => {
      this.count += 1;
      connection.type(`${name}${this.count}.`);
      connection.mark(this.count);
    }, 10);
  }

  acknowledgedWords(): string[] {
    return Array.from({ length: this.connection.acknowledged }, (_, index) => `${this.#name}${index + 1}.`);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

describe('a relay that is killed while people type', () => {
  test(`loses nothing that it acknowledged or showed to anyone, ${KILLS} times (seed ${SEED})`, async () => {
    const random = seededRandom(SEED);
    directory = await mkdtemp(join(tmpdir(), 'holdfast-kill-'));
    let url = await startRelay(directory, 0);
    const port = Number(new URL(url).port);
    const planId = newPlanId();
    const people = ['a', 'b', 'c'].map((name) => new TestDevice(url, planId, name));
    const [anna] = people;
    if (anna === undefined) throw new Error('nobody is here');
    await anna.createPlan();
    const invitation = await anna.invite('editor');
    for (const person of people.slice(1)) await person.join(invitation);
    const connections = await Promise.all(people.map((person) => person.connect()));
    for (const connection of connections) await connection.synced();
    const writers = connections
      .slice(0, 2)
      .map((connection, index) => new Writer('ab'.charAt(index), connection));
    const [reader] = connections.slice(2);
    let acknowledged = 0;
    let shown = 0;

    for (let kills = 1; kills <= KILLS; kills += 1) {
      await until(() => connections.every(({ provider }) => provider.synced));
      await new Promise((resolve) => setTimeout(resolve, 20 + random.fraction() * 200));
      await killRelay();
      const stored = new Set(storedText(directory, planId).split('.'));
      const promised = writers.flatMap((writer) => writer.acknowledgedWords());
      const seen = (reader?.text ?? '').split('.').map((word) => `${word}.`);
      seen.pop();
      const missing = [...promised, ...seen].filter((word) => !stored.has(word.slice(0, -1)));
      expect(missing, `after kill ${kills}, seed ${SEED}`).toEqual([]);
      acknowledged = promised.length;
      shown = seen.length;
      url = await startRelay(directory, port);
    }

    for (const writer of writers) writer.stop();
    await until(() => connections.every(({ provider }) => provider.synced));
    for (const writer of writers) writer.connection.mark(writer.count);
    await until(() => writers.every((writer) => writer.connection.acknowledged === writer.count));
    await until(() => connections.every(({ text }) => text === reader?.text));
    expect(storedText(directory, planId)).toBe(reader?.text);
    expect(acknowledged).toBeGreaterThan(KILLS * 10);
    expect(shown).toBeGreaterThan(KILLS * 10);
    for (const connection of connections) connection.close();
  }, 180_000);
});
