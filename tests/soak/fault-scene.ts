import { strict as assert } from 'node:assert';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import type { PlanId } from '@holdfast/sync-protocol';
import * as Y from 'yjs';

import { SqliteRooms } from '../../sync-server/src/storage/sqlite-rooms.ts';
import { newTestDoc } from '../../sync-server/src/testkit/random-edit.ts';
import { RelayProcess } from '../../sync-server/src/testkit/relay-process.ts';
import {
  newPlanId,
  type TestConnection,
  TestDevice,
  until,
} from '../../sync-server/src/testkit/test-device.ts';

export const MAX_STALL_MS = 50;
const KEY_MS = 50;
const SENTENCE =
  'and a hundred letters of words that somebody types while the disk takes none of them, as they hope. ';

/** One who types and one who reads, at a relay whose disk is about to fail. */
export class FaultScene {
  readonly dataDir: string;
  readonly writer: TestConnection;
  readonly reader: TestConnection;
  readonly #anna: TestDevice;
  readonly #planId: PlanId;
  readonly #port: number;
  #relay: RelayProcess;
  #typed = 0;

  private constructor(
    relay: RelayProcess,
    people: { anna: TestDevice; planId: PlanId; writer: TestConnection; reader: TestConnection },
  ) {
    this.#relay = relay;
    this.#port = Number(new URL(relay.url).port);
    this.dataDir = relay.dataDir;
    this.#anna = people.anna;
    this.#planId = people.planId;
    this.writer = people.writer;
    this.reader = people.reader;
  }

  static async open(dataDir: string): Promise<FaultScene> {
    const relay = await RelayProcess.start({ MAX_MESSAGES_PER_SECOND: '5000' }, dataDir);
    const planId = newPlanId();
    const [anna, ben] = [new TestDevice(relay.url, planId, 'Anna'), new TestDevice(relay.url, planId, 'Ben')];
    await anna.createPlan();
    await ben.join(await anna.invite('editor'));
    const [writer, reader] = await Promise.all([anna.connect(), ben.connect()]);
    await Promise.all([writer.synced(), reader.synced()]);
    const scene = new FaultScene(relay, { anna, planId, writer, reader });
    scene.#type();
    await until(() => writer.acknowledged === 1 && reader.text === writer.text);
    await relay.longestStall();
    return scene;
  }

  get typed(): number {
    return this.#typed;
  }

  get log(): string {
    return this.#relay.log;
  }

  /** Types for a time while the relay lives on, and answers the longest stall of its thread in milliseconds. */
  async typeFor(milliseconds: number): Promise<number> {
    let stall = 0;
    for (const end = Date.now() + milliseconds; Date.now() < end;) {
      this.#type();
      await new Promise((resolve) => setTimeout(resolve, KEY_MS));
      if (this.#typed % 20 === 0) stall = Math.max(stall, await this.#relay.longestStall());
    }
    stall = Math.max(stall, await this.#relay.longestStall());
    assert.equal(await this.#relay.status('/healthz'), 200);
    await until(async () => (await this.#relay.status('/readyz')) === 503);
    assert(stall < MAX_STALL_MS, `the relay's thread stood still for ${stall} ms`);
    return stall;
  }

  /** The disk is there again: everything is acknowledged, and everybody has it. */
  async expectAllArrives(): Promise<void> {
    this.#type();
    await until(() => {
      // A mark that was sent into a connection that broke is sent again, as a device does.
      this.writer.mark(this.#typed);
      return this.writer.acknowledged === this.#typed;
    }, 30_000);
    await until(() => this.reader.text === this.writer.text);
    await until(async () => (await this.#relay.status('/readyz')) === 200);
  }

  /** No chance to write anything more; then whatever was acknowledged or shown has to be in the file. */
  async expectKeptByKill(): Promise<void> {
    await this.kill();
    const stored = this.#readFile();
    for (let word = 1; word <= this.writer.acknowledged; word += 1) {
      assert(stored.includes(nameOf(word)), `word ${word} was acknowledged and is not in the file`);
    }
    assert(stored.includes(this.reader.text), 'what was shown is in the file');
  }

  async restart(): Promise<void> {
    const env = { MAX_MESSAGES_PER_SECOND: '5000', PORT: String(this.#port) };
    this.#relay = await RelayProcess.start(env, this.dataDir);
  }

  /** Whoever comes new has every word that was typed. */
  async expectNothingLost(): Promise<void> {
    const fresh = await (await this.#anna.connect()).synced();
    assert.equal(fresh.text, this.writer.text);
    for (let word = 1; word <= this.#typed; word += 1) assert(fresh.text.includes(nameOf(word)));
    fresh.close();
  }

  async kill(): Promise<void> {
    await this.#relay.end('SIGKILL');
  }

  close(): void {
    this.writer.close();
    this.reader.close();
  }

  #type(): void {
    this.#typed += 1;
    this.writer.type(`${nameOf(this.#typed)}${SENTENCE}`);
    this.writer.mark(this.#typed);
  }

  /** Elsewhere: to be read, the file and its log want a place where something can be written. */
  #readFile(): string {
    const directory = mkdtempSync(join(tmpdir(), 'holdfast-read-'));
    try {
      for (const name of ['holdfast.sqlite', 'holdfast.sqlite-wal']) {
        const file = join(this.dataDir, name);
        if (existsSync(file)) copyFileSync(file, join(directory, name));
      }
      const database = new DatabaseSync(join(directory, 'holdfast.sqlite'));
      const room = new SqliteRooms(database).loadRoom({ planId: this.#planId, document: 'content' });
      database.close();
      assert(!room.hasMore);
      const doc = newTestDoc(room.snapshot?.update);
      for (const { update } of room.tail) Y.applyUpdate(doc, update);
      return doc.getText('text').toJSON();
    } finally {
      rmSync(directory, { recursive: true });
    }
  }
}

function nameOf(word: number): string {
  return `word ${word} `;
}

/** Lets the disk of a new scene fail in each way, one after the other, and prints what was seen. Throws if a word is lost. */
export async function proveFaults(
  dataDir: string,
  faults: readonly ((scene: FaultScene) => Promise<unknown>)[],
): Promise<void> {
  const scene = await FaultScene.open(dataDir);
  try {
    const figures: unknown[] = [];
    for (const fault of faults) figures.push(await fault(scene));
    await scene.expectKeptByKill();
    await scene.restart();
    await scene.expectNothingLost();
    console.log(JSON.stringify({ figures, lost: 0 }));
  } finally {
    scene.close();
    await scene.kill();
  }
}
