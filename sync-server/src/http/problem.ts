import type { Problem, PROBLEMS } from '@holdfast/sync-protocol';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { type Log, toError } from '../log.ts';

export type ProblemKind = (typeof PROBLEMS)[number];

const ANSWERS: Readonly<Record<ProblemKind, { status: number; title: string }>> = {
  'invalid-request': { status: 400, title: 'The request is not what this address takes' },
  unauthorized: { status: 401, title: 'The credential is missing or not valid here' },
  forbidden: { status: 403, title: 'The role does not allow this, or access was revoked' },
  'not-found': { status: 404, title: 'There is nothing here' },
  conflict: { status: 409, title: 'Something else has this id' },
  'invitation-invalid': { status: 403, title: 'There is no such invitation' },
  'invitation-expired': { status: 410, title: 'The invitation has expired' },
  'invitation-used-up': { status: 410, title: 'The invitation has been used as often as it may' },
  'pass-invalid': { status: 403, title: 'There is no such code or link' },
  'pass-ended': { status: 410, title: 'The code or link was replaced, withdrawn or used' },
  'pass-expired': { status: 410, title: 'The link was valid for a few minutes, which are over' },
  'last-facilitator': { status: 409, title: 'A plan keeps at least one facilitator' },
  'too-many-requests': { status: 429, title: 'Too many requests; wait a little' },
  'storage-unavailable': { status: 503, title: 'The storage cannot be used now; nothing was changed' },
  internal: { status: 500, title: 'The relay made a mistake' },
};

/** Thrown by handlers; becomes RFC 9457 problem details. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly kind: ProblemKind;
  readonly detail: string | undefined;

  constructor(kind: ProblemKind, detail?: string) {
    super(`${kind}: ${detail ?? ANSWERS[kind].title}`);
    this.kind = kind;
    this.detail = detail;
  }
}

/** Input that is not of the schema's shape is a problem of the sender, named by its first wrong field. */
export function parseInput<Schema extends z.core.$ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = z.safeParse(schema, input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ProblemError('invalid-request', issue && `${issue.path.join('.')}: ${issue.message}`);
}

/** Storage that fails is a state of the relay, not of the request. */
export async function fromStorage<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    // Its transaction was rolled back as a whole; requests are safe to repeat.
    throw new ProblemError('storage-unavailable', error instanceof Error ? error.message : undefined);
  }
}

export function answerProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    if (problem.status >= 500) {
      log.error(
        { method: request.method, route: request.routeOptions.url, error: toError(error) },
        problem.title,
      );
    }
    void reply.status(problem.status).type('application/problem+json').send(problem);
  });
}

function toProblem(error: unknown): Problem {
  const kind = error instanceof ProblemError ? error.kind : kindOfFastify(error);
  // Details of our own failures are for the log, not for whoever asks.
  const isOurs = ANSWERS[kind].status >= 500;
  const detail = error instanceof ProblemError && !isOurs ? error.detail : undefined;
  return { type: `about:holdfast:${kind}`, ...ANSWERS[kind], ...(detail !== undefined && { detail }), kind };
}

/** Fastify's own errors carry a status: a body that is no JSON, too large, of another type. */
function kindOfFastify(error: unknown): ProblemKind {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 404) return 'not-found';
  return status >= 400 && status < 500 ? 'invalid-request' : 'internal';
}
