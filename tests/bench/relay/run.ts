/**
 * `pnpm bench:relay`: our relay beside Hocuspocus, the server of y-websocket 2 and a bare fan-out, each a process of its
 * own, one after another on the same machine, through the same clients. Prints one table and its bars. Names of servers
 * as arguments measure those alone.
 */
import { cpus, release, totalmem } from 'node:os';

import { joinAtOnce, keepAfterKill, openRooms, saturate, typeTogether } from './scenarios.ts';
import { type Contestant, RAISED, ServerProcess } from './server-process.ts';
import { type Figures, toReport } from './table.ts';

const CONTESTANTS: readonly Contestant[] = ['holdfast', 'hocuspocus', 'y-websocket', 'bare'];
const KEYS = Number(process.env['BENCH_KEYS'] ?? 10_000);
const ROOMS = Number(process.env['BENCH_ROOMS'] ?? 1_000);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10);

async function withServer<Result>(
  contestant: Contestant,
  run: (server: ServerProcess) => Promise<Result>,
): Promise<Result> {
  const server = await ServerProcess.start(contestant);
  try {
    return await run(server);
  } finally {
    await server.dispose();
  }
}

async function measure(contestant: Contestant): Promise<Figures> {
  const say = (what: string): void => console.error(`${contestant}: ${what}`);
  say('saturation');
  const { perSecond, cpuPerDelivery } = await withServer(contestant, (server) => saturate(server, KEYS));
  say('30 typists');
  const typing = await withServer(contestant, (server) =>
    typeTogether(server, { typists: 30, perSecond: 5, seconds: SECONDS, present: 0 }),
  );
  say('100 people present');
  const present = await withServer(contestant, (server) =>
    typeTogether(server, { typists: 5, perSecond: 2, seconds: SECONDS, present: 100 }),
  );
  say('150 joins');
  const joins = await withServer(contestant, (server) => joinAtOnce(server, 150));
  say('a kill');
  const kept = await withServer(contestant, (server) => keepAfterKill(server, 300));
  say(`${ROOMS} rooms`);
  const memory =
    contestant === 'bare' ? undefined : await withServer(contestant, (server) => openRooms(server, ROOMS));
  return { perSecond, cpuPerDelivery, typing, present, joins, kept, memory };
}

const figures = new Map<Contestant, Figures>();
const only = process.argv.slice(2);
for (const contestant of CONTESTANTS) {
  if (only.length === 0 || only.includes(contestant)) figures.set(contestant, await measure(contestant));
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}`;
console.log(`${new Date().toISOString().slice(0, 10)}, ${machine}`);
console.log(
  `raised: ${JSON.stringify(RAISED)}; ${KEYS} keys at saturation, ${ROOMS} rooms, ${SECONDS} s of typing\n`,
);
console.log(toReport(figures));
