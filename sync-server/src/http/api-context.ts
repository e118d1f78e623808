import type { Clock } from '@holdfast/base';
import {
  canManage,
  invitationIdSchema,
  type Participant,
  passIdSchema,
  participantIdSchema,
  type PlanId,
  planIdSchema,
} from '@holdfast/sync-protocol';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { Access } from '../access/access.ts';
import type { Relay } from '../relay/relay.ts';
import type { AccessStorage, PassStorage, StoredParticipant } from '../storage/storage.ts';
import { fromStorage, parseInput, ProblemError } from './problem.ts';
import type { RateLimits } from './rate-limits.ts';

/** What the routes of the API share. */
export interface ApiContext {
  readonly storage: AccessStorage & PassStorage;
  readonly access: Access;
  readonly relay: Relay;
  readonly clock: Clock;
  readonly limits: RateLimits;
  /** Where people reach the relay, if the operator has said so. */
  readonly publicUrl: URL | undefined;
}

const planParams = z.object({ planId: planIdSchema });
const participantParams = planParams.extend({ participantId: participantIdSchema });
const invitationParams = planParams.extend({ invitationId: invitationIdSchema });
const passParams = z.object({ passId: passIdSchema });
const ownPassParams = planParams.extend({ passId: passIdSchema });

export function planOf(request: FastifyRequest): z.output<typeof planParams> {
  return parseInput(planParams, request.params);
}

export function participantOf(request: FastifyRequest): z.output<typeof participantParams> {
  return parseInput(participantParams, request.params);
}

export function invitationOf(request: FastifyRequest): z.output<typeof invitationParams> {
  return parseInput(invitationParams, request.params);
}

export function passOf(request: FastifyRequest): z.output<typeof passParams> {
  return parseInput(passParams, request.params);
}

export function ownPassOf(request: FastifyRequest): z.output<typeof ownPassParams> {
  return parseInput(ownPassParams, request.params);
}

/** A participant, by one of their devices. */
export type Asking = StoredParticipant & { readonly credentialHash: string };

/** Who is asking, by their credential; throws a problem for anyone who does not take part in the plan. */
export async function requireParticipant(
  { access }: ApiContext,
  request: FastifyRequest,
  planId: PlanId,
): Promise<Asking> {
  const verdict = await fromStorage(access.checkCredential(planId, request.headers.authorization));
  switch (verdict.kind) {
    case 'granted':
      return { ...verdict.participant, credentialHash: verdict.credentialHash };
    case 'unknown-plan':
      throw new ProblemError('not-found');
    case 'unauthorized':
      throw new ProblemError('unauthorized');
    case 'revoked':
      throw new ProblemError('forbidden');
  }
}

export async function requireFacilitator(
  context: ApiContext,
  request: FastifyRequest,
  planId: PlanId,
): Promise<Asking> {
  const participant = await requireParticipant(context, request, planId);
  if (!canManage(participant.role)) throw new ProblemError('forbidden');
  return participant;
}

/** What facilitators may know of others besides: whether somebody has ever come, and when they were here last. */
export function toManaged(stored: StoredParticipant): Participant {
  return { ...toParticipant(stored), ...(stored.seenAt !== undefined && { seenAt: stored.seenAt }) };
}

/** What other participants may know. */
export function toParticipant(stored: StoredParticipant): Participant {
  const { participantId, displayName, group, colour, role, joinedAt } = stored;
  return { participantId, displayName, group, colour, role, joinedAt };
}
