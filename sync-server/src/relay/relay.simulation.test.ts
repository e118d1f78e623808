import { type Random, seededRandom } from '@holdfast/base';
import { planIdSchema, type RoomAddress } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { createMemoryStorage, type MemoryMode } from '../storage/memory-storage.ts';
import { FakeClock } from '../testkit/fake-clock.ts';
import { LateNetwork } from '../testkit/late-network.ts';
import { editAtRandom, newTestDoc } from '../testkit/random-edit.ts';
import { identityOf, TestClient } from '../testkit/test-client.ts';
import { createRelay, type Relay } from './relay.ts';

const EPISODES = Number(process.env['EPISODES'] ?? 100);
const SEED = Number(process.env['SEED'] ?? 1);
const STEPS = 60;
const room: RoomAddress = { planId: planIdSchema.parse('plan-of-a-school'), document: 'content' };
const MODES: readonly MemoryMode[] = ['succeed', 'succeed', 'hang', 'fail', 'lose-answer'];

/** How long the network may take at its worst; what is on its way then comes late, but comes. */
const LATE_MS = 2_000;
/** And when nothing is wrong with it. */
const PROMPT_MS = 20;
/** A client that was sent away comes back after so long. */
const COMES_BACK_MS = 100;
/** So long after the last fault everybody has everything, and knows that it is stored. */
const CONVERGED_MS = 5_000;

/** Some people on one relay, whose storage, power and network are not to be relied upon. */
class Episode {
  readonly #random: Random;
  readonly #clock = new FakeClock();
  readonly #network: LateNetwork;
  readonly #clients: TestClient[];
  /** Per client, what its document said at each mark. */
  readonly #marked = new Map<TestClient, Uint8Array[]>();
  #storage = createMemoryStorage();
  #relay: Relay;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    this.#network = new LateNetwork(this.#clock, this.#random);
    this.#relay = this.#start();
    this.#clients = ['anna', 'ben', 'cleo', 'anna'].map((name) => new TestClient(identityOf(name)));
    for (const client of this.#clients) this.#marked.set(client, []);
  }

  /** Answers how long after the last fault everybody had everything, and knew that it is stored. */
  async run(): Promise<number> {
    for (let step = 0; step < STEPS; step += 1) {
      await this.#step(this.#clients[this.#below(this.#clients.length)]);
    }
    this.#storage.setMode('succeed');
    this.#network.maxDelay = PROMPT_MS;
    this.#network.repeats = 0;
    for (const client of this.#clients) client.drain();
    const marks = this.#clients.map((client) => this.#mark(client));
    for (let waited = 0; waited < CONVERGED_MS; waited += COMES_BACK_MS) {
      if (this.#isConverged()) return waited;
      this.#clients.forEach((client, index) => {
        if (client.isConnected) return;
        this.#connect(client);
        client.mark(marks[index] ?? 0);
      });
      await this.#clock.advance(COMES_BACK_MS);
    }
    return CONVERGED_MS;
  }

  /** All that was ever acknowledged is stored, and everybody has the same. */
  async check(): Promise<void> {
    const stored = await this.#stored();
    for (const client of this.#clients) {
      expect(client.faults).toEqual([]);
      expect(client.frames.filter((frame) => frame.type === 'refused')).toEqual([]);
      expect(this.#acknowledged(client)).toBe(this.#marked.get(client)?.length);
      expect(client.doc.toJSON()).toEqual(stored.toJSON());
      client.awareness.destroy();
    }
  }

  #isConverged(): boolean {
    const [first, ...others] = this.#clients.map(({ doc }) => Y.snapshot(doc));
    const isSame = others.every((other) => first !== undefined && Y.equalSnapshots(first, other));
    return (
      isSame && this.#clients.every((each) => this.#acknowledged(each) === this.#marked.get(each)?.length)
    );
  }

