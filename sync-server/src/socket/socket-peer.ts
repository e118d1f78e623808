import { WebSocket } from 'ws';

import type { Peer } from '../relay/peer.ts';
import type { Session } from '../relay/session.ts';

const MAX_REASON_BYTES = 123;

/** A websocket as the relay knows it. */
export class SocketPeer implements Peer {
  readonly #socket: WebSocket;
  #session: Session | undefined;
  #isPaused = false;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** From here on the session hears what the socket does. */
  attach(session: Session): void {
    this.#session = session;
    // Text is no frame of ours; the session refuses it like any other garbage.
    this.#socket.on('message', (data) => session.receive(toBytes(data)));
    this.#socket.on('close', () => session.leave());
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
