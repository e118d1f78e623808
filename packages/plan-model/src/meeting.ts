import * as Y from 'yjs';

import type { Crossing } from './crossing.ts';
import { newReplica, receiveUpdate, type Replica, syncAll, withClientId } from './plan-fixture.ts';

/** Something that one person did, with what they had seen by then. */
export interface Deed<What> {
  readonly index: number;
  readonly who: number;
  readonly what: What;
  readonly seen: ReadonlySet<number>;
}

export function areApart(one: Deed<unknown>, other: Deed<unknown>): boolean {
  return one !== other && !one.seen.has(other.index) && !other.seen.has(one.index);
}

interface Sent {
  readonly who: number;
  readonly update: Uint8Array;
  readonly deeds: readonly number[];
}

export interface Attendee extends Replica {
  readonly index: number;
  /** The list on their device. */
  readonly list: Map<string, Crossing>;
}

interface Device extends Attendee {
  readonly seen: Set<number>;
  unsent: Sent[];
  cursor: number;
}

/**
 * People on one plan with a relay between them, for tests. It keeps what they send in one order, says that it has it,
 * and hands it to the others in that order, some of it again. What a person did, and had seen by then, is written down.
 */
export class Meeting<What> {
  readonly deeds: Deed<What>[] = [];
  readonly #log: Sent[] = [];
  readonly #devices: readonly Device[];
  #doing: number | undefined;

  /** `prepare` makes what all of them have before they part. */
  constructor(clientIds: readonly number[], prepare: (host: Replica) => void) {
    this.#devices = clientIds.map((clientId, index): Device => {
      const replica = withClientId(newReplica(`m${index}`), clientId);
      return { ...replica, index, list: new Map(), seen: new Set(), unsent: [], cursor: 0 };
    });
    const host = newReplica('host');
    prepare(host);
    syncAll(host, ...this.#devices);
    for (const device of this.#devices) {
      device.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'holdfast.relay') return;
        const deeds = this.#doing === undefined ? [] : [this.#doing];
        device.unsent.push({ who: device.index, update, deeds });
      });
    }
  }

  get people(): readonly Attendee[] {
    return this.#devices;
  }

  person(index: number): Attendee {
    return this.#device(index);
  }

  hasUnsent(who: number): boolean {
    return this.#device(who).unsent.length > 0;
  }

  /** Counts as a deed if it changes anything. `describe` is asked afterwards. */
  do(who: number, act: (person: Attendee) => void, describe: (person: Attendee) => What): void {
    const device = this.#device(who);
    const before = device.unsent.length;
    this.#doing = this.deeds.length;
    act(device);
    this.#doing = undefined;
    if (device.unsent.length === before) return;
    const index = this.deeds.length;
    this.deeds.push({ index, who: device.index, what: describe(device), seen: new Set(device.seen) });
    device.seen.add(index);
  }

  /** The relay has what they did, and says so. */
  send(who: number): void {
    const device = this.#device(who);
    this.#log.push(...device.unsent);
    device.unsent = [];
  }

  /** What the relay has and they do not, in one piece as on joining, or one after the other; answers nothing new twice. */
  receive(who: number, how: { readonly isJoin: boolean; readonly times: number }): void {
    const device = this.#device(who);
    const news = this.#log.slice(device.cursor).filter((sent) => sent.who !== device.index);
    device.cursor = this.#log.length;
    if (news.length === 0) return;
    const pieces = how.isJoin ? [joinSent(news)] : news;
    for (const { update, deeds } of pieces) {
      for (let time = 0; time < how.times; time++) {
        const unacknowledged = device.unsent.map((sent) => sent.update);
        const from = how.isJoin ? 'join' : 'live';
        for (const found of receiveUpdate(device, update, { from, unacknowledged })) {
          // As the device's list does: what is found again is what was found before.
          if (!device.list.has(found.id)) device.list.set(found.id, found);
        }
      }
      for (const deed of deeds) device.seen.add(deed);
    }
  }

  /** Everybody sends everything and receives everything. */
  finish(): void {
    for (let round = 0; round < 2; round++) {
      for (const { index } of this.#devices) {
        this.receive(index, { isJoin: false, times: 1 });
        this.send(index);
      }
    }
  }

  #device(index: number): Device {
    const device = this.#devices[index % this.#devices.length];
    if (device === undefined) throw new Error('nobody is here');
    return device;
  }
}

function joinSent(pieces: readonly Sent[]): Sent {
  return {
    who: -1,
    update: Y.mergeUpdates(pieces.map(({ update }) => update)),
    deeds: pieces.flatMap(({ deeds }) => deeds),
  };
}
