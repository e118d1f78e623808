import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

import type { Clock } from '@holdfast/base';
import {
  CLOSE_CODES,
  findToken,
  parseRoomName,
  type RoomAddress,
  SUBPROTOCOL,
  SYNC_PATH,
} from '@holdfast/sync-protocol';
import { WebSocket, WebSocketServer } from 'ws';

import type { Access, TokenVerdict } from '../access/access.ts';
import type { RelayLimits } from '../limits.ts';
import { type Log, toError } from '../log.ts';
import type { Relay } from '../relay/relay.ts';
import { isOwnOrigin } from './own-origin.ts';
import { SocketPeer } from './socket-peer.ts';

export interface SocketOptions {
  readonly server: Server;
  readonly relay: Relay;
  readonly access: Access;
  readonly clock: Clock;
  readonly limits: RelayLimits;
  readonly log: Log;
  /** The address by which browsers know the relay, beside the one that they asked. */
  readonly publicUrl: URL | undefined;
  /** Told of each socket that closed, for counting. */
  readonly onClosed: (code: number) => void;
}

/** Who did not answer one of these by the next is shown to nobody until they show themselves again. */
const PING_MS = 15_000;
/**
 * After so many without an answer the other end is gone. A reader that takes nothing for a minute cannot answer either,
 * and goes on in place.
 */
const MAX_UNANSWERED = 8;
const CHECK_TIMEOUT_MS = 10_000;
const GOODBYE_MS = 1_000;
const STRANGER_GOODBYE_MS = 5_000;
/** So much more than the largest document is read, to be refused by name; beyond it the socket is closed. */
const FRAME_MARGIN = 1024 * 1024;

/** `ws` closes on a frame beyond its limit with 1009, which clients try again for ever; ours is final. */
class FinalSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === 1009 ? CLOSE_CODES.tooLarge : code, reason);
  }
}

/** Someone asks for a websocket. */
interface Upgrade {
  readonly request: IncomingMessage;
  readonly stream: Duplex;
  readonly head: Buffer;
}

/**
 * Websockets on `/sync/<planId>/<document>`. Who may not enter is accepted all the same and then closed with a code
 * that says why, since a refused upgrade looks like a broken network to a browser and is tried again for ever.
 */
export class SocketServer {
  readonly #options: SocketOptions;
  readonly #sockets: WebSocketServer;
  readonly #strangers: WebSocketServer;
  readonly #peers = new Map<WebSocket, SocketPeer>();
  /** Pings that were not answered. */
  readonly #unanswered = new Map<WebSocket, number>();
  #cancelPing: () => void;

  constructor(options: SocketOptions) {
    this.#options = options;
    const common = {
      noServer: true,
      perMessageDeflate: false,
      // Never the token, which the client offers as well.
      handleProtocols: (offered: Set<string>) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    } as const;
    const maxPayload = options.limits.maxDocumentBytes + FRAME_MARGIN;
    this.#sockets = new WebSocketServer({ ...common, WebSocket: FinalSocket, maxPayload });
    this.#strangers = new WebSocketServer({ ...common, maxPayload: options.limits.maxStrangerBytes });
    options.server.on('upgrade', (request, stream, head) => void this.#admit({ request, stream, head }));
    this.#cancelPing = options.clock.setTimer(PING_MS, () => this.#ping());
  }

  /** Gives those who have been told to leave a moment to hear it; then cuts off whoever is still connected. */
  async stop(): Promise<void> {
    this.#cancelPing();
    const all = [...this.#sockets.clients, ...this.#strangers.clients];
    const closing = all.map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    let cancel = (): void => {};
    const timeout = new Promise<void>((resolve) => {
      cancel = this.#options.clock.setTimer(GOODBYE_MS, resolve);
    });
    await Promise.race([Promise.all(closing), timeout]);
    cancel();
    for (const socket of all) socket.terminate();
  }

  /** Nothing is read before it is known who sends it, but for what came along with the request. */
  async #admit(upgrade: Upgrade): Promise<void> {
    const { log, publicUrl } = this.#options;
    const { headers } = upgrade.request;
    upgrade.stream.on('error', (error: Error) => log.warn({ error }, 'socket failed'));
    const room = roomOf(upgrade.request);
    const token = findToken((headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/));
    if (!isOwnOrigin(headers, publicUrl))
      return this.#turnAway(upgrade, CLOSE_CODES.forbidden, 'foreign origin');
    if (room === undefined) return this.#turnAway(upgrade, CLOSE_CODES.notFound, 'no such document');
    if (token === undefined) return this.#turnAway(upgrade, CLOSE_CODES.token, 'no token');
    await this.#enterInTime(upgrade, room, token);
  }

  async #enterInTime(upgrade: Upgrade, room: RoomAddress, token: string): Promise<void> {
    const { access, clock, log } = this.#options;
    let isLate = false;
    const giveUp = (): void => {
      isLate = true;
      this.#turnAway(upgrade, CLOSE_CODES.tryLater, 'the storage does not answer');
    };
    const cancelTimeout = clock.setTimer(CHECK_TIMEOUT_MS, giveUp);
    try {
      const verdict = await access.checkToken(room.planId, token);
      if (!isLate) this.#follow(verdict, upgrade, room);
    } catch (error) {
      // Nothing was read from this socket: its client has everything, and comes back.
      log.error({ error: toError(error) }, 'token could not be checked');
      if (!isLate) giveUp();
    } finally {
      cancelTimeout();
    }
  }

