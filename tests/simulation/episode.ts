import type { Random } from '@holdfast/base';
import type * as Y from 'yjs';

import { CALM, createWorld, Device, type Mood, type Page, participantOf } from './device.ts';
import type { RelayHost } from './relay-host.ts';
import { type Ledger, wordsIn } from './truth.ts';
import { installTime, VirtualTime } from './virtual-time.ts';

export interface EpisodeResult {
  readonly words: number;
  readonly shelved: number;
  readonly events: number;
}

/** Runs one episode from its seed. Throws with the seed and a trace of what was done when a promise was broken. */
export async function runEpisode(seed: number): Promise<EpisodeResult> {
  const time = new VirtualTime();
  const uninstall = installTime(time);
  const episode = new Episode(seed, time);
  try {
    return await episode.run();
  } catch (error) {
    const trace = episode.trace.join('\n');
    throw new Error(`seed ${seed}: ${String(error)}\n${trace}`, { cause: error });
  } finally {
    episode.end();
    uninstall();
  }
}

type Act = () => void | Promise<void>;

const STEPS = 24;
const PATIENCE = 180_000;

class Episode {
  readonly trace: string[] = [];
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #relay: RelayHost;
  readonly #truth: Ledger;
  readonly #devices: readonly Device[];
  #events = 0;

  constructor(seed: number, time: VirtualTime) {
    this.#time = time;
    const world = createWorld(seed, time);
    this.#random = world.random;
    this.#relay = world.relay;
    this.#truth = world.truth;
    this.#devices = ['a', 'b', 'c'].map((name) => new Device(name, world));
  }

