import type { Clock } from '@holdfast/base';
import {
  CLOSE_CODES,
  type Hello,
  limitsFrame,
  markFrame,
  parseUpFrame,
  type PlanId,
  type Refusal,
  refusedFrame,
  roomName,
  type UpFrame,
  welcomeFrame,
} from '@holdfast/sync-protocol';
import * as Y from 'yjs';

import type { RelayLimits } from '../limits.ts';
import { type Log, toError } from '../log.ts';
import { LogReader } from './log-reader.ts';
import { MessageRate } from './message-rate.ts';
import type { Identity, Peer } from './peer.ts';
import { ReadGate } from './read-gate.ts';
import type { Room, RoomMember } from './room.ts';

/** One connection's part in one room, driven by whoever owns the socket. */
export interface Session {
  /** One frame from the peer, in the order of arrival. */
  receive(frame: Uint8Array): void;
  /** The peer can take more than when it was last asked. */
  drained(): void;
  /** The socket is gone. What was accepted before is still committed. */
  leave(): void;
}

export interface SessionContext {
  readonly id: string;
  readonly room: Room;
  readonly peer: Peer;
  readonly clock: Clock;
  readonly limits: RelayLimits;
  readonly log: Log;
  readonly readToken: (token: string, planId: PlanId) => Promise<Identity | undefined>;
  readonly onRefused: (reason: Refusal) => void;
  readonly onEnd: () => void;
}

/** `closing`: waits until everything that was accepted is committed; whatever comes now is ignored. */
type Stage = 'loading' | 'open' | 'closing' | 'ended';

/** Something to say once all that was accepted before it is committed. */
interface Receipt {
  readonly needs: number;
  readonly send: () => void;
}

/** One connection may have this much waiting for the disk before it is read no further. */
const MAX_UNSETTLED_BYTES = 8 * 1024 * 1024;

/** 100,000 client ids; a plan that was opened and written 5,000 times has 30 kB. */
const MAX_STATE_VECTOR_BYTES = 1024 * 1024;

/** One connection in one room: on the way in the order in which its frames count, on the way out a `LogReader`. */
export class RoomSession implements Session, RoomMember {
  readonly id: string;
  readonly #context: SessionContext;
  readonly #rate: MessageRate;
  readonly #reader: LogReader;
  readonly #gate: ReadGate;
  #identity: Identity;
  #stage: Stage = 'loading';
  #clientId: number | undefined;
  /** Frames from before the room was loaded. */
  #early: Uint8Array[] = [];
  /** Updates and marks from before the connection's first step 2, which they may build on; undefined after it. */
  #held: UpFrame[] | undefined = [];
  #waitingBytes = 0;
  #receipts: Receipt[] = [];

  constructor(identity: Identity, context: SessionContext) {
    this.id = context.id;
    this.#identity = identity;
    this.#context = context;
    const { limits, clock, peer } = context;
    this.#rate = new MessageRate(limits.maxMessagesPerSecond, clock.now());
    this.#reader = new LogReader({ ...context, maxQueuedBytes: limits.maxQueuedBytes });
    this.#gate = new ReadGate(peer);
  }

  get identity(): Identity {
    return this.#identity;
  }

  get clientId(): number | undefined {
    return this.#clientId;
  }

