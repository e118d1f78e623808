import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';

import { SUBPROTOCOL, tokenSubprotocol } from '@holdfast/sync-protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';

import type { ServerProcess } from './server-process.ts';

const EMPTY = Uint8Array.of(0);
const NOTHING = Uint8Array.of(0, 0);

/** A room at some server, and how to come in. */
export interface Room {
  readonly url: string;
  readonly protocols: readonly string[];
  /** Hocuspocus writes the document's name before every message. */
  readonly prefix: string | undefined;
}

/** `count` rooms; with our relay each the content of a plan of its own: what else it has is not for any update. */
export async function makeRooms(server: ServerProcess, count: number): Promise<Room[]> {
  const rooms: Room[] = [];
  while (rooms.length < count) {
    const name = randomBytes(9).toString('hex');
    if (server.contestant === 'holdfast') rooms.push(await makePlan(server, name));
    else if (server.contestant === 'hocuspocus')
      rooms.push({ url: `ws://127.0.0.1:${server.port}`, protocols: [], prefix: name });
    else rooms.push({ url: `ws://127.0.0.1:${server.port}/${name}`, protocols: [], prefix: undefined });
  }
  return rooms;
}

async function makePlan({ port }: ServerProcess, planId: string): Promise<Room> {
  const [secret, participantId] = [randomBytes(32).toString('base64url'), randomBytes(9).toString('hex')];
  const credentialHash = createHash('sha256').update(secret).digest('base64url');
  const plan = `http://127.0.0.1:${port}/api/plans/${planId}`;
  const body = JSON.stringify({
    participantId,
    credentialHash,
    displayName: 'Bench',
    group: 'teacher',
    colour: 1,
  });
  await fetch(plan, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
  const authorization = `Bearer ${participantId}.${secret}`;
  const answer = await fetch(`${plan}/token`, { method: 'POST', headers: { authorization } });
  // The relay's own tests pin this body.
  const { token } = (await answer.json()) as { token: string };
  const protocols = [SUBPROTOCOL, tokenSubprotocol(token)];
  return { url: `ws://127.0.0.1:${port}/sync/${planId}/content`, protocols, prefix: undefined };
}

/** A client that knows the protocol and keeps no document: what it costs is not what is measured. */
export class Wire {
  readonly #room: Room;
  readonly #socket: WebSocket;
  readonly #isBare: boolean;
  /** Told of each update that came, after the answer to its step 1. */
  onUpdate: (update: Uint8Array) => void = () => {};
  /** The document has been sent. */
  readonly joined: Promise<Uint8Array[]>;
  #join: (parts: Uint8Array[]) => void = () => {};
  #fail: (error: Error) => void = () => {};
  readonly #parts: Uint8Array[] = [];
  #isJoined = false;

  constructor(room: Room, { isBare = false, bytes = 0 }: { isBare?: boolean; bytes?: number } = {}) {
    this.#room = room;
    this.#isBare = isBare;
    this.joined = new Promise((resolve, reject) => {
      this.#join = resolve;
      this.#fail = reject;
    });
    // Told to whoever waits; who does not, lost no more than a connection.
    this.joined.catch(() => {});
    const url = bytes > 0 ? `${room.url}?bytes=${bytes}` : room.url;
    this.#socket = new WebSocket(url, [...room.protocols], { perMessageDeflate: false, maxPayload: 1 << 28 });
    this.#socket.on('open', () => this.#greet(bytes));
    this.#socket.on('message', (data: Buffer) => this.#receive(data));
    // Without effect on who is in.
    this.#socket.on('close', (code) => this.#fail(new Error(`turned away: ${code}`)));
    this.#socket.on('error', () => {});
  }

  get queued(): number {
    return this.#socket.bufferedAmount;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Takes nothing more from the network. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  sendUpdate(update: Uint8Array): void {
    this.#send(0, (encoder) => {
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint8Array(encoder, update);
    });
  }

  sendPresence(presence: Uint8Array): void {
    this.#send(1, (encoder) => encoding.writeVarUint8Array(encoder, presence));
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const closed = once(this.#socket, 'close');
    this.#socket.terminate();
    await closed;
  }

  #greet(bytes: number): void {
    if (this.#isBare) {
      if (bytes === 0) this.#finishJoin();
      return;
    }
    if (this.#room.prefix === undefined) return this.#askForDocument();
    this.#send(2, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'bench');
    });
  }

  #askForDocument(): void {
    this.#send(0, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint8Array(encoder, EMPTY);
    });
  }

  #receive(data: Buffer): void {
    if (this.#isBare && !this.#isJoined) {
      // Kept as with the others: memory for 150 documents costs the clients a third more time.
      this.#parts.push(data);
      return this.#finishJoin();
    }
    const decoder = decoding.createDecoder(data);
    if (this.#room.prefix !== undefined) decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === 2 && decoding.readVarUint(decoder) === 2) return this.#askForDocument();
    if (type !== 0 && type !== 4) return undefined;
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === 0) return this.#answer();
    if (this.#isJoined) return this.onUpdate(bytes);
    this.#parts.push(bytes);
    if (step === 1) this.#finishJoin();
    return undefined;
  }

  /** It has nothing that the server lacks. */
  #answer(): void {
    this.#send(0, (encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, NOTHING);
    });
  }

  #finishJoin(): void {
    this.#isJoined = true;
    this.#join(this.#parts);
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    if (this.#room.prefix !== undefined) encoding.writeVarString(encoder, this.#room.prefix);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(encoding.toUint8Array(encoder));
  }
}
