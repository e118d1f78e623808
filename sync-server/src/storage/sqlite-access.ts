import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

import type { ChangePerson, Group, InvitationId, ParticipantId, PlanId, Role } from '@holdfast/sync-protocol';

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
import type {
  AccessStorage,
  ChangeOutcome,
  JoinOutcome,
  JoinRequest,
  NewInvitation,
  NewParticipant,
  PassOwner,
  PutOutcome,
  StoredInvitation,
  StoredParticipant,
} from './storage.ts';

type Row = Record<string, SQLOutputValue>;

/** Of the participant in the row `p`: hashes hold no spaces. */
const CREDENTIALS = `(SELECT group_concat(credential_hash, ' ') FROM credentials c
  WHERE c.plan_id = p.plan_id AND c.participant_id = p.participant_id) AS credential_hashes`;

/** Plans, participants and invitations in one database. Whoever calls has opened a transaction. */
export class SqliteAccess implements Pick<BlockingStorage, keyof AccessStorage> {
  readonly #findPlan;
  readonly #addPlan;
  readonly #addParticipant;
  readonly #addCredential;
  readonly #dropCredentials;
  readonly #findParticipant;
  readonly #listParticipants;
  readonly #setRole;
  readonly #setPerson;
  readonly #remove;
  readonly #noteSeen;
  readonly #addInvitation;
  readonly #findInvitation;
  readonly #listInvitations;
  readonly #countUse;
  readonly #removeInvitation;
  readonly #rememberRemoved;
  readonly #findRemoved;

