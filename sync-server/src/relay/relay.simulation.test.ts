import { type Random, seededRandom } from '@holdfast/base';
import { planIdSchema, type RoomAddress } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { createMemoryStorage, type MemoryMode } from '../storage/memory-storage.ts';
import { FakeClock, settle } from '../testkit/fake-clock.ts';
import { editAtRandom, newTestDoc } from '../testkit/random-edit.ts';
import { identityOf, TestClient } from '../testkit/test-client.ts';
import { createRelay, type Relay } from './relay.ts';

const EPISODES = Number(process.env['EPISODES'] ?? 100);
const STEPS = 60;
const room: RoomAddress = { planId: planIdSchema.parse('plan-of-a-school'), document: 'content' };
const MODES: readonly MemoryMode[] = ['succeed', 'succeed', 'hang', 'fail', 'lose-answer'];

/** Some people on one relay, whose storage and power are not to be relied upon. */
class Episode {
  readonly #random: Random;
  readonly #clock = new FakeClock();
  readonly #clients: TestClient[];
  /** Per client, what its document said at each mark. */
  readonly #marked = new Map<TestClient, Uint8Array[]>();
  #storage = createMemoryStorage();
  #relay: Relay;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    this.#relay = this.#start();
    this.#clients = ['anna', 'ben', 'cleo', 'anna'].map((name) => new TestClient(identityOf(name)));
    for (const client of this.#clients) this.#marked.set(client, []);
  }

  async run(): Promise<void> {
    for (let step = 0; step < STEPS; step += 1) {
      await this.#step(this.#clients[this.#below(this.#clients.length)]);
    }
    this.#storage.setMode('succeed');
    // A load that was failing turns people away; they come back later, as clients do.
    await settle();
    for (const client of this.#clients) {
      client.bufferedBytes = 0;
      reconnect(client, this.#relay);
    }
    await this.#clock.advance(20_000);
    for (const client of this.#clients) this.#mark(client);
    await this.#clock.advance(20_000);
  }

  /** All that was ever acknowledged is stored, and everybody has the same. */
  async check(): Promise<void> {
    const stored = await this.#stored();
    for (const client of this.#clients) {
      expect(client.frames.filter((frame) => frame.type === 'refused')).toEqual([]);
      expect(client.marks().at(-1)).toBe(this.#marked.get(client)?.length);
      expect(client.doc.toJSON()).toEqual(stored.toJSON());
      client.awareness.destroy();
    }
  }

  #start(): Relay {
    const limits = { maxTailRows: 20, maxMessagesPerSecond: 10_000 };
    return createRelay({ storage: this.#storage, clock: this.#clock, limits });
  }

  async #step(client: TestClient | undefined): Promise<void> {
    if (client === undefined) return;
    const chance = this.#random.fraction();
    if (chance < 0.5) editAtRandom(client.doc, this.#random);
    else if (chance < 0.6) reconnect(client, this.#relay);
    else if (chance < 0.68) client.drop();
    else if (chance < 0.78) this.#mark(client);
    else if (chance < 0.83) client.bufferedBytes = 2_000_000;
    else if (chance < 0.88) client.drain();
    else if (chance < 0.93) this.#storage.setMode(MODES[this.#below(MODES.length)] ?? 'succeed');
    else if (chance < 0.96) await this.#crash();
    else await this.#clock.advance(this.#below(8_000));
    if (this.#random.fraction() < 0.7) await settle();
  }

  /** The power goes: everybody is cut off, and what was acknowledged or shown has to be on the disk. */
  async #crash(): Promise<void> {
    this.#storage = this.#storage.crash();
    for (const client of this.#clients) client.drop();
    const stored = await this.#stored();
    for (const client of this.#clients) {
      const acknowledged = this.#marked.get(client)?.[(client.marks().at(-1) ?? 0) - 1];
      if (acknowledged !== undefined) expectToCover(Y.encodeStateVector(stored), acknowledged);
    }
    this.#relay = this.#start();
  }

  #mark(client: TestClient): void {
    const marked = this.#marked.get(client);
    marked?.push(Y.encodeStateVector(client.doc));
    client.mark(marked?.length ?? 0);
  }

  async #stored(): Promise<Y.Doc> {
    const { snapshot, tail } = await this.#storage.loadRoom(room);
    const doc = newTestDoc(snapshot?.update);
    for (const row of tail) Y.applyUpdate(doc, row.update);
    return doc;
  }

  #below(limit: number): number {
    return Math.floor(this.#random.fraction() * limit);
  }
}

function reconnect(client: TestClient, relay: Relay): void {
  client.drop();
  client.connect(relay, room);
}

function expectToCover(stored: Uint8Array, acknowledged: Uint8Array): void {
  const has = Y.decodeStateVector(stored);
  for (const [client, clock] of Y.decodeStateVector(acknowledged)) {
    expect(has.get(client) ?? 0).toBeGreaterThanOrEqual(clock);
  }
}

describe('Relay, simulated', () => {
  test(`refuses nothing legitimate, keeps what it acknowledged and converges, in ${EPISODES} episodes`, async () => {
    for (let seed = 1; seed <= EPISODES; seed += 1) {
      const episode = new Episode(seed);
      try {
        await episode.run();
        await episode.check();
      } catch (error) {
        throw new Error(`episode ${seed}`, { cause: error });
      }
    }
  }, 120_000);
});
