import { existsSync } from 'node:fs';
import { join } from 'node:path';

import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

import { ProblemError } from './problem.ts';

/** Names that the build gives by content: a changed file has another name. */
const HASHED = /[\\/]assets[\\/]/;
/** Of the relay itself: never answered with the app's page. */
const RESERVED = /^\/(api|sync|healthz|readyz|metrics)(\/|\?|$)/;

/** Serves the built app; every address that is not a file is a screen of it. */
export async function registerStaticClient(app: FastifyInstance, directory: string): Promise<void> {
  const hasClient = existsSync(join(directory, 'index.html'));
  if (hasClient) {
    await app.register(fastifyStatic, {
      root: directory,
      cacheControl: false,
      setHeaders(reply, path) {
        // What has a fixed name (index.html, sw.js, the manifest, icons) is asked for again each time.
        const caching = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
        reply.header('cache-control', caching);
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (!hasClient || !wantsPage || RESERVED.test(request.url)) throw new ProblemError('not-found');
    return reply.sendFile('index.html');
  });
}
