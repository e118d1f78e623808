/**
 * `pnpm bench:relay`: our relay beside Hocuspocus, the server of y-websocket 2, a bare fan-out and one that writes to the
 * disk first, each a process of its own, through the same clients. Each measurement is made of one after another, so that
 * they meet the same machine. Prints one table and its bars. Names of servers and measurements as arguments measure those
 * alone; with BENCH_FIGURES the figures are kept in that file, and a run in parts ends with the whole table.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

import { joinAtOnce, keepAfterKill, openRooms, saturate, typeTogether } from './scenarios.ts';
import { type Contestant, RAISED, ServerProcess } from './server-process.ts';
import { type Figures, toReport } from './table.ts';

const CONTESTANTS: readonly Contestant[] = ['holdfast', 'hocuspocus', 'y-websocket', 'bare', 'durable'];
const KEYS = Number(process.env['BENCH_KEYS'] ?? 10_000);
const ROOMS = Number(process.env['BENCH_ROOMS'] ?? 1_000);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10);
const WARM_UP = Number(process.env['BENCH_WARM_UP_SECONDS'] ?? 5);
const FILE = process.env['BENCH_FIGURES'];

/** What the durable fan-out is there for: it remembers nothing that it could tell. */
const HANDED_ON = ['saturation', 'typing', 'presence'];

type Measurement = (server: ServerProcess) => Promise<Partial<Figures>>;

const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  saturation: (server) => saturate(server, KEYS),
  typing: async (server) => ({
    typing: await typeTogether(server, {
      typists: 30,
      perSecond: 5,
      warmUp: WARM_UP,
      seconds: SECONDS,
      present: 0,
    }),
  }),
  presence: async (server) => ({
    present: await typeTogether(server, {
      typists: 5,
      perSecond: 2,
      warmUp: WARM_UP,
      seconds: SECONDS,
      present: 100,
    }),
  }),
  joins: async (server) => ({ joins: await joinAtOnce(server, 150) }),
  kill: async (server) => ({ kept: await keepAfterKill(server, 300) }),
  // The bare fan-out remembers nothing.
  memory: async (server) => (server.contestant === 'bare' ? {} : { memory: await openRooms(server, ROOMS) }),
};

async function measure(contestant: Contestant, measurement: Measurement): Promise<Partial<Figures>> {
  const server = await ServerProcess.start(contestant);
  try {
    return await measurement(server);
  } finally {
    await server.dispose();
  }
}

/** Our own file, from an earlier part of the run. */
function readFigures(file: string): Map<Contestant, Partial<Figures>> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '[]';
  return new Map(JSON.parse(text) as [Contestant, Partial<Figures>][]);
}

const figures = FILE === undefined ? new Map<Contestant, Partial<Figures>>() : readFigures(FILE);
const named = process.argv.slice(2);
const isMeant = (name: string, all: readonly string[]): boolean =>
  named.includes(name) || !all.some((each) => named.includes(each));

for (const [name, measurement] of Object.entries(MEASUREMENTS)) {
  if (!isMeant(name, Object.keys(MEASUREMENTS))) continue;
  for (const contestant of CONTESTANTS) {
    if (!isMeant(contestant, CONTESTANTS)) continue;
    if (contestant === 'durable' && !HANDED_ON.includes(name)) continue;
    console.error(`${name}: ${contestant}`);
    const measured = await measure(contestant, measurement);
    figures.set(contestant, { ...figures.get(contestant), ...measured });
    if (FILE !== undefined) writeFileSync(FILE, JSON.stringify([...figures]));
  }
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}`;
console.log(`${new Date().toISOString().slice(0, 10)}, ${machine}`);
console.log(
  `raised: ${JSON.stringify(RAISED)}; ${KEYS} keys at saturation, ${ROOMS} rooms, ${SECONDS} s of typing after ${WARM_UP} s that are not counted\n`,
);
console.log(toReport(new Map(CONTESTANTS.flatMap((name) => [[name, figures.get(name) ?? {}] as const]))));
