import type { Clock } from '@holdfast/base';
import { awarenessFrame, type ParticipantId, type PresenceUser } from '@holdfast/sync-protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

import type { Identity } from './peer.ts';

/** A connection that shows a presence and sees the others. */
export interface PresenceMember {
  readonly identity: Identity;
  /** The client id that it announced itself with, if it did. */
  readonly clientId: number | undefined;
  /** Answers false when the connection cannot take it now; it asks for everything when it can. */
  sendPresence(frame: Uint8Array): boolean;
}

interface Entry {
  readonly owner: PresenceMember;
  readonly state: string;
}

/** At most ten frames a second per room, however many people move their carets. */
const FLUSH_MS = 100;
const GONE = 'null';

/**
 * Who is in a room. A client id shows the state of one connection, the newest that claims it. The relay stamps every
 * entry with its own time in place of Yjs's counter, so that a person who comes back under the same id is newer than
 * the ghost of the socket before.
 */
export class Presence {
  readonly #clock: Clock;
  readonly #members: ReadonlySet<PresenceMember>;
  readonly #ownerOf: (clientId: number) => ParticipantId | undefined;
  readonly #entries = new Map<number, Entry>();
  readonly #changed = new Set<number>();
  #lastStamp = 0;
  #lastFlush = 0;
  #cancelFlush: (() => void) | undefined;

  constructor(options: {
    clock: Clock;
    members: ReadonlySet<PresenceMember>;
    ownerOf: (clientId: number) => ParticipantId | undefined;
  }) {
    this.#clock = options.clock;
    this.#members = options.members;
    this.#ownerOf = options.ownerOf;
  }

  /** Takes from an awareness update what is the sender's own. Providers also echo what they heard of others. */
  receive(from: PresenceMember, update: Uint8Array): void {
    for (const { clientId, state } of readAwareness(update)) {
      if (!this.#mayShow(from, clientId)) continue;
      const shown = withUser(state, from.identity);
      const known = this.#entries.get(clientId);
      if (shown === undefined) {
        if (known?.owner === from) this.#remove(clientId);
      } else if (known?.owner !== from || known.state !== shown) {
        this.#entries.set(clientId, { owner: from, state: shown });
        this.#change(clientId);
      }
    }
  }

  /** The connection is gone. Who is back on another one stays. */
  leave(member: PresenceMember): void {
    for (const [clientId, { owner }] of this.#entries) {
      if (owner === member) this.#remove(clientId);
    }
  }

  /** The member has another name, group or colour than when they last showed something. */
  restamp(member: PresenceMember): void {
    for (const [clientId, { owner, state }] of this.#entries) {
      if (owner !== member) continue;
      const shown = withUser(JSON.parse(state), member.identity);
      if (shown === undefined || shown === state) continue;
      this.#entries.set(clientId, { owner, state: shown });
      this.#change(clientId);
    }
  }

  sendAll(member: PresenceMember): void {
    this.#send(member, [...this.#entries.keys()]);
  }

  /** Readers forget whom they have not heard of for 30 seconds, also when a hidden page's timers sleep. */
  refresh(): void {
    for (const clientId of this.#entries.keys()) this.#change(clientId);
  }

  dispose(): void {
    this.#cancelFlush?.();
  }

  #mayShow(member: PresenceMember, clientId: number): boolean {
    if ((member.clientId ?? clientId) !== clientId) return false;
    const { participantId } = member.identity;
    const shown = this.#entries.get(clientId)?.owner;
    if (shown === member) return true;
    const owner = this.#ownerOf(clientId) ?? shown?.identity.participantId ?? participantId;
    // Who has not said hello has the first client id that they show, and no other.
    return owner === participantId && (member.clientId !== undefined || !this.#isShown(member));
  }

  #isShown(member: PresenceMember): boolean {
    return [...this.#entries.values()].some(({ owner }) => owner === member);
  }

  #remove(clientId: number): void {
    this.#entries.delete(clientId);
    this.#change(clientId);
  }

  #change(clientId: number): void {
    this.#changed.add(clientId);
    if (this.#cancelFlush !== undefined) return;
    const wait = Math.max(0, this.#lastFlush + FLUSH_MS - this.#clock.now());
    this.#cancelFlush = this.#clock.setTimer(wait, () => this.#flush());
  }

  #flush(): void {
    this.#cancelFlush = undefined;
    this.#lastFlush = this.#clock.now();
    const changed = [...this.#changed];
    this.#changed.clear();
    const shared = this.#encode(changed);
    for (const member of this.#members) {
      const isInIt = changed.some((clientId) => this.#entries.get(clientId)?.owner === member);
      if (isInIt) this.#send(member, changed);
      else member.sendPresence(shared);
    }
  }

  /** Nobody is sent their own state: it may be older than what they have done since. */
  #send(member: PresenceMember, clientIds: readonly number[]): void {
    const others = clientIds.filter((clientId) => this.#entries.get(clientId)?.owner !== member);
    if (others.length > 0) member.sendPresence(this.#encode(others));
  }

  #encode(clientIds: readonly number[]): Uint8Array {
    this.#lastStamp = Math.max(this.#lastStamp + 1, this.#clock.now());
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, clientIds.length);
    for (const clientId of clientIds) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, this.#lastStamp);
      encoding.writeVarString(encoder, this.#entries.get(clientId)?.state ?? GONE);
    }
    return awarenessFrame(encoding.toUint8Array(encoder));
  }
}

/** `varUint count • (varUint client id • varUint clock • varString JSON)…`; nothing of an update that is not that. */
function readAwareness(update: Uint8Array): { clientId: number; state: unknown }[] {
  try {
    const decoder = decoding.createDecoder(update);
    const entries: { clientId: number; state: unknown }[] = [];
    for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
      const clientId = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      entries.push({ clientId, state: JSON.parse(decoding.readVarString(decoder)) });
    }
    return entries;
  } catch {
    // Presence is not part of anybody's work; the next caret movement brings another frame.
    return [];
  }
}

/** The state under the name that the access check found; undefined when the person shows nothing. */
function withUser(state: unknown, identity: Identity): string | undefined {
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return undefined;
  const user: PresenceUser = {
    participantId: identity.participantId,
    name: identity.displayName,
    group: identity.group,
    role: identity.role,
    colour: identity.colour,
  };
  return JSON.stringify({ ...state, user });
}
