import { type Clock } from '@holdfast/base';
import {
  canWrite,
  CLOSE_CODES,
  type DocumentName,
  type Limits,
  type ParticipantId,
  type Refusal,
  type RoomAddress,
  roomName,
} from '@holdfast/sync-protocol';

import type { RelayLimits } from '../limits.ts';
import { type Log, toError } from '../log.ts';
import type { NewRow, RoomAppend, RoomStorage, StoredSnapshot } from '../storage/storage.ts';
import { decodeIds, KnownIds } from '../update/known-ids.ts';
import { type Normalised, normaliseUpdate } from '../update/normalise-update.ts';
import type { PackedReading, UpdateWork } from '../update/update-work.ts';
import type { ClientIdQuota } from './client-id-quota.ts';
import type { Committer, CommitSource } from './committer.ts';
import { Compaction } from './compaction.ts';
import { isNearlyFull } from './document-space.ts';
import { FreshStart } from './fresh-start.ts';
import { type DocumentRules, GuardedDocument } from './guarded-document.ts';
import type { Identity } from './peer.ts';
import { Presence } from './presence.ts';
import { readStoredLog } from './read-stored-log.ts';
import type { RebuildQueue } from './rebuild-queue.ts';
import { RoomLog } from './room-log.ts';
import type { RoomMember, Writer } from './room-member.ts';
import { SnapshotRecall } from './snapshot-recall.ts';

/** What all rooms of a relay share. */
export interface RoomContext {
  readonly storage: RoomStorage;
  readonly clock: Clock;
  readonly limits: RelayLimits;
  readonly log: Log;
  readonly committer: Committer;
  readonly work: UpdateWork;
  readonly rebuilds: RebuildQueue;
  readonly clientIds: ClientIdQuota;
  /** By document; one without rules is guarded by the role alone. */
  readonly rules: Partial<Record<DocumentName, DocumentRules>>;
  /** The room could not be loaded: it answers nobody from here on. */
  readonly onLost: (room: Room, error: Error) => void;
}

/** Larger updates are judged in another thread: this much takes some ten milliseconds. */
const MAX_BYTES_AT_ONCE = 32 * 1024;

/**
 * One document: its committed log, what has been accepted and waits to be committed, and whoever is connected. It holds
 * ids and bytes, never a document.
 */
