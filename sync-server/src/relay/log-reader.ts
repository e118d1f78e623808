import type { Clock } from '@holdfast/base';
import { heartbeatFrame, syncFrame } from '@holdfast/sync-protocol';

import { EMPTY_UPDATE } from '../update/merge-updates.ts';
import type { Peer } from './peer.ts';
import type { PresenceMember } from './presence.ts';
import type { RoomLog } from './room-log.ts';
import type { Room } from './room.ts';

/** How long a client may hear nothing; the provider gives a socket up after 30 seconds of silence. */
const HEARTBEAT_MS = 15_000;

/** Of what may wait for a peer. The rest is for frames that follow no cursor: who is here, limits, receipts. */
const LOG_SHARE = 15 / 16;

/** The provider says `synced` at the first step 2: it comes after everything that there is, and says nothing itself. */
const SYNCED = syncFrame('step2', EMPTY_UPDATE);

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
  /** The answer is under way. */
  #owesStep2 = false;
  #isPresenceStale = true;
  #isClosed = false;
  #lastSentAt: number;

  constructor(context: LogReaderContext) {
    this.#context = context;
    this.#lastSentAt = context.clock.now();
  }

  get #canSend(): boolean {
    const { peer, maxQueuedBytes } = this.#context;
    return !this.#isClosed && peer.bufferedBytes < maxQueuedBytes;
  }

  /** For a frame of the log. One that is larger than all of them may be goes alone. */
  #hasRoomFor(bytes: number): boolean {
    const { peer, maxQueuedBytes } = this.#context;
    const isShort = peer.bufferedBytes + bytes < maxQueuedBytes * LOG_SHARE;
    return !this.#isClosed && (peer.bufferedBytes === 0 || isShort);
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
    // Without the snapshot it goes on when that is there.
    if (this.#needsSnapshot(log) && !room.hasSnapshot()) return;
    if (this.#asked !== undefined) this.#begin(log, this.#asked);
    if (this.#cursor === undefined || !this.#catchUp(log, this.#cursor, member.id)) return;
    if (this.#owesStep2) {
      this.#owesStep2 = false;
      this.send(SYNCED);
      this.send(syncFrame('step1', room.encodeStateVector()));
    }
    if (this.#isPresenceStale && this.#canSend) {
      this.#isPresenceStale = false;
      room.presence.sendAll(member);
    }
  }

  #needsSnapshot({ covered }: RoomLog): boolean {
    return this.#asked !== undefined || (this.#cursor !== undefined && this.#cursor < covered);
  }

  #begin(log: RoomLog, stateVector: ReadonlyMap<number, number>): void {
    const snapshot = log.snapshotFor(stateVector);
    if (snapshot !== undefined) {
      if (!this.#hasRoomFor(snapshot.length)) return;
      this.send(snapshot);
    }
    this.#asked = undefined;
    this.#cursor = log.covered;
    this.#owesStep2 = true;
  }

  /** False when the peer could not take all of it: the rest follows when it can. */
  #catchUp(log: RoomLog, from: number, sessionId: string): boolean {
    this.#cursor = from;
    for (;;) {
      // Who asked for everything is sent everything, also what came by this connection.
      const part = log.partAfter(this.#cursor, this.#owesStep2 ? undefined : sessionId);
      if (part === undefined) return this.#asked === undefined;
      if (part.frame !== undefined) {
        if (!this.#hasRoomFor(part.frame.length)) return false;
        this.send(part.frame);
      }
      this.#cursor = part.upTo;
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