  enter(): void {
    this.#context.room.members.add(this);
    if (this.#context.room.log !== undefined) this.opened();
  }

  receive(frame: Uint8Array): void {
    if (this.#stage === 'closing' || this.#stage === 'ended') return;
    this.#holdBackFor(this.#rate.count(this.#context.clock.now(), frame.length));
    if (this.#stage === 'open') {
      this.#read(frame);
    } else {
      this.#early.push(frame);
      this.#keepWaiting(frame.length);
    }
  }

  drained(): void {
    this.deliver();
  }

  leave(): void {
    this.#end();
  }

  end(code: number, reason: string): void {
    if (this.#stage === 'ended') return;
    this.#end();
    this.#context.peer.close(code, reason);
  }

  /** Commits what was received, answers the marks for it, and closes. */
  endWhenSettled(code: number, reason: string): void {
    if (this.#stage === 'ended') return;
    this.#stage = 'closing';
    this.#whenSettled(() => this.end(code, reason));
  }

  opened(): void {
    if (this.#stage !== 'loading') return;
    this.#stage = 'open';
    this.announceLimits();
    const early = this.#early;
    this.#early = [];
    this.#waitingBytes = 0;
    this.#gate.release('loading');
    for (const frame of early) this.#read(frame);
  }

  /** Marks go back in the order in which they came, each when all that came before it is on disk. */
  committed(): void {
    while (this.#stage !== 'ended') {
      const next = this.#receipts[0];
      if (next === undefined || next.needs > this.#context.room.settled) break;
      this.#receipts.shift();
      next.send();
    }
    if (this.#context.room.unsettledBytes < MAX_UNSETTLED_BYTES) this.#gate.release('commit');
  }

  deliver(): void {
    this.#reader.deliver(this);
  }

  sendPresence(frame: Uint8Array): boolean {
    return this.#reader.sendPresence(frame);
  }

  announceLimits(): void {
    if (this.#stage !== 'open') return;
    this.#reader.send(limitsFrame(this.#context.room.limitsFor(this.#identity)));
  }

  /** Called every few seconds. */
  tick(now: number): void {
    if (this.#identity.tokenExpiresAt <= now) this.end(CLOSE_CODES.token, 'token expired');
    else this.#reader.keepAlive(now);
  }

  #read(frame: Uint8Array): void {
    if (this.#stage !== 'open') return;
    const parsed = parseUpFrame(frame);
    if (parsed === undefined) this.#refuse('malformed');
    else this.#handle(parsed);
  }

  #handle(frame: UpFrame): void {
    if (this.#stage !== 'open') return;
    const { maxDocumentBytes, maxUpdateBytes, maxPresenceBytes } = this.#context.limits;
    switch (frame.type) {
      case 'hello':
        return this.#greet(frame);
      case 'sync-step-1':
        return this.#answer(frame.stateVector);
      case 'sync-step-2':
        if (frame.update.length > maxDocumentBytes) return this.#refuse('document-full');
        this.#write(frame.update);
        return this.#release();
      case 'update':
        if (this.#held !== undefined) return this.#hold(frame, frame.update.length);
        if (frame.update.length > maxUpdateBytes) return this.#refuse('update-too-large');
        return this.#write(frame.update);
      case 'mark':
        if (this.#held !== undefined) return this.#hold(frame, 0);
        return this.#whenSettled(() => this.#reader.send(markFrame(frame.seq)));
      case 'awareness':
        if (frame.update.length <= maxPresenceBytes) this.#context.room.presence.receive(this, frame.update);
        return undefined;
      case 'query-awareness':
        return this.#context.room.presence.sendAll(this);
      case 'token':
        return this.#renew(frame.token);
    }
  }

  #greet({ clientId, schema }: Hello): void {
    if (schema < this.#context.limits.minSchema) return this.end(CLOSE_CODES.tooOld, 'schema too old');
    // One connection is one document instance; who could name many would reserve and show as many.
    if ((this.#clientId ?? clientId) !== clientId) return this.#refuse('malformed');
    if (!this.#context.room.claimClient(clientId, this.#identity)) return this.#refuse('foreign-author');
    this.#clientId = clientId;
    this.#reader.send(welcomeFrame({ epoch: this.#context.room.epoch }));
  }

  #answer(stateVector: Uint8Array): void {
    if (stateVector.length > MAX_STATE_VECTOR_BYTES) return this.#refuse('malformed');
    let decoded: Map<number, number>;
    try {
      decoded = Y.decodeStateVector(stateVector);
    } catch {
      // Nothing of the sender's work is in a step 1; who sends garbage here is not a client that we can serve.
      return this.#refuse('malformed');
    }
    this.#reader.answer(decoded, this);
  }

  #write(update: Uint8Array): void {
    const refusal = this.#context.room.write(update, this);
    if (refusal !== undefined) this.#refuse(refusal);
    else if (this.#context.room.unsettledBytes >= MAX_UNSETTLED_BYTES) this.#gate.hold('commit');
  }

  #hold(frame: UpFrame, bytes: number): void {
    this.#held?.push(frame);
    this.#keepWaiting(bytes);
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    this.#waitingBytes = 0;
    for (const frame of held) this.#handle(frame);
  }

  /** Bounds what lies here without having been looked at. The client has all of it, and comes back with it. */
  #keepWaiting(bytes: number): void {
    this.#waitingBytes += bytes;
    const { maxUpdateBytes, maxQueuedBytes } = this.#context.limits;
    if (this.#waitingBytes > maxUpdateBytes + maxQueuedBytes)
      this.end(CLOSE_CODES.tryLater, 'too much at once');
    else if (this.#stage === 'loading' && this.#waitingBytes > maxQueuedBytes) this.#gate.hold('loading');
  }

  #whenSettled(send: () => void): void {
    this.#receipts.push({ needs: this.#context.room.accepted, send });
    this.committed();
  }

  /** Marks from before the refusal are answered first, so that the client shelves no more than it has to. */
  #refuse(reason: Refusal): void {
    this.#stage = 'closing';
    const { log, room } = this.#context;
    log.warn({ room: roomName(room.address), session: this.id, reason }, 'update refused');
    this.#context.onRefused(reason);
    this.#whenSettled(() => {
      this.#reader.send(refusedFrame(reason));
      this.end(CLOSE_CODES.refused, reason);
    });
  }

  #renew(token: string): void {
    const { room, readToken } = this.#context;
    void readToken(token, room.address.planId).then(
      (identity) => {
        if (identity?.participantId !== this.#identity.participantId) {
          return this.end(CLOSE_CODES.token, 'token not valid');
        }
        this.#identity = identity;
        this.announceLimits();
      },
      // Nothing is known against the old token, which counts until it expires; marks and updates go on meanwhile.
      (error: unknown) =>
        this.#context.log.warn({ session: this.id, error: toError(error) }, 'token not checked'),
    );
  }

  #holdBackFor(milliseconds: number): void {
    if (milliseconds === 0 || this.#gate.isHeldBy('rate')) return;
    this.#gate.hold('rate');
    this.#context.clock.setTimer(milliseconds, () => this.#gate.release('rate'));
  }

  #end(): void {
    if (this.#stage === 'ended') return;
    this.#stage = 'ended';
    this.#reader.close();
    this.#early = [];
    this.#held = undefined;
    this.#receipts = [];
    this.#context.room.members.delete(this);
    this.#context.room.presence.leave(this);
    this.#context.onEnd();
  }
}
