import { type Random, seededRandom } from '@holdfast/base';
import { judgeDiscussion } from '@holdfast/plan-model';
import {
  awarenessFrame,
  type DocumentName,
  helloFrame,
  markFrame,
  planIdSchema,
  REFUSALS,
  type Role,
  type RoomAddress,
  ROLES,
  syncFrame,
} from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import type { Log } from '../log.ts';
import { readCollector } from '../quiet-memory.ts';
import { createMemoryStorage } from '../storage/memory-storage.ts';
import type { RoomStorage } from '../storage/storage.ts';
import { settle } from '../testkit/fake-clock.ts';
import { editAtRandom, newTestDoc } from '../testkit/random-edit.ts';
import { identityOf, type TestClient } from '../testkit/test-client.ts';
import { TestRelay, textOf, type } from '../testkit/test-relay.ts';

const FRAMES = Number(process.env['FUZZ_FRAMES'] ?? 10_000);
const SEED = Number(process.env['SEED'] ?? 1);
/** Frames of one hostile connection, if it is not sent away before. */
const PER_CONNECTION = 20;
/** Whole frames that are made of what the room says now; each is damaged many times. */
const POOL = 60;
const FRAMES_PER_POOL = 1_000;
/** Then a room of its own, since a document grows with what is taken into it: content and discussion by turns. */
const FRAMES_PER_ROOM = 5_000;
/** From so many on memory is compared, since what is compiled and loaded weighs more in a short run. */
const MIN_FRAMES_FOR_MEMORY = 100_000;
/** Of a run, after which its memory is what the end is compared with. */
const WARM_UP = 0.2;

const NOBODY = { rooms: 0, sessions: 0, queuedBytes: 0, longestQueueBytes: 0 };
const MALLORY = identityOf('mallory').participantId;

class Fuzzer {
  readonly #random: Random;
  #pool: Uint8Array[] = [];
  #document: DocumentName = 'content';

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.#random.fraction() * limit);
  }

  fillPool(room: Y.Doc, document: DocumentName): void {
    this.#document = document;
    this.#pool = Array.from({ length: POOL }, () => this.#wholeFrame(room));
  }

  /** A frame that means something, or did before it was damaged. */
  frame(): Uint8Array {
    const whole = this.#pool[this.below(POOL)] ?? new Uint8Array();
    const damages: ((frame: Uint8Array) => Uint8Array)[] = [
      (frame) => frame,
      (frame) => frame.slice(0, this.below(frame.length + 1)),
      (frame) => Uint8Array.of(...frame, this.below(256)),
      (frame) => this.#flip(frame),
      (frame) => this.#flip(this.#flip(this.#flip(frame))),
      () => Uint8Array.from({ length: this.below(40) }, () => this.below(256)),
    ];
    return damages[this.below(damages.length)]?.(whole) ?? whole;
  }

  role(): Role {
    return ROLES[this.below(ROLES.length)] ?? 'editor';
  }

  #flip(frame: Uint8Array): Uint8Array {
    const damaged = Uint8Array.from(frame);
    damaged[this.below(frame.length)] = this.below(256);
    return damaged;
  }

  /** Mostly of their own, as the rules want it. */
  #writeEntry(doc: Y.Doc): void {
    // Names that an object has by itself, too: a rule must not take them for its own.
    const root = ['comments', 'answers', 'constructor', '__proto__'][this.below(12)] ?? 'comments';
    const comments = doc.getMap(root);
    const owner = this.below(4) === 0 ? identityOf('anna').participantId : MALLORY;
    const key = `${owner}.c${this.below(5)}`;
    if (this.below(4) === 0) comments.delete(key);
    else comments.set(key, { text: `words ${this.below(1_000)}`, to: [this.below(9), null] });
  }

  #wholeFrame(room: Y.Doc): Uint8Array {
    const doc = newTestDoc(Y.encodeStateAsUpdate(room));
    if (this.below(3) === 0) doc.clientID = room.clientID;
    const before = Y.encodeStateVector(doc);
    if (this.#document === 'discussion' && this.below(4) > 0) this.#writeEntry(doc);
    else editAtRandom(doc, this.#random);
    const update = Y.encodeStateAsUpdate(doc, this.below(2) === 0 ? before : undefined);
    const state = new TextEncoder().encode('{"user":{"name":"x"}}');
    const makers = [
      () => syncFrame('update', update),
      () => syncFrame('step2', update),
      () => syncFrame('step1', Y.encodeStateVector(doc)),
      () => markFrame(this.below(1_000)),
      () => helloFrame({ clientId: doc.clientID, schema: 1, app: 'fuzz' }),
      () => awarenessFrame(Uint8Array.of(1, 1, this.below(128), state.length, ...state)),
    ];
    return makers[this.below(makers.length)]?.() ?? markFrame(1);
  }
}

/** The rows of rooms that are done with are forgotten, as a disk would not be this process's memory either. */
class ForgettingStorage implements RoomStorage {
  #now = createMemoryStorage();

  forget(): void {
    this.#now = createMemoryStorage();
  }

  append: RoomStorage['append'] = (...args) => this.#now.append(...args);
  loadRoom: RoomStorage['loadRoom'] = (...args) => this.#now.loadRoom(...args);
  readTail: RoomStorage['readTail'] = (...args) => this.#now.readTail(...args);
  cover: RoomStorage['cover'] = (...args) => this.#now.cover(...args);
  quarantine: RoomStorage['quarantine'] = (...args) => this.#now.quarantine(...args);
}

