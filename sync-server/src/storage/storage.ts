import type {
  ChangePerson,
  Group,
  InvitationId,
  ParticipantId,
  PassId,
  PassKind,
  PlanId,
  Role,
  RoomAddress,
} from '@holdfast/sync-protocol';

/** One normalised update of one connection, as it goes into the log. */
export interface NewRow {
  readonly participantId: ParticipantId;
  /** The connection it came by; history never merges rows of different people. */
  readonly sessionId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly update: Uint8Array;
}

/** What one room adds in a commit. */
export interface RoomAppend {
  readonly room: RoomAddress;
  readonly rows: readonly NewRow[];
  /** Yjs client ids that belong to a participant from now on; a binding that exists already stays as it is. */
  readonly clientIds: ReadonlyMap<number, ParticipantId>;
}

/** A row of the log. `seq` rises within a room in the order of commits and is never used twice. */
export interface StoredRow {
  readonly seq: number;
  readonly sessionId: string;
  readonly update: Uint8Array;
}

/** The document up to and including row `seq`, without what was deleted. */
export interface StoredSnapshot {
  readonly seq: number;
  readonly update: Uint8Array;
  /** Its state vector and delete set, in the encoding of `Y.encodeSnapshot`. */
  readonly ids: Uint8Array;
}

export interface StoredRoom {
  /** Rises when the room was healed by hand or by quarantine; clients of a lower epoch begin again. */
  readonly epoch: number;
  readonly snapshot: StoredSnapshot | undefined;
  /** The first rows above the snapshot, in order: as many as a reader may be handed in one go. */
  readonly tail: readonly StoredRow[];
  /** There are more, for `readTail`. */
  readonly hasMore: boolean;
  readonly clientIds: ReadonlyMap<number, ParticipantId>;
}

