import {
  type CreatedPass,
  createPassSchema,
  type OwnPasses,
  type PassHolder,
  previewPassSchema,
  usePassSchema,
} from '@holdfast/sync-protocol';
import type { FastifyInstance } from 'fastify';

import { hashSecret } from '../access/credential.ts';
import { whyPassFails } from '../storage/pass-rules.ts';
import {
  type ApiContext,
  ownPassOf,
  passOf,
  planOf,
  requireParticipant,
  toParticipant,
} from './api-context.ts';
import { fromStorage, parseInput, ProblemError } from './problem.ts';

/** Recovery codes and links for one more device: everybody makes their own, and whoever shows one is that participant. */
export function registerPassRoutes(app: FastifyInstance, context: ApiContext): void {
  registerOwnPasses(app, context);
  registerUse(app, context);
}

function registerOwnPasses(app: FastifyInstance, context: ApiContext): void {
  const { storage, clock, limits, publicUrl } = context;

  app.put(
    '/api/plans/:planId/passes/:passId',
    { preHandler: limits.perCredential },
    async (request): Promise<CreatedPass> => {
      const { planId, passId } = ownPassOf(request);
      const { participantId } = await requireParticipant(context, request, planId);
      const asked = parseInput(createPassSchema, request.body);
      const replaces = asked.kind === 'recovery' ? asked.replaces : undefined;
      const pass = { passId, kind: asked.kind, secretHash: asked.secretHash, replaces };
      const now = clock.now();
      const outcome = await fromStorage(storage.putPass({ planId, participantId }, pass, now));
      const stored = await fromStorage(storage.findPass(passId));
      if (outcome === 'conflict' || stored === undefined) throw new ProblemError('conflict');
      const { createdAt, expiresAt } = stored;
      return {
        createdAt,
        ...(expiresAt !== undefined && { validForMs: Math.max(0, expiresAt - now) }),
        origin: publicUrl?.origin,
      };
    },
  );

  app.get(
    '/api/plans/:planId/passes',
    { preHandler: limits.perCredential },
    async (request): Promise<OwnPasses> => {
      const { planId } = planOf(request);
      const { participantId } = await requireParticipant(context, request, planId);
      const recovery = await fromStorage(storage.findRecovery({ planId, participantId }));
      if (recovery === undefined) return {};
      return { recovery: { passId: recovery.passId, createdAt: recovery.createdAt } };
    },
  );

  app.delete(
    '/api/plans/:planId/passes/:passId',
    { preHandler: limits.perCredential },
    async (request, reply): Promise<void> => {
      const { planId, passId } = ownPassOf(request);
      const { participantId } = await requireParticipant(context, request, planId);
      await fromStorage(storage.endPass({ planId, participantId }, passId, clock.now()));
      return reply.status(204).send();
    },
  );
}

function registerUse(app: FastifyInstance, context: ApiContext): void {
  const { storage, clock, limits, relay } = context;

  app.post(
    '/api/passes/:passId/preview',
    { preHandler: limits.perPass },
    async (request): Promise<PassHolder> => {
      const { passId } = passOf(request);
      const { passSecret } = parseInput(previewPassSchema, request.body);
      const pass = await fromStorage(storage.findPass(passId));
      const why = whyPassFails(pass, { secretHash: hashSecret(passSecret), at: clock.now() });
      if (pass === undefined || why === 'pass-invalid')
        throw await limits.wrongSecret(request, 'pass-invalid');
      const { planId, participantId, kind } = pass;
      const holder = await fromStorage(storage.findParticipant(planId, participantId));
      if (holder === undefined || holder.removedAt !== undefined) throw new ProblemError('forbidden');
      if (why !== undefined) throw new ProblemError(why);
      return { planId, kind, participant: toParticipant(holder) };
    },
  );

  app.put(
    '/api/passes/:passId/credential',
    { preHandler: limits.perPass },
    async (request): Promise<PassHolder> => {
      const { passId } = passOf(request);
      const { passSecret, credentialHash } = parseInput(usePassSchema, request.body);
      const outcome = await fromStorage(
        storage.usePass({ passId, secretHash: hashSecret(passSecret), credentialHash, at: clock.now() }),
      );
      if (outcome.kind === 'pass-invalid') throw await limits.wrongSecret(request, 'pass-invalid');
      if (outcome.kind !== 'let-in') {
        throw new ProblemError(outcome.kind === 'removed' ? 'forbidden' : outcome.kind);
      }
      const { planId, passKind: kind, participant } = outcome;
      // Also when nothing was to be written: the answer to an earlier request may have been lost.
      relay.keepOnly(planId, participant.participantId, participant.credentialHashes);
      return { planId, kind, participant: toParticipant(participant) };
    },
  );
}
