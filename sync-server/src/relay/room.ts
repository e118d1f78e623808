import { type Clock } from '@holdfast/base';
import {
  canWrite,
  CLOSE_CODES,
  type Limits,
  type ParticipantId,
  type Refusal,
  type RoomAddress,
  roomName,
} from '@holdfast/sync-protocol';

import type { RelayLimits } from '../limits.ts';
import { type Log, toError } from '../log.ts';
import type {
  NewRow,
  RoomAppend,
  RoomStorage,
  StoredRoom,
  StoredRow,
  StoredSnapshot,
} from '../storage/storage.ts';
import type { CompactionInput } from '../update/compact-room.ts';
import { decodeIds, KnownIds } from '../update/known-ids.ts';
import { type Normalised, normaliseUpdate } from '../update/normalise-update.ts';
import { readRowIds } from '../update/read-update.ts';
import type { Committer, CommitSource } from './committer.ts';
import type { Identity } from './peer.ts';
import { Presence, type PresenceMember } from './presence.ts';
import { RoomLog } from './room-log.ts';

/** A session as its room sees it. */
export interface RoomMember extends PresenceMember {
  readonly id: string;
  /** The room is loaded, and answers from now on. */
  opened(): void;
  /** More is committed than before. */
  committed(): void;
  /** There may be something to send. */
  deliver(): void;
  announceLimits(): void;
  end(code: number, reason: string): void;
}

/** What all rooms of a relay share. */
export interface RoomContext {
  readonly storage: RoomStorage;
  readonly clock: Clock;
  readonly limits: RelayLimits;
  readonly log: Log;
  readonly committer: Committer;
  readonly compact: (input: CompactionInput) => Promise<StoredSnapshot>;
}

/**
 * One document: its committed log, what has been accepted and waits to be committed, and whoever is connected. It holds
 * ids and bytes, never a document.
 */
export class Room implements CommitSource {
  readonly address: RoomAddress;
  readonly members = new Set<RoomMember>();
  readonly presence: Presence;
  readonly #context: RoomContext;
  /** What is accepted: committed or pending. A crash takes the pending part along with whoever was told nothing. */
  readonly #known = new KnownIds();
  readonly #owners = new Map<number, ParticipantId>();
  #log: RoomLog | undefined;
  #epoch = 0;
  #pending: NewRow[] = [];
  #pendingOwners = new Map<number, ParticipantId>();
  #taken: readonly NewRow[] = [];
  #unsettledBytes = 0;
  #accepted = 0;
  #takenUpTo = 0;
  #settled = 0;
  #isCompacting = false;
  #compactAt: number;

  constructor(address: RoomAddress, context: RoomContext) {
    this.address = address;
    this.#context = context;
    this.#compactAt = context.limits.maxTailRows;
    this.presence = new Presence({
      clock: context.clock,
      members: this.members,
      ownerOf: (clientId) => this.#owners.get(clientId),
    });
  }

