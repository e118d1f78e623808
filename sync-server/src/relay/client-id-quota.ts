import type { Clock } from '@holdfast/base';

const DAY_MS = 24 * 60 * 60 * 1000;

interface Day {
  readonly endsAt: number;
  count: number;
}

/**
 * How many new Yjs client ids each participant may have in a room within a day: every page that writes has one, and
 * every one stands in the room's state vector for ever. Outlives rooms, not the process.
 */
export class ClientIdQuota {
  readonly #clock: Clock;
  readonly #perDay: number;
  readonly #days = new Map<string, Day>();

  constructor(clock: Clock, perDay: number) {
    this.#clock = clock;
    this.#perDay = perDay;
  }

  /** False, and nothing is counted, when it would be too many. */
  take(room: string, participantId: string, count: number): boolean {
    const now = this.#clock.now();
    const key = `${room} ${participantId}`;
    const known = this.#days.get(key);
    const day = known !== undefined && known.endsAt > now ? known : { endsAt: now + DAY_MS, count: 0 };
    if (day.count + count > this.#perDay) return false;
    day.count += count;
    this.#days.set(key, day);
    return true;
  }

  /** Days that are over need not be remembered. */
  forgetOld(): void {
    const now = this.#clock.now();
    for (const [key, { endsAt }] of this.#days) if (endsAt <= now) this.#days.delete(key);
  }
}
