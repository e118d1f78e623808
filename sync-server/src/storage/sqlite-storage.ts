import type {
  ChangePerson,
  InvitationId,
  ParticipantId,
  PassId,
  PlanId,
  Role,
  RoomAddress,
} from '@holdfast/sync-protocol';

import { WorkerCalls } from '../worker/worker-calls.ts';
import { type PackedTail, unpackTail } from './packed-tail.ts';
import type {
  Checkpoint,
  EntryErasure,
  ErasureStorage,
  JoinRequest,
  NewInvitation,
  NewParticipant,
  NewPass,
  PassOwner,
  Quarantine,
  RoomAppend,
  Storage,
  StoredRoom,
  StoredRow,
  StoredSnapshot,
  UsePassRequest,
} from './storage.ts';

/** A room as the thread answers it. */
export type PackedRoom = Omit<StoredRoom, 'tail'> & { readonly tail: PackedTail };

type SqlitePort = Storage & ErasureStorage;

/** What goes to the thread: an operation of the port by name. */
export interface SqliteCall {
  readonly name: keyof SqlitePort;
  readonly args: readonly unknown[];
  /** Until when, in milliseconds since 1970, to wait for a lock that another process holds. */
  readonly until: number;
}

/** A backup tool holds the lock for a moment; whoever waits for longer is told, and tries again. */
const WAIT_FOR_LOCK_MS = 2_000;

/** One SQLite file, written by one worker thread: the relay's own thread never waits for the disk. */
export class SqliteStorage implements Storage, ErasureStorage {
  readonly #calls: WorkerCalls;

  constructor(file: string, waitMs: number) {
    this.#calls = new WorkerCalls(new URL('sqlite-worker.ts', import.meta.url), {
      workerData: { file, waitMs },
    });
  }

  append = (batch: readonly RoomAppend[]) => this.#call('append', batch);
  loadRoom = async (room: RoomAddress): Promise<StoredRoom> => {
    const { tail, ...rest } = await this.#answer<PackedRoom>('loadRoom', room);
    return { ...rest, tail: unpackTail(tail) };
  };
  readTail = async (room: RoomAddress, seq: number): Promise<readonly StoredRow[]> =>
    unpackTail(await this.#answer<PackedTail>('readTail', room, seq));
  cover = (room: RoomAddress, snapshot: StoredSnapshot) => this.#call('cover', room, snapshot);
  quarantine = (room: RoomAddress, quarantine: Quarantine) => this.#call('quarantine', room, quarantine);
  listRooms = () => this.#call('listRooms');
  listMoments = (room: RoomAddress, before: number | undefined) => this.#call('listMoments', room, before);
  readMoment = (room: RoomAddress, seq: number) => this.#call('readMoment', room, seq);
  findCut = (room: RoomAddress, before: number) => this.#call('findCut', room, before);
  purge = (room: RoomAddress, checkpoint: Checkpoint) => this.#call('purge', room, checkpoint);
  createPlan = (planId: PlanId, creator: NewParticipant, at: number) =>
    this.#call('createPlan', planId, creator, at);
  hasPlan = (planId: PlanId) => this.#call('hasPlan', planId);
  join = (request: JoinRequest) => this.#call('join', request);
  findParticipant = (planId: PlanId, participantId: ParticipantId) =>
    this.#call('findParticipant', planId, participantId);
  listParticipants = (planId: PlanId) => this.#call('listParticipants', planId);
  setRole = (planId: PlanId, participantId: ParticipantId, role: Role) =>
    this.#call('setRole', planId, participantId, role);
  changePerson = (planId: PlanId, participantId: ParticipantId, person: ChangePerson) =>
    this.#call('changePerson', planId, participantId, person);
  removeParticipant = (planId: PlanId, participantId: ParticipantId, at: number) =>
    this.#call('removeParticipant', planId, participantId, at);
  noteSeen = (planId: PlanId, participantId: ParticipantId, at: number) =>
    this.#call('noteSeen', planId, participantId, at);
  putInvitation = (planId: PlanId, invitation: NewInvitation, at: number) =>
    this.#call('putInvitation', planId, invitation, at);
  findInvitation = (planId: PlanId, invitationId: InvitationId) =>
    this.#call('findInvitation', planId, invitationId);
  listInvitations = (planId: PlanId) => this.#call('listInvitations', planId);
  removeInvitation = (planId: PlanId, invitationId: InvitationId) =>
    this.#call('removeInvitation', planId, invitationId);

  putPass = (whose: PassOwner, pass: NewPass, at: number) => this.#call('putPass', whose, pass, at);
  findPass = (passId: PassId) => this.#call('findPass', passId);
  findRecovery = (whose: PassOwner) => this.#call('findRecovery', whose);
  endPass = (whose: PassOwner, passId: PassId, at: number) => this.#call('endPass', whose, passId, at);
  usePass = (request: UsePassRequest) => this.#call('usePass', request);
  eraseEntry = (erasure: EntryErasure) => this.#call('eraseEntry', erasure);
  countChangesElsewhere = () => this.#call('countChangesElsewhere');
  check = () => this.#call('check');

  /** Waits for what is under way. */
  close = async (): Promise<void> => {
    await this.#call('close');
    await this.#calls.close();
  };

  async #call<Name extends keyof SqlitePort>(
    name: Name,
    ...args: Parameters<SqlitePort[Name]>
  ): Promise<Awaited<ReturnType<SqlitePort[Name]>>> {
    return this.#answer<Awaited<ReturnType<SqlitePort[Name]>>>(name, ...args);
  }

  async #answer<Answer>(name: keyof SqlitePort, ...args: readonly unknown[]): Promise<Answer> {
    const call: SqliteCall = { name, args, until: Date.now() + WAIT_FOR_LOCK_MS };
    // The thread runs the operation of that name, and structured cloning keeps what it answers.
    return (await this.#calls.call(call)) as Answer;
  }
}

/** As long as a relay may take to stop. */
const WAIT_FOR_OTHER_MS = 10_000;

/**
 * Opens the database, creating it if need be. Rejects when that is not possible, also when another relay still has it
 * after `waitMs`.
 */
export async function openSqliteStorage(
  file: string,
  { waitMs = WAIT_FOR_OTHER_MS }: { waitMs?: number } = {},
): Promise<SqliteStorage> {
  const storage = new SqliteStorage(file, waitMs);
  await storage.check();
  return storage;
}
