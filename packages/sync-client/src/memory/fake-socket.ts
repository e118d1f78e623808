import { parseUpFrame, type UpFrame } from '@holdfast/sync-protocol';

import type { SocketClass } from '../connection.ts';

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;

/** The client's end of a websocket, with the relay's part played by a test. */
export class FakeSocket {
  readonly OPEN = OPEN;
  readonly protocols: readonly string[];
  readonly url: string;
  /** What the client has sent, read as the relay would. */
  readonly heard: (UpFrame | undefined)[] = [];
  binaryType = 'blob';
  readyState = CONNECTING;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onerror: ((event: object) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;

  constructor(url: string | URL, protocols: string | string[] = []) {
    this.url = String(url);
    this.protocols = typeof protocols === 'string' ? [protocols] : protocols;
  }

  accept(): void {
    this.readyState = OPEN;
    this.onopen?.();
  }

  say(...frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.onmessage?.({ data: frame.slice().buffer });
  }

  end(code: number): void {
    this.readyState = CLOSED;
    this.onclose?.({ code, reason: '' });
  }

  send(frame: Uint8Array | ArrayBuffer): void {
    this.heard.push(parseUpFrame(new Uint8Array(frame)));
  }

  close(): void {
    this.readyState = CLOSED;
  }
}

/** A socket class for a link, and the sockets that it has made so far. */
export function fakeSockets(): { socketClass: SocketClass; sockets: FakeSocket[] } {
  const sockets: FakeSocket[] = [];
  class RecordedSocket extends FakeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets.push(this);
    }
  }
  // It has what y-websocket uses of a WebSocket, and nothing else.
  return { socketClass: RecordedSocket as unknown as SocketClass, sockets };
}
