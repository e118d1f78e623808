import {
  type CreatedInvitation,
  createInvitationSchema,
  type Invitation,
  type InvitationPreview,
  previewInvitationSchema,
} from '@holdfast/sync-protocol';
import type { FastifyInstance } from 'fastify';

import { hashSecret } from '../access/credential.ts';
import { equalHashes } from '../storage/access-rules.ts';
import type { StoredInvitation } from '../storage/storage.ts';
import { type ApiContext, invitationOf, planOf, requireFacilitator } from './api-context.ts';
import { fromStorage, parseInput, ProblemError } from './problem.ts';

/** Making, showing and revoking invitations. Revoking one turns away who has not joined yet, and nobody else. */
export function registerInvitationRoutes(app: FastifyInstance, context: ApiContext): void {
  const { storage, clock, limits, publicUrl } = context;

  app.put(
    '/api/plans/:planId/invitations/:invitationId',
    { preHandler: limits.perCredential },
    async (request): Promise<CreatedInvitation> => {
      const { planId, invitationId } = invitationOf(request);
      await requireFacilitator(context, request, planId);
      const { secretHash, role, group, validForMs, maxUses, label } = parseInput(
        createInvitationSchema,
        request.body,
      );
      const invitation = { invitationId, secretHash, role, group, validForMs, maxUses, label };
      const outcome = await fromStorage(storage.putInvitation(planId, invitation, clock.now()));
      if (outcome === 'conflict') throw new ProblemError('conflict');
      const stored = await fromStorage(storage.findInvitation(planId, invitationId));
      if (stored === undefined) throw new ProblemError('not-found');
      return { ...toInvitation(stored), origin: publicUrl?.origin };
    },
  );

  app.get(
    '/api/plans/:planId/invitations',
    { preHandler: limits.perCredential },
    async (request): Promise<{ invitations: Invitation[] }> => {
      const { planId } = planOf(request);
      await requireFacilitator(context, request, planId);
      const invitations = await fromStorage(storage.listInvitations(planId));
      return { invitations: invitations.map(toInvitation) };
    },
  );

  app.delete(
    '/api/plans/:planId/invitations/:invitationId',
    { preHandler: limits.perCredential },
    async (request, reply): Promise<void> => {
      const { planId, invitationId } = invitationOf(request);
      await requireFacilitator(context, request, planId);
      await fromStorage(storage.removeInvitation(planId, invitationId));
      return reply.status(204).send();
    },
  );

  app.post(
    '/api/plans/:planId/invitations/:invitationId/preview',
    { preHandler: limits.perInvitation },
    async (request): Promise<InvitationPreview> => {
      const { planId, invitationId } = invitationOf(request);
      const { invitationSecret } = parseInput(previewInvitationSchema, request.body);
      const invitation = await fromStorage(storage.findInvitation(planId, invitationId));
      if (invitation === undefined || !equalHashes(invitation.secretHash, hashSecret(invitationSecret))) {
        throw await limits.wrongSecret(request);
      }
      requireUsable(invitation, clock.now());
      const participants = await fromStorage(storage.listParticipants(planId));
      const facilitators = participants
        .filter(({ role }) => role === 'facilitator')
        .map(({ displayName }) => displayName);
      return {
        role: invitation.role,
        ...(invitation.group !== undefined && { group: invitation.group }),
        facilitators,
      };
    },
  );
}

function requireUsable(invitation: StoredInvitation, now: number): void {
  const { expiresAt, maxUses, uses } = invitation;
  if (expiresAt !== undefined && expiresAt <= now) throw new ProblemError('invitation-expired');
  if (maxUses !== undefined && uses >= maxUses) throw new ProblemError('invitation-used-up');
}

function toInvitation(stored: StoredInvitation): Invitation {
  const { invitationId, role, group, expiresAt, maxUses, label, uses, createdAt } = stored;
  return { invitationId, role, group, expiresAt, maxUses, label, uses, createdAt };
}
