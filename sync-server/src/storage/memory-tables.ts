import {
  type InvitationId,
  type ParticipantId,
  type PlanId,
  type Role,
  type RoomAddress,
  roomName,
} from '@holdfast/sync-protocol';

import { isSameInvitation, isSameParticipant, judgeJoin, wouldLoseLastFacilitator } from './access-rules.ts';
import type { BlockingStorage } from './blocking-storage.ts';
import type {
  ChangeOutcome,
  JoinOutcome,
  JoinRequest,
  NewInvitation,
  NewParticipant,
  PutOutcome,
  RoomAppend,
  StoredInvitation,
  StoredParticipant,
  StoredRoom,
  StoredRow,
  StoredSnapshot,
} from './storage.ts';

interface MemoryRoom {
  rows: StoredRow[];
  snapshot: StoredSnapshot | undefined;
  readonly clientIds: Map<number, ParticipantId>;
}

interface MemoryPlan {
  readonly creatorId: ParticipantId;
  readonly participants: Map<ParticipantId, StoredParticipant>;
  readonly invitations: Map<InvitationId, StoredInvitation>;
}

/** What a disk would hold: the committed state, without any notion of time or failure. */
export class MemoryTables implements BlockingStorage {
  readonly #rooms = new Map<string, MemoryRoom>();
  readonly #plans = new Map<PlanId, MemoryPlan>();
  #lastSeq = 0;

  append(batch: readonly RoomAppend[]): readonly (readonly number[])[] {
    return batch.map(({ room: address, rows, clientIds }) => {
      const room = this.#room(address);
      for (const [clientId, participantId] of clientIds) {
        if (!room.clientIds.has(clientId)) room.clientIds.set(clientId, participantId);
      }
      return rows.map(({ sessionId, update }) => {
        this.#lastSeq += 1;
        room.rows.push({ seq: this.#lastSeq, sessionId, update });
        return this.#lastSeq;
      });
    });
  }

  loadRoom(address: RoomAddress): StoredRoom {
    const { rows, snapshot, clientIds } = this.#room(address);
    const tail = rows.filter((row) => row.seq > (snapshot?.seq ?? 0));
    return { epoch: 0, snapshot, tail, clientIds: new Map(clientIds) };
  }

  cover(address: RoomAddress, snapshot: StoredSnapshot): void {
    const room = this.#room(address);
    if ((room.snapshot?.seq ?? 0) < snapshot.seq) room.snapshot = snapshot;
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
      participants: new Map([
        [participantId, { ...creator, role: 'facilitator', joinedAt: at, removedAt: undefined }],
      ]),
      invitations: new Map(),
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

  removeParticipant(planId: PlanId, participantId: ParticipantId, at: number): ChangeOutcome {
    return this.#change(planId, participantId, { removedAt: at });
  }

  putInvitation(planId: PlanId, invitation: NewInvitation, at: number): PutOutcome {
    const invitations = this.#plans.get(planId)?.invitations;
    if (invitations === undefined) return 'conflict';
    const known = invitations.get(invitation.invitationId);
    if (known !== undefined) return isSameInvitation(known, invitation) ? 'same' : 'conflict';
    invitations.set(invitation.invitationId, { ...invitation, uses: 0, createdAt: at });
    return 'created';
  }

  findInvitation(planId: PlanId, invitationId: InvitationId): StoredInvitation | undefined {
    return this.#plans.get(planId)?.invitations.get(invitationId);
  }

  listInvitations(planId: PlanId): readonly StoredInvitation[] {
    return [...(this.#plans.get(planId)?.invitations.values() ?? [])];
  }

  removeInvitation(planId: PlanId, invitationId: InvitationId): void {
    this.#plans.get(planId)?.invitations.delete(invitationId);
  }

  check(): void {}

  close(): void {}

  #room(address: RoomAddress): MemoryRoom {
    const name = roomName(address);
    const room = this.#rooms.get(name) ?? { rows: [], snapshot: undefined, clientIds: new Map() };
    this.#rooms.set(name, room);
    return room;
  }

  #change(
    planId: PlanId,
    participantId: ParticipantId,
    change: Partial<Pick<StoredParticipant, 'role' | 'removedAt'>>,
  ): ChangeOutcome {
    const participants = this.#plans.get(planId)?.participants;
    const known = participants?.get(participantId);
    if (participants === undefined || known === undefined || known.removedAt !== undefined)
      return 'not-found';
    if (wouldLoseLastFacilitator([...participants.values()], known, change.role)) return 'last-facilitator';
    participants.set(participantId, { ...known, ...change });
    return 'changed';
  }
}
