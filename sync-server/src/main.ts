import { judgeDiscussion } from '@holdfast/plan-model';

import { parseConfig } from './config.ts';
import { toError } from './log.ts';
import { createPinoLog } from './pino-log.ts';
import { startServer } from './server.ts';

/** A moment less than the ten seconds that are promised. */
const EXIT_WITHIN_MS = 9_500;

const log = createPinoLog();
try {
  const server = await startServer(parseConfig(process.env), {
    log,
    // The one place where the relay knows what a document says.
    rules: { discussion: judgeDiscussion },
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      setTimeout(giveUp, EXIT_WITHIN_MS);
      void server.stop().then((outcome) => {
        if (outcome === 'uncommitted') log.error({}, 'stopped with something uncommitted');
        process.exit(outcome === 'committed' ? 0 : 1);
      }, fail);
    });
  }
  log.info({ port: server.port }, 'listening');
  process.stdout.write(`ready ${server.url}\n`);
} catch (error) {
  fail(error);
}

/** What has not been committed by now was never acknowledged, and every client still has it. */
function giveUp(): void {
  log.error({ afterMs: EXIT_WITHIN_MS }, 'the storage does not answer; ending without it');
  // An exit would wait for a thread that hangs in the disk.
  process.kill(process.pid, 'SIGKILL');
}

function fail(error: unknown): void {
  log.error({ error: toError(error) }, 'the relay ends');
  process.exit(1);
}
