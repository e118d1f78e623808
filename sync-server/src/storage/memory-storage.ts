import type {
  ChangePerson,
  InvitationId,
  ParticipantId,
  PassId,
  PlanId,
  Role,
  RoomAddress,
} from '@holdfast/sync-protocol';

import { MemoryTables } from './memory-tables.ts';
import type {
  Checkpoint,
  JoinRequest,
  NewInvitation,
  NewParticipant,
  NewPass,
  PassOwner,
  Quarantine,
  RoomAppend,
  Storage,
  StoredSnapshot,
  UsePassRequest,
} from './storage.ts';

/**
 * How the next operations end. `hang`: they wait, in order, until the mode changes. `fail`: rejected, nothing happened.
 * `lose-answer`: committed, and rejected all the same.
 */
export type MemoryMode = 'succeed' | 'hang' | 'fail' | 'lose-answer';

/**
 * Storage that forgets with the process: for tests, simulations and trying things out. It fails on demand, and `crash`
 * is a power cut.
 */
export class MemoryStorage implements Storage {
  readonly #tables: MemoryTables;
  readonly #waiting: (() => void)[] = [];
  #mode: MemoryMode = 'succeed';
  #isDead = false;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  setMode(mode: MemoryMode): void {
    this.#mode = mode;
    if (mode === 'hang') return;
    for (const run of this.#waiting.splice(0)) run();
  }

  /** Cuts the power: what has not been committed never will be or answered. Goes on in the storage that it answers. */
  crash(): MemoryStorage {
    this.#isDead = true;
    this.#waiting.length = 0;
    return new MemoryStorage(this.#tables);
  }

  append = (batch: readonly RoomAppend[]) => this.#run((tables) => tables.append(batch));
  loadRoom = (room: RoomAddress) => this.#run((tables) => tables.loadRoom(room));
  readTail = (room: RoomAddress, seq: number) => this.#run((tables) => tables.readTail(room, seq));
  cover = (room: RoomAddress, snapshot: StoredSnapshot) =>
    this.#run((tables) => tables.cover(room, snapshot));
  quarantine = (room: RoomAddress, quarantine: Quarantine) =>
    this.#run((tables) => tables.quarantine(room, quarantine));
  listRooms = () => this.#run((tables) => tables.listRooms());
  listMoments = (room: RoomAddress, before: number | undefined) =>
    this.#run((tables) => tables.listMoments(room, before));
  readMoment = (room: RoomAddress, seq: number) => this.#run((tables) => tables.readMoment(room, seq));
  findCut = (room: RoomAddress, before: number) => this.#run((tables) => tables.findCut(room, before));
  purge = (room: RoomAddress, checkpoint: Checkpoint) =>
    this.#run((tables) => tables.purge(room, checkpoint));
  createPlan = (planId: PlanId, creator: NewParticipant, at: number) =>
    this.#run((tables) => tables.createPlan(planId, creator, at));
  hasPlan = (planId: PlanId) => this.#run((tables) => tables.hasPlan(planId));
  join = (request: JoinRequest) => this.#run((tables) => tables.join(request));
  findParticipant = (planId: PlanId, participantId: ParticipantId) =>
    this.#run((tables) => tables.findParticipant(planId, participantId));
  listParticipants = (planId: PlanId) => this.#run((tables) => tables.listParticipants(planId));
  setRole = (planId: PlanId, participantId: ParticipantId, role: Role) =>
    this.#run((tables) => tables.setRole(planId, participantId, role));
  changePerson = (planId: PlanId, participantId: ParticipantId, person: ChangePerson) =>
    this.#run((tables) => tables.changePerson(planId, participantId, person));
  removeParticipant = (planId: PlanId, participantId: ParticipantId, at: number) =>
    this.#run((tables) => tables.removeParticipant(planId, participantId, at));
  noteSeen = (planId: PlanId, participantId: ParticipantId, at: number) =>
    this.#run((tables) => tables.noteSeen(planId, participantId, at));
  putInvitation = (planId: PlanId, invitation: NewInvitation, at: number) =>
    this.#run((tables) => tables.putInvitation(planId, invitation, at));
  findInvitation = (planId: PlanId, invitationId: InvitationId) =>
    this.#run((tables) => tables.findInvitation(planId, invitationId));
  listInvitations = (planId: PlanId) => this.#run((tables) => tables.listInvitations(planId));
  removeInvitation = (planId: PlanId, invitationId: InvitationId) =>
    this.#run((tables) => tables.removeInvitation(planId, invitationId));
  putPass = (whose: PassOwner, pass: NewPass, at: number) =>
    this.#run((tables) => tables.putPass(whose, pass, at));
  findPass = (passId: PassId) => this.#run((tables) => tables.findPass(passId));
  findRecovery = (whose: PassOwner) => this.#run((tables) => tables.findRecovery(whose));
  endPass = (whose: PassOwner, passId: PassId, at: number) =>
    this.#run((tables) => tables.endPass(whose, passId, at));
  usePass = (request: UsePassRequest) => this.#run((tables) => tables.usePass(request));
  countChangesElsewhere = () => this.#run((tables) => tables.countChangesElsewhere());
  check = () => this.#run((tables) => tables.check());
  close = () => this.#run((tables) => tables.close());

  /** On a later microtask, as nothing about a real disk happens within the call. */
  async #run<Answer>(operation: (tables: MemoryTables) => Answer): Promise<Answer> {
    await Promise.resolve();
    if (this.#mode === 'hang') await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#isDead) return new Promise<Answer>(() => {});
    if (this.#mode === 'fail') throw new Error('memory storage: told to fail');
    const answer = operation(this.#tables);
    if (this.#mode === 'lose-answer') throw new Error('memory storage: told to lose the answer');
    return answer;
  }
}

export function createMemoryStorage(): MemoryStorage {
  return new MemoryStorage(new MemoryTables());
}
