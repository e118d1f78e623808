import type { Clock, Random } from '@holdfast/base';
import type { SocketClass } from '@holdfast/sync-client';

/** `frozen`: packets vanish into nowhere and no one is told; `dropped`: sockets end; `refusing`: none can be opened. */
export type NetworkMode = 'up' | 'frozen' | 'dropped' | 'refusing';

/** The other end of a socket, at the relay. */
export interface ServerSocket {
  send(frame: Uint8Array): void;
  close(code: number): void;
  onFrame: (frame: Uint8Array) => void;
  onClose: () => void;
}

/** Takes a new socket, or refuses it by answering false. */
export type Accept = (socket: ServerSocket, protocols: readonly string[]) => boolean;

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;

/** One device's network: every socket of its pages, each a pair of queues with a delay. */
export class Network {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #accept: Accept;
  readonly #sockets = new Set<VirtualSocket>();
  #mode: NetworkMode = 'up';

  constructor(ports: { clock: Clock; random: Random; accept: Accept }) {
    this.#clock = ports.clock;
    this.#random = ports.random;
    this.#accept = ports.accept;
  }

  get mode(): NetworkMode {
    return this.#mode;
  }

  set mode(mode: NetworkMode) {
    this.#mode = mode;
    if (mode === 'dropped' || mode === 'refusing') for (const socket of this.#sockets) socket.drop();
    if (mode === 'up') for (const socket of this.#sockets) socket.thaw();
  }

  /** A socket class for one page; `cut` is what killing the page does to its sockets. */
  openPage(): { socketClass: SocketClass; cut: () => void } {
    const own = new Set<VirtualSocket>();
    const { connect } = this;
    class PageSocket extends VirtualSocket {
      constructor(_url: string | URL, protocols: string | string[] = []) {
        super();
        own.add(this);
        connect(this, typeof protocols === 'string' ? [protocols] : protocols);
      }
    }
    // It has what y-websocket uses of a WebSocket, and nothing else.
    const socketClass = PageSocket as unknown as SocketClass;
    return { socketClass, cut: () => own.forEach((socket) => socket.abandon()) };
  }

  /** Once in a while a packet takes long. */
  delay(): number {
    const slow = this.#random.fraction() < 0.05 ? 10 : 1;
    return 5 + this.#random.fraction() * 60 * slow;
  }

  /** Some ways are slow throughout, so that two pages of one device are not equally well informed. */
  slowness(): number {
    return this.#random.fraction() < 0.2 ? 20 : 1;
  }

  readonly connect = (socket: VirtualSocket, protocols: readonly string[]): void => {
    this.#sockets.add(socket);
    socket.begin({ network: this, clock: this.#clock, onGone: () => this.#sockets.delete(socket) });
    if (this.#mode === 'frozen') return;
    this.#clock.setTimer(this.delay(), () => {
      if (socket.readyState !== CONNECTING) return;
      if (this.#mode !== 'up' || !this.#accept(socket.serverSide, protocols)) return socket.drop();
      socket.open();
    });
  };
}

interface SocketContext {
  readonly network: Network;
  readonly clock: Clock;
  readonly onGone: () => void;
}

/** In order, each after a delay; what is under way when the network freezes stays where it is. */
class Pipe<Item> {
  readonly #context: SocketContext;
  readonly #deliver: (item: Item) => void;
  readonly #items: Item[] = [];
  readonly #slowness: number;
  #free = 0;
  #isCut = false;
  #stuck = 0;

  constructor(context: SocketContext, deliver: (item: Item) => void) {
    this.#context = context;
    this.#deliver = deliver;
    this.#slowness = context.network.slowness();
  }

  push(item: Item): void {
    const { clock, network } = this.#context;
    this.#items.push(item);
    this.#free = Math.max(this.#free, clock.now() + network.delay() * this.#slowness);
    clock.setTimer(this.#free - clock.now(), () => this.#arrive());
  }

  thaw(): void {
    const stuck = this.#stuck;
    this.#stuck = 0;
    for (let n = 0; n < stuck; n += 1) this.#context.clock.setTimer(n, () => this.#arrive());
  }

  cut(): void {
    this.#isCut = true;
  }

  #arrive(): void {
    if (this.#isCut) return;
    if (this.#context.network.mode === 'frozen' || this.#stuck > 0) {
      this.#stuck += 1;
      return;
    }
    const item = this.#items.shift();
    if (item !== undefined) this.#deliver(item);
  }
}

class VirtualSocket {
  static readonly CONNECTING = CONNECTING;
  static readonly OPEN = OPEN;
  static readonly CLOSED = CLOSED;
  readonly OPEN = OPEN;
  binaryType = 'blob';
  readyState = CONNECTING;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onerror: ((event: object) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  #context: SocketContext | undefined;
  #up: Pipe<Uint8Array | 'end'> | undefined;
  #down: Pipe<Uint8Array | { code: number }> | undefined;
  #isServerClosed = false;
  #isAbandoned = false;
  readonly serverSide: ServerSocket = {
    send: (frame) => this.#down?.push(frame.slice()),
    close: (code) => this.#down?.push({ code }),
    onFrame: () => {},
    onClose: () => {},
  };

  begin(context: SocketContext): void {
    this.#context = context;
    this.#up = new Pipe(context, (item) => {
      if (item === 'end') this.#endServer();
      else if (!this.#isServerClosed) this.serverSide.onFrame(item);
    });
    this.#down = new Pipe(context, (item) => {
      if (this.readyState !== OPEN) return;
      if (item instanceof Uint8Array) this.onmessage?.({ data: item.slice().buffer });
      else this.#end(item.code);
    });
  }

  open(): void {
    this.readyState = OPEN;
    if (!this.#isAbandoned) this.onopen?.();
  }

  send(frame: Uint8Array | ArrayBuffer): void {
    if (this.readyState === OPEN) this.#up?.push(new Uint8Array(frame).slice());
  }

  /** The page closes it: what was sent before still arrives. */
  close(): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    this.#up?.push('end');
    this.#context?.onGone();
  }

  /** The connection breaks: whatever is under way is lost. */
  drop(): void {
    this.#up?.cut();
    this.#down?.cut();
    this.#endServer();
    this.#end(1006);
  }

  /** The page is gone. Its operating system may have sent the last packets, or not. */
  abandon(): void {
    this.#isAbandoned = true;
    this.close();
  }

  thaw(): void {
    this.#up?.thaw();
    this.#down?.thaw();
  }

  #endServer(): void {
    if (this.#isServerClosed) return;
    this.#isServerClosed = true;
    this.serverSide.onClose();
  }

  #end(code: number): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    this.#endServer();
    this.#context?.onGone();
    if (!this.#isAbandoned) this.onclose?.({ code, reason: '' });
  }
}
