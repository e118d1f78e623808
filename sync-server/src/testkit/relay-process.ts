import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

/** How the process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The relay as `npm start` runs it: a process of its own, on a data directory that a fault can be put into. */
export class RelayProcess {
  readonly url: string;
  readonly dataDir: string;
  readonly exit: Promise<Exit>;
  readonly #child: ChildProcess;
  readonly #lines: readonly string[];

  private constructor(child: ChildProcess, found: { url: string; dataDir: string; lines: string[] }) {
    this.#child = child;
    this.url = found.url;
    this.dataDir = found.dataDir;
    this.#lines = found.lines;
    this.exit = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
  }

  static async start(env: Readonly<Record<string, string>> = {}, dataDir?: string): Promise<RelayProcess> {
    const directory = dataDir ?? (await mkdtemp(join(tmpdir(), 'holdfast-process-')));
    const main = fileURLToPath(new URL('../main.ts', import.meta.url));
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, HOST: '127.0.0.1', PORT: '0', ...env, DATA_DIR: directory },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
    const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown];
    const ready = /^ready (http:\/\/localhost:\d+)\n$/.exec(String(line));
    if (ready?.[1] === undefined) throw new Error(`the relay did not start: ${lines.join('')}`);
    return new RelayProcess(child, { url: ready[1], dataDir: directory, lines });
  }

  /** Everything that it logged. */
  get log(): string {
    return this.#lines.join('');
  }

  /** In use, in bytes. */
  get memory(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
  }

  get file(): string {
    return join(this.dataDir, 'holdfast.sqlite');
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Exit> {
    this.#child.kill(signal);
    return this.exit;
  }

  async dispose(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.end('SIGKILL');
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async status(path: '/healthz' | '/readyz'): Promise<number> {
    return (await fetch(this.url + path)).status;
  }

  /** No file may grow beyond so many bytes from here on: every write of a commit fails, as on a broken disk. */
  limitFiles(bytes: number | 'unlimited'): void {
    execFileSync('prlimit', ['--pid', String(this.#child.pid), `--fsize=${bytes}:unlimited`]);
  }

  /** Holds the lock to write, as another program on the same file would, until the answer is called. */
  lock(): () => void {
    const other = new DatabaseSync(this.file);
    other.exec('BEGIN IMMEDIATE');
    return () => {
      other.exec('ROLLBACK');
      other.close();
    };
  }

  /**
   * The longest that the relay's thread did nothing since this was last asked, without the time for which the machine
   * gave it no processor: with more to run than processors, that says nothing about the relay.
   */
  async longestStall(): Promise<number> {
    const waited = this.#waited;
    const now = await this.#waitedForProcessor();
    this.#waited = now;
    const lag = /^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(
      await (await fetch(`${this.url}/metrics`)).text(),
    );
    return Number(lag?.[1]) * 1000 - (now - waited);
  }

  #waited = 0;

  /** Milliseconds in which the thread could have run and was not let. */
  async #waitedForProcessor(): Promise<number> {
    const { pid } = this.#child;
    const [, waited] = (await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8')).split(' ');
    return Number(waited) / 1e6;
  }
}
