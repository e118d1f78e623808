import type { Clock } from '@holdfast/base';
import { CLOSE_CODES } from '@holdfast/sync-protocol';
import { WebSocket } from 'ws';

import type { Peer } from '../relay/peer.ts';
import type { Session } from '../relay/session.ts';

const MAX_REASON_BYTES = 123;
/** Who has lost a right and does not answer the goodbye is cut off: what is closed is closed within two seconds. */
const REVOKED_GOODBYE_MS = 1_000;
const REVOKED: ReadonlySet<number> = new Set([CLOSE_CODES.forbidden, CLOSE_CODES.token]);

/** A websocket as the relay knows it. */
export class SocketPeer implements Peer {
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  #session: Session | undefined;
  #isPaused = false;

  constructor(socket: WebSocket, clock: Clock) {
    this.#socket = socket;
    this.#clock = clock;
  }

  /** From here on the session hears what the socket does. */
  attach(session: Session): void {
    this.#session = session;
    // Text is no frame of ours; the session refuses it like any other garbage.
    this.#socket.on('message', (data) => session.receive(toBytes(data)));
    this.#socket.on('close', () => session.leave());
  }

  /** The other side has not been heard for a while. */
  fade(): void {
    this.#session?.fade();
  }

  /** What the other side says meanwhile is not heard, also not that it is there. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  send(frame: Uint8Array): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(frame, { binary: true }, (error) => {
      // A frame that did not leave ends in `close`; the reader asks for what it lacks when it is back.
      if (error === undefined || error === null) this.#session?.drained();
    });
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, Buffer.from(reason).subarray(0, MAX_REASON_BYTES));
    if (REVOKED.has(code)) {
      const cancel = this.#clock.setTimer(REVOKED_GOODBYE_MS, () => this.#socket.terminate());
      this.#socket.once('close', cancel);
    }
    // A socket that is not read would never hear the other side's goodbye.
    this.#socket.resume();
  }

  pause(): void {
    this.#isPaused = true;
    this.#socket.pause();
  }

  resume(): void {
    this.#isPaused = false;
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.resume();
  }
}

function toBytes(data: WebSocket.RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
