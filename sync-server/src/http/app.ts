import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';

import type { RequestLimits } from '../limits.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Storage } from '../storage/storage.ts';
import { type EntryContext, registerEntryRoutes } from './entry-routes.ts';
import { type HistoryContext, registerHistoryRoutes } from './history-routes.ts';
import { registerInvitationRoutes } from './invitation-routes.ts';
import { registerParticipantRoutes } from './participant-routes.ts';
import { registerPassRoutes } from './pass-routes.ts';
import { registerPlanRoutes } from './plan-routes.ts';
import { answerProblems } from './problem.ts';
import { registerRateLimits } from './rate-limits.ts';
import { Readiness } from './readiness.ts';
import { registerStaticClient } from './static-client.ts';

export interface AppOptions extends Omit<HistoryContext & EntryContext, 'limits'> {
  readonly storage: Storage;
  readonly log: Log;
  readonly clientDirectory: string;
  /** How many proxies stand in front, whose word about the sender's address is taken. */
  readonly trustedProxies: number;
  readonly maxRequestMs: number;
  readonly requestLimits: RequestLimits;
  readonly metrics: Metrics;
}

const MAX_BODY_BYTES = 64 * 1024;
/** How often requests that take too long are looked for. */
const REQUEST_CHECK_MS = 5_000;

/** The HTTP side: the API, the built app, and what an operator's probes ask. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { log, clientDirectory, trustedProxies, publicUrl, maxRequestMs, requestLimits, metrics } = options;
  const isHttps = publicUrl?.protocol === 'https:';
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: maxRequestMs,
    http: {
      // Node swaps the two when the time for the head is the longer one.
      headersTimeout: maxRequestMs,
      connectionsCheckingInterval: Math.min(REQUEST_CHECK_MS, maxRequestMs),
    },
    trustProxy: (_address: string, hop: number) => hop < trustedProxies,
    // Requests under way are answered; idle connections are not waited for.
    forceCloseConnections: 'idle',
  });
  answerProblems(app, log);
  countAnswers(app, metrics);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: securityPolicy },
    hsts: isHttps,
    // Chromium reports both as ignored on a plain http address.
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
  });
  const context: HistoryContext & EntryContext = {
    ...options,
    limits: await registerRateLimits(app, requestLimits),
  };
  registerPlanRoutes(app, context);
  registerParticipantRoutes(app, context);
  registerInvitationRoutes(app, context);
  registerPassRoutes(app, context);
  registerHistoryRoutes(app, context);
  registerEntryRoutes(app, context);
  registerProbes(app, options);
  await registerStaticClient(app, clientDirectory);
  return app;
}

/** No script but the app's own files. Editors and charts set styles; y-websocket connects back to this origin. */
const securityPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  workerSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** By the pattern of their address: the addresses themselves hold ids. */
function countAnswers(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '';
    if (route.startsWith('/api/')) metrics.answered(request.method, route, reply.statusCode);
    done();
  });
}

function registerProbes(app: FastifyInstance, { relay, storage, clock, metrics }: AppOptions): void {
  const readiness = new Readiness(storage, clock);

  app.get('/healthz', () => ({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    const isReady = relay.ready && (await readiness.canWrite());
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'unavailable' });
  });

  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}
