import type { Clock, Random } from '@holdfast/base';
import {
  type DownFrame,
  FRAME,
  type Limits,
  helloFrame,
  markFrame,
  readDownFrame,
  type Refusal,
  type RoomAddress,
  roomName,
  SUBPROTOCOL,
  syncFrame,
  tokenFrame,
  tokenSubprotocol,
} from '@holdfast/sync-protocol';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

import { AccessToken } from './access-token.ts';
import { BackOff } from './back-off.ts';
import { judgeClose } from './close-verdict.ts';
import type { ConnectionState, RefusedReason } from './link-state.ts';
import { hasPending } from './pending.ts';
import type { Access, AccessAnswer } from './ports/access.ts';
import { readSync, type SyncEvent } from './read-sync.ts';

type ProviderOptions = NonNullable<ConstructorParameters<typeof WebsocketProvider>[3]>;
/** The browser's `WebSocket`, or anything that y-websocket accepts in its place. */
export type SocketClass = NonNullable<ProviderOptions['WebSocketPolyfill']>;

export interface ConnectionOptions {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly room: RoomAddress;
  /** `wss://host/sync` */
  readonly relayUrl: string;
  readonly access: Access;
  readonly clock: Clock;
  readonly random: Random;
  readonly socketClass: SocketClass;
  readonly hello: { readonly schema: number; readonly app: string };
  readonly shared: () => boolean;
  readonly onChange: () => void;
  readonly onLimits: (limits: Limits) => void;
  /** False: the document belongs to another epoch, and nothing of it may be sent. */
  readonly onWelcome: (epoch: number) => boolean;
  /** All of the document has been sent on this connection: from now on marks may be. */
  readonly onSent: () => void;
  readonly onAcknowledged: (seq: number) => void;
  /** The relay takes nothing more of this document instance. */
  readonly onRefused: (reason: Refusal | 'refused') => void;
}

/** A relay that goes away takes everybody along: come back over eight seconds, not in one. */
const ATTEMPT_AFTER_RESTART = 3;
/** From asking for access until both sides have each other's document. */
const SETTLE_LIMIT = 30_000;
const PENDING_LIMIT = 10_000;
/** A relay that sends what cannot be read gets so many chances to say it again. */
const MOST_FAULTS = 3;

/** What is true of one socket only. */
interface Exchange {
  isWelcome: boolean;
  /** What the relay had when the socket opened; undefined before it has said so. */
  relayVector: Uint8Array | undefined;
  hasSentAll: boolean;
  marked: number;
}