/** One relay for the whole run, and one room after another in it. */
class Scene {
  readonly at = new TestRelay();
  readonly errors: string[] = [];
  readonly #fuzzer = new Fuzzer(SEED);
  readonly #storage = new ForgettingStorage();
  #rooms = 0;
  refused = 0;

  constructor() {
    const log: Log = { info() {}, warn() {}, error: (_fields, message) => void this.errors.push(message) };
    const limits = { maxMessagesPerSecond: 1_000_000, maxClientIdsPerDay: 1_000_000, maxTailRows: 200 };
    this.at.start({ log, limits, storage: this.#storage, rules: { discussion: judgeDiscussion } });
  }

  /** Anna says something, a stranger sends damaged frames, and then she and a reader are looked after. */
  async attack(frames: number): Promise<void> {
    const { at } = this;
    this.#rooms += 1;
    const document = this.#rooms % 2 === 1 ? 'content' : 'discussion';
    const room = { planId: planIdSchema.parse(`plan-under-attack-${this.#rooms}`), document } as const;
    const [anna, reader] = [at.client('anna'), at.client('reader', 'viewer')];
    for (const each of [anna, reader]) {
      each.doc.getMap('comments');
      each.connect(at.relay, room);
    }
    await settle();
    if (document === 'content') type(anna, 'her words');
    else anna.doc.getMap('comments').set(HER_ENTRY, { text: 'her words' });
    await settle();
    await this.#sendDamaged(frames, anna.doc, room);
    await at.clock.advance(10_000);
    // Everybody is there, reads the same, and what is stored is what they read.
    expect([anna.closed, reader.closed]).toEqual([undefined, undefined]);
    expect(reader.doc.toJSON()).toEqual(anna.doc.toJSON());
    anna.mark(1);
    await settle();
    expect(anna.marks()).toEqual([1]);
    expect(await this.#stored(room)).toEqual(reader.doc.toJSON());
    if (document === 'discussion') expectOwnEntriesOnly(reader);
    for (const each of [anna, reader]) each.drop();
    expect(at.end()).toEqual([]);
    // The room is left, and leaves memory.
    await at.clock.advance(60_000);
    expect([at.relay.population, this.errors]).toEqual([NOBODY, []]);
    this.#storage.forget();
  }

  async #sendDamaged(frames: number, known: Y.Doc, room: RoomAddress): Promise<void> {
    for (let sent = 0; sent < frames;) {
      const closes: string[] = [];
      const session = this.at.relay.join(room, identityOf('mallory', this.#fuzzer.role()), {
        send() {},
        close: (_code, reason) => void closes.push(reason),
        pause() {},
        resume() {},
        bufferedBytes: 0,
      });
      for (let count = 0; count < PER_CONNECTION && closes.length === 0; count += 1, sent += 1) {
        if (sent % FRAMES_PER_POOL === 0) this.#fuzzer.fillPool(known, room.document);
        session.receive(this.#fuzzer.frame());
      }
      await settle();
      session.leave();
      for (const reason of closes)
        expect([...REFUSALS, 'schema too old', 'token not valid', 'too much at once']).toContain(reason);
      this.refused += closes.length;
    }
  }

  /** As a newcomer reads it. */
  async #stored(room: RoomAddress): Promise<unknown> {
    const { snapshot, tail, hasMore } = await this.#storage.loadRoom(room);
    expect(hasMore).toBe(false);
    const doc = newTestDoc(snapshot?.update);
    doc.getMap('comments');
    for (const row of tail) Y.applyUpdate(doc, row.update);
    return doc.toJSON();
  }
}

const HER_ENTRY = `${identityOf('anna').participantId}.c1`;

/** What she said is as she said it, and beside it stands nothing but what the stranger said in their own name. */
function expectOwnEntriesOnly(reader: TestClient): void {
  const { [HER_ENTRY]: hers, ...others } = reader.doc.getMap('comments').toJSON();
  expect(hers).toEqual({ text: 'her words' });
  expect(Object.keys(others)).not.toEqual([]);
  for (const key of Object.keys(others)) expect(key.startsWith(`${MALLORY}.`), key).toBe(true);
  expect([textOf(reader), reader.doc.getMap('goals').size, reader.doc.getXmlFragment('body').length]).toEqual(
    ['', 0, 0],
  );
}

describe('Relay, fuzzed', () => {
  test(
    `survives ${FRAMES} damaged frames, names each refusal and keeps its size (seed ${SEED})`,
    async () => {
      const scene = new Scene();
      const collect = readCollector();
      const memory = (): number => {
        collect();
        const { heapUsed, arrayBuffers } = process.memoryUsage();
        return heapUsed + arrayBuffers;
      };
      let warm: number | undefined;
      for (let sent = 0; sent < FRAMES; sent += FRAMES_PER_ROOM) {
        if (sent >= FRAMES * WARM_UP) warm ??= memory();
        await scene.attack(Math.min(FRAMES_PER_ROOM, FRAMES - sent));
      }
      expect(scene.refused).toBeGreaterThan(FRAMES / PER_CONNECTION / 2);
      if (FRAMES >= MIN_FRAMES_FOR_MEMORY) {
        const end = memory();
        process.stdout.write(`memory after a fifth ${warm}, in the end ${end}\n`);
        expect(end).toBeLessThan(1.05 * (warm ?? 0));
      }
    },
    60_000 + FRAMES * 5,
  );
});