export class Room implements CommitSource {
  readonly address: RoomAddress;
  readonly members = new Set<RoomMember>();
  readonly presence: Presence;
  readonly #recall: SnapshotRecall;
  readonly #compaction: Compaction;
  readonly #context: RoomContext;
  /** What is accepted: committed or pending. A crash takes the pending part along with whoever was told nothing. */
  #known = new KnownIds();
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
  /** From the first change on that its rules are asked about. */
  #guarded: GuardedDocument | undefined;
  #isLoading = false;
  readonly #freshStart = new FreshStart({
    isQuiet: () => !this.#isLoading && this.#accepted === this.#settled,
    close: (reason) => this.#close(reason),
    load: () => this.load().catch((error: unknown) => this.#context.onLost(this, toError(error))),
  });

  constructor(address: RoomAddress, context: RoomContext) {
    this.address = address;
    this.#context = context;
    this.#recall = new SnapshotRecall(address, {
      ...context,
      onBack: () => this.#tellMembers((member) => member.deliver()),
    });
    this.#compaction = new Compaction(
      {
        address,
        recall: this.#recall,
        readLog: () => this.#log,
        isLeft: () => this.members.size === 0,
        onCovered: (snapshot) => this.#covered(snapshot),
        onPoisoned: (snapshot, seqs) => this.#heal(snapshot, seqs),
      },
      context,
    );
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
    const isUnderWay = this.#isLoading || this.#freshStart.isDue || this.#compaction.isDue;
    const isBusy = isUnderWay || this.#accepted !== this.#settled;
    return this.members.size === 0 && !isBusy;
  }

  async load(): Promise<void> {
    this.#isLoading = true;
    try {
      const stored = await readStoredLog(this.address, this.#context);
      const { snapshot, tailIds, epoch, clientIds } = stored;
      this.#known = new KnownIds();
      this.#guarded = undefined;
      if (snapshot !== undefined) this.#known.add(decodeIds(snapshot.ids));
      for (const ids of tailIds) this.#known.add(ids);
      for (const [clientId, owner] of clientIds) this.#owners.set(clientId, owner);
      this.#epoch = epoch;
      // Somebody may have asked for a fresh start meanwhile: whoever is here waits for that.
      if (!this.#freshStart.isWaiting) this.#log = new RoomLog(stored);
    } finally {
      this.#isLoading = false;
    }
    if (this.#log === undefined) return this.#freshStart.whenQuiet();
    this.#tellMembers((member) => member.opened());
    this.#compaction.begin(this.#log);
  }

  /** Does something to what the storage has of the room: everybody begins again from that. */
  renew<Answer>(reason: string, act: () => Promise<Answer>): Promise<Answer> {
    return this.#freshStart.begin(reason, act);
  }

  /** It answers nobody from here on. */
  dispose(error = new Error('the room is closed')): void {
    this.presence.dispose();
    this.#freshStart.end(error);
  }

  leave(member: RoomMember): void {
    this.members.delete(member);
    this.presence.leave(member);
    if (this.#log !== undefined) this.#compaction.see(this.#log);
  }

  /** Called every few seconds. */
  tick(): void {
    // Rules are judged with the whole document at hand.
    if (this.#log !== undefined && !this.#hasRules) this.#recall.rest(this.#log);
  }

  /** Whether readers can be sent the snapshot; if not yet, everybody is delivered to as soon as they can. */
  hasSnapshot(): boolean {
    return this.#log !== undefined && this.#recall.isHere(this.#log);
  }

  get #hasRules(): boolean {
    return this.#context.rules[this.address.document] !== undefined;
  }

  /** The state vector for the relay's own step 1. It includes what is pending: that is on its way already. */
  encodeStateVector(): Uint8Array {
    return this.#known.encodeStateVector();
  }

  limitsFor({ role }: Identity): Limits {
    const { maxDocumentBytes, maxUpdateBytes } = this.#context.limits;
    return {
      role,
      canWrite: canWrite(role, this.address.document) && !this.#isNearlyFull,
      documentBytes: this.#log?.bytes ?? 0,
      maxDocumentBytes,
      maxUpdateBytes,
    };
  }

  get #isNearlyFull(): boolean {
    return isNearlyFull(this.#log?.bytes ?? 0, this.#context.limits);
  }

  /** Reserves a client id for a participant, before anything is written under it; or says why not. */
  claimClient(clientId: number, { participantId, role }: Identity): Refusal | undefined {
    const owner = this.#owners.get(clientId);
    if (owner !== undefined) return owner === participantId ? undefined : 'foreign-author';
    if (!canWrite(role, this.address.document)) return undefined;
    if (!this.#bind([clientId], participantId)) return 'too-many-clients';
    this.#accept();
    return undefined;
  }

  /**
   * Accepts what is new in an update, to be committed; or says why nothing of it is. A large one is judged elsewhere:
   * until that is done the writer may send nothing after it. Rejects when it could not be judged.
   */
  write(update: Uint8Array, from: Writer): Refusal | undefined | Promise<Refusal | undefined> {
    if (update.length > MAX_BYTES_AT_ONCE) return this.#writeLarge(update, from);
    return this.#take(this.#normalise(update, from.identity), from);
  }

  async #writeLarge(update: Uint8Array, from: Writer): Promise<Refusal | undefined> {
    for (;;) {
      const normalised = await this.#context.work.normalise(update, this.#pack(from.identity));
      if (from.isOver) return undefined;
      // What the room knew then it knows still; but somebody may have claimed a client id meanwhile.
      const clients = normalised.kind === 'change' ? normalised.clients : [];
      if (!clients.some((client) => this.#isForeign(client, from.identity))) {
        return this.#take(normalised, from);
      }
    }
  }

  #pack(identity: Identity): PackedReading {
    const foreign = [...this.#owners.keys()].filter((client) => this.#isForeign(client, identity));
    return {
      known: this.#known.pack(),
      foreign: Uint32Array.from(foreign),
      canWrite: canWrite(identity.role, this.address.document),
    };
  }

  #isForeign(client: number, { participantId }: Identity): boolean {
    return (this.#owners.get(client) ?? participantId) !== participantId;
  }

  #take(normalised: Normalised, from: Writer): Refusal | undefined | Promise<Refusal | undefined> {
    const { participantId } = from.identity;
    if (normalised.kind === 'deletions') return this.#judgeDeletions(normalised.update);
    if (normalised.kind === 'refused') return normalised.reason;
    if (normalised.kind === 'empty') return undefined;
    if (normalised.clients.length > 0 && !this.#hasSpaceFor(normalised.update)) return 'document-full';
    if (this.#breaksRules(normalised.update, from.identity)) return 'not-yours';
    if (!this.#bind(normalised.clients, participantId)) return 'too-many-clients';
    this.#guarded?.take(normalised.update);
    this.#known.add(normalised.ids);
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
    const wasNearlyFull = this.#isNearlyFull;
    this.#log?.append(rows);
    // First the others' words: where work met, a device takes what comes after its receipt as written after its own.
    this.#tellMembers((member) => member.deliver());
    this.#tellMembers((member) => member.committed());
    if (this.#isNearlyFull !== wasNearlyFull) this.#tellMembers((member) => member.announceLimits());
    if (this.#log === undefined) this.#freshStart.whenQuiet();
    else this.#compaction.see(this.#log);
  }

  #normalise(update: Uint8Array, identity: Identity): Normalised {
    try {
      return normaliseUpdate(update, {
        known: this.#known,
        canWrite: canWrite(identity.role, this.address.document),
        isForeign: (clientId) => this.#isForeign(clientId, identity),
      });
    } catch (error) {
      // A fault of ours in judging an update. Nothing of it was taken; its sender shelves it, and the relay lives on.
      this.#context.log.error({ room: roomName(this.address), error: toError(error) }, 'update not judged');
      return { kind: 'refused', reason: 'malformed' };
    }
  }

  /**
   * From someone who may not write. What Yjs deletes by itself is left out and no reason to part; what they took away
   * themselves, when they still could, they have to be told about: it goes to their shelf.
   */
  async #judgeDeletions(deletions: Uint8Array): Promise<Refusal | undefined> {
    if (this.#log !== undefined) await this.#recall.bringBack(this.#log);
    const isTheirs = await this.#context.work.takesAway(this.#acceptedUpdates(), deletions);
    return isTheirs ? 'no-right' : undefined;
  }

  #breaksRules(update: Uint8Array, writer: Identity): boolean {
    const rules = this.#context.rules[this.address.document];
    if (rules === undefined) return false;
    if (this.#guarded === undefined) {
      const updates = this.#acceptedUpdates();
      this.#guarded = new GuardedDocument(rules, { ...this.#context, updates });
      this.#known.add(this.#guarded.ids);
    }
    return this.#guarded.judge(update, writer) !== 'allowed';
  }

  #acceptedUpdates(): Uint8Array[] {
    const { snapshot, rows = [] } = this.#log?.toRebuild() ?? {};
    const updates = [...rows, ...this.#taken, ...this.#pending].map(({ update }) => update);
    return snapshot === undefined ? updates : [snapshot, ...updates];
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

  /** False, and nothing is bound, when these are more than the participant may have. */
  #bind(clientIds: readonly number[], owner: ParticipantId): boolean {
    const fresh = clientIds.filter((clientId) => !this.#owners.has(clientId));
    if (!this.#context.clientIds.take(roomName(this.address), owner, fresh.length)) return false;
    for (const clientId of fresh) {
      this.#owners.set(clientId, owner);
      this.#pendingOwners.set(clientId, owner);
    }
    return true;
  }

  #accept(): void {
    this.#accepted += 1;
    this.#context.committer.request(this);
  }

  #covered({ ids }: StoredSnapshot): void {
    // Also deletions that follow from how edits met, which no row says.
    this.#known.add(decodeIds(ids));
    for (const member of this.members) member.announceLimits();
  }

  /** Readers have been sent what they cannot bear: all of them begin again, from a snapshot without it. */
  async #heal(snapshot: StoredSnapshot, poisoned: readonly number[]): Promise<void> {
    const { storage, clock, log } = this.#context;
    const quarantine = { seqs: poisoned, snapshot, at: clock.now() };
    const epoch = await storage.quarantine(this.address, quarantine);
    log.error({ room: roomName(this.address), rows: poisoned.length, epoch }, 'rows quarantined');
    // It is given up with the room only, and then there is nobody to tell.
    this.renew('the document was healed', () => Promise.resolve()).catch(() => {});
  }

  #close(reason: string): void {
    this.#log = undefined;
    for (const member of this.members) member.end(CLOSE_CODES.restart, reason);
  }
}
