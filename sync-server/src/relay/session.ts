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
import { Inbox } from './inbox.ts';
import { LogReader } from './log-reader.ts';
import { MessageRate } from './message-rate.ts';
import type { Identity, Peer, Person } from './peer.ts';
import { ReadGate } from './read-gate.ts';
import type { RoomMember } from './room-member.ts';
import type { Room } from './room.ts';
import type { UnreadBytes } from './unread-bytes.ts';

/** One connection's part in one room, driven by whoever owns the socket. */
export interface Session {
  /** One frame from the peer, in the order of arrival. */
  receive(frame: Uint8Array): void;
  /** The peer can take more than when it was last asked. */
  drained(): void;
  /** The peer does not answer: nobody is shown it until it shows itself again. */
  fade(): void;
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
  readonly onPresenceDropped: () => void;
  readonly unread: UnreadBytes;
  readonly onEnd: () => void;
}

/**
 * `judging`: an update is looked at in another thread, and what came after it waits. `closing`: waits until everything
 * that was accepted is committed; whatever comes now is ignored.
 */
type Stage = 'loading' | 'open' | 'judging' | 'closing' | 'ended';

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
  /** What came before the room was loaded, or while an update is judged. */
  readonly #inbox = new Inbox();
  /** Updates and marks from before the connection's first step 2, which they may build on. */
  readonly #held = new Inbox();
  #hasStep2 = false;
  #receipts: Receipt[] = [];
  /** Of the update that is being judged. */
  #judgedBytes = 0;
  /** What of this session is in the relay's count of unread bytes. */
  #countedBytes = 0;
  /** How to go once all that came has been looked at. */
  #farewell: (() => void) | undefined;

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

  /** What waits until the other side takes it. */
  get queuedBytes(): number {
    return this.#context.peer.bufferedBytes;
  }

  get isOver(): boolean {
    return this.#stage === 'ended';
  }

  get clientId(): number | undefined {
    return this.#clientId;
  }

  enter(): void {
    this.#context.room.members.add(this);
    if (this.#context.room.log !== undefined) this.opened();
  }

  receive(frame: Uint8Array): void {
    if (this.#stage === 'closing' || this.#stage === 'ended' || this.#farewell !== undefined) return;
    this.#holdBackFor(this.#rate.count(this.#context.clock.now(), frame.length));
    this.#inbox.add(parseUpFrame(frame), frame.length);
    this.#work();
    this.#boundWaiting();
  }

  drained(): void {
    this.deliver();
  }

  fade(): void {
    this.#context.room.presence.leave(this);
  }

  leave(): void {
    this.#end();
  }

  end(code: number, reason: string): void {
    if (this.#stage === 'ended') return;
    this.#end();
    this.#context.peer.close(code, reason);
  }

  /** Also what others see of this connection says it from now on. */
  rename({ displayName, group, colour }: Person): void {
    this.#identity = { ...this.#identity, displayName, group, colour };
    this.#context.room.presence.restamp(this);
  }

  /** Commits what was received, answers the marks for it, and closes. */
  endWhenSettled(code: number, reason: string): void {
    if (this.#stage === 'ended') return;
    this.#farewell = () => {
      this.#stage = 'closing';
      this.#whenSettled(() => this.end(code, reason));
    };
    this.#work();
    // Nothing of a session was accepted before its room is loaded.
    if (this.#stage === 'loading') this.end(code, reason);
  }

  opened(): void {
    if (this.#stage !== 'loading') return;
    this.#stage = 'open';
    this.announceLimits();
    this.#gate.release('waiting');
    this.#work();
    this.#countUnread();
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
    if (this.#stage !== 'open' && this.#stage !== 'judging') return;
    this.#reader.send(limitsFrame(this.#context.room.limitsFor(this.#identity)));
  }

  /** Called every few seconds. */
  tick(now: number): void {
    if (this.#identity.tokenExpiresAt <= now) this.end(CLOSE_CODES.token, 'token expired');
    else this.#reader.keepAlive(now);
  }

  /** Looks at one frame after another, as long as nothing has to be waited for. */
  #work(): void {
    while (this.#stage === 'open') {
      const next = this.#inbox.take();
      if (next === undefined) break;
      if (next.frame === undefined) this.#refuse('malformed');
      else this.#handle(next.frame);
    }
    if (this.#stage === 'open') this.#farewell?.();
  }

  #handle(frame: UpFrame): void {
    const { maxDocumentBytes, maxUpdateBytes, maxPresenceBytes } = this.#context.limits;
    switch (frame.type) {
      case 'hello':
        return this.#greet(frame);
      case 'sync-step-1':
        return this.#answer(frame.stateVector);
      case 'sync-step-2':
        if (frame.update.length > maxDocumentBytes) return this.#refuse('document-full');
        this.#hasStep2 = true;
        this.#inbox.putBefore(this.#held);
        return this.#write(frame.update);
      case 'update':
        if (!this.#hasStep2) return this.#held.add(frame, frame.update.length);
        if (frame.update.length > maxUpdateBytes) return this.#refuse('update-too-large');
        return this.#write(frame.update);
      case 'mark':
        if (!this.#hasStep2) return this.#held.add(frame, 0);
        return this.#whenSettled(() => this.#reader.send(markFrame(frame.seq)));
      case 'awareness':
        // No reason to part: presence is nobody's work, and the next frame may be smaller.
        if (frame.update.length > maxPresenceBytes) return this.#context.onPresenceDropped();
        return this.#context.room.presence.receive(this, frame.update);
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
    const refusal = this.#context.room.claimClient(clientId, this.#identity);
    if (refusal !== undefined) return this.#refuse(refusal);
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
    if (refusal instanceof Promise) this.#await(refusal, update.length);
    else this.#written(refusal);
  }

  #await(refusal: Promise<Refusal | undefined>, bytes: number): void {
    this.#stage = 'judging';
    this.#judgedBytes = bytes;
    this.#gate.hold('waiting');
    const goOn = (act: () => void): void => {
      if (this.#stage !== 'judging') return;
      this.#stage = 'open';
      this.#judgedBytes = 0;
      act();
      this.#gate.release('waiting');
      this.#work();
      this.#countUnread();
    };
    refusal.then(
      (reason) => goOn(() => this.#written(reason)),
      // Nothing of it was taken. Its sender has it, and comes back with it.
      () => goOn(() => this.end(CLOSE_CODES.tryLater, 'the update could not be judged')),
    );
  }

  #written(refusal: Refusal | undefined): void {
    if (refusal !== undefined) this.#refuse(refusal);
    else if (this.#context.room.unsettledBytes >= MAX_UNSETTLED_BYTES) this.#gate.hold('commit');
  }

  /** Bounds what lies here without having been looked at. The client has all of it, and comes back with it. */
  #boundWaiting(): void {
    const { unread, limits } = this.#context;
    const { maxUpdateBytes, maxQueuedBytes } = limits;
    const waiting = this.#inbox.bytes + this.#held.bytes;
    this.#countUnread();
    const isTooMuch = waiting > maxUpdateBytes + maxQueuedBytes;
    const isLarge = waiting + this.#judgedBytes > maxQueuedBytes;
    if (isTooMuch || (isLarge && unread.isOver)) this.end(CLOSE_CODES.tryLater, 'too much at once');
    else if (this.#stage === 'loading' && waiting > maxQueuedBytes) this.#gate.hold('waiting');
  }

  #countUnread(): void {
    const bytes = this.#stage === 'ended' ? 0 : this.#inbox.bytes + this.#held.bytes + this.#judgedBytes;
    this.#context.unread.add(bytes - this.#countedBytes);
    this.#countedBytes = bytes;
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
    this.#inbox.clear();
    this.#held.clear();
    this.#countUnread();
    this.#receipts = [];
    this.#context.room.leave(this);
    this.#context.onEnd();
  }
}
