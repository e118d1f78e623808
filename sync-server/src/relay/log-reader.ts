import type { Clock } from '@holdfast/base';
import { heartbeatFrame, syncFrame } from '@holdfast/sync-protocol';

import type { Peer } from './peer.ts';
import type { PresenceMember } from './presence.ts';
import type { Room } from './room.ts';

/** How long a client may hear nothing; the provider gives a socket up after 30 seconds of silence. */
const HEARTBEAT_MS = 15_000;

export interface LogReaderContext {
  readonly room: Room;
  readonly peer: Peer;
  readonly clock: Clock;
  /** So much may wait in the peer's socket before nothing more is sent to it. */
  readonly maxQueuedBytes: number;
}

/**
 * One connection's way out: a cursor in the room's log. Whenever the peer can take more it is sent all between cursor
 * and head, so fan-out, slow readers and catching up are one thing.
 */
export class LogReader {
  readonly #context: LogReaderContext;
  /** The last row that was sent; undefined before the client has asked by its step 1. */
  #cursor: number | undefined;
  /** The state vector of a step 1 that has not been answered yet. */
  #asked: ReadonlyMap<number, number> | undefined;
  #isPresenceStale = true;
  #isClosed = false;
  #lastSentAt: number;

  constructor(context: LogReaderContext) {
    this.#context = context;
    this.#lastSentAt = context.clock.now();
  }

  get #canSend(): boolean {
    return !this.#isClosed && this.#context.peer.bufferedBytes < this.#context.maxQueuedBytes;
  }

  /** To be called with the room loaded: who is answered too early takes the document for empty. */
  answer(stateVector: ReadonlyMap<number, number>, member: PresenceMember & { readonly id: string }): void {
    this.#asked = stateVector;
    this.deliver(member);
  }

  deliver(member: PresenceMember & { readonly id: string }): void {
    const { room } = this.#context;
    const { log } = room;
    if (log === undefined || !this.#canSend) return;
    if (this.#asked !== undefined) {
      const frames = log.joinFrames(this.#asked);
      this.#asked = undefined;
      this.#cursor = log.head;
      for (const frame of [...frames, syncFrame('step1', room.encodeStateVector())]) this.send(frame);
    }
    if (this.#cursor === undefined) return;
    if (this.#cursor < log.head && this.#canSend) {
      const isOwn = log.isOnlyFrom(member.id, this.#cursor);
      if (!isOwn) for (const frame of log.framesAfter(this.#cursor)) this.send(frame);
      this.#cursor = log.head;
    }
    if (this.#isPresenceStale && this.#canSend) {
      this.#isPresenceStale = false;
      room.presence.sendAll(member);
    }
  }

  /** False when the peer cannot take it now: it is shown everybody when it can. */
  sendPresence(frame: Uint8Array): boolean {
    this.#isPresenceStale ||= !this.#canSend;
    if (this.#isPresenceStale) return false;
    this.send(frame);
    return true;
  }

  /** Frames of a few bytes, whatever waits before them. */
  send(frame: Uint8Array): void {
    if (this.#isClosed) return;
    this.#lastSentAt = this.#context.clock.now();
    this.#context.peer.send(frame);
  }

  keepAlive(now: number): void {
    if (now - this.#lastSentAt >= HEARTBEAT_MS && this.#canSend) this.send(heartbeatFrame());
  }

  /** Nothing is sent after this. */
  close(): void {
    this.#isClosed = true;
  }
}
