import type { Clock } from '@holdfast/base';
import type { ParticipantId, PlanId, RoomAddress } from '@holdfast/sync-protocol';

import { DEFAULT_LIMITS, type RelayLimits } from '../limits.ts';
import { type Log, silentLog } from '../log.ts';
import type { RoomStorage } from '../storage/storage.ts';
import type { Identity, Peer } from './peer.ts';

export interface RelayOptions {
  readonly storage: RoomStorage;
  readonly clock: Clock;
  readonly limits?: Partial<RelayLimits>;
  readonly log?: Log;
  /** Reads a token that came in band. Undefined: the token is not valid for this plan and participant (any more). */
  readonly readToken?: (token: string, planId: PlanId) => Promise<Identity | undefined>;
}

/** One connection's part in one room, driven by whoever owns the socket. */
export interface Session {
  /** One frame from the peer, in the order of arrival. */
  receive(frame: Uint8Array): void;
  /** The peer can take more than when it was last asked. */
  drained(): void;
  /** The socket is gone. What was received before is still committed. */
  leave(): void;
}

/** All rooms of one process, without sockets or HTTP. */
export class Relay {
  readonly #options: Required<Pick<RelayOptions, 'storage' | 'clock' | 'log'>>;
  readonly #limits: RelayLimits;

  constructor(options: RelayOptions) {
    this.#options = { log: silentLog, ...options };
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
  }

  /** False while commits fail: nothing is acknowledged then, and nothing that was received is lost. */
  get ready(): boolean {
    return true;
  }

  /** Whoever calls has checked that `identity` may read the plan. Frames that come before the room is loaded wait. */
  join(room: RoomAddress, identity: Identity, peer: Peer): Session {
    throw new Error(
      `join: not built yet ${JSON.stringify([room, identity, peer, this.#limits, this.#options])}`,
    );
  }

  /** Ends all sessions of a participant in a plan at once; nothing is delivered to them after. */
  revoke(planId: PlanId, participantId: ParticipantId): void {
    throw new Error(`revoke: not built yet ${planId} ${participantId}`);
  }

  /** Takes nothing more, commits what it has, and closes every session with 1012. Gives up waiting after 8 seconds. */
  stop(): Promise<void> {
    throw new Error('stop: not built yet');
  }
}

export function createRelay(options: RelayOptions): Relay {
  return new Relay(options);
}
