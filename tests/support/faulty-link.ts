import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * - `healthy`: bytes pass.
 * - `frozen`: connections stay open and nothing moves, as in a tunnel; what was written waits.
 * - `dropped`: open connections are cut, and new ones lead into silence, as on a Wi-Fi without a way out.
 * - `refused`: open connections are cut and new ones are refused at once.
 */
export type LinkMode = 'healthy' | 'frozen' | 'dropped' | 'refused';

/** One person's cable to the relay: a TCP proxy on a port of its own, so that pages, API and websockets all share its fate. */
export class FaultyLink {
  readonly #server: Server;
  readonly #target: number;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #mode: LinkMode = 'healthy';

  private constructor(target: number) {
    this.#target = target;
    this.#server = createServer((inbound) => this.#accept(inbound));
  }

  static async open(targetPort: number): Promise<FaultyLink> {
    const link = new FaultyLink(targetPort);
    link.#server.listen(0, '127.0.0.1');
    await once(link.#server, 'listening');
    return link;
  }

  /** The origin under which this person sees the relay. */
  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the link is closed');
    return `http://localhost:${address.port}`;
  }

  set(mode: LinkMode): void {
    this.#mode = mode;
    if (mode === 'refused' || mode === 'dropped') this.drop();
    for (const socket of [...this.#pairs].flat()) {
      if (this.#isSilent) socket.pause();
      else socket.resume();
    }
  }

  get #isSilent(): boolean {
    return this.#mode === 'frozen' || this.#mode === 'dropped';
  }

  /** Cuts what is open now; new connections follow the mode. */
  drop(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  async close(): Promise<void> {
    this.drop();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(inbound: Socket): void {
    if (this.#mode === 'refused') {
      inbound.destroy();
      return;
    }
    const outbound = connect(this.#target, '127.0.0.1');
    const pair = [inbound, outbound] as const;
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [outbound, inbound] as const]) {
      from.on('data', (chunk) => to.write(chunk));
      // A failed socket takes its twin with it, as one cable would; the error itself is the fault under test.
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        this.#pairs.delete(pair);
      });
      if (this.#isSilent) from.pause();
    }
  }
}
