import { parseConfig } from './config.ts';
import { toError } from './log.ts';
import { createPinoLog } from './pino-log.ts';
import { startServer } from './server.ts';

const EXIT_WITHIN_MS = 10_000;

const log = createPinoLog();
try {
  const server = await startServer(parseConfig(process.env), { log });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      // What has not been committed by then was never acknowledged, and every client still has it.
      setTimeout(() => process.exit(1), EXIT_WITHIN_MS).unref();
      void server.stop().then(() => process.exit(0), fail);
    });
  }
  log.info({ port: server.port }, 'listening');
  process.stdout.write(`ready ${server.url}\n`);
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  log.error({ error: toError(error) }, 'the relay ends');
  process.exit(1);
}
