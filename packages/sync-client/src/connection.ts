import type { Clock, Random } from '@holdfast/base';
import {
  type DownFrame,
  FRAME,
  type Limits,
  readDownFrame,
  type Refusal,
  type RoomAddress,
  roomName,
  SUBPROTOCOL,
  tokenFrame,
  tokenSubprotocol,
} from '@holdfast/sync-protocol';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';

import { AccessToken } from './access-token.ts';
import { BackOff } from './back-off.ts';
import { judgeClose } from './close-verdict.ts';
import { Exchange } from './exchange.ts';
import type { ConnectionState, RefusedReason } from './link-state.ts';
import { PendingWatch } from './pending.ts';
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
  /** Brings what the relay has sent into the document, with the connection's origin. */
  readonly apply: (update: Uint8Array, from: 'join' | 'live') => void;
  readonly onChange: () => void;
  readonly onLimits: (limits: Limits) => void;
  /** False: the document belongs to another epoch, and nothing of it may be sent. */
  readonly onWelcome: (epoch: number) => boolean;
  /** All of the document has been sent on the present socket: from now on marks may be. */
  readonly onSent: () => void;
  readonly onAcknowledged: (seq: number) => void;
  /** The relay takes nothing more of this document instance. */
  readonly onRefused: (reason: Refusal | 'refused') => void;
}

/** A relay that goes away takes everybody along: come back over eight seconds, not in one. */
const ATTEMPT_AFTER_RESTART = 3;
/** From asking for access until both sides have each other's document. */
const SETTLE_LIMIT = 30_000;
/** How long a live socket may take for a sign of life after the world may have changed. */
const PROBE_LIMIT = 5_000;
/** A relay that sends what cannot be read gets so many chances to say it again. */
const MOST_FAULTS = 3;
/** After so long without one, the next is the first again. */
const FAULT_FORGOTTEN_MS = 10 * 60_000;

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
  #exchange: Exchange;
  readonly #pending: PendingWatch;
  /** Counts what came from the relay. */
  #heard = 0;
  #faults = 0;
  #lastFault = -Infinity;
  #isGarbled = false;
  #cancelSettle: (() => void) | undefined;
  #cancelProbe: (() => void) | undefined;

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
    this.#exchange = this.#makeExchange();
    this.#pending = new PendingWatch({
      ...options,
      onOverdue: () => {
        if (this.#state.kind === 'live') this.#giveUp();
      },
    });
    this.#listen();
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** What the relay sent could not be read, and it is not asked to say it again. */
  get isGarbled(): boolean {
    return this.#isGarbled;
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

  /** Tries now instead of later, also after a refusal. When it is live it asks for a sign of life. */
  retry(): void {
    if (this.#phase !== 'running') return;
    if (this.#state.kind === 'live') return this.#probe();
    if (this.#attempt !== undefined) return;
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
    this.#pending.stop();
    this.#provider.destroy();
  }

  mark(seq: number): void {
    this.#exchange.mark(seq);
  }

  /** False: it could not be sent. */
  sendAgain(): boolean {
    return this.#exchange.sendAgain();
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
    this.#exchange = this.#makeExchange();
    this.#cancelSettle?.();
    this.#cancelProbe?.();
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
      if (this.#phase !== 'running') return;
      const from = provider.synced ? 'live' : 'join';
      this.#handleSync(readSync(decoder, (update) => this.#options.apply(update, from)));
    };
    for (const type of [FRAME.mark, FRAME.refused, FRAME.heartbeat, FRAME.limits, FRAME.hello]) {
      provider.messageHandlers[type] = (_encoder, decoder) => {
        if (this.#phase === 'running') this.#handleFrame(readDownFrame(type, decoder));
      };
    }
  }

  /** Before the provider's step 1: the relay must know who speaks. */
  #greet(): void {
    this.#exchange.greet({ clientId: this.#options.doc.clientID, ...this.#options.hello });
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
    this.#heard += 1;
    switch (event.kind) {
      case 'asked':
        return this.#exchange.asked(event.vector);
      case 'applied':
        if (event.complete) this.#provider.synced = true;
        this.#pending.look();
        return this.#settle();
      case 'fault':
        if (this.#options.clock.now() - this.#lastFault > FAULT_FORGOTTEN_MS) this.#faults = 0;
        this.#lastFault = this.#options.clock.now();
        this.#faults += 1;
        if (this.#faults <= MOST_FAULTS) this.#giveUp();
        else this.#sayGarbled(true);
        return queueMicrotask(() => {
          throw event.error;
        });
    }
  }

  /** Directly after the step 2 whoever keeps the rows may say up to which they were sent. */
  #makeExchange(): Exchange {
    return new Exchange({
      doc: this.#options.doc,
      send: (frame) => this.#send(frame),
      onSent: () => {
        this.#options.onSent();
        this.#settle();
      },
    });
  }

  #settle(): void {
    if (!this.#exchange.hasSentAll || !this.#provider.synced || this.#state.kind === 'live') return;
    this.#cancelSettle?.();
    this.#backOff.succeeded();
    this.#tokenRefusals = 0;
    this.#sayGarbled(false);
    this.#become({ kind: 'live' });
  }

  #handleFrame(frame: DownFrame | undefined): void {
    this.#heard += 1;
    switch (frame?.type) {
      case 'mark':
        if (this.#exchange.hasMarked(frame.seq)) this.#options.onAcknowledged(frame.seq);
        return;
      case 'refused':
        this.#phase = 'over';
        this.#endAttempt();
        this.#provider.disconnect();
        this.#become({ kind: 'offline' });
        return this.#options.onRefused(frame.reason);
      case 'limits': {
        const { type: _type, ...limits } = frame;
        return this.#options.onLimits(limits);
      }
      case 'welcome':
        if (!this.#options.onWelcome(frame.epoch)) return;
        return this.#exchange.welcome();
      case 'heartbeat':
      case undefined:
        return;
    }
  }

  #probe(): void {
    const heard = this.#heard;
    this.#exchange.probe();
    this.#cancelProbe?.();
    this.#cancelProbe = this.#options.clock.setTimer(PROBE_LIMIT, () => {
      if (this.#heard === heard) this.#giveUp();
    });
  }

  #send(frame: Uint8Array): boolean {
    const { ws } = this.#provider;
    if (ws === null || ws.readyState !== ws.OPEN) return false;
    ws.send(Uint8Array.from(frame));
    return true;
  }

  #sayGarbled(isGarbled: boolean): void {
    if (this.#isGarbled === isGarbled) return;
    this.#isGarbled = isGarbled;
    this.#options.onChange();
  }

  #become(state: ConnectionState): void {
    const isSame =
      state.kind === this.#state.kind &&
      (state.kind !== 'refused' || this.#state.kind !== 'refused' || state.reason === this.#state.reason);
    this.#state = state;
    if (!isSame) this.#options.onChange();
  }
}
