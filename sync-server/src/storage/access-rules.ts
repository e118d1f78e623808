import { timingSafeEqual } from 'node:crypto';

import type { ChangePerson, Role } from '@holdfast/sync-protocol';

import type {
  JoinOutcome,
  JoinRequest,
  NewInvitation,
  NewParticipant,
  StoredInvitation,
  StoredParticipant,
} from './storage.ts';

/** What is to be done about a join; the same in every adapter, which then writes it in the same transaction. */
export type JoinJudgement =
  | { readonly kind: 'write'; readonly participant: StoredParticipant }
  | { readonly kind: 'answer'; readonly outcome: JoinOutcome };

export function judgeJoin(
  request: JoinRequest,
  known: StoredParticipant | undefined,
  invitation: StoredInvitation | undefined,
): JoinJudgement {
  // First, so that a lost answer can be asked for again when the invitation has expired or is used up meanwhile. Only
  // by whom it was meant for: a stranger who names an id must not learn what became of that person.
  if (known !== undefined && holdsCredential(known, request.participant.credentialHash)) {
    return { kind: 'answer', outcome: judgeRejoin(request, known) };
  }
  if (invitation === undefined || !equalHashes(invitation.secretHash, request.secretHash)) {
    return { kind: 'answer', outcome: { kind: 'invitation-invalid' } };
  }
  if (invitation.expiresAt !== undefined && invitation.expiresAt <= request.at) {
    return { kind: 'answer', outcome: { kind: 'invitation-expired' } };
  }
  if (invitation.maxUses !== undefined && invitation.uses >= invitation.maxUses) {
    return { kind: 'answer', outcome: { kind: 'invitation-used-up' } };
  }
  if (known !== undefined) return { kind: 'answer', outcome: { kind: 'conflict' } };
  const { credentialHash, ...person } = request.participant;
  return {
    kind: 'write',
    participant: {
      ...person,
      credentialHashes: [credentialHash],
      group: invitation.group ?? person.group,
      role: invitation.role,
      invitationId: request.invitationId,
      joinedAt: request.at,
      removedAt: undefined,
    },
  };
}

/** Whoever makes a plan, as its first facilitator. */
export function creatorOf({ credentialHash, ...person }: NewParticipant, at: number): StoredParticipant {
  return {
    ...person,
    credentialHashes: [credentialHash],
    role: 'facilitator',
    invitationId: undefined,
    joinedAt: at,
    removedAt: undefined,
  };
}

function judgeRejoin(request: JoinRequest, known: StoredParticipant): JoinOutcome {
  if (known.removedAt !== undefined) return { kind: 'removed' };
  // By another invitation it is another request, with another role perhaps, and not a repeated one.
  const isSameWay = known.invitationId === undefined || known.invitationId === request.invitationId;
  if (!isSameWay) return { kind: 'conflict' };
  return { kind: 'joined', participant: known };
}

/** By the credential alone: name, group and colour may have been changed since. */
export function isSameParticipant(known: StoredParticipant, asked: NewParticipant): boolean {
  return holdsCredential(known, asked.credentialHash);
}

/** Whether one of their devices has the secret of that hash. */
export function holdsCredential({ credentialHashes }: StoredParticipant, hash: string): boolean {
  return credentialHashes.some((each) => equalHashes(each, hash));
}

/** Someone as they say that they are; `invitation`: the one by which they joined, if it still exists. */
export function withPerson(
  known: StoredParticipant,
  { displayName = known.displayName, group = known.group, colour = known.colour }: ChangePerson,
  invitation: StoredInvitation | undefined,
): StoredParticipant {
  return { ...known, displayName, group: invitation?.group ?? group, colour };
}

export function isSameInvitation(known: StoredInvitation, asked: NewInvitation): boolean {
  return (
    equalHashes(known.secretHash, asked.secretHash) &&
    known.role === asked.role &&
    known.group === asked.group &&
    known.expiresAt === expiryOf(asked, known.createdAt) &&
    known.maxUses === asked.maxUses &&
    known.label === asked.label
  );
}

/** When an invitation that is stored at `at` can no longer be used; undefined where it has no end. */
export function expiryOf({ validForMs }: Pick<NewInvitation, 'validForMs'>, at: number): number | undefined {
  return validForMs === undefined ? undefined : at + validForMs;
}

/** A plan without a facilitator could never be managed again. `nextRole` undefined means "removed". */
export function wouldLoseLastFacilitator(
  participants: readonly StoredParticipant[],
  changed: StoredParticipant,
  nextRole: Role | undefined,
): boolean {
  if (changed.role !== 'facilitator' || nextRole === 'facilitator') return false;
  return !participants.some(
    (each) =>
      each.role === 'facilitator' &&
      each.removedAt === undefined &&
      each.participantId !== changed.participantId,
  );
}

/** In constant time, so that an answer's delay says nothing about how much of a guess was right. */
export function equalHashes(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left);
  const rightBytes = Buffer.from(right);
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
