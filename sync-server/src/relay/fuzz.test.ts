import { type Random, seededRandom } from '@holdfast/base';
import {
  awarenessFrame,
  helloFrame,
  markFrame,
  REFUSALS,
  type Role,
  ROLES,
  syncFrame,
} from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import type { Log } from '../log.ts';
import { settle } from '../testkit/fake-clock.ts';
import { editAtRandom, newTestDoc } from '../testkit/random-edit.ts';
import { identityOf } from '../testkit/test-client.ts';
import { content, TestRelay, textOf, type } from '../testkit/test-relay.ts';

const FRAMES = Number(process.env['FUZZ_FRAMES'] ?? 10_000);
const SEED = Number(process.env['SEED'] ?? Date.now());
/** Frames of one hostile connection, if it is not sent away before. */
const PER_CONNECTION = 20;
/** Whole frames that are made of what the room says now; each is damaged many times. */
const POOL = 60;
const FRAMES_PER_POOL = 1_000;

class Fuzzer {
  readonly #random: Random;
  #pool: Uint8Array[] = [];

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.#random.fraction() * limit);
  }

  fillPool(room: Y.Doc): void {
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

  #wholeFrame(room: Y.Doc): Uint8Array {
    const doc = newTestDoc(Y.encodeStateAsUpdate(room));
    if (this.below(3) === 0) doc.clientID = room.clientID;
    const before = Y.encodeStateVector(doc);
    editAtRandom(doc, this.#random);
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

describe('Relay, fuzzed', () => {
  test(
    `survives ${FRAMES} damaged frames and names each refusal (seed ${SEED})`,
    async () => {
      const at = new TestRelay();
      const errors: string[] = [];
      const log: Log = { info() {}, warn() {}, error: (_fields, message) => void errors.push(message) };
      const limits = { maxMessagesPerSecond: 1_000_000, maxClientIdsPerDay: 1_000_000, maxTailRows: 200 };
      at.start({ log, limits });
      const fuzzer = new Fuzzer(SEED);
      const anna = at.client('anna').connect(at.relay, content);
      const reader = at.client('reader', 'viewer').connect(at.relay, content);
      await settle();
      type(anna, 'her words');
      await settle();
      const [start] = [textOf(reader)];
      let refused = 0;
      for (let sent = 0; sent < FRAMES;) {
        const closes: string[] = [];
        const session = at.relay.join(content, identityOf('mallory', fuzzer.role()), {
          send() {},
          close: (_code, reason) => void closes.push(reason),
          pause() {},
          resume() {},
          bufferedBytes: 0,
        });
        for (let count = 0; count < PER_CONNECTION && closes.length === 0; count += 1, sent += 1) {
          if (sent % FRAMES_PER_POOL === 0) fuzzer.fillPool(anna.doc);
          session.receive(fuzzer.frame());
        }
        await settle();
        session.leave();
        for (const reason of closes)
          expect([...REFUSALS, 'schema too old', 'token not valid', 'too much at once']).toContain(reason);
        refused += closes.length;
      }
      await at.clock.advance(10_000);
      expect(start).toBe('her words');
      expect(refused).toBeGreaterThan(FRAMES / PER_CONNECTION / 2);
      expect(errors).toEqual([]);
      // Everybody is there, reads the same, and what is stored is what they read.
      expect([anna.closed, reader.closed]).toEqual([undefined, undefined]);
      expect(reader.doc.toJSON()).toEqual(anna.doc.toJSON());
      anna.mark(1);
      await settle();
      expect(anna.marks()).toEqual([1]);
      expect(await at.storedText()).toBe(textOf(reader));
      expect(at.end()).toEqual([]);
    },
    60_000 + FRAMES * 5,
  );
});
