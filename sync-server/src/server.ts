import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { type Clock, systemClock } from '@holdfast/base';

import { Access } from './access/access.ts';
import { RoleWatch } from './access/role-watch.ts';
import { readOrCreateKey, Tokens } from './access/tokens.ts';
import type { Config } from './config.ts';
import { openDataDirectory } from './data-directory.ts';
import { createApp } from './http/app.ts';
import { type Log, silentLog } from './log.ts';
import { Metrics } from './metrics.ts';
import { giveBackWhenQuiet } from './quiet-memory.ts';
import { createRelay, type RelayOptions } from './relay/relay.ts';
import { SocketServer } from './socket/socket-server.ts';
import { Retention } from './storage/retention.ts';
import { openSqliteStorage } from './storage/sqlite-storage.ts';
import type { StoredSnapshot } from './storage/storage.ts';
import { type CompactionInput, toRebuildInput } from './update/compact-room.ts';
import { UpdateThreads } from './worker/update-threads.ts';

export interface RunningServer {
  readonly port: number;
  /** Where it is reached from this machine. */
  readonly url: string;
  /**
   * Stops accepting, commits what was received, says goodbye with 1012. Resolves when the storage is closed, which one
   * that hangs may never be.
   */
  stop(): Promise<'committed' | 'uncommitted'>;
}

/** Opens the storage and listens: the built app, the API and the websocket on one port. */
export async function startServer(
  config: Config,
  {
    log = silentLog,
    clock = systemClock,
    rules = {},
  }: { log?: Log; clock?: Clock; rules?: RelayOptions['rules'] } = {},
): Promise<RunningServer> {
  const { dataDir, limits, publicUrl, historyDays } = config;
  await openDataDirectory(dataDir);
  const storage = await openSqliteStorage(join(dataDir, 'holdfast.sqlite'));
  const tokens = new Tokens(await readOrCreateKey(join(dataDir, 'token-key')), clock);
  const access = new Access(storage, tokens);
  const threads = new UpdateThreads(clock);
  const metrics = new Metrics();
  const work = metrics.measureWork(threads);
  const compact = async (input: CompactionInput): Promise<StoredSnapshot> =>
    (await work.rebuild(toRebuildInput(input))).snapshot;
  const retention = new Retention({ storage, clock, log, days: historyDays, compact });
  const relay = createRelay({
    storage: metrics.measureStorage(storage),
    clock,
    limits,
    log,
    onRefused: (reason) => metrics.refused(reason),
    onPresenceDropped: () => metrics.presenceDropped(),
    work,
    // After all sockets that could be read.
    nextTurn: () => nextTurn(),
    rules,
    readToken: async (token, planId) => {
      const verdict = await access.checkToken(planId, token);
      return verdict.kind === 'granted' ? verdict.identity : undefined;
    },
  });
  metrics.watch(() => ({ ...relay.population, isHealthy: relay.ready }));
  const app = await createApp({
    storage,
    erasures: storage,
    access,
    relay,
    clock,
    log,
    ...config,
    clientDirectory: resolve(config.clientDirectory),
    rebuild: compact,
    metrics,
  });
  const sockets = new SocketServer({
    server: app.server,
    relay,
    access,
    clock,
    limits,
    log,
    publicUrl,
    onClosed: (code) => metrics.closed(code),
  });
  await app.listen({ host: config.host, port: config.port });
  const roleWatch = new RoleWatch({ storage, relay, clock, log });
  const stopGivingBack = giveBackWhenQuiet(clock);
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  return {
    port,
    url: `http://localhost:${port}`,
    async stop() {
      // No new connections from here on; the ones that exist are not waited for yet.
      app.server.close();
      stopGivingBack();
      roleWatch.stop();
      const [outcome] = await Promise.all([relay.stop(), retention.stop()]);
      await sockets.stop();
      await app.close();
      await threads.close();
      await storage.close();
      return outcome;
    },
  };
}
