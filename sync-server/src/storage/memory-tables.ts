import {
  type ChangePerson,
  type InvitationId,
  type ParticipantId,
  type PassId,
  parseRoomName,
  type PlanId,
  type Role,
  type RoomAddress,
  roomName,
} from '@holdfast/sync-protocol';

import {
  creatorOf,
  expiryOf,
  isSameInvitation,
  isSameParticipant,
  judgeJoin,
  withPerson,
  wouldLoseLastFacilitator,
} from './access-rules.ts';
import type { BlockingStorage } from './blocking-storage.ts';
import { groupMoments } from './moments.ts';
import { isOwner, judgePutPass, judgeUsePass, newPass, LINK_KEPT_MS } from './pass-rules.ts';
import { HISTORY_PAGE } from './storage.ts';
import type {
  ChangeOutcome,
  Checkpoint,
  JoinOutcome,
  JoinRequest,
  NewInvitation,
  NewParticipant,
  NewPass,
  PassOutcome,
  PassOwner,
  PutOutcome,
  Quarantine,
  RoomAppend,
  MomentPage,
  NewRow,
  StoredInvitation,
  StoredMoment,
  StoredParticipant,
  StoredPass,
  StoredRoom,
  StoredRow,
  StoredSnapshot,
  UsePassRequest,
} from './storage.ts';
import { type TailPage, takePage } from './tail-page.ts';

type MemoryRow = StoredRow & Pick<NewRow, 'participantId' | 'at'>;

interface MemoryRoom {
  rows: MemoryRow[];
  checkpoints: Checkpoint[];
  snapshot: StoredSnapshot | undefined;
  epoch: number;
  readonly quarantined: Set<number>;
  readonly clientIds: Map<number, ParticipantId>;
}

interface MemoryPlan {
  readonly creatorId: ParticipantId;
  readonly participants: Map<ParticipantId, StoredParticipant>;
  readonly invitations: Map<InvitationId, StoredInvitation>;
  readonly removedInvitations: Set<InvitationId>;
}

/** What a disk would hold: the committed state, without any notion of time or failure. */
export class MemoryTables implements BlockingStorage {
  readonly #rooms = new Map<string, MemoryRoom>();
  readonly #plans = new Map<PlanId, MemoryPlan>();
  readonly #passes = new Map<PassId, StoredPass>();
  #lastSeq = 0;

