import type { Clock } from '@holdfast/base';

import { type Log, toError } from '../log.ts';
import type { Relay } from '../relay/relay.ts';
import type { Storage } from '../storage/storage.ts';

/** Whoever lost a right is closed within two seconds of it, of which one is for a goodbye that may not be answered. */
const LOOK_EVERY_MS = 500;

interface RoleWatchOptions {
  readonly storage: Pick<Storage, 'countChangesElsewhere' | 'findParticipant'>;
  readonly relay: Pick<Relay, 'participants' | 'revoke' | 'reauthorise'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Notices within a second what another program, as the command `grant`, changed about people who are connected. */
export class RoleWatch {
  readonly #options: RoleWatchOptions;
  #seen: number | undefined;
  #isStopped = false;
  #cancel: () => void;

  constructor(options: RoleWatchOptions) {
    this.#options = options;
    this.#cancel = options.clock.setTimer(LOOK_EVERY_MS, () => void this.#look());
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  async #look(): Promise<void> {
    const { storage, clock, log } = this.#options;
    try {
      const changes = await storage.countChangesElsewhere();
      if (changes !== this.#seen) await this.#compare();
      this.#seen = changes;
    } catch (error) {
      // Everybody has the role that they had; the next look finds what this one missed.
      log.warn({ error: toError(error) }, 'roles not compared');
    }
    if (!this.#isStopped) this.#cancel = clock.setTimer(LOOK_EVERY_MS, () => void this.#look());
  }

  async #compare(): Promise<void> {
    const { storage, relay } = this.#options;
    for (const { planId, participantId } of relay.participants()) {
      const stored = await storage.findParticipant(planId, participantId);
      if (stored === undefined || stored.removedAt !== undefined) relay.revoke(planId, participantId);
      else relay.reauthorise(planId, participantId, stored.role);
    }
  }
}
