import {
  canManage,
  changeParticipantSchema,
  joinPlanSchema,
  type Participant,
} from '@holdfast/sync-protocol';
import type { FastifyInstance } from 'fastify';

import { hashSecret } from '../access/credential.ts';
import {
  type ApiContext,
  participantOf,
  planOf,
  requireFacilitator,
  requireParticipant,
  toManaged,
  toParticipant,
} from './api-context.ts';
import { fromStorage, parseInput, ProblemError } from './problem.ts';

/** Joining by an invitation, and managing those who take part. */
export function registerParticipantRoutes(app: FastifyInstance, context: ApiContext): void {
  const { storage, relay, clock, limits } = context;

  app.put(
    '/api/plans/:planId/participants/:participantId',
    { preHandler: limits.perInvitation },
    async (request): Promise<Participant> => {
      const { planId, participantId } = participantOf(request);
      const { invitationId, invitationSecret, ...person } = parseInput(joinPlanSchema, request.body);
      const outcome = await fromStorage(
        storage.join({
          planId,
          invitationId,
          secretHash: hashSecret(invitationSecret),
          participant: { participantId, ...person },
          at: clock.now(),
        }),
      );
      if (outcome.kind === 'joined') return toParticipant(outcome.participant);
      if (outcome.kind === 'invitation-invalid') throw await limits.wrongSecret(request);
      throw new ProblemError(outcome.kind === 'removed' ? 'forbidden' : outcome.kind);
    },
  );

  app.get(
    '/api/plans/:planId/participants',
    { preHandler: limits.perCredential },
    async (request): Promise<{ participants: Participant[] }> => {
      const { planId } = planOf(request);
      const { role } = await requireParticipant(context, request, planId);
      const participants = await fromStorage(storage.listParticipants(planId));
      return { participants: participants.map(canManage(role) ? toManaged : toParticipant) };
    },
  );

  app.patch(
    '/api/plans/:planId/participants/:participantId',
    { preHandler: limits.perCredential },
    async (request): Promise<Participant> => {
      const { planId, participantId } = participantOf(request);
      // Who asks comes first: what a request may hold is no stranger's business.
      const asking = await requireParticipant(context, request, planId);
      const change = parseInput(changeParticipantSchema, request.body);
      if (!('role' in change)) {
        // Whoever could rename others could speak in their name.
        if (asking.participantId !== participantId) throw new ProblemError('forbidden');
        const changed = await fromStorage(storage.changePerson(planId, participantId, change));
        if (changed === undefined) throw new ProblemError('not-found');
        relay.rename(planId, changed);
        return toParticipant(changed);
      }
      const { role } = change;
      if (!canManage(asking.role)) throw new ProblemError('forbidden');
      const before = await fromStorage(storage.findParticipant(planId, participantId));
      const outcome = await fromStorage(storage.setRole(planId, participantId, role));
      if (outcome !== 'changed' || before === undefined) {
        throw new ProblemError(outcome === 'last-facilitator' ? outcome : 'not-found');
      }
      // By what the sessions hold: the role may have been stored before, by a request whose answer was lost.
      relay.reauthorise(planId, participantId, role);
      return toParticipant({ ...before, role });
    },
  );

  app.delete(
    '/api/plans/:planId/participants/:participantId',
    { preHandler: limits.perCredential },
    async (request, reply): Promise<void> => {
      const { planId, participantId } = participantOf(request);
      await requireFacilitator(context, request, planId);
      const outcome = await fromStorage(storage.removeParticipant(planId, participantId, clock.now()));
      if (outcome === 'last-facilitator') throw new ProblemError(outcome);
      relay.revoke(planId, participantId);
      // Also when nobody was there: the answer to an earlier request may have been lost.
      return reply.status(204).send();
    },
  );
}
