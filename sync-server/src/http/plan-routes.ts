import { type AccessToken, createPlanSchema, type Participant } from '@holdfast/sync-protocol';
import type { FastifyInstance } from 'fastify';

import { type ApiContext, planOf, requireParticipant, toParticipant } from './api-context.ts';
import { fromStorage, parseInput, ProblemError } from './problem.ts';

/** Creating a plan, and the exchange of a credential for an access token. */
export function registerPlanRoutes(app: FastifyInstance, context: ApiContext): void {
  const { storage, access, clock, limits } = context;

  app.put('/api/plans/:planId', async (request): Promise<Participant> => {
    const { planId } = planOf(request);
    const creator = parseInput(createPlanSchema, request.body);
    const outcome = await fromStorage(storage.createPlan(planId, creator, clock.now()));
    if (outcome === 'conflict') throw new ProblemError('conflict');
    const participant = await fromStorage(storage.findParticipant(planId, creator.participantId));
    if (participant === undefined) throw new ProblemError('not-found');
    return toParticipant(participant);
  });

  app.post(
    '/api/plans/:planId/token',
    { preHandler: limits.perCredential },
    async (request): Promise<AccessToken> => {
      const { planId } = planOf(request);
      const participant = await requireParticipant(context, request, planId);
      await storage.noteSeen(planId, participant.participantId, clock.now()).catch(() => {
        // Whoever may read may read while the disk takes nothing; when they were last seen stays as it was.
      });
      return { ...(await access.issueToken(planId, participant)), role: participant.role };
    },
  );
}