  append(batch: readonly RoomAppend[]): readonly (readonly number[])[] {
    return batch.map(({ room: address, rows, clientIds }) => {
      const room = this.#room(address);
      for (const [clientId, participantId] of clientIds) {
        if (!room.clientIds.has(clientId)) room.clientIds.set(clientId, participantId);
      }
      return rows.map((row) => {
        this.#lastSeq += 1;
        room.rows.push({ seq: this.#lastSeq, ...row });
        return this.#lastSeq;
      });
    });
  }

  loadRoom(address: RoomAddress): StoredRoom {
    const { rows, snapshot, epoch, clientIds } = this.#room(address);
    const { rows: tail, hasMore } = pageAfter(rows, snapshot?.seq ?? 0);
    return { epoch, snapshot, tail, hasMore, clientIds: new Map(clientIds) };
  }

  readTail(address: RoomAddress, seq: number): readonly StoredRow[] {
    return pageAfter(this.#room(address).rows, seq).rows;
  }

  cover(address: RoomAddress, snapshot: StoredSnapshot): void {
    const room = this.#room(address);
    if ((room.snapshot?.seq ?? 0) >= snapshot.seq) return;
    room.snapshot = snapshot;
    const since = room.checkpoints.at(-1)?.seq ?? 0;
    const rows = room.rows.filter(({ seq }) => seq > since && seq <= snapshot.seq);
    const bytes = rows.reduce((sum, { update }) => sum + update.length, 0);
    if (bytes >= snapshot.update.length) room.checkpoints.push(snapshot);
  }

  quarantine(address: RoomAddress, { seqs, snapshot }: Quarantine): number {
    const room = this.#room(address);
    for (const seq of seqs) room.quarantined.add(seq);
    if ((room.snapshot?.seq ?? 0) <= snapshot.seq) room.snapshot = snapshot;
    room.checkpoints.push(snapshot);
    room.epoch += 1;
    return room.epoch;
  }

  listRooms(): readonly RoomAddress[] {
    return [...this.#rooms.keys()].map(parseRoomName).filter((room) => room !== undefined);
  }

  listMoments(address: RoomAddress, before = Number.POSITIVE_INFINITY): MomentPage {
    const older = this.#room(address).rows.filter(({ seq }) => seq < before);
    const marks = older
      .slice(-HISTORY_PAGE)
      .reverse()
      .map(({ update, ...row }) => ({ ...row, bytes: update.length }));
    return {
      moments: groupMoments(marks),
      next: older.length < HISTORY_PAGE ? undefined : marks.at(-1)?.seq,
    };
  }

  readMoment(address: RoomAddress, seq: number): StoredMoment | undefined {
    const room = this.#room(address);
    const checkpoint = room.checkpoints.findLast((each) => each.seq <= seq);
    const rows = room.rows
      .filter((row) => row.seq > (checkpoint?.seq ?? 0) && row.seq <= seq && !room.quarantined.has(row.seq))
      .map(({ update }) => update);
    return checkpoint === undefined && rows.length === 0
      ? undefined
      : { checkpoint: checkpoint?.update, rows };
  }

  findCut(address: RoomAddress, before: number): number | undefined {
    const { rows, snapshot } = this.#room(address);
    const firstKept = rows.findIndex(({ at }) => at >= before);
    const old = rows
      .slice(0, firstKept === -1 ? rows.length : firstKept)
      .filter(({ seq }) => seq <= (snapshot?.seq ?? 0));
    return old.slice(0, HISTORY_PAGE).at(-1)?.seq;
  }

  purge(address: RoomAddress, checkpoint: Checkpoint): void {
    const room = this.#room(address);
    room.checkpoints = [checkpoint, ...room.checkpoints.filter(({ seq }) => seq > checkpoint.seq)];
    room.rows = room.rows.filter(({ seq }) => seq > checkpoint.seq);
  }

  createPlan(planId: PlanId, creator: NewParticipant, at: number): PutOutcome {
    const plan = this.#plans.get(planId);
    if (plan !== undefined) {
      const known = plan.participants.get(creator.participantId);
      const isSame =
        known !== undefined && plan.creatorId === creator.participantId && isSameParticipant(known, creator);
      return isSame ? 'same' : 'conflict';
    }
    const { participantId } = creator;
    this.#plans.set(planId, {
      creatorId: participantId,
      participants: new Map([[participantId, creatorOf(creator, at)]]),
      invitations: new Map(),
      removedInvitations: new Set(),
    });
    return 'created';
  }

  hasPlan(planId: PlanId): boolean {
    return this.#plans.has(planId);
  }

  join(request: JoinRequest): JoinOutcome {
    const plan = this.#plans.get(request.planId);
    const invitation = plan?.invitations.get(request.invitationId);
    const judgement = judgeJoin(
      request,
      plan?.participants.get(request.participant.participantId),
      invitation,
    );
    if (judgement.kind === 'answer') return judgement.outcome;
    const { participant } = judgement;
    plan?.participants.set(participant.participantId, participant);
    if (invitation !== undefined) {
      plan?.invitations.set(request.invitationId, { ...invitation, uses: invitation.uses + 1 });
    }
    return { kind: 'joined', participant };
  }

  findParticipant(planId: PlanId, participantId: ParticipantId): StoredParticipant | undefined {
    return this.#plans.get(planId)?.participants.get(participantId);
  }

  listParticipants(planId: PlanId): readonly StoredParticipant[] {
    const all = [...(this.#plans.get(planId)?.participants.values() ?? [])];
    return all.filter((each) => each.removedAt === undefined);
  }

  setRole(planId: PlanId, participantId: ParticipantId, role: Role): ChangeOutcome {
    return this.#change(planId, participantId, { role });
  }

  changePerson(
    planId: PlanId,
    participantId: ParticipantId,
    person: ChangePerson,
  ): StoredParticipant | undefined {
    const plan = this.#plans.get(planId);
    const known = plan?.participants.get(participantId);
    if (plan === undefined || known === undefined || known.removedAt !== undefined) return undefined;
    const invitation = known.invitationId && plan.invitations.get(known.invitationId);
    const changed = withPerson(known, person, invitation);
    plan.participants.set(participantId, changed);
    return changed;
  }

  removeParticipant(planId: PlanId, participantId: ParticipantId, at: number): ChangeOutcome {
    return this.#change(planId, participantId, { removedAt: at });
  }

  noteSeen(planId: PlanId, participantId: ParticipantId, at: number): void {
    this.#change(planId, participantId, { seenAt: at });
  }

  putInvitation(planId: PlanId, invitation: NewInvitation, at: number): PutOutcome {
    const { invitations, removedInvitations } = this.#plans.get(planId) ?? {};
    if (invitations === undefined || removedInvitations?.has(invitation.invitationId)) return 'conflict';
    const known = invitations.get(invitation.invitationId);
    if (known !== undefined) return isSameInvitation(known, invitation) ? 'same' : 'conflict';
    const { validForMs: _, ...rest } = invitation;
    const expiresAt = expiryOf(invitation, at);
    invitations.set(invitation.invitationId, { ...rest, expiresAt, uses: 0, createdAt: at });
    return 'created';
  }

  findInvitation(planId: PlanId, invitationId: InvitationId): StoredInvitation | undefined {
    return this.#plans.get(planId)?.invitations.get(invitationId);
  }

  listInvitations(planId: PlanId): readonly StoredInvitation[] {
    return [...(this.#plans.get(planId)?.invitations.values() ?? [])];
  }

  removeInvitation(planId: PlanId, invitationId: InvitationId): void {
    const plan = this.#plans.get(planId);
    plan?.invitations.delete(invitationId);
    plan?.removedInvitations.add(invitationId);
  }

  putPass(whose: PassOwner, asked: NewPass, at: number): PutOutcome {
    const recovery = this.findRecovery(whose);
    const outcome = judgePutPass(whose, asked, { known: this.findPass(asked.passId), recovery });
    if (outcome !== 'created') return outcome;
    if (asked.kind === 'recovery' && recovery !== undefined) this.endPass(whose, recovery.passId, at);
    for (const pass of [...this.#passes.values()].filter((each) => isOwner(each, whose))) {
      const end = pass.endedAt ?? pass.expiresAt ?? at;
      if (pass.kind === 'device' && end < at - LINK_KEPT_MS) this.#passes.delete(pass.passId);
    }
    this.#passes.set(asked.passId, newPass(whose, asked, at));
    return outcome;
  }

  findPass(passId: PassId): StoredPass | undefined {
    return this.#passes.get(passId);
  }

  findRecovery(whose: PassOwner): StoredPass | undefined {
    return [...this.#passes.values()].find(
      (pass) => isOwner(pass, whose) && pass.kind === 'recovery' && pass.endedAt === undefined,
    );
  }

  endPass(whose: PassOwner, passId: PassId, at: number): void {
    const pass = this.findPass(passId);
    if (pass === undefined || !isOwner(pass, whose) || pass.endedAt !== undefined) return;
    this.#passes.set(passId, { ...pass, endedAt: at });
  }

  usePass(request: UsePassRequest): PassOutcome {
    const known = this.findPass(request.passId);
    const participants = known && this.#plans.get(known.planId)?.participants;
    const judgement = judgeUsePass(request, known, known && participants?.get(known.participantId));
    if (judgement.kind === 'refuse') return { kind: judgement.why };
    const { pass, holder } = judgement;
    const { planId, kind: passKind } = pass;
    if (judgement.kind === 'repeat') return { kind: 'let-in', planId, passKind, participant: holder };
    const before = judgement.isRecovery ? [] : holder.credentialHashes;
    const participant = { ...holder, credentialHashes: [...before, request.credentialHash] };
    participants?.set(participant.participantId, participant);
    const ended = judgement.isRecovery
      ? [...this.#passes.values()].filter((each) => isOwner(each, pass) && each.kind === 'device')
      : [pass];
    for (const { passId } of ended) this.endPass(pass, passId, request.at);
    return { kind: 'let-in', planId, passKind, participant };
  }

  check(): void {}

  countChangesElsewhere(): number {
    return 0;
  }

  close(): void {}

  #room(address: RoomAddress): MemoryRoom {
    const name = roomName(address);
    const room: MemoryRoom = this.#rooms.get(name) ?? {
      rows: [],
      checkpoints: [],
      snapshot: undefined,
      epoch: 0,
      quarantined: new Set(),
      clientIds: new Map(),
    };
    this.#rooms.set(name, room);
    return room;
  }

  #change(
    planId: PlanId,
    participantId: ParticipantId,
    change: Partial<Pick<StoredParticipant, 'role' | 'removedAt' | 'seenAt'>>,
  ): ChangeOutcome {
    const participants = this.#plans.get(planId)?.participants;
    const known = participants?.get(participantId);
    if (participants === undefined || known === undefined || known.removedAt !== undefined)
      return 'not-found';
    if (
      change.seenAt === undefined &&
      wouldLoseLastFacilitator([...participants.values()], known, change.role)
    )
      return 'last-facilitator';
    participants.set(participantId, { ...known, ...change });
    return 'changed';
  }
}

function pageAfter(rows: readonly StoredRow[], seq: number): TailPage {
  return takePage(rows.filter((row) => row.seq > seq));
}