/**
 * One document instance's way to the relay: the stock provider with our frames, a fresh token before each attempt, and
 * one state. It reconnects on the clock port; the provider's own timer finds `shouldConnect` false and does nothing.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #provider: WebsocketProvider;
  readonly #token: AccessToken;
  readonly #backOff: BackOff;
  #state: ConnectionState = { kind: 'loading' };
  #phase: 'waiting-to-start' | 'running' | 'over' = 'waiting-to-start';
  /** The attempt that is under way; the answer to one that was given up is not taken. */
  #attempt: object | undefined;
  #tokenRefusals = 0;
  #exchange: Exchange = noExchange();
  #faults = 0;
  #cancelSettle: (() => void) | undefined;
  #cancelPending: (() => void) | undefined;
  #pendingLimit = PENDING_LIMIT;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#token = new AccessToken(options);
    this.#backOff = new BackOff(options, { first: 1_000, most: 30_000 });
    this.#provider = new WebsocketProvider(options.relayUrl, roomName(options.room), options.doc, {
      connect: false,
      disableBc: true,
      awareness: options.awareness,
      WebSocketPolyfill: options.socketClass,
    });
    this.#listen();
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The origin of transactions that come from the relay. */
  get origin(): unknown {
    return this.#provider;
  }

  /** All of the document has been sent on the present socket, and what is added is sent as it comes. */
  get hasSentAll(): boolean {
    return this.#exchange.hasSentAll;
  }

  /** Begins to connect, as if after `failures` attempts. */
  start(failures: number): void {
    if (this.#phase !== 'waiting-to-start') return;
    this.#phase = 'running';
    if (failures === 0) return void this.#open();
    this.#backOff.raise(failures);
    this.#openLater();
  }

  /** Tries now instead of later, also after a refusal. Changes nothing while it is live or trying. */
  retry(): void {
    if (this.#phase !== 'running' || this.#attempt !== undefined) return;
    this.#backOff.succeeded();
    void this.#open();
  }

  /** Ends the socket, if there is one, and begins with everything anew. */
  restart(): void {
    if (this.#attempt !== undefined) this.#giveUp();
  }

  stop(): void {
    this.#phase = 'over';
    this.#endAttempt();
    this.#backOff.cancel();
    this.#cancelPending?.();
    this.#provider.destroy();
  }

  /** "The document contains all rows up to `seq`, and all of it was sent here." Before `onSent` it is not said. */
  mark(seq: number): void {
    if (!this.#exchange.hasSentAll || seq <= this.#exchange.marked) return;
    if (this.#send(markFrame(seq))) this.#exchange.marked = seq;
  }

  /** Sends all that the relay did not have when the socket opened, whatever was sent since. False: it could not. */
  sendAgain(): boolean {
    const { hasSentAll, relayVector } = this.#exchange;
    if (!hasSentAll || relayVector === undefined) return false;
    return this.#send(syncFrame('update', Y.encodeStateAsUpdate(this.#options.doc, relayVector)));
  }

  async #open(): Promise<void> {
    if (this.#phase !== 'running' || this.#attempt !== undefined) return;
    if (!this.#options.shared()) return this.#become({ kind: 'local-only' });
    const attempt = {};
    this.#attempt = attempt;
    this.#become({ kind: this.#backOff.attempt === 0 ? 'connecting' : 'offline' });
    this.#cancelSettle = this.#options.clock.setTimer(SETTLE_LIMIT, () => this.#giveUp());
    const answer = await this.#token.get();
    if (this.#attempt === attempt) this.#connect(answer);
  }

  #connect(answer: AccessAnswer): void {
    switch (answer.kind) {
      case 'granted':
        this.#provider.protocols = [SUBPROTOCOL, tokenSubprotocol(answer.token)];
        return this.#provider.connect();
      case 'wait':
        return this.#openLater();
      case 'refused':
        return this.#refuse(answer.reason);
    }
  }

  #openLater(): void {
    this.#endAttempt();
    if (this.#phase !== 'running') return;
    this.#backOff.later(() => void this.#open());
    this.#become({ kind: 'offline' });
  }

  #refuse(reason: RefusedReason): void {
    this.#endAttempt();
    this.#become({ kind: 'refused', reason });
  }

  /** Ends the socket, or the wait for a token, and begins again. */
  #giveUp(): void {
    if (this.#provider.ws === null) return this.#openLater();
    this.#provider.disconnect();
  }

  #endAttempt(): void {
    this.#attempt = undefined;
    this.#exchange = noExchange();
    this.#cancelSettle?.();
    this.#token.stop();
  }

  #listen(): void {
    const provider = this.#provider;
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#greet();
    });
    provider.on('connection-close', (event) => {
      // Stops the provider's own timer from connecting with a token that may have expired.
      provider.shouldConnect = false;
      if (this.#phase === 'running') this.#handleClose(event?.code);
    });
    provider.messageHandlers[FRAME.sync] = (_encoder, decoder) => {
      if (this.#phase === 'running') this.#handleSync(readSync(decoder, this.#options.doc, provider));
    };
    for (const type of [FRAME.mark, FRAME.refused, FRAME.heartbeat, FRAME.limits, FRAME.hello]) {
      provider.messageHandlers[type] = (_encoder, decoder) => {
        if (this.#phase === 'running') this.#handleFrame(readDownFrame(type, decoder));
      };
    }
  }

  /** Before the provider's step 1: the relay must know who speaks. */
  #greet(): void {
    this.#send(helloFrame({ clientId: this.#options.doc.clientID, ...this.#options.hello }));
    this.#token.renew((answer) => {
      if (answer.kind === 'granted') {
        this.#provider.protocols = [SUBPROTOCOL, tokenSubprotocol(answer.token)];
        this.#send(tokenFrame(answer.token));
      } else if (answer.kind === 'refused') {
        this.#provider.disconnect();
        this.#backOff.cancel();
        this.#refuse(answer.reason);
      }
    });
  }

  #handleClose(code: number | undefined): void {
    const verdict = judgeClose(code);
    switch (verdict.kind) {
      case 'again':
        if (verdict.spread) this.#backOff.raise(ATTEMPT_AFTER_RESTART);
        return this.#openLater();
      case 'new-token':
        return this.#handleTokenRefusal();
      case 'new-instance':
        this.#endAttempt();
        return this.#options.onRefused('refused');
      case 'refused':
        return this.#refuse(verdict.reason);
    }
  }

  /** The first time a new token is fetched at once; a relay that refuses that one too is asked ever more rarely. */
  #handleTokenRefusal(): void {
    this.#token.forget();
    this.#tokenRefusals += 1;
    this.#openLater();
    if (this.#tokenRefusals > 1) return;
    this.#backOff.cancel();
    this.#options.clock.setTimer(0, () => void this.#open());
  }

  #handleSync(event: SyncEvent): void {
    switch (event.kind) {
      case 'asked':
        this.#exchange.relayVector = event.vector;
        return this.#answer();
      case 'applied':
        if (event.complete) this.#provider.synced = true;
        this.#watchPending();
        return this.#settle();
      case 'fault':
        this.#faults += 1;
        if (this.#faults <= MOST_FAULTS) this.#giveUp();
        return queueMicrotask(() => {
          throw event.error;
        });
    }
  }

  /** The provider's step 2, and directly after it whoever keeps the rows may say up to which they were sent. */
  #answer(): void {
    const { isWelcome, relayVector } = this.#exchange;
    if (!isWelcome || relayVector === undefined) return;
    const update = Y.encodeStateAsUpdate(this.#options.doc, relayVector);
    if (!this.#send(syncFrame('step2', update))) return;
    this.#exchange.hasSentAll = true;
    this.#options.onSent();
    this.#settle();
  }

  #settle(): void {
    if (!this.#exchange.hasSentAll || !this.#provider.synced || this.#state.kind === 'live') return;
    this.#cancelSettle?.();
    this.#backOff.succeeded();
    this.#tokenRefusals = 0;
    this.#become({ kind: 'live' });
  }

  #handleFrame(frame: DownFrame | undefined): void {
    switch (frame?.type) {
      case 'mark':
        // A number that was not said on this socket cannot have been committed by it.
        if (frame.seq <= this.#exchange.marked) this.#options.onAcknowledged(frame.seq);
        return;
      case 'refused':
        this.#phase = 'over';
        this.#endAttempt();
        this.#provider.disconnect();
        this.#become({ kind: 'offline' });
        return this.#options.onRefused(frame.reason);
      case 'limits':
        return this.#options.onLimits(frame);
      case 'welcome':
        if (!this.#options.onWelcome(frame.epoch)) return;
        this.#exchange.isWelcome = true;
        return this.#answer();
      case 'heartbeat':
      case undefined:
        return;
    }
  }

  /** What builds on something that never came: ask for everything once more, and more rarely each time. */
  #watchPending(): void {
    if (!hasPending(this.#options.doc)) {
      this.#cancelPending?.();
      this.#cancelPending = undefined;
      this.#pendingLimit = PENDING_LIMIT;
      return;
    }
    this.#cancelPending ??= this.#options.clock.setTimer(this.#pendingLimit, () => {
      this.#cancelPending = undefined;
      this.#pendingLimit *= 2;
      if (this.#state.kind === 'live' && hasPending(this.#options.doc)) this.#giveUp();
    });
  }

  #send(frame: Uint8Array): boolean {
    const { ws } = this.#provider;
    if (ws === null || ws.readyState !== ws.OPEN) return false;
    ws.send(Uint8Array.from(frame));
    return true;
  }

  #become(state: ConnectionState): void {
    const isSame =
      state.kind === this.#state.kind &&
      (state.kind !== 'refused' || this.#state.kind !== 'refused' || state.reason === this.#state.reason);
    this.#state = state;
    if (!isSame) this.#options.onChange();
  }
}

function noExchange(): Exchange {
  return { isWelcome: false, relayVector: undefined, hasSentAll: false, marked: 0 };
}
