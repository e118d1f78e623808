import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Contestant = 'holdfast' | 'hocuspocus' | 'y-websocket' | 'bare' | 'durable';

const SCRIPTS: Readonly<Record<Contestant, string>> = {
  holdfast: '../../../sync-server/src/main.ts',
  hocuspocus: 'hocuspocus-server.ts',
  'y-websocket': '../../node_modules/y-websocket-2/bin/server.cjs',
  bare: 'bare-server.ts',
  durable: 'durable-server.ts',
};

/** Raised for the run: the writer at saturation is one connection, and everybody who joins is one participant. */
export const RAISED: Readonly<Record<string, string>> = {
  MAX_MESSAGES_PER_SECOND: '1000000',
  MAX_CONNECTIONS_PER_PARTICIPANT: '600',
  MAX_REQUESTS_PER_ADDRESS: '1000000',
};

/** As `npm start` has it. */
const AS_STARTED: Readonly<Record<string, string>> = {
  NODE_COMPILE_CACHE: 'node_modules/.cache/node',
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '16384',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

const TICKS_PER_SECOND = 100;

/** One server as a process of its own, and what the system says about it. */
export class ServerProcess {
  readonly contestant: Contestant;
  readonly port: number;
  readonly #dataDir: string;
  #child: ChildProcess;

  private constructor(contestant: Contestant, port: number, dataDir: string) {
    this.contestant = contestant;
    this.port = port;
    this.#dataDir = dataDir;
    this.#child = this.#spawn();
  }

  static async start(contestant: Contestant): Promise<ServerProcess> {
    const directory = mkdtempSync(join(tmpdir(), `bench-${contestant}-`));
    const server = new ServerProcess(contestant, await freePort(), directory);
    await server.#ready();
    return server;
  }

  /** Kills it as a power cut would, and starts it again on the same data. */
  async crash(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
    this.#child = this.#spawn();
    await this.#ready();
  }

  async dispose(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  /** Processor time so far, in microseconds. */
  get cpu(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1e6;
  }

  /** Bytes that wait in our relay until the slowest of its readers takes them. */
  longestQueue(): Promise<number> {
    return this.#metric('holdfast_longest_queue_bytes');
  }

  /** How many rooms our relay has in memory. */
  rooms(): Promise<number> {
    return this.#metric('holdfast_rooms');
  }

  /** Memory in use, in bytes. */
  get memory(): number {
    return this.#status('VmRSS');
  }

  /** The most that was in use since `forgetPeak`. */
  get peak(): number {
    return this.#status('VmHWM');
  }

  forgetPeak(): void {
    writeFileSync(`/proc/${this.#child.pid}/clear_refs`, '5');
  }

  async #metric(name: string): Promise<number> {
    const metrics = await (await fetch(`http://127.0.0.1:${this.port}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(metrics)?.[1]);
  }

  #status(field: string): number {
    const line = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'),
    );
    return Number(line?.[1]) * 1024;
  }

  #spawn(): ChildProcess {
    const script = fileURLToPath(new URL(SCRIPTS[this.contestant], import.meta.url));
    const env = {
      ...process.env,
      ...RAISED,
      ...(this.contestant === 'holdfast' && AS_STARTED),
      PORT: String(this.port),
      HOST: '127.0.0.1',
      DATA_DIR: this.#dataDir,
    };
    return spawn(process.execPath, [script], {
      env,
      stdio: ['ignore', 'pipe', process.env['BENCH_LOG'] === undefined ? 'ignore' : 'inherit'],
    });
  }

  /** Each says one line when it listens. */
  async #ready(): Promise<void> {
    const { stdout } = this.#child;
    if (stdout !== null) await once(stdout, 'data');
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('freePort: no port was given');
  server.close();
  await once(server, 'close');
  return address.port;
}
