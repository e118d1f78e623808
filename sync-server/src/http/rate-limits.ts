import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { hashSecret } from '../access/credential.ts';
import type { RequestLimits } from '../limits.ts';
import { ProblemError } from './problem.ts';

type Check = (request: FastifyRequest) => Promise<void>;

export interface RateLimits {
  /** For requests that show an invitation's secret. */
  readonly perInvitation: Check;
  /** For requests that show the secret of a pass. */
  readonly perPass: Check;
  /** For requests that show a credential. */
  readonly perCredential: Check;
  /** For what takes the relay long, besides: each replays a discussion. */
  readonly perErasure: Check;
  /**
   * Counts a secret that opens no invitation or pass, and answers the problem to name it by. Only wrong secrets are held up by
   * wrong secrets: whoever has the right one comes in while others guess, also from the same address.
   */
  readonly wrongSecret: (
    request: FastifyRequest,
    kind?: 'invitation-invalid' | 'pass-invalid',
  ) => Promise<ProblemError>;
}

export async function registerRateLimits(app: FastifyInstance, limits: RequestLimits): Promise<RateLimits> {
  await app.register(rateLimit, {
    max: limits.perAddress,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, { after }) =>
      new ProblemError('too-many-requests', `try again in ${after}`),
  });
  const wrongOfOne = {
    'invitation-invalid': limitBy(app, limits.wrongSecrets, invitationKey),
    'pass-invalid': limitBy(app, limits.wrongSecrets, passKey),
  };
  // Whoever tries one id after another is counted here.
  const wrongFromAddress = limitBy(app, limits.wrongSecrets);
  return {
    perInvitation: refuseAbove(limitBy(app, limits.perInvitation, withSecret(invitationKey))),
    perPass: refuseAbove(limitBy(app, limits.perInvitation, withSecret(passKey))),
    perCredential: refuseAbove(limitBy(app, limits.perCredential, credentialKey)),
    perErasure: refuseAbove(limitBy(app, limits.erasures)),
    wrongSecret: async (request, kind = 'invitation-invalid') => {
      const exceeded = [await wrongOfOne[kind](request), await wrongFromAddress(request)];
      return exceeded.find((problem) => problem !== undefined) ?? new ProblemError(kind);
    },
  };
}

type Count = (request: FastifyRequest) => Promise<ProblemError | undefined>;

/**
 * The plugin's own hook counts each request once; this one counts it another time, by another key or by none but its
 * address. Answers the problem of a request that is one too many.
 */
function limitBy(
  app: FastifyInstance,
  max: number,
  keyGenerator?: (request: FastifyRequest) => string,
): Count {
  const count = app.createRateLimit({
    max,
    timeWindow: '1 minute',
    ...(keyGenerator !== undefined && { keyGenerator }),
  });
  return async (request) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return undefined;
    return new ProblemError('too-many-requests', `try again in ${counted.ttlInSeconds} seconds`);
  };
}

function refuseAbove(count: Count): Check {
  return async (request) => {
    const problem = await count(request);
    if (problem !== undefined) throw problem;
  };
}

/** A key only: what it names is checked by the handler. Who joins names the invitation in the body, everybody else in the path. */
function invitationKey(request: FastifyRequest): string {
  const { invitationId } = { ...textFields(request.body), ...textFields(request.params) };
  // Hashed: a key is remembered for a minute, whatever length was sent.
  return `invitation ${hashSecret(invitationId ?? request.ip)}`;
}

function passKey(request: FastifyRequest): string {
  return `pass ${hashSecret(textFields(request.params)['passId'] ?? request.ip)}`;
}

/** With the secret, so that nobody can use up the requests of those whom an invitation was sent to. */
function withSecret(key: (request: FastifyRequest) => string): (request: FastifyRequest) => string {
  return (request) => {
    const { invitationSecret, passSecret } = textFields(request.body);
    return `${key(request)} ${hashSecret(passSecret ?? invitationSecret ?? request.ip)}`;
  };
}

/** With the secret, so that nobody can use up the requests of someone whose id they know. */
function credentialKey(request: FastifyRequest): string {
  return `credential ${hashSecret(request.headers.authorization ?? request.ip)}`;
}

function textFields(input: unknown): Record<string, string | undefined> {
  if (typeof input !== 'object' || input === null) return {};
  return Object.fromEntries(Object.entries(input).filter(([, value]) => typeof value === 'string'));
}
