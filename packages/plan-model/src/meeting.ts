import * as Y from 'yjs';

import { type Crossing, mergeCrossings } from './crossing.ts';
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
  readonly unacknowledged: Set<Sent>;
  unsent: Sent[];
  cursor: number;
}

/**
 * People on one plan with a relay between them, for tests. It keeps what they send in one order and hands it out in
 * that order, some of it again; to its author it says there that it has it. What a person did, and had seen by then, is written down.
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
      return {
        ...replica,
        index,
        list: new Map(),
        seen: new Set(),
        unacknowledged: new Set(),
        unsent: [],
        cursor: 0,
      };
    });
    const host = newReplica('host');
    prepare(host);
    syncAll(host, ...this.#devices);
    for (const device of this.#devices) {
      device.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'holdfast.relay') return;
        const deeds = this.#doing === undefined ? [] : [this.#doing];
        const sent: Sent = { who: device.index, update, deeds };
        device.unsent.push(sent);
        device.unacknowledged.add(sent);
      });
    }
  }

  get people(): readonly Attendee[] {
    return this.#devices;
  }

  person(index: number): Attendee {
    return this.#device(index);
  }

  /** They have done something of which the relay has not said that it has it. */
  isAhead(who: number): boolean {
    return this.#device(who).unacknowledged.size > 0;
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

  /** The relay takes what they did. That it has it they hear in its place, after all that the relay took before. */
  send(who: number): void {
    const device = this.#device(who);
    this.#log.push(...device.unsent);
    device.unsent = [];
  }

  /** What the relay has and they do not, in one piece as on joining, or one after the other, each as often as said. */
  receive(who: number, how: { readonly isJoin: boolean; readonly times: number }): void {
    const device = this.#device(who);
    const news = this.#log.slice(device.cursor);
    device.cursor = this.#log.length;
    if (how.isJoin) {
      const others = news.filter((sent) => sent.who !== device.index);
      if (others.length > 0) this.#take(device, joinSent(others), how);
      for (const sent of news) device.unacknowledged.delete(sent);
      return;
    }
    for (const sent of news) {
      if (sent.who === device.index) device.unacknowledged.delete(sent);
      else this.#take(device, sent, how);
    }
  }

  #take(
    device: Device,
    { update, deeds }: Sent,
    how: { readonly isJoin: boolean; readonly times: number },
  ): void {
    for (let time = 0; time < how.times; time++) {
      const unacknowledged = [...device.unacknowledged].map((sent) => sent.update);
      const from = how.isJoin ? 'join' : 'live';
      for (const found of receiveUpdate(device, update, { from, unacknowledged })) {
        // As the device's list does.
        device.list.set(found.id, mergeCrossings(device.list.get(found.id) ?? found, found));
      }
    }
    for (const deed of deeds) device.seen.add(deed);
  }

  /** Everybody sends everything and receives everything. */
  finish(): void {
    for (let round = 0; round < 3; round++) {
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
