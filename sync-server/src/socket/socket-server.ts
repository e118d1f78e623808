import type { IncomingMessage, Server } from 'node:http';

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

import type { Access } from '../access/access.ts';
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
}

/** A cable that was pulled is noticed after two of these at the latest. */
const PING_MS = 15_000;
const CHECK_TIMEOUT_MS = 10_000;
const GOODBYE_MS = 1_000;
/** So much more than the largest document is read, to be refused by name; beyond it the socket is closed. */
const FRAME_MARGIN = 1024 * 1024;

/** `ws` closes on a frame beyond its limit with 1009, which clients try again for ever; ours is final. */
class FinalSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === 1009 ? CLOSE_CODES.tooLarge : code, reason);
  }
}

/**
 * Websockets on `/sync/<planId>/<document>`. Each is accepted and then closed with a code that says why, since a
 * refused upgrade looks like a broken network to a browser and is tried again for ever.
 */
export class SocketServer {
  readonly #options: SocketOptions;
  readonly #sockets: WebSocketServer;
  readonly #silent = new Set<WebSocket>();
  #cancelPing: () => void;

  constructor(options: SocketOptions) {
    this.#options = options;
    this.#sockets = new WebSocketServer({
      noServer: true,
      WebSocket: FinalSocket,
      maxPayload: options.limits.maxDocumentBytes + FRAME_MARGIN,
      perMessageDeflate: false,
      // Never the token, which the client offers as well.
      handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    });
    options.server.on('upgrade', (request, socket, head) => {
      this.#sockets.handleUpgrade(request, socket, head, (accepted) => void this.#admit(accepted, request));
    });
    this.#cancelPing = options.clock.setTimer(PING_MS, () => this.#ping());
  }

  /** Gives those who have been told to leave a moment to hear it; then cuts off whoever is still connected. */
  async stop(): Promise<void> {
    this.#cancelPing();
    const closing = [...this.#sockets.clients].map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    let cancel = (): void => {};
    const timeout = new Promise<void>((resolve) => {
      cancel = this.#options.clock.setTimer(GOODBYE_MS, resolve);
    });
    await Promise.race([Promise.all(closing), timeout]);
    cancel();
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  async #admit(socket: WebSocket, request: IncomingMessage): Promise<void> {
    const { clock, log, publicUrl } = this.#options;
    // Nothing is read before it is known who sends it; what the kernel holds meanwhile is a few kilobytes.
    socket.pause();
    socket.on('error', (error) => log.warn({ error }, 'socket failed'));
    const room = roomOf(request);
    const token = findToken((request.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/));
    if (!isOwnOrigin(request.headers, publicUrl))
      return turnAway(socket, CLOSE_CODES.forbidden, 'foreign origin');
    if (room === undefined) return turnAway(socket, CLOSE_CODES.notFound, 'no such document');
    if (token === undefined) return turnAway(socket, CLOSE_CODES.token, 'no token');
    const cancelTimeout = clock.setTimer(CHECK_TIMEOUT_MS, () =>
      turnAway(socket, CLOSE_CODES.tryLater, 'the storage does not answer'),
    );
    try {
      await this.#enter(socket, room, token);
    } catch (error) {
      // Nothing was read from this socket: its client has everything, and comes back.
      log.error({ error: toError(error) }, 'token could not be checked');
      turnAway(socket, CLOSE_CODES.tryLater, 'the storage does not answer');
    } finally {
      cancelTimeout();
    }
  }

  async #enter(socket: WebSocket, room: RoomAddress, token: string): Promise<void> {
    const { access, relay } = this.#options;
    const verdict = await access.checkToken(room.planId, token);
    if (socket.readyState !== WebSocket.OPEN) return;
    switch (verdict.kind) {
      case 'invalid-token':
        return turnAway(socket, CLOSE_CODES.token, 'token not valid');
      case 'unknown-plan':
        return turnAway(socket, CLOSE_CODES.notFound, 'no such plan');
      case 'revoked':
        return turnAway(socket, CLOSE_CODES.forbidden, 'revoked');
      case 'granted': {
        socket.on('pong', () => this.#silent.delete(socket));
        const peer = new SocketPeer(socket);
        peer.attach(relay.join(room, verdict.identity, peer));
      }
    }
  }

  #ping(): void {
    for (const socket of this.#sockets.clients) {
      // It has not answered the ping before: the other end is gone without a word.
      if (this.#silent.has(socket)) socket.terminate();
      this.#silent.add(socket);
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    }
    for (const socket of this.#silent) {
      if (!this.#sockets.clients.has(socket)) this.#silent.delete(socket);
    }
    this.#cancelPing = this.#options.clock.setTimer(PING_MS, () => this.#ping());
  }
}

function roomOf(request: IncomingMessage): RoomAddress | undefined {
  const [path = ''] = (request.url ?? '').split('?');
  return path.startsWith(`${SYNC_PATH}/`) ? parseRoomName(path.slice(SYNC_PATH.length + 1)) : undefined;
}

function turnAway(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  // To hear the other side's goodbye.
  socket.resume();
}