  #follow(verdict: TokenVerdict, upgrade: Upgrade, room: RoomAddress): void {
    switch (verdict.kind) {
      case 'invalid-token':
        return this.#turnAway(upgrade, CLOSE_CODES.token, 'token not valid');
      case 'unknown-plan':
        return this.#turnAway(upgrade, CLOSE_CODES.notFound, 'no such plan');
      case 'revoked':
        return this.#turnAway(upgrade, CLOSE_CODES.forbidden, 'revoked');
      case 'granted':
        return this.#sockets.handleUpgrade(upgrade.request, upgrade.stream, upgrade.head, (socket) => {
          this.#watch(socket);
          socket.on('pong', () => this.#unanswered.delete(socket));
          const peer = new SocketPeer(socket, this.#options.clock);
          this.#peers.set(socket, peer);
          socket.on('close', () => {
            this.#peers.delete(socket);
            this.#unanswered.delete(socket);
          });
          this.#boundUnread(socket, upgrade.stream);
          peer.attach(this.#options.relay.join(room, verdict.identity, peer));
        });
    }
  }

  #turnAway({ request, stream, head }: Upgrade, code: number, reason: string): void {
    const { clock, limits, log, onClosed } = this.#options;
    this.#strangers.handleUpgrade(request, stream, head, (socket) => {
      let bytes = 0;
      let isTooMuch = false;
      const cutOff = (): void => {
        isTooMuch = true;
        log.warn({ reason }, 'too much from somebody who was turned away; cut off');
        socket.terminate();
      };
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.maxStrangerBytes && !isTooMuch) cutOff();
      });
      socket.on('error', (error) => {
        if (isTooLong(error)) cutOff();
        else log.warn({ error }, 'socket failed');
      });
      const cancel = clock.setTimer(STRANGER_GOODBYE_MS, () => socket.terminate());
      socket.on('close', (closed) => {
        cancel();
        // They have been told why they may not enter, and can be told nothing more: the count names it.
        onClosed(isTooMuch ? CLOSE_CODES.tooLarge : closed);
      });
      socket.close(code, reason);
    });
  }

  #watch(socket: WebSocket): void {
    socket.on('close', this.#options.onClosed);
    socket.on('error', (error) => this.#options.log.warn({ error }, 'socket failed'));
  }

  /** A frame that is not whole yet lies in memory too. Its sender has all of it, and comes back with it. */
  #boundUnread(socket: WebSocket, stream: Duplex): void {
    const { relay, limits, log } = this.#options;
    let bytes = 0;
    const count = (next: number): void => {
      relay.unread.add(next - bytes);
      bytes = next;
    };
    stream.on('data', (chunk: Buffer) => {
      count(bytes + chunk.length);
      if (bytes <= limits.maxQueuedBytes || !relay.unread.isOver) return;
      log.warn({ bytes }, 'too much to read; a large frame was cut off');
      socket.terminate();
    });
    // From here on the session counts it.
    socket.on('message', () => count(0));
    socket.on('close', () => count(0));
  }

  #ping(): void {
    for (const socket of this.#sockets.clients) {
      const peer = this.#peers.get(socket);
      // Who is not read cannot be heard to answer either.
      if (peer?.isPaused) {
        this.#unanswered.delete(socket);
        continue;
      }
      const unanswered = this.#unanswered.get(socket) ?? 0;
      if (unanswered === 1) peer?.fade();
      if (unanswered === MAX_UNANSWERED) socket.terminate();
      this.#unanswered.set(socket, unanswered + 1);
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    }
    this.#cancelPing = this.#options.clock.setTimer(PING_MS, () => this.#ping());
  }
}

/** A frame said of itself that it is longer than what is taken. */
function isTooLong(error: Error): boolean {
  return 'code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
}

function roomOf(request: IncomingMessage): RoomAddress | undefined {
  const [path = ''] = (request.url ?? '').split('?');
  return path.startsWith(`${SYNC_PATH}/`) ? parseRoomName(path.slice(SYNC_PATH.length + 1)) : undefined;
}