/** What to do about rows that no reader can apply. */
export interface Quarantine {
  readonly seqs: readonly number[];
  /** The room without them. */
  readonly snapshot: StoredSnapshot;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The log of every room. Each method is one transaction: it happens as a whole before it resolves, or it rejects. */
export interface RoomStorage {
  /**
   * Commits rows and bindings of several rooms and answers the numbers of each room's rows, in order. A rejection may
   * hide a commit whose answer was lost; appending the same rows again is harmless, since updates are idempotent.
   */
  append(batch: readonly RoomAppend[]): Promise<readonly (readonly number[])[]>;
  /** A room that nobody has written to is empty, not an error. */
  loadRoom(room: RoomAddress): Promise<StoredRoom>;
  /** The next rows after `seq`, in order; none at the end of the log. */
  readTail(room: RoomAddress, seq: number): Promise<readonly StoredRow[]>;
  /** Puts `snapshot` in place of the rows up to its `seq`, which stay for history. An older one changes nothing. */
  cover(room: RoomAddress, snapshot: StoredSnapshot): Promise<void>;
  /** Keeps rows aside for whoever looks into it, covers them, and answers the room's next epoch. */
  quarantine(room: RoomAddress, quarantine: Quarantine): Promise<number>;
}

/** One entry of a discussion that is to be forgotten, in every wording, language and moment. */
export interface EntryErasure {
  readonly planId: PlanId;
  /** The key under which it stands. */
  readonly entry: string;
  /** The facilitator who asks for it; kept with the erasure. */
  readonly by: ParticipantId;
  readonly at: number;
}

export interface ErasureStorage {
  /**
   * Forgets an entry for good, down to the free pages of the file, and deletes it forward. Nobody may have the room in
   * memory meanwhile. Answers whether there was something to forget.
   */
  eraseEntry(erasure: EntryErasure): Promise<boolean>;
}

/** What one person did within a moment. */
export interface MomentAuthor {
  readonly participantId: ParticipantId;
  readonly rows: number;
  readonly bytes: number;
}

/** A stretch of time in which people wrote, and the row that ended it. Times in milliseconds since 1970. */
export interface Moment {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  readonly authors: readonly MomentAuthor[];
}

export interface MomentPage {
  /** Newest first. */
  readonly moments: readonly Moment[];
  /** Where the page before this one begins; undefined at the beginning of history. */
  readonly next: number | undefined;
}

/** So many rows are looked at for one page, and forgotten in one go. */
export const HISTORY_PAGE = 5_000;

/** The document up to and including row `seq`, as it was then. */
export interface Checkpoint {
  readonly seq: number;
  readonly update: Uint8Array;
}

/** What a document was made of at some row. */
export interface StoredMoment {
  readonly checkpoint: Uint8Array | undefined;
  readonly rows: readonly Uint8Array[];
}

/**
 * What rooms were like before. A checkpoint is kept whenever the rows since the last one weigh as much as the document,
 * so that going back costs about as much as loading it, and all of history at most twice its rows.
 */
export interface HistoryStorage {
  listRooms(): Promise<readonly RoomAddress[]>;
  /** One page of moments, of the rows below `before` or of the newest. */
  listMoments(room: RoomAddress, before: number | undefined): Promise<MomentPage>;
  /** Undefined for what history does not hold, or no longer. */
  readMoment(room: RoomAddress, seq: number): Promise<StoredMoment | undefined>;
  /**
   * The last covered row that came before all rows from time `before` on; when many came, one on the way there.
   * Undefined when there is none.
   */
  findCut(room: RoomAddress, before: number): Promise<number | undefined>;
  /** Forgets the rows up to a checkpoint, and keeps that. Only covered rows may be forgotten. */
  purge(room: RoomAddress, checkpoint: Checkpoint): Promise<void>;
}

export interface StoredParticipant {
  readonly participantId: ParticipantId;
  /** One for each device on which they take part; of those that lost their right, none. */
  readonly credentialHashes: readonly string[];
  readonly displayName: string;
  readonly group: Group;
  readonly colour: number;
  readonly role: Role;
  /** By which they joined; undefined for the creator, and for those who joined before this was kept. */
  readonly invitationId: InvitationId | undefined;
  readonly joinedAt: number;
  /** When they last asked for a token; undefined until they have. */
  readonly seenAt?: number | undefined;
  /** Revoked: the entry stays, so that the same id cannot come back as someone else. */
  readonly removedAt: number | undefined;
}

export interface NewParticipant {
  readonly participantId: ParticipantId;
  readonly credentialHash: string;
  readonly displayName: string;
  readonly group: Group;
  readonly colour: number;
}

export interface NewInvitation {
  readonly invitationId: InvitationId;
  readonly secretHash: string;
  readonly role: Role;
  readonly group: Group | undefined;
  /** Milliseconds from when it is stored. */
  readonly validForMs: number | undefined;
  readonly maxUses: number | undefined;
  readonly label: string | undefined;
}

export interface StoredInvitation extends Omit<NewInvitation, 'validForMs'> {
  readonly expiresAt: number | undefined;
  readonly uses: number;
  readonly createdAt: number;
}

/** What lets somebody in again as the participant that they are. */
export interface NewPass {
  readonly passId: PassId;
  readonly kind: PassKind;
  readonly secretHash: string;
  /** The recovery code in whose place it comes; undefined where there is none. */
  readonly replaces: PassId | undefined;
}

export interface StoredPass extends Omit<NewPass, 'replaces'> {
  readonly planId: PlanId;
  readonly participantId: ParticipantId;
  readonly createdAt: number;
  readonly expiresAt: number | undefined;
  /** Replaced, withdrawn, or used where one use is all: it stays known, so that whoever shows it is told. */
  readonly endedAt: number | undefined;
}

export type PassRefusal = 'pass-invalid' | 'pass-ended' | 'pass-expired' | 'removed';

export type PassOutcome =
  | {
      readonly kind: 'let-in';
      readonly planId: PlanId;
      readonly passKind: PassKind;
      /** With the credentials that count from now on. */
      readonly participant: StoredParticipant;
    }
  | { readonly kind: PassRefusal };

/** `same`: the identical request came before, and its answer may have been lost. `conflict`: another one has the id. */
export type PutOutcome = 'created' | 'same' | 'conflict';

export type JoinOutcome =
  | { readonly kind: 'joined'; readonly participant: StoredParticipant }
  | {
      readonly kind:
        | 'conflict'
        | 'removed'
        | 'invitation-invalid'
        | 'invitation-expired'
        | 'invitation-used-up';
    };

export type ChangeOutcome = 'changed' | 'not-found' | 'last-facilitator';

/** Who may take part in which plan. Every method is one transaction, and safe to repeat after a lost answer. */
export interface AccessStorage {
  /** The creator becomes the plan's first facilitator. */
  createPlan(planId: PlanId, creator: NewParticipant, at: number): Promise<PutOutcome>;
  hasPlan(planId: PlanId): Promise<boolean>;
  /** Counts a use of the invitation once per participant. `secretHash` is the hash of the secret that was shown. */
  join(request: JoinRequest): Promise<JoinOutcome>;
  /** Also answers participants who were removed. */
  findParticipant(planId: PlanId, participantId: ParticipantId): Promise<StoredParticipant | undefined>;
  /** Those who take part now, in the order of joining. */
  listParticipants(planId: PlanId): Promise<readonly StoredParticipant[]>;
  /** A plan keeps at least one facilitator. */
  setRole(planId: PlanId, participantId: ParticipantId, role: Role): Promise<ChangeOutcome>;
  /**
   * What they say of themselves; the group that their invitation has fixed stays, as long as that exists. Answers them as
   * they are now; undefined when they do not take part.
   */
  changePerson(
    planId: PlanId,
    participantId: ParticipantId,
    person: ChangePerson,
  ): Promise<StoredParticipant | undefined>;
  removeParticipant(planId: PlanId, participantId: ParticipantId, at: number): Promise<ChangeOutcome>;
  /** Changes nothing for whoever does not take part. */
  noteSeen(planId: PlanId, participantId: ParticipantId, at: number): Promise<void>;
  putInvitation(planId: PlanId, invitation: NewInvitation, at: number): Promise<PutOutcome>;
  findInvitation(planId: PlanId, invitationId: InvitationId): Promise<StoredInvitation | undefined>;
  listInvitations(planId: PlanId): Promise<readonly StoredInvitation[]>;
  /** For good: the same request that made it, should it be still on its way, is a conflict from now on. */
  removeInvitation(planId: PlanId, invitationId: InvitationId): Promise<void>;
}

export interface JoinRequest {
  readonly planId: PlanId;
  readonly invitationId: InvitationId;
  readonly secretHash: string;
  readonly participant: NewParticipant;
  readonly at: number;
}

/** By what somebody comes in again. Every method is one transaction, and safe to repeat after a lost answer. */
export interface PassStorage {
  /** A new recovery code ends the one that it replaces, and is a conflict where that is not the one that counts. */
  putPass(whose: PassOwner, pass: NewPass, at: number): Promise<PutOutcome>;
  /** Also answers passes that have ended. */
  findPass(passId: PassId): Promise<StoredPass | undefined>;
  /** The recovery code of a participant that counts. */
  findRecovery(whose: PassOwner): Promise<StoredPass | undefined>;
  /** For good. Changes nothing about a pass of somebody else. */
  endPass(whose: PassOwner, passId: PassId, at: number): Promise<void>;
  /**
   * Gives the participant of the pass another credential: beside those that they have, or for a recovery code in the place
   * of all. `secretHash` is the hash of the secret that was shown.
   */
  usePass(request: UsePassRequest): Promise<PassOutcome>;
}

export interface PassOwner {
  readonly planId: PlanId;
  readonly participantId: ParticipantId;
}

export interface UsePassRequest {
  readonly passId: PassId;
  readonly secretHash: string;
  readonly credentialHash: string;
  readonly at: number;
}

/**
 * Everything that outlives the process. Asynchronous throughout: no implementation may block the relay's thread.
 *
 * What reaches down to the free pages of a file is no part of it: what operators do to data at rest (`backup`, `restore`,
 * `verify`, `redact`, `erase`), and `ErasureStorage`. Another engine brings its own.
 */
export interface Storage extends RoomStorage, HistoryStorage, AccessStorage, PassStorage {
  /** Resolves when something could be written all the way to the disk just now; rejects otherwise. */
  check(): Promise<void>;
  /** Another number than before when a program other than this one has written meanwhile. */
  countChangesElsewhere(): Promise<number>;
  close(): Promise<void>;
}
