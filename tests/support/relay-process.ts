import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** None outlives the process that started it, however that ends. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** The relay as people run it: a process with a data directory that survives it. */
export class RelayProcess {
  readonly port: number;
  readonly #dataDir: string;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;

  private constructor(port: number, dataDir: string, env: Readonly<Record<string, string>>) {
    this.port = port;
    this.#dataDir = dataDir;
    this.#env = env;
  }

  /** A fresh relay on a free port, with an empty data directory. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<RelayProcess> {
    const relay = new RelayProcess(await freePort(), mkdtempSync(join(tmpdir(), 'holdfast-relay-')), env);
    await relay.start();
    return relay;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Starts it on the same port and data; resolves when it has said that it is ready. */
  async start(): Promise<void> {
    const child = spawn('node', ['sync-server/src/main.ts'], {
      env: { ...process.env, ...this.#env, PORT: String(this.port), DATA_DIR: this.#dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    running.add(child);
    child.once('exit', () => running.delete(child));
    const complaints: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('ready')) return;
    }
    throw new Error(`the relay ended before it was ready: ${complaints.join('')}`);
  }

  /** As a power cut would: no chance to write anything more. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Stops it and removes its data. */
  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
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
