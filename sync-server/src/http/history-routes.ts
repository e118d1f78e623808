import { canWrite, type History, historyQuerySchema, planIdSchema } from '@holdfast/sync-protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { HistoryStorage } from '../storage/storage.ts';
import type { CompactionInput } from '../update/compact-room.ts';
import { type ApiContext, requireParticipant } from './api-context.ts';
import { fromStorage, parseInput, ProblemError } from './problem.ts';

export interface HistoryContext extends ApiContext {
  readonly storage: ApiContext['storage'] & HistoryStorage;
  /** The document of a checkpoint and rows, built in a thread of its own. */
  readonly rebuild: (input: CompactionInput) => Promise<{ readonly update: Uint8Array }>;
}

const params = z.object({ planId: planIdSchema });
const momentParams = params.extend({ seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** Who wrote when, and what a document was like at any moment. It holds deleted words: for those who may write there. */
export function registerHistoryRoutes(app: FastifyInstance, context: HistoryContext): void {
  const { storage, limits, rebuild } = context;

  app.get(
    '/api/plans/:planId/history',
    { preHandler: limits.perCredential },
    async (request): Promise<History> => {
      const { planId } = parseInput(params, request.params);
      const { document, before } = await requireWriter(context, request);
      const { moments, next } = await fromStorage(storage.listMoments({ planId, document }, before));
      return { moments: moments.map((each) => ({ ...each, authors: [...each.authors] })), next };
    },
  );

  app.get('/api/plans/:planId/history/:seq', { preHandler: limits.perCredential }, async (request, reply) => {
    const { planId, seq } = parseInput(momentParams, request.params);
    const { document } = await requireWriter(context, request);
    const moment = await fromStorage(storage.readMoment({ planId, document }, seq));
    if (moment === undefined) throw new ProblemError('not-found');
    const { update } = await rebuild({ snapshot: moment.checkpoint, tail: moment.rows, seq });
    return reply.type('application/octet-stream').send(Buffer.from(update));
  });
}

async function requireWriter(
  context: ApiContext,
  request: FastifyRequest,
): Promise<z.output<typeof historyQuerySchema>> {
  const { planId } = parseInput(params, request.params);
  const query = parseInput(historyQuerySchema, request.query);
  const { role } = await requireParticipant(context, request, planId);
  if (!canWrite(role, query.document)) throw new ProblemError('forbidden');
  return query;
}
