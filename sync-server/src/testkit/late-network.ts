import type { Clock, Random } from '@holdfast/base';

import type { Peer } from '../relay/peer.ts';
import type { Relay } from '../relay/relay.ts';
import type { Session } from '../relay/session.ts';

/** Frames of a connection that may come once more, after later ones. */
const REPEATABLE = 5;

/**
 * A network between clients and a relay. What is sent on a connection arrives in its order and some time later, if it
 * does before the connection is gone; a frame may come again. Of a connection that a client has given up, what was on
 * its way may still arrive, and the relay hears of its end later: its successor may long be there.
 */
export class LateNetwork {
  readonly #clock: Clock;
  readonly #random: Random;
  /** The longest that anything takes; in milliseconds. */
  maxDelay = 0;
  /** How many of a hundred frames come again. */
  repeats = 0;

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  to(relay: Relay): Pick<Relay, 'join'> {
    return { join: (room, identity, peer) => new Line(this, relay.join.bind(relay, room, identity), peer) };
  }

  below(limit: number): number {
    return Math.floor(this.#random.fraction() * limit);
  }

  after(ms: number, task: () => void): void {
    this.#clock.setTimer(ms, task);
  }

  now(): number {
    return this.#clock.now();
  }
}

/** One direction of a connection. */
class Direction {
  readonly #network: LateNetwork;
  readonly #waiting: (() => void)[] = [];
  #lastArrival = 0;

  constructor(network: LateNetwork) {
    this.#network = network;
  }

  send(arrive: () => void): void {
    const now = this.#network.now();
    this.#lastArrival = Math.max(this.#lastArrival, now + this.#network.below(this.#network.maxDelay + 1));
    this.#waiting.push(arrive);
    // Timers of the same moment run in the order in which they were set; the queue keeps the rest in order.
    this.#network.after(this.#lastArrival - now, () => this.#waiting.shift()?.());
  }

  /** Of what is on its way, the last `count` never come. */
  lose(count: number): void {
    for (let index = this.#waiting.length - count; index < this.#waiting.length; index += 1) {
      this.#waiting[index] = () => {};
    }
  }

  get length(): number {
    return this.#waiting.length;
  }
}

/** A connection, to its client as the session and to the relay as the peer. */
class Line implements Session, Peer {
  readonly #network: LateNetwork;
  readonly #client: Peer;
  readonly #up: Direction;
  readonly #down: Direction;
  readonly #sent: Uint8Array[] = [];
  #session: Session | undefined;
  #isGivenUp = false;

  constructor(network: LateNetwork, join: (peer: Peer) => Session, client: Peer) {
    this.#network = network;
    this.#client = client;
    this.#up = new Direction(network);
    this.#down = new Direction(network);
    this.#up.send(() => {
      this.#session = join(this);
    });
  }

  receive(frame: Uint8Array): void {
    this.#up.send(() => this.#session?.receive(frame));
    this.#sent.push(frame);
    if (this.#sent.length > REPEATABLE) this.#sent.shift();
    const again = this.#sent[this.#network.below(this.#sent.length)];
    const isRepeated = again !== undefined && this.#network.below(100) < this.#network.repeats;
    if (isRepeated) this.#up.send(() => this.#session?.receive(again));
  }

  drained(): void {
    this.#session?.drained();
  }

  fade(): void {
    this.#session?.fade();
  }

  leave(): void {
    if (this.#isGivenUp) return;
    this.#isGivenUp = true;
    this.#up.lose(this.#network.below(this.#up.length + 1));
    this.#up.send(() => this.#session?.leave());
  }

  send(frame: Uint8Array): void {
    this.#down.send(() => {
      if (!this.#isGivenUp) this.#client.send(frame);
    });
  }

  get bufferedBytes(): number {
    return this.#client.bufferedBytes;
  }

  close(code: number, reason: string): void {
    this.#down.send(() => {
      if (!this.#isGivenUp) this.#client.close(code, reason);
    });
  }

  pause(): void {
    this.#client.pause();
  }

  resume(): void {
    this.#client.resume();
  }
}
