import {
  awarenessFrame,
  type DownFrame,
  FRAME,
  helloFrame,
  markFrame,
  participantIdSchema,
  readDownFrame,
  type Role,
  type RoomAddress,
  syncFrame,
} from '@holdfast/sync-protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';

import type { Identity, Peer } from '../relay/peer.ts';
import type { Relay } from '../relay/relay.ts';
import type { Session } from '../relay/session.ts';
import { newTestDoc } from './random-edit.ts';

export function identityOf(name: string, role: Role = 'editor'): Identity {
  return {
    participantId: participantIdSchema.parse(`participant-${name}`),
    displayName: name,
    group: 'teacher',
    colour: 1,
    role,
    credentialHash: '',
    tokenExpiresAt: Number.MAX_SAFE_INTEGER,
  };
}

/**
 * A document with a connection that does what the stock provider does, without a socket: step 1 on opening, step 2 in
 * answer to the relay's step 1, and every change as it is made.
 */
export class TestClient implements Peer {
  readonly doc: Y.Doc;
  readonly awareness: awarenessProtocol.Awareness;
  readonly identity: Identity;
  /** What came down, oldest first. */
  readonly frames: DownFrame[] = [];
  readonly sizes: number[] = [];
  /** What the relay did wrong to this client. It survives a throw in `send`, so tests look here. */
  readonly faults: unknown[] = [];
  closed: { code: number; reason: string } | undefined;
  isSynced = false;
  isPaused = false;
  /** Set above the relay's limit to be a slow reader. */
  bufferedBytes = 0;
  #session: Session | undefined;

  constructor(identity: Identity, doc = newTestDoc()) {
    this.identity = identity;
    this.doc = doc;
    this.awareness = new awarenessProtocol.Awareness(doc);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.raw(syncFrame('update', update));
    });
  }

  get isConnected(): boolean {
    return this.#session !== undefined && this.closed === undefined;
  }

  connect(relay: Pick<Relay, 'join'>, room: RoomAddress, { hello = true } = {}): this {
    this.closed = undefined;
    this.isSynced = false;
    this.#session = relay.join(room, this.identity, this);
    if (hello) this.raw(helloFrame({ clientId: this.doc.clientID, schema: 1, app: 'test' }));
    this.raw(syncFrame('step1', Y.encodeStateVector(this.doc)));
    return this;
  }

  drop(): void {
    const session = this.#session;
    this.#session = undefined;
    session?.leave();
  }

  raw(frame: Uint8Array): void {
    if (this.isConnected) this.#session?.receive(frame);
  }

  mark(seq: number): void {
    this.raw(markFrame(seq));
  }

  showCaret(at: number): void {
    this.awareness.setLocalState({ user: { name: 'Somebody else' }, at });
    const own = awarenessProtocol.encodeAwarenessUpdate(this.awareness, [this.doc.clientID]);
    this.raw(awarenessFrame(own));
  }

  drain(): void {
    this.bufferedBytes = 0;
    this.#session?.drained();
  }

  marks(): number[] {
    return this.frames.flatMap((frame) => (frame.type === 'mark' ? [frame.seq] : []));
  }

  send(frame: Uint8Array): void {
    try {
      this.#receive(frame);
    } catch (error) {
      this.faults.push(error);
      throw error;
    }
  }

  #receive(frame: Uint8Array): void {
    if (!this.isConnected && this.#session !== undefined) throw new Error('the relay sent to a closed peer');
    this.sizes.push(frame.length);
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === FRAME.sync) this.#sync(decoder);
    else if (type === FRAME.awareness) {
      awarenessProtocol.applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this);
    } else {
      const ours = readDownFrame(type, decoder);
      if (ours === undefined) throw new Error(`the relay sent a frame of type ${type} that cannot be read`);
      this.frames.push(ours);
    }
  }

  close(code: number, reason: string): void {
    this.closed = { code, reason };
    this.#session?.leave();
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  #sync(decoder: decoding.Decoder): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    const type = syncProtocol.readSyncMessage(decoder, encoder, this.doc, this, (error) => {
      throw error;
    });
    if (type === syncProtocol.messageYjsSyncStep2) this.isSynced = true;
    // In a later task, as over a network: the relay is still sending.
    if (encoding.length(encoder) > 1) queueMicrotask(() => this.raw(encoding.toUint8Array(encoder)));
  }
}
