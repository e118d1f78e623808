import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Config, parseConfig } from '../config.ts';
import { type RunningServer, startServer } from '../server.ts';
import { newPlanId, type TestConnection, TestDevice } from './test-device.ts';

/** For tests: a whole server with a database of its own, a built app, and two people who know its address. */
export class TestServer {
  readonly config: Config;
  readonly planId = newPlanId();
  readonly anna: TestDevice;
  readonly ben: TestDevice;
  /** A test that stops it puts the next one here, or a stopped one that may be stopped again. */
  server: RunningServer;
  readonly #directory: string;
  readonly #connections: TestConnection[] = [];

  private constructor(directory: string, config: Config, server: RunningServer) {
    this.#directory = directory;
    this.config = config;
    this.server = server;
    this.anna = new TestDevice(server.url, this.planId, 'Anna');
    this.ben = new TestDevice(server.url, this.planId, 'Ben');
  }

  static async start(): Promise<TestServer> {
    const directory = await mkdtemp(join(tmpdir(), 'holdfast-server-'));
    const clientDirectory = join(directory, 'client');
    await mkdir(join(clientDirectory, 'assets'), { recursive: true });
    await writeFile(join(clientDirectory, 'index.html'), '<!doctype html><title>Holdfast</title>');
    await writeFile(join(clientDirectory, 'sw.js'), '// worker');
    await writeFile(join(clientDirectory, 'assets', 'index-abc123.js'), '// app');
    const config = parseConfig({
      DATA_DIR: join(directory, 'data'),
      PORT: '0',
      HOST: '127.0.0.1',
      CLIENT_DIR: clientDirectory,
    });
    return new TestServer(directory, config, await startServer(config));
  }

  async stop(): Promise<void> {
    for (const connection of this.#connections) connection.close();
    await this.server.stop();
    await rm(this.#directory, { recursive: true });
  }

  async connect(device: TestDevice, document?: 'content' | 'discussion'): Promise<TestConnection> {
    const connection = await device.connect(document);
    this.#connections.push(connection);
    return connection;
  }

  async bothTakePart(role: 'editor' | 'commenter' | 'viewer' = 'editor'): Promise<void> {
    await this.anna.createPlan();
    await this.ben.join(await this.anna.invite(role));
  }
}
