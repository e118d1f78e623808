import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { hashSecret } from '../access/credential.ts';
import { ProblemError } from './problem.ts';

/** Per minute. Thirty phones of one school share one address, so an address may do a lot. */
const PER_ADDRESS = 1_200;
const PER_INVITATION = 240;
const PER_CREDENTIAL = 120;

type Check = (request: FastifyRequest) => Promise<void>;

export interface RateLimits {
  /** For requests that show an invitation's secret. */
  readonly perInvitation: Check;
  /** For requests that show a credential. */
  readonly perCredential: Check;
}

/** First per invitation and credential, and per address only coarsely. */
export async function registerRateLimits(app: FastifyInstance): Promise<RateLimits> {
  await app.register(rateLimit, {
    max: PER_ADDRESS,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, { after }) =>
      new ProblemError('too-many-requests', `try again in ${after}`),
  });
  return {
    perInvitation: limitBy(app, PER_INVITATION, invitationKey),
    perCredential: limitBy(app, PER_CREDENTIAL, credentialKey),
  };
}

/** The plugin's own hook counts each request once; this one counts it a second time, by another key. */
function limitBy(
  app: FastifyInstance,
  max: number,
  keyGenerator: (request: FastifyRequest) => string,
): Check {
  const count = app.createRateLimit({ max, timeWindow: '1 minute', keyGenerator });
  return async (request) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    throw new ProblemError('too-many-requests', `try again in ${counted.ttlInSeconds} seconds`);
  };
}

/** A key only: what it names is checked by the handler. */
function invitationKey(request: FastifyRequest): string {
  const { invitationId } = { ...textFields(request.params), ...textFields(request.body) };
  // Hashed: a key is remembered for a minute, whatever length was sent.
  return `invitation ${hashSecret(invitationId ?? request.ip)}`;
}

/** With the secret, so that nobody can use up the requests of someone whose id they know. */
function credentialKey(request: FastifyRequest): string {
  return `credential ${hashSecret(request.headers.authorization ?? request.ip)}`;
}

function textFields(input: unknown): Record<string, string | undefined> {
  if (typeof input !== 'object' || input === null) return {};
  return Object.fromEntries(Object.entries(input).filter(([, value]) => typeof value === 'string'));
}
