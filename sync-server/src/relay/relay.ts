import type { Clock } from '@holdfast/base';
import {
  CLOSE_CODES,
  type DocumentName,
  type ParticipantId,
  type PlanId,
  type Refusal,
  type Role,
  type RoomAddress,
  roomName,
} from '@holdfast/sync-protocol';

import { DEFAULT_LIMITS, type RelayLimits } from '../limits.ts';
import { type Log, silentLog, toError } from '../log.ts';
import type { RoomStorage } from '../storage/storage.ts';
import { ownThread, type UpdateWork } from '../update/update-work.ts';
import { ClientIdQuota } from './client-id-quota.ts';
import { Committer } from './committer.ts';
import type { DocumentRules } from './guarded-document.ts';
import type { Identity, Peer, Person } from './peer.ts';
import { RebuildQueue } from './rebuild-queue.ts';
import { Room } from './room.ts';
import { RoomSession, type Session } from './session.ts';
import { UnreadBytes } from './unread-bytes.ts';

export interface RelayOptions {
  readonly storage: RoomStorage;
  readonly clock: Clock;
  readonly limits?: Partial<RelayLimits>;
  readonly log?: Log;
  /** Reads a token that came in band; undefined when it is not, or no longer, valid for the plan. */
  readonly readToken?: (token: string, planId: PlanId) => Promise<Identity | undefined>;
  /** Told of each update that was not taken, for counting. */
  readonly onRefused?: (reason: Refusal) => void;
  /** Told of each presence that is too large to be shown, for counting. */
  readonly onPresenceDropped?: () => void;
  /** What may be changed in a document beyond what roles say. */
  readonly rules?: Partial<Record<DocumentName, DocumentRules>>;
  /** Where what takes long is done; in this thread if nowhere else. */
  readonly work?: UpdateWork;
  /** Resolves when what has reached this process by now has been read; at once where there are no sockets. */
  readonly nextTurn?: () => Promise<void>;
}

/** How many rooms are in memory, and connections to them. */
export interface Population {
  readonly rooms: number;
  readonly sessions: number;
  /** What waits in all connections until it is taken, and in the one that has the most. */
  readonly queuedBytes: number;
  readonly longestQueueBytes: number;
}

const TICK_MS = 5_000;
const PRESENCE_REFRESH_MS = 15_000;
const STOP_TIMEOUT_MS = 8_000;

const STOPPING = { code: CLOSE_CODES.restart, reason: 'the relay is stopping' };
const FULL = { code: CLOSE_CODES.tryLater, reason: 'too many connections' };

const GONE: Session = { receive() {}, drained() {}, fade() {}, leave() {} };

/** All rooms of one process, without sockets or HTTP. */
export class Relay {
  /** Whoever reads sockets counts here what has come of frames that are not whole yet. */
  readonly unread: UnreadBytes;
  readonly #options: Required<RelayOptions> & { readonly limits: RelayLimits };
  readonly #committer: Committer;
  readonly #rebuilds: RebuildQueue;
  readonly #clientIds: ClientIdQuota;
  readonly #rooms = new Map<string, Room>();
  readonly #sessions = new Map<RoomSession, Room>();
  readonly #startedAt: number;
  #sessionCount = 0;
  #cancelTick: (() => void) | undefined;
  #presenceRefreshedAt = 0;
  #isStopping = false;
  #onEmpty = (): void => {};

