import { type Clock, type Random, seededRandom } from '@holdfast/base';
import {
  type AccessAnswer,
  describeSaving,
  type DocumentLink,
  openDocumentLink,
} from '@holdfast/sync-client';
import {
  MemoryBase,
  MemoryJournal,
  MemoryLine,
  MemoryLock,
  type Outcome,
  type Weather,
} from '@holdfast/sync-client/contract';
import type * as Y from 'yjs';

import { Network } from './network.ts';
import { RelayHost, ROOM } from './relay-host.ts';
import { type DeviceTruth, Ledger } from './truth.ts';

/** How a store behaves for a while. */
export interface Mood {
  readonly delay: number;
  readonly failing: number;
  readonly failure: Outcome;
}

export const CALM: Mood = { delay: 2, failing: 0, failure: 'rejects' };

export interface World {
  readonly clock: Clock;
  readonly random: Random;
  readonly relay: RelayHost;
  readonly truth: Ledger;
}

export function createWorld(seed: number, clock: Clock): World {
  const random = seededRandom(seed);
  const relay = new RelayHost({ clock, random });
  return { clock, random, relay, truth: new Ledger(relay) };
}

/** One browser of one person: stores that outlive its pages, a network, and up to two pages. */
export class Device {
  readonly name: string;
  readonly journal: MemoryJournal;
  readonly base = new MemoryBase();
  readonly lock = new MemoryLock();
  readonly network: Network;
  readonly pages = new Set<Page>();
  readonly truth: DeviceTruth;
  readonly world: World;
  journalMood = CALM;
  baseMood = CALM;
  isShared = true;

  constructor(name: string, world: World) {
    this.name = name;
    this.world = world;
    this.journal = new MemoryJournal(() => world.clock.now());
    this.network = new Network({ ...world, accept: world.relay.accept });
    this.truth = world.truth.addDevice(this.journal, this.base);
  }

  open(): Page {
    const page = new Page(this, `${this.name}${this.truth.countPage()}`);
    this.pages.add(page);
    return page;
  }

  /** The access token comes over the network as well. */
  readonly requestToken = (): Promise<AccessAnswer> => {
    const { clock, relay } = this.world;
    return new Promise((resolve) => {
      clock.setTimer(this.network.delay() * 2, () => {
        const isReachable = this.network.mode === 'up' && relay.isUp;
        resolve(
          isReachable ? { kind: 'granted', ...relay.issueToken(participantOf(this.name)) } : { kind: 'wait' },
        );
      });
    });
  };

  weather(mood: () => Mood, page: Page): Weather {
    const { clock, random } = this.world;
    return {
      clock,
      delay: () => random.fraction() * mood().delay + Math.max(0, page.sleepsUntil - clock.now()),
      outcome: () => (random.fraction() < mood().failing ? mood().failure : 'works'),
    };
  }
}

/** A name long enough to be an id. */
export function participantOf(device: string): string {
  return `participant-${device}`;
}

/** One tab. What its person sees and types into follows the link's instance a little late, as a screen does. */
export class Page {
  readonly name: string;
  readonly device: Device;
  readonly link: DocumentLink;
  shown: Y.Doc;
  isReady = false;
  /** In the background browsers let a page wait long for its stores. */
  sleepsUntil = 0;
  #isGone = false;
  readonly #gone = new AbortController();
  readonly #lines: MemoryLine[];
  readonly #cutSockets: () => void;

  constructor(device: Device, name: string) {
    const { world } = device;
    this.device = device;
    this.name = name;
    const journalWeather = device.weather(() => device.journalMood, this);
    const baseWeather = device.weather(() => device.baseMood, this);
    this.#lines = [new MemoryLine(journalWeather), new MemoryLine(baseWeather)];
    const { socketClass, cut } = device.network.openPage();
    this.#cutSockets = cut;
    this.link = openDocumentLink({
      room: ROOM,
      relayUrl: 'ws://relay/sync',
      journal: device.journal.open(journalWeather, this.#lines[0]),
      base: device.base.open(baseWeather, this.#lines[1]),
      baseLock: {
        acquire: (onLost, signal) =>
          device.lock.open().acquire(onLost, AbortSignal.any([signal, this.#gone.signal])),
      },
      access: { request: device.requestToken },
      clock: world.clock,
      random: world.random,
      socketClass,
      hello: { schema: 1, app: 'simulation' },
      shared: () => device.isShared,
    });
    this.shown = this.link.instance.doc;
    this.#watchReady();
    this.link.subscribe(() => this.#show());
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  get saving(): string {
    return describeSaving(this.link.state);
  }

  /** The process of the page is gone from one moment to the next. */
  kill(): void {
    this.#isGone = true;
    this.device.pages.delete(this);
    for (const line of this.#lines) line.cut();
    this.#cutSockets();
    this.#gone.abort();
    // Only so that its timers end: neither stores nor sockets hear it.
    void this.link.close();
  }

  /** The person closes the tab. */
  close(): void {
    this.#isGone = true;
    this.device.pages.delete(this);
    void this.link.close();
  }

  #show(): void {
    const { doc } = this.link.instance;
    if (doc === this.shown) return;
    const { clock, random } = this.device.world;
    clock.setTimer(random.fraction() * 200, () => {
      this.shown = doc;
      this.#watchReady();
    });
  }

  #watchReady(): void {
    const { doc, ready } = this.link.instance;
    this.isReady = false;
    void ready.then(() => {
      if (this.shown === doc) this.isReady = true;
    });
  }
}