  #start(): Relay {
    const limits = { maxTailRows: 20, maxMessagesPerSecond: 10_000 };
    return createRelay({ storage: this.#storage, clock: this.#clock, limits });
  }

  async #step(client: TestClient | undefined): Promise<void> {
    if (client === undefined) return;
    const chance = this.#random.fraction();
    if (chance < 0.45) editAtRandom(client.doc, this.#random);
    else if (chance < 0.5) this.#ring();
    else if (chance < 0.6) this.#reconnect(client);
    else if (chance < 0.66) client.drop();
    else if (chance < 0.76) this.#mark(client);
    else if (chance < 0.81) client.bufferedBytes = 2_000_000;
    else if (chance < 0.85) client.drain();
    else if (chance < 0.89) this.#changeWeather();
    else if (chance < 0.93) this.#storage.setMode(MODES[this.#below(MODES.length)] ?? 'succeed');
    else if (chance < 0.96) await this.#crash();
    else await this.#clock.advance(this.#below(8_000));
    if (this.#random.fraction() < 0.7) await this.#clock.advance(this.#below(60));
  }

  #changeWeather(): void {
    this.#network.maxDelay = [0, PROMPT_MS, 300, LATE_MS][this.#below(4)] ?? 0;
    this.#network.repeats = [0, 30][this.#below(2)] ?? 0;
  }

  /** The two tabs of one person tell each other what they have, and forward it, each on its own connection. */
  #ring(): void {
    const [first, second] = this.#clients.filter(({ identity }) => identity.displayName === 'anna');
    if (first === undefined || second === undefined) return;
    for (const [from, to] of [
      [first.doc, second.doc],
      [second.doc, first.doc],
    ] as const) {
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'the other tab');
    }
  }

  /** The power goes: everybody is cut off, and what was acknowledged or shown has to be on the disk. */
  async #crash(): Promise<void> {
    this.#storage = this.#storage.crash();
    for (const client of this.#clients) client.drop();
    const stored = Y.encodeStateVector(await this.#stored());
    for (const client of this.#clients) {
      const acknowledged = this.#marked.get(client)?.[this.#acknowledged(client) - 1];
      if (acknowledged !== undefined) expectToCover(stored, Y.decodeStateVector(acknowledged));
      expectToCover(stored, this.#shown(client));
    }
    this.#relay = this.#start();
  }

  /** What a client has of others: it can only have come from the relay. */
  #shown(client: TestClient): Map<number, number> {
    const { participantId } = client.identity;
    const own = this.#clients.filter(({ identity }) => identity.participantId === participantId);
    const has = Y.decodeStateVector(Y.encodeStateVector(client.doc));
    for (const { doc } of own) has.delete(doc.clientID);
    return has;
  }

  #mark(client: TestClient): number {
    const marked = this.#marked.get(client) ?? [];
    marked.push(Y.encodeStateVector(client.doc));
    client.mark(marked.length);
    return marked.length;
  }

  /** The last mark that came back. Of marks that were sent again, an older one may come after a newer one. */
  #acknowledged(client: TestClient): number {
    return Math.max(0, ...client.marks());
  }

  #connect(client: TestClient): void {
    client.connect(this.#network.to(this.#relay), room);
  }

  #reconnect(client: TestClient): void {
    client.drop();
    this.#connect(client);
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

function expectToCover(stored: Uint8Array, promised: ReadonlyMap<number, number>): void {
  const has = Y.decodeStateVector(stored);
  for (const [client, clock] of promised) {
    expect(has.get(client) ?? 0).toBeGreaterThanOrEqual(clock);
  }
}

describe('Relay, simulated', () => {
  test(
    `refuses nothing legitimate, keeps what it acknowledged and converges within 5 s of the last fault, in ${EPISODES} episodes from seed ${SEED} on`,
    async ({ annotate }) => {
      let slowest = 0;
      for (let seed = SEED; seed < SEED + EPISODES; seed += 1) {
        const episode = new Episode(seed);
        try {
          slowest = Math.max(slowest, await episode.run());
          await episode.check();
        } catch (error) {
          throw new Error(`episode ${seed}`, { cause: error });
        }
      }
      await annotate(`the slowest converged ${slowest} ms after the last fault`);
    },
    120_000 + EPISODES * 500,
  );
});