  constructor(options: RelayOptions) {
    this.#options = {
      log: silentLog,
      readToken: () => Promise.resolve(undefined),
      onRefused: () => {},
      onPresenceDropped: () => {},
      work: ownThread,
      nextTurn: () => Promise.resolve(),
      rules: {},
      ...options,
      limits: { ...DEFAULT_LIMITS, ...options.limits },
    };
    this.#committer = new Committer(this.#options);
    this.#rebuilds = new RebuildQueue(options.clock);
    const { maxClientIdsPerDay, maxUnreadBytes } = this.#options.limits;
    this.#clientIds = new ClientIdQuota(options.clock, maxClientIdsPerDay);
    this.unread = new UnreadBytes(maxUnreadBytes);
    this.#startedAt = options.clock.now();
  }

  /** False while commits fail: nothing is acknowledged then, and nothing that was received is lost. */
  get ready(): boolean {
    return this.#committer.isHealthy && !this.#isStopping;
  }

  get population(): Population {
    let [queuedBytes, longestQueueBytes] = [0, 0];
    for (const session of this.#sessions.keys()) {
      const waiting = session.queuedBytes;
      queuedBytes += waiting;
      longestQueueBytes = Math.max(longestQueueBytes, waiting);
    }
    return { rooms: this.#rooms.size, sessions: this.#sessions.size, queuedBytes, longestQueueBytes };
  }

  /**
   * Whoever calls has just found out that `identity` may read the plan, without waiting in between: a revocation
   * reaches the sessions that exist. Frames that come before the room is loaded wait.
   */
  join(address: RoomAddress, identity: Identity, peer: Peer): Session {
    const { clock, limits, log, readToken, onRefused, onPresenceDropped } = this.#options;
    const isFull =
      this.#countSessions(address.planId) >= limits.maxConnectionsPerPlan ||
      this.#sessionsOf(address.planId, identity.participantId).length >= limits.maxConnectionsPerParticipant;
    if (this.#isStopping || isFull) {
      const { code, reason } = this.#isStopping ? STOPPING : FULL;
      peer.close(code, reason);
      return GONE;
    }
    this.#sessionCount += 1;
    const room = this.#openRoom(address);
    const session: RoomSession = new RoomSession(identity, {
      id: `${this.#startedAt.toString(36)}-${this.#sessionCount.toString(36)}`,
      room,
      peer,
      clock,
      limits,
      log,
      readToken,
      onRefused,
      onPresenceDropped,
      unread: this.unread,
      onEnd: () => {
        this.#sessions.delete(session);
        if (this.#sessions.size === 0) this.#onEmpty();
      },
    });
    this.#sessions.set(session, room);
    session.enter();
    this.#cancelTick ??= clock.setTimer(TICK_MS, () => this.#tick());
    return session;
  }

  /** Who is connected, each once per plan. */
  participants(): readonly { readonly planId: PlanId; readonly participantId: ParticipantId }[] {
    const present = new Map<string, { planId: PlanId; participantId: ParticipantId }>();
    for (const [{ identity }, { address }] of this.#sessions) {
      const { planId } = address;
      const { participantId } = identity;
      present.set(`${planId} ${participantId}`, { planId, participantId });
    }
    return [...present.values()];
  }

  /** Ends all sessions of a participant in a plan at once; nothing is delivered to them after. */
  revoke(planId: PlanId, participantId: ParticipantId): void {
    for (const session of this.#sessionsOf(planId, participantId)) {
      session.end(CLOSE_CODES.forbidden, 'revoked');
    }
  }

  /** The participant has this role now: sessions under another one have to come back with a new token. */
  reauthorise(planId: PlanId, participantId: ParticipantId, role: Role): void {
    for (const session of this.#sessionsOf(planId, participantId)) {
      if (session.identity.role !== role) session.end(CLOSE_CODES.token, 'role changed');
    }
  }

  /** These are the credentials that a participant has now: sessions of other devices end, and can come back only by one of them. */
  keepOnly(planId: PlanId, participantId: ParticipantId, credentialHashes: readonly string[]): void {
    for (const session of this.#sessionsOf(planId, participantId)) {
      if (credentialHashes.includes(session.identity.credentialHash)) continue;
      session.end(CLOSE_CODES.token, 'credential replaced');
    }
  }

  /** The participant calls themself so now: whoever is in a room with them sees it at once. */
  rename(planId: PlanId, person: Person): void {
    for (const session of this.#sessionsOf(planId, person.participantId)) session.rename(person);
  }

  /** Does something to what the storage has of a room. Whoever is there begins again from that; settles as `act` does. */
  renew<Answer>(address: RoomAddress, reason: string, act: () => Promise<Answer>): Promise<Answer> {
    if (this.#isStopping) return Promise.reject(new Error('the relay is stopping'));
    const room = this.#openRoom(address);
    this.#cancelTick ??= this.#options.clock.setTimer(TICK_MS, () => this.#tick());
    return room.renew(reason, act);
  }

  /**
   * Takes nothing more, commits what it has, and closes every session with 1012. Waits no longer than 8 seconds;
   * `uncommitted` when that was not enough: then nothing of the rest was acknowledged.
   */
  async stop(): Promise<'committed' | 'uncommitted'> {
    this.#isStopping = true;
    this.#cancelTick?.();
    const { code, reason } = STOPPING;
    for (const session of this.#sessions.keys()) session.endWhenSettled(code, reason);
    let cancel = (): void => {};
    const timeout = new Promise<'uncommitted'>((resolve) => {
      cancel = this.#options.clock.setTimer(STOP_TIMEOUT_MS, () => resolve('uncommitted'));
    });
    // An update may still be judged, and counts if that is done in time.
    const everybodyLeft = new Promise<void>((resolve) => {
      this.#onEmpty = resolve;
      if (this.#sessions.size === 0) resolve();
    });
    const committed = everybodyLeft.then(() => this.#committer.idle()).then(() => 'committed' as const);
    const outcome = await Promise.race([committed, timeout]);
    cancel();
    for (const session of this.#sessions.keys()) session.end(code, reason);
    this.#rebuilds.stop();
    for (const room of this.#rooms.values()) room.dispose();
    return outcome;
  }

  #openRoom(address: RoomAddress): Room {
    const name = roomName(address);
    const known = this.#rooms.get(name);
    if (known !== undefined) return known;
    const room = new Room(address, {
      ...this.#options,
      committer: this.#committer,
      rebuilds: this.#rebuilds,
      clientIds: this.#clientIds,
      onLost: (lost, error) => this.#lose(lost, error),
    });
    this.#rooms.set(name, room);
    void room.load().catch((error: unknown) => this.#lose(room, toError(error)));
    return room;
  }

  /** Nothing was acknowledged, so every client still has what it sent; the next one to come tries again. */
  #lose(room: Room, error: Error): void {
    const name = roomName(room.address);
    this.#rooms.delete(name);
    this.#options.log.error({ room: name, error }, 'room did not load');
    for (const member of room.members) member.end(CLOSE_CODES.tryLater, 'the document cannot be read now');
    room.dispose(error);
  }

  #countSessions(planId: PlanId): number {
    let count = 0;
    for (const room of this.#rooms.values()) {
      if (room.address.planId === planId) count += room.members.size;
    }
    return count;
  }

  #sessionsOf(planId: PlanId, participantId: ParticipantId): RoomSession[] {
    const isMeant = ([session, room]: [RoomSession, Room]): boolean =>
      room.address.planId === planId && session.identity.participantId === participantId;
    return [...this.#sessions].filter(isMeant).map(([session]) => session);
  }

  /** Heartbeats, expired tokens and idle rooms. Stops by itself when there is nothing left to look after. */
  #tick(): void {
    const now = this.#options.clock.now();
    for (const session of this.#sessions.keys()) session.tick(now);
    const isRefreshDue = now - this.#presenceRefreshedAt >= PRESENCE_REFRESH_MS;
    if (isRefreshDue) this.#presenceRefreshedAt = now;
    this.#clientIds.forgetOld();
    for (const [name, room] of this.#rooms) {
      if (isRefreshDue) room.presence.refresh();
      room.tick();
      if (room.isIdle) {
        room.dispose();
        this.#rooms.delete(name);
      }
    }
    const hasWork = this.#rooms.size > 0 && !this.#isStopping;
    this.#cancelTick = hasWork ? this.#options.clock.setTimer(TICK_MS, () => this.#tick()) : undefined;
  }
}

export function createRelay(options: RelayOptions): Relay {
  return new Relay(options);
}
