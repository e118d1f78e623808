import { entryKeySchema, planIdSchema } from '@holdfast/sync-protocol';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { Log } from '../log.ts';
import type { ErasureStorage } from '../storage/storage.ts';
import { type ApiContext, requireFacilitator } from './api-context.ts';
import { fromStorage, parseInput } from './problem.ts';

export interface EntryContext extends ApiContext {
  readonly erasures: ErasureStorage;
  readonly log: Log;
}

const params = z.object({ planId: planIdSchema, entry: entryKeySchema });

/** Forgetting what somebody said in the discussion, for good: for facilitators, who cannot take it back. */
export function registerEntryRoutes(app: FastifyInstance, context: EntryContext): void {
  const { relay, clock, limits, erasures, log } = context;

  app.delete(
    '/api/plans/:planId/entries/:entry',
    { preHandler: [limits.perCredential, limits.perErasure] },
    async (request, reply): Promise<void> => {
      const { planId, entry } = parseInput(params, request.params);
      const { participantId: by } = await requireFacilitator(context, request, planId);
      const erase = () => erasures.eraseEntry({ planId, entry, by, at: clock.now() });
      const room = { planId, document: 'discussion' } as const;
      const wasThere = await fromStorage(relay.renew(room, 'words were erased', erase));
      log.info({ planId, entry, by, wasThere }, 'entry erased');
      // Also when nothing was there: the answer to an earlier request may have been lost.
      return reply.status(204).send();
    },
  );
}