  /** Undefined until the room is loaded. */
  get log(): RoomLog | undefined {
    return this.#log;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** Counts what was accepted; `settled` follows it as commits succeed. */
  get accepted(): number {
    return this.#accepted;
  }

  get settled(): number {
    return this.#settled;
  }

  /** How much waits to be committed. */
  get unsettledBytes(): number {
    return this.#unsettledBytes;
  }

  /** Nobody is here and nothing is under way. */
  get isIdle(): boolean {
    return this.members.size === 0 && this.#accepted === this.#settled && !this.#isCompacting;
  }

  async load(): Promise<void> {
    const stored = await this.#context.storage.loadRoom(this.address);
    if (stored.snapshot !== undefined) this.#known.add(decodeIds(stored.snapshot.ids));
    const tail = await this.#readTail(stored);
    for (const row of tail) this.#known.add(readRowIds(row.update));
    for (const [clientId, owner] of stored.clientIds) this.#owners.set(clientId, owner);
    this.#epoch = stored.epoch;
    this.#log = new RoomLog({ snapshot: stored.snapshot, tail });
    this.#tellMembers((member) => member.opened());
    this.#compactWhenLong(this.#log);
  }

  /** The state vector for the relay's own step 1. It includes what is pending: that is on its way already. */
  encodeStateVector(): Uint8Array {
    return this.#known.encodeStateVector();
  }

  limitsFor({ role }: Identity): Limits {
    const { maxDocumentBytes, maxUpdateBytes } = this.#context.limits;
    return {
      role,
      canWrite: canWrite(role, this.address.document),
      documentBytes: this.#log?.bytes ?? 0,
      maxDocumentBytes,
      maxUpdateBytes,
    };
  }

  /** Reserves a client id for a participant, before anything is written under it. False when it is someone else's. */
  claimClient(clientId: number, { participantId, role }: Identity): boolean {
    const owner = this.#owners.get(clientId);
    if (owner !== undefined) return owner === participantId;
    if (canWrite(role, this.address.document)) {
      this.#bind([clientId], participantId);
      this.#accept();
    }
    return true;
  }

  /** Accepts what is new in an update, to be committed; or says why nothing of it is. */
  write(update: Uint8Array, from: { readonly id: string; readonly identity: Identity }): Refusal | undefined {
    const { participantId } = from.identity;
    const normalised = this.#normalise(update, from.identity);
    if (normalised.kind === 'refused') return normalised.reason;
    if (normalised.kind === 'empty') return undefined;
    if (normalised.clients.length > 0 && !this.#hasSpaceFor(normalised.update)) return 'document-full';
    this.#known.add(normalised.ids);
    this.#bind(normalised.clients, participantId);
    const at = this.#context.clock.now();
    this.#pending.push({ participantId, sessionId: from.id, at, update: normalised.update });
    this.#unsettledBytes += normalised.update.length;
    this.#accept();
    return undefined;
  }

  takePending(): RoomAppend {
    this.#taken = this.#pending;
    this.#takenUpTo = this.#accepted;
    const clientIds = this.#pendingOwners;
    this.#pending = [];
    this.#pendingOwners = new Map();
    return { room: this.address, rows: this.#taken, clientIds };
  }

  committed(seqs: readonly number[]): void {
    const rows = this.#taken.map(({ sessionId, update }, index) => ({
      seq: seqs[index] ?? 0,
      sessionId,
      update,
    }));
    this.#taken = [];
    this.#settled = this.#takenUpTo;
    for (const row of rows) this.#unsettledBytes -= row.update.length;
    this.#log?.append(rows);
    this.#tellMembers((member) => member.committed());
    this.#tellMembers((member) => member.deliver());
    if (this.#log !== undefined) this.#compactWhenLong(this.#log);
  }

  async #readTail({ tail: first, hasMore }: StoredRoom): Promise<StoredRow[]> {
    const tail = [...first];
    for (let isWhole = !hasMore; !isWhole;) {
      const page = await this.#context.storage.readTail(this.address, tail.at(-1)?.seq ?? 0);
      for (const row of page) tail.push(row);
      isWhole = page.length === 0;
    }
    return tail;
  }

  #normalise(update: Uint8Array, { participantId, role }: Identity): Normalised {
    try {
      return normaliseUpdate(update, {
        known: this.#known,
        author: participantId,
        canWrite: canWrite(role, this.address.document),
        ownerOf: (clientId) => this.#owners.get(clientId),
      });
    } catch (error) {
      // A fault of ours in judging an update. Nothing of it was taken; its sender shelves it, and the relay lives on.
      this.#context.log.error({ room: roomName(this.address), error: toError(error) }, 'update not judged');
      return { kind: 'refused', reason: 'malformed' };
    }
  }

  /** A session that fails is sent away and comes back; the others, and what is committed, are none the worse for it. */
  #tellMembers(tell: (member: RoomMember) => void): void {
    for (const member of this.members) {
      try {
        tell(member);
      } catch (error) {
        this.#context.log.error({ room: roomName(this.address), error: toError(error) }, 'session failed');
        member.end(CLOSE_CODES.tryLater, 'relay fault');
      }
    }
  }

  #hasSpaceFor(update: Uint8Array): boolean {
    const size = (this.#log?.bytes ?? 0) + this.#unsettledBytes + update.length;
    return size <= this.#context.limits.maxDocumentBytes;
  }

  #bind(clientIds: readonly number[], owner: ParticipantId): void {
    for (const clientId of clientIds) {
      if (this.#owners.has(clientId)) continue;
      this.#owners.set(clientId, owner);
      this.#pendingOwners.set(clientId, owner);
    }
  }

  #accept(): void {
    this.#accepted += 1;
    this.#context.committer.request(this);
  }

  #compactWhenLong(log: RoomLog): void {
    if (this.#isCompacting || log.tailRows <= this.#compactAt) return;
    this.#isCompacting = true;
    void this.#compact(log)
      .catch((error: unknown) => {
        // Snapshot and rows are as they were. More rows have to come before the next attempt.
        this.#compactAt = log.tailRows + this.#context.limits.maxTailRows;
        this.#context.log.error({ room: roomName(this.address), error: toError(error) }, 'compaction failed');
      })
      .finally(() => {
        this.#isCompacting = false;
      });
  }

  async #compact(log: RoomLog): Promise<void> {
    const snapshot = await this.#context.compact(log.toCompact());
    await this.#context.storage.cover(this.address, snapshot);
    // Also deletions that follow from how edits met, which no row says.
    this.#known.add(decodeIds(snapshot.ids));
    log.cover(snapshot);
    this.#compactAt = this.#context.limits.maxTailRows;
    for (const member of this.members) member.announceLimits();
  }
}