  async run(): Promise<EpisodeResult> {
    for (const device of this.#devices) this.#openFirst(device);
    for (let step = 0; step < STEPS; step += 1) {
      await this.#pick()();
      await this.#advance(this.#chance(0.07) ? 10_000 + this.#below(30_000) : this.#below(900));
    }
    await this.#heal();
    await this.#converge();
    // Whatever has happened to them: what people write now reaches everybody.
    for (const page of this.#pages()) this.#typeIn(page);
    await this.#converge();
    this.#expectNothingLost();
    await this.#reloadOffline();
    const shelved = this.#devices.reduce((sum, device) => sum + device.truth.shelved().size, 0);
    return { words: this.#truth.typedCount, shelved, events: this.#events };
  }

  end(): void {
    for (const page of this.#pages()) page.kill();
    this.#relay.kill();
  }

  #openFirst(device: Device): void {
    if (device.name === 'a' && this.#chance(0.35)) {
      device.isShared = false;
      device.truth.wasAlwaysShared = false;
    }
    device.open();
    if (this.#chance(0.6)) device.open();
  }

  /** What happens next. Typing is most of it. */
  #pick(): Act {
    const device = this.#oneOf(this.#devices);
    const pages = [...device.pages];
    const page = pages.length === 0 ? undefined : this.#oneOf(pages);
    const acts: [number, Act][] = [
      [30, () => this.#typeIn(page)],
      [6, () => this.#typeMuch(page)],
      [5, () => this.#scratch(page)],
      [5, () => this.#openPage(device)],
      [3, () => this.#end(page, 'kill')],
      [3, () => this.#typeAndKill(page)],
      [3, () => this.#sleep(page)],
      [1, () => this.#end(page, 'close')],
      [8, () => this.#setNetwork(device)],
      [3, () => this.#toggleRelay()],
      [2, () => this.#troubleDisk()],
      [5, () => this.#setJournal(device)],
      [5, () => this.#setBase(device)],
      [1, () => this.#harmBase(device)],
      [1, () => this.#empty(device)],
      [1.5, () => this.#refuse()],
      [1, () => this.#setRole(device)],
      [0.5, () => this.#raiseEpoch()],
      [1, () => this.#steal(device)],
      [1, () => this.#share(device)],
    ];
    let at = this.#random.fraction() * acts.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, act] of acts) {
      at -= weight;
      if (at < 0) return act;
    }
    return () => {};
  }

  #typeIn(page: Page | undefined): void {
    if (page === undefined || !page.isReady) return;
    const word = this.#truth.nextWord();
    this.#note(`${page.name} types ${word} (${page.link.state.connection.kind}, ${page.saving})`);
    this.#truth.typed(page, word);
    const text = page.shown.getText('words');
    const words = wordsIn(text.toString());
    const before = words.slice(0, this.#below(words.length + 1)).join('');
    text.insert(before.length, word);
  }

  async #typeMuch(page: Page | undefined): Promise<void> {
    for (let n = 0; n < 4; n += 1) {
      if (page?.isGone !== false) return;
      this.#typeIn(page);
      await this.#advance(this.#below(40));
    }
  }

  async #typeAndKill(page: Page | undefined): Promise<void> {
    this.#typeIn(page);
    await this.#advance(this.#below(50));
    this.#end(page, 'kill');
  }

  #sleep(page: Page | undefined): void {
    if (page === undefined) return;
    this.#note(`${page.name} sleeps`);
    page.sleepsUntil = this.#time.now() + this.#below(20_000);
  }

  /** Text in which people also delete. */
  #scratch(page: Page | undefined): void {
    if (page === undefined || !page.isReady) return;
    const text = page.shown.getText('scratch');
    if (text.length < 4 || this.#chance(0.5)) text.insert(this.#below(text.length + 1), 'abcd');
    else text.delete(this.#below(text.length - 3), 3);
    page.shown.getMap('fields').set(`field${this.#below(3)}`, this.#below(1000));
  }

  #openPage(device: Device): void {
    if (device.pages.size >= 2) return;
    this.#note(`${device.name} opens ${device.open().name}`);
  }

  #end(page: Page | undefined, how: 'kill' | 'close'): void {
    if (page === undefined || page.isGone) return;
    this.#note(`${page.name} ${how}`);
    page[how]();
    this.#truth.forget(page);
  }

  #setNetwork(device: Device): void {
    const mode = this.#oneOf(['up', 'up', 'frozen', 'dropped', 'refusing'] as const);
    this.#note(`${device.name} network ${mode}`);
    device.network.mode = mode;
    if (mode === 'up' && this.#chance(0.5)) for (const page of device.pages) page.link.retry();
  }

  #toggleRelay(): void | Promise<void> {
    if (!this.#relay.isUp) {
      this.#note('relay starts');
      return this.#relay.start();
    }
    const how = this.#chance(0.7) ? 'kill' : 'stop';
    this.#note(`relay ${how}`);
    if (how === 'kill') return this.#relay.kill();
    void this.#relay.stop();
  }

  #troubleDisk(): void {
    const mode = this.#oneOf(['succeed', 'hang', 'fail', 'lose-answer'] as const);
    this.#note(`relay disk ${mode}`);
    this.#relay.setStorage(mode);
  }

  #setJournal(device: Device): void {
    device.journalMood = this.#mood();
    this.#note(`${device.name} journal ${JSON.stringify(device.journalMood)}`);
  }

  #setBase(device: Device): void {
    device.baseMood = this.#mood();
    device.base.forgetful = this.#chance(0.2);
    const forgets = device.base.forgetful ? ' forgets' : '';
    this.#note(`${device.name} base ${JSON.stringify(device.baseMood)}${forgets}`);
  }

  #mood(): Mood {
    if (this.#chance(0.4)) return CALM;
    return {
      delay: this.#oneOf([2, 50, 1000]),
      failing: this.#oneOf([0, 0.3, 1]),
      failure: this.#oneOf(['rejects', 'hangs', 'loses-answer'] as const),
    };
  }

  /** Only where the relay has everything: the base of a plan that was never shared is the only place of its words. */
  #harmBase(device: Device): void {
    if (!device.truth.wasAlwaysShared) return;
    const how = this.#oneOf(['lose', 'spoil'] as const);
    this.#note(`${device.name} base ${how}`);
    device.base[how]();
  }

  /** The browser clears what the device has, one database after the other, under the open pages. */
  async #empty(device: Device): Promise<void> {
    const journal = (): void => {
      this.#note(`${device.name} journal is emptied`);
      device.journal.loseAndTell();
      this.#truth.emptied(device.truth, device.pages);
    };
    const base = (): void => {
      this.#note(`${device.name} base is emptied`);
      device.base.lose();
    };
    const [first, second] = this.#chance(0.5) ? [journal, base] : [base, journal];
    first();
    await this.#advance(this.#below(this.#oneOf([3, 100, 1500])));
    second();
  }

  #refuse(): void {
    this.#note('relay refuses the next words');
    this.#relay.refuseNext();
  }

  #setRole(device: Device): void {
    const role = this.#oneOf(['viewer', 'editor'] as const);
    this.#note(`${device.name} becomes ${role}`);
    this.#relay.setRole(participantOf(device.name), role);
  }

  #raiseEpoch(): void {
    this.#note('relay is healed');
    this.#relay.raiseEpoch();
    this.#relay.kill();
    this.#relay.start();
  }

  #steal(device: Device): void {
    this.#note(`${device.name} lock is stolen`);
    device.lock.steal();
  }

  #share(device: Device): void {
    if (device.isShared) return;
    this.#note(`${device.name} shares`);
    device.isShared = true;
    for (const page of device.pages) page.link.retry();
  }

  async #heal(): Promise<void> {
    this.#note('heal');
    this.#relay.setStorage('succeed');
    this.#relay.start();
    for (const device of this.#devices) {
      device.journalMood = CALM;
      device.baseMood = CALM;
      device.base.forgetful = false;
      device.isShared = true;
      device.network.mode = 'up';
      this.#relay.setRole(participantOf(device.name), 'editor');
      if (device.pages.size === 0) device.open();
      for (const page of device.pages) {
        page.sleepsUntil = 0;
        page.link.retry();
      }
    }
    await this.#advance(1_000);
  }

  async #converge(): Promise<void> {
    for (let waited = 0; waited < PATIENCE; waited += 1_000) {
      if (this.#unsettled() === undefined) return;
      await this.#advance(1_000);
    }
    throw new Error(`not settled after ${PATIENCE} ms: ${this.#unsettled()}`);
  }

  #unsettled(): string | undefined {
    for (const page of this.#pages()) {
      const { connection, device, waiting } = page.link.state;
      const isSettled =
        connection.kind === 'live' && device.kind === 'saved' && waiting === 0 && page.isReady;
      if (!isSettled) return `${page.name} is ${JSON.stringify(page.link.state)}`;
      const difference = findDifference(page.shown, this.#relay.committed);
      if (difference !== undefined) return `${page.name} and the relay differ in ${difference}`;
    }
    return undefined;
  }

  #expectNothingLost(): void {
    const lost = this.#truth.lost();
    if (lost.length > 0) throw new Error(`lost: ${lost.join(' ')}`);
  }

  /** After a while of rest the base and the journal alone give all words of the relay. */
  async #reloadOffline(): Promise<void> {
    for (let waited = 0; waited < PATIENCE && !this.#isStored(); waited += 2_000) await this.#advance(2_000);
    // Later the relay may still receive what a page had sent that is gone by then.
    const expected = wordsIn(this.#relay.words);
    for (const page of this.#pages()) page.kill();
    for (const device of this.#devices) device.network.mode = 'refusing';
    const pages = this.#devices.map((device) => device.open());
    await this.#advance(1_000);
    for (const page of pages) {
      const words = new Set(wordsIn(page.shown.getText('words').toString()));
      const missing = expected.filter((word) => !words.has(word));
      if (missing.length > 0)
        throw new Error(`${page.name} lacks ${missing.join(' ')} after a reload offline`);
    }
  }

  #isStored(): boolean {
    const expected = wordsIn(this.#relay.words);
    return this.#devices.every((device) => {
      const stored = device.truth.stored();
      return expected.every((word) => stored.includes(word));
    });
  }

  async #advance(ms: number): Promise<void> {
    await this.#time.advance(ms, () => {
      this.#events += 1;
      this.#truth.check();
    });
    this.#truth.check();
  }

  #pages(): readonly Page[] {
    return this.#devices.flatMap((device) => [...device.pages]);
  }

  #note(what: string): void {
    this.trace.push(`${this.#time.now() % 10_000_000} ${what}`);
  }

  #chance(probability: number): boolean {
    return this.#random.fraction() < probability;
  }

  #below(limit: number): number {
    return Math.floor(this.#random.fraction() * limit);
  }

  #oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new Error('oneOf: nothing to choose from');
    return item;
  }
}

function findDifference(one: Y.Doc, other: Y.Doc): string | undefined {
  if (one.getText('words').toString() !== other.getText('words').toString()) return 'words';
  if (one.getText('scratch').toString() !== other.getText('scratch').toString()) return 'scratch';
  const fields = other.getMap('fields');
  const isSame = [...fields].every(([key, value]) => one.getMap('fields').get(key) === value);
  return isSame && one.getMap('fields').size === fields.size ? undefined : 'fields';
}
