import type { Clock, Random } from '@holdfast/base';
import { wordsOf } from '@holdfast/sync-client';
import {
  CLOSE_CODES,
  findToken,
  parseUpFrame,
  participantIdSchema,
  planIdSchema,
  refusedFrame,
  type Role,
  type RoomAddress,
} from '@holdfast/sync-protocol';
import {
  createMemoryStorage,
  createRelay,
  type Identity,
  type MemoryStorage,
  type Relay,
  type RoomAppend,
} from '@holdfast/sync-server';
import * as Y from 'yjs';

import type { ServerSocket } from './network.ts';

export const ROOM: RoomAddress = { planId: planIdSchema.parse('simulated-plan'), document: 'content' };

const TOKEN_LIFETIME = 100_000;

/** A clock whose timers die with the process that set them. */
class ProcessClock implements Clock {
  readonly #clock: Clock;
  isDead = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  setTimer(ms: number, task: () => void): () => void {
    return this.#clock.setTimer(ms, () => {
      if (!this.isDead) task();
    });
  }
}

interface Process {
  readonly relay: Relay;
  readonly clock: ProcessClock;
  readonly sockets: Map<ServerSocket, string>;
}

/** The real relay with storage that survives it, tokens, and what is true of the room: what has been committed. */
export class RelayHost {
  /** The committed document. Whatever the relay acknowledges or delivers must be in it. */
  readonly committed = new Y.Doc();
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #roles = new Map<string, Role>();
  #storage: MemoryStorage = createMemoryStorage();
  #process: Process | undefined;
  #stopping: Process | undefined;
  #epoch = 0;
  #refusals = 0;
  #words = '';
  #isRead = true;

  constructor(ports: { clock: Clock; random: Random }) {
    this.#clock = ports.clock;
    this.#random = ports.random;
    this.committed.on('update', () => {
      this.#isRead = false;
    });
    this.start();
  }

  get isUp(): boolean {
    return this.#process !== undefined;
  }

  /** All text of the committed document, read anew only after it has changed. */
  get words(): string {
    if (!this.#isRead) this.#words = this.committed.getText('words').toString();
    this.#isRead = true;
    return this.#words;
  }

  /** One process at a time: one that still takes its time to stop is killed. */
  start(): void {
    if (this.#process !== undefined) return;
    if (this.#stopping !== undefined) this.#kill(this.#stopping);
    const clock = new ProcessClock(this.#clock);
    const storage = this.#watch(this.#storage);
    const readToken = (token: string): Promise<Identity | undefined> =>
      Promise.resolve(this.#identify(token));
    const relay = createRelay({ storage, clock, readToken, limits: { maxTailRows: 40 } });
    this.#process = { relay, clock, sockets: new Map() };
  }

  /** SIGKILL: only what is committed survives. */
  kill(): void {
    const process = this.#process ?? this.#stopping;
    if (process === undefined) return;
    this.#process = undefined;
    this.#kill(process);
  }

  #kill(process: Process): void {
    this.#stopping = undefined;
    process.clock.isDead = true;
    this.#storage = this.#storage.crash();
    for (const socket of process.sockets.keys()) {
      socket.onFrame = () => {};
      socket.close(1006);
    }
  }

  /** SIGTERM. */
  async stop(): Promise<void> {
    const process = this.#process;
    if (process === undefined) return;
    this.#process = undefined;
    this.#stopping = process;
    await process.relay.stop();
    if (this.#stopping === process) this.#kill(process);
  }

  /** What the commits of the next while do. */
  setStorage(mode: 'succeed' | 'hang' | 'fail' | 'lose-answer'): void {
    this.#storage.setMode(mode);
  }

  /** The room was healed: clients have to begin anew. Takes effect when the relay starts again. */
  raiseEpoch(): void {
    this.#epoch += 1;
  }

  /** The next update of anyone is refused, whatever it says. */
  refuseNext(): void {
    this.#refusals = 1;
  }

  setRole(participant: string, role: Role): void {
    this.#roles.set(participant, role);
    const id = participantIdSchema.parse(participant);
    this.#process?.relay.reauthorise(ROOM.planId, id, role);
  }

  issueToken(participant: string): { token: string; expiresAt: number } {
    const expiresAt = this.#clock.now() + TOKEN_LIFETIME;
    return { token: `${participant}.${this.#roleOf(participant)}.${expiresAt}`, expiresAt };
  }

  readonly accept = (socket: ServerSocket, protocols: readonly string[]): boolean => {
    const process = this.#process;
    if (process === undefined) return false;
    const identity = this.#identify(findToken(protocols) ?? '');
    if (identity === undefined) {
      socket.close(CLOSE_CODES.token);
      return true;
    }
    process.sockets.set(socket, identity.participantId);
    const session = process.relay.join(ROOM, identity, {
      send: (frame) => socket.send(frame),
      close: (code) => socket.close(code),
      bufferedBytes: 0,
      pause: () => {},
      resume: () => {},
    });
    let isOver = false;
    socket.onFrame = (frame) => {
      if (isOver || process.clock.isDead) return;
      if (!this.#refuses(frame)) return session.receive(frame);
      isOver = true;
      session.leave();
      socket.send(refusedFrame('malformed'));
      socket.close(CLOSE_CODES.refused);
    };
    socket.onClose = () => {
      process.sockets.delete(socket);
      if (!process.clock.isDead) session.leave();
    };
    return true;
  };

  #refuses(frame: Uint8Array): boolean {
    if (this.#refusals === 0) return false;
    const parsed = parseUpFrame(frame);
    if (parsed?.type !== 'update' && parsed?.type !== 'sync-step-2') return false;
    if (wordsOf([parsed.update]).length === 0) return false;
    this.#refusals -= 1;
    return true;
  }

  #identify(token: string): Identity | undefined {
    const [participant = '', role, expiry] = token.split('.');
    const id = participantIdSchema.safeParse(participant);
    const tokenExpiresAt = Number(expiry);
    const current = this.#roleOf(participant);
    if (!id.success || role !== current || !(tokenExpiresAt > this.#clock.now())) return undefined;
    return {
      participantId: id.data,
      displayName: participant,
      group: 'teacher',
      colour: 0,
      role: current,
      credentialHash: '',
      tokenExpiresAt,
    };
  }

  #roleOf(participant: string): Role {
    return this.#roles.get(participant) ?? 'editor';
  }

  /** Sees every commit in the moment in which it is one, and takes as long as a disk does. */
  #watch(storage: MemoryStorage): MemoryStorage {
    const { append, loadRoom } = storage;
    storage.append = async (batch) => {
      await this.#pause();
      const committed = Array.from(batch, ({ rows }: RoomAppend) => rows.map((row) => row.update));
      const answer = append(batch);
      // A commit whose answer is lost has happened all the same.
      const note = (): void => {
        for (const update of committed.flat()) Y.applyUpdate(this.committed, update);
      };
      answer.then(note, (error: unknown) => {
        if (String(error).includes('lose the answer')) note();
      });
      return answer;
    };
    storage.loadRoom = async (room) => ({ ...(await loadRoom(room)), epoch: this.#epoch });
    return storage;
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.setTimer(this.#random.fraction() * 8, resolve);
    });
  }
}