  constructor(database: DatabaseSync) {
    this.#findPlan = database.prepare('SELECT creator_id FROM plans WHERE plan_id = ?');
    this.#addPlan = database.prepare('INSERT INTO plans (plan_id, creator_id, created_at) VALUES (?, ?, ?)');
    this.#addParticipant = database.prepare(
      `INSERT INTO participants (plan_id, participant_id, display_name, stakeholder_group, colour, role, invitation_id,
       joined_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#addCredential = database.prepare(
      'INSERT INTO credentials (plan_id, participant_id, credential_hash, added_at) VALUES (?, ?, ?, ?)',
    );
    this.#dropCredentials = database.prepare(
      'DELETE FROM credentials WHERE plan_id = ? AND participant_id = ?',
    );
    this.#findParticipant = database.prepare(
      `SELECT *, ${CREDENTIALS} FROM participants p WHERE plan_id = ? AND participant_id = ?`,
    );
    this.#listParticipants = database.prepare(
      `SELECT *, ${CREDENTIALS} FROM participants p WHERE plan_id = ? AND removed_at IS NULL ORDER BY rowid`,
    );
    this.#setRole = database.prepare(
      'UPDATE participants SET role = ? WHERE plan_id = ? AND participant_id = ?',
    );
    this.#setPerson = database.prepare(
      `UPDATE participants SET display_name = ?, stakeholder_group = ?, colour = ?
       WHERE plan_id = ? AND participant_id = ?`,
    );
    this.#remove = database.prepare(
      'UPDATE participants SET removed_at = ? WHERE plan_id = ? AND participant_id = ?',
    );
    this.#noteSeen = database.prepare(
      'UPDATE participants SET seen_at = ? WHERE plan_id = ? AND participant_id = ? AND removed_at IS NULL',
    );
    this.#addInvitation = database.prepare(
      `INSERT INTO invitations (plan_id, invitation_id, secret_hash, role, stakeholder_group, expires_at, max_uses,
       label, uses, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
    );
    this.#findInvitation = database.prepare(
      'SELECT * FROM invitations WHERE plan_id = ? AND invitation_id = ?',
    );
    this.#listInvitations = database.prepare('SELECT * FROM invitations WHERE plan_id = ? ORDER BY rowid');
    this.#countUse = database.prepare(
      'UPDATE invitations SET uses = uses + 1 WHERE plan_id = ? AND invitation_id = ?',
    );
    this.#removeInvitation = database.prepare(
      'DELETE FROM invitations WHERE plan_id = ? AND invitation_id = ?',
    );
    this.#rememberRemoved = database.prepare(
      'INSERT INTO removed_invitations (plan_id, invitation_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
    );
    this.#findRemoved = database.prepare(
      'SELECT 1 FROM removed_invitations WHERE plan_id = ? AND invitation_id = ?',
    );
  }

  createPlan(planId: PlanId, creator: NewParticipant, at: number): PutOutcome {
    const plan = this.#findPlan.get(planId);
    if (plan !== undefined) {
      const known = this.findParticipant(planId, creator.participantId);
      const isCreator = known !== undefined && plan['creator_id'] === creator.participantId;
      return isCreator && isSameParticipant(known, creator) ? 'same' : 'conflict';
    }
    this.#addPlan.run(planId, creator.participantId, at);
    this.#insert(planId, creatorOf(creator, at));
    return 'created';
  }

  hasPlan(planId: PlanId): boolean {
    return this.#findPlan.get(planId) !== undefined;
  }

  join(request: JoinRequest): JoinOutcome {
    const { planId, invitationId } = request;
    const known = this.findParticipant(planId, request.participant.participantId);
    const judgement = judgeJoin(request, known, this.findInvitation(planId, invitationId));
    if (judgement.kind === 'answer') return judgement.outcome;
    this.#insert(planId, judgement.participant);
    this.#countUse.run(planId, invitationId);
    return { kind: 'joined', participant: judgement.participant };
  }

  findParticipant(planId: PlanId, participantId: ParticipantId): StoredParticipant | undefined {
    const row = this.#findParticipant.get(planId, participantId);
    return row === undefined ? undefined : readParticipant(row);
  }

  listParticipants(planId: PlanId): readonly StoredParticipant[] {
    return this.#listParticipants.all(planId).map(readParticipant);
  }

  setRole(planId: PlanId, participantId: ParticipantId, role: Role): ChangeOutcome {
    const refusal = this.#whyNot(planId, participantId, role);
    if (refusal !== undefined) return refusal;
    this.#setRole.run(role, planId, participantId);
    return 'changed';
  }

  changePerson(
    planId: PlanId,
    participantId: ParticipantId,
    person: ChangePerson,
  ): StoredParticipant | undefined {
    const known = this.findParticipant(planId, participantId);
    if (known === undefined || known.removedAt !== undefined) return undefined;
    const invitation = known.invitationId && this.findInvitation(planId, known.invitationId);
    const changed = withPerson(known, person, invitation);
    const { displayName, group, colour } = changed;
    this.#setPerson.run(displayName, group, colour, planId, participantId);
    return changed;
  }

  removeParticipant(planId: PlanId, participantId: ParticipantId, at: number): ChangeOutcome {
    const refusal = this.#whyNot(planId, participantId, undefined);
    if (refusal !== undefined) return refusal;
    this.#remove.run(at, planId, participantId);
    return 'changed';
  }

  noteSeen(planId: PlanId, participantId: ParticipantId, at: number): void {
    this.#noteSeen.run(at, planId, participantId);
  }

  putInvitation(planId: PlanId, invitation: NewInvitation, at: number): PutOutcome {
    const isRemoved = this.#findRemoved.get(planId, invitation.invitationId) !== undefined;
    if (isRemoved || !this.hasPlan(planId)) return 'conflict';
    const known = this.findInvitation(planId, invitation.invitationId);
    if (known !== undefined) return isSameInvitation(known, invitation) ? 'same' : 'conflict';
    const { invitationId, secretHash, role, group = null, maxUses = null, label = null } = invitation;
    const expiresAt = expiryOf(invitation, at) ?? null;
    this.#addInvitation.run(planId, invitationId, secretHash, role, group, expiresAt, maxUses, label, at);
    return 'created';
  }

  findInvitation(planId: PlanId, invitationId: InvitationId): StoredInvitation | undefined {
    const row = this.#findInvitation.get(planId, invitationId);
    return row === undefined ? undefined : readInvitation(row);
  }

  listInvitations(planId: PlanId): readonly StoredInvitation[] {
    return this.#listInvitations.all(planId).map(readInvitation);
  }

  removeInvitation(planId: PlanId, invitationId: InvitationId): void {
    this.#removeInvitation.run(planId, invitationId);
    this.#rememberRemoved.run(planId, invitationId);
  }

  /** One more device of somebody who takes part. */
  addCredential({ planId, participantId }: PassOwner, credentialHash: string, at: number): void {
    this.#addCredential.run(planId, participantId, credentialHash, at);
  }

  dropCredentials({ planId, participantId }: PassOwner): void {
    this.#dropCredentials.run(planId, participantId);
  }

  #whyNot(
    planId: PlanId,
    participantId: ParticipantId,
    nextRole: Role | undefined,
  ): ChangeOutcome | undefined {
    const known = this.findParticipant(planId, participantId);
    if (known === undefined || known.removedAt !== undefined) return 'not-found';
    const isLast = wouldLoseLastFacilitator(this.listParticipants(planId), known, nextRole);
    return isLast ? 'last-facilitator' : undefined;
  }

  #insert(planId: PlanId, participant: StoredParticipant): void {
    const { participantId, displayName, group, colour, role, invitationId, joinedAt } = participant;
    this.#addParticipant.run(
      planId,
      participantId,
      displayName,
      group,
      colour,
      role,
      invitationId ?? null,
      joinedAt,
    );
    for (const hash of participant.credentialHashes) {
      this.addCredential({ planId, participantId }, hash, joinedAt);
    }
  }
}

/** Ids, roles and groups were parsed before they were written, and nobody else writes here. */
function readParticipant(row: Row): StoredParticipant {
  return {
    participantId: String(row['participant_id']) as ParticipantId,
    credentialHashes: (optionalText(row['credential_hashes']) ?? '').split(' ').filter(Boolean),
    displayName: String(row['display_name']),
    group: String(row['stakeholder_group']) as Group,
    colour: Number(row['colour']),
    role: String(row['role']) as Role,
    invitationId: optionalText(row['invitation_id']) as InvitationId | undefined,
    joinedAt: Number(row['joined_at']),
    seenAt: optionalNumber(row['seen_at']),
    removedAt: optionalNumber(row['removed_at']),
  };
}

/** As above. */
function readInvitation(row: Row): StoredInvitation {
  return {
    invitationId: String(row['invitation_id']) as InvitationId,
    secretHash: String(row['secret_hash']),
    role: String(row['role']) as Role,
    group: (optionalText(row['stakeholder_group']) ?? undefined) as Group | undefined,
    expiresAt: optionalNumber(row['expires_at']),
    maxUses: optionalNumber(row['max_uses']),
    label: optionalText(row['label']),
    uses: Number(row['uses']),
    createdAt: Number(row['created_at']),
  };
}

function optionalNumber(value: SQLOutputValue | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

function optionalText(value: SQLOutputValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
