import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { seededRandom } from '@holdfast/base';
import type { PlanId } from '@holdfast/sync-protocol';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { SqliteRooms } from './storage/sqlite-rooms.ts';
import { newTestDoc } from './testkit/random-edit.ts';
import { RelayProcess } from './testkit/relay-process.ts';
import { newPlanId, type TestConnection, TestDevice, until } from './testkit/test-device.ts';

/** So many to a plan: its text grows with each, and all devices hold it. */
const KILLS_PER_PLAN = 25;
const KILLS = Number(process.env['KILLS'] ?? KILLS_PER_PLAN);
const PLANS = Math.ceil(KILLS / KILLS_PER_PLAN);
const WRITERS = 20;
const KEY_MS = 100;
const SEED = Number(process.env['SEED'] ?? 1);
/** So few that a compaction is under way at most moments at which a kill can come. */
const MAX_TAIL_ROWS = 20;
/** Of one plan: in a campaign that nobody waits for, a slow machine is no failure. */
const TIMEOUT_MS = Math.max(180_000, KILLS * 2_000);

let directory: string | undefined;
let relay: RelayProcess | undefined;

afterEach(async () => {
  await relay?.end('SIGKILL');
  if (directory !== undefined) await rm(directory, { recursive: true });
  directory = undefined;
});

function startRelay(dataDir: string, port = 0): Promise<RelayProcess> {
  const env = {
    PORT: String(port),
    MAX_MESSAGES_PER_SECOND: '5000',
    MAX_TAIL_ROWS: String(MAX_TAIL_ROWS),
  };
  return RelayProcess.start(env, dataDir);
}

interface Stored {
  readonly text: string;
  /** Up to which row the snapshot goes. */
  readonly covered: number;
  readonly tailRows: number;
}

/** What is on the disk, read without the relay. */
function readStored(dataDir: string, planId: PlanId): Stored {
  const database = new DatabaseSync(join(dataDir, 'holdfast.sqlite'));
  const { snapshot, tail } = new SqliteRooms(database).loadRoom({ planId, document: 'content' });
  database.close();
  const doc = newTestDoc(snapshot?.update);
  for (const row of tail) Y.applyUpdate(doc, row.update);
  expect(doc.store.pendingStructs).toBeNull();
  return { text: doc.getText('text').toJSON(), covered: snapshot?.seq ?? 0, tailRows: tail.length };
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
    }, KEY_MS);
  }

  acknowledgedWords(): string[] {
    return Array.from({ length: this.connection.acknowledged }, (_, index) => `${this.#name}${index + 1}.`);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

// Each provider listens for the end of the process.
process.setMaxListeners(0);

describe('a relay that is killed while people type', () => {
  const seeds = Array.from({ length: PLANS }, (_, index) => SEED + index);

  test.each(seeds)(
    `loses nothing that it acknowledged or showed to anyone, ${KILLS_PER_PLAN} times (seed %i)`,
    async (seed) => {
      const random = seededRandom(seed);
      directory = await mkdtemp(join(tmpdir(), 'holdfast-kill-'));
      relay = await startRelay(directory);
      const port = Number(new URL(relay.url).port);
      const planId = newPlanId();
      const connections = await bringPeople(relay.url, planId);
      const writers = connections
        .slice(0, WRITERS)
        .map((connection, index) => new Writer(nameOf(index), connection));
      const [reader] = connections.slice(WRITERS);
      const isJoined = (): boolean => connections.every(({ provider }) => provider.synced);
      const hit = { joining: 0, compacting: 0, compacted: 0 };
      let [acknowledged, shown, covered] = [0, 0, 0];

      for (let kills = 1; kills <= KILLS_PER_PLAN; kills += 1) {
        // A third of them fall while people still come back, and a third when one snapshot follows another.
        if (kills % 3 > 0) await until(isJoined);
        const within = kills % 3 === 1 ? 1_000 : 200;
        await new Promise((resolve) => setTimeout(resolve, 20 + random.fraction() * within));
        if (!isJoined()) hit.joining += 1;
        await relay.end('SIGKILL');
        const stored = readStored(directory, planId);
        const words = new Set(stored.text.split('.'));
        const promised = writers.flatMap((writer) => writer.acknowledgedWords());
        const seen = (reader?.text ?? '').split('.').map((word) => `${word}.`);
        seen.pop();
        const missing = [...promised, ...seen].filter((word) => !words.has(word.slice(0, -1)));
        expect(missing, `after kill ${kills}, seed ${seed}`).toEqual([]);
        if (stored.tailRows > MAX_TAIL_ROWS) hit.compacting += 1;
        if (stored.covered > covered) hit.compacted += 1;
        [acknowledged, shown, covered] = [promised.length, seen.length, stored.covered];
        relay = await startRelay(directory, port);
      }

      for (const writer of writers) writer.stop();
      await until(isJoined);
      for (const writer of writers) writer.connection.mark(writer.count);
      await until(() => writers.every((writer) => writer.connection.acknowledged === writer.count));
      await until(() => connections.every(({ text }) => text === reader?.text));
      const { text } = readStored(directory, planId);
      expect(text).toBe(reader?.text);
      const words = text.split('.');
      expect(new Set(words).size).toBe(words.length);
      expect(acknowledged).toBeGreaterThan(KILLS_PER_PLAN * 10);
      expect(shown).toBeGreaterThan(KILLS_PER_PLAN * 10);
      process.stdout.write(`seed ${seed}: ${words.length - 1} words, kills ${JSON.stringify(hit)}\n`);
      // The kills fell where they were meant to. How fast a machine is decides that too: over a campaign it evens out.
      if (KILLS > KILLS_PER_PLAN)
        for (const count of Object.values(hit)) expect(count, JSON.stringify(hit)).toBeGreaterThan(2);
      for (const connection of connections) connection.close();
    },
    TIMEOUT_MS,
  );
});

function nameOf(index: number): string {
  return String.fromCodePoint(97 + index);
}

/** The writers, and one who only reads, in step with a plan of theirs. */
async function bringPeople(url: string, planId: PlanId): Promise<TestConnection[]> {
  const people = Array.from(
    { length: WRITERS + 1 },
    (_, index) => new TestDevice(url, planId, nameOf(index)),
  );
  const [anna] = people;
  if (anna === undefined) throw new Error('nobody is here');
  await anna.createPlan();
  const invitation = await anna.invite('editor');
  for (const person of people.slice(1)) await person.join(invitation);
  const connections = await Promise.all(people.map((person) => person.connect()));
  for (const connection of connections) await connection.synced();
  return connections;
}
