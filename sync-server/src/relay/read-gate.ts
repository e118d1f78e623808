import type { Peer } from './peer.ts';

/** Why a peer is not read for a while. */
type Reason = 'waiting' | 'rate' | 'commit';

/** Back-pressure: the peer is read while there is no reason against it. */
export class ReadGate {
  readonly #peer: Pick<Peer, 'pause' | 'resume'>;
  readonly #reasons = new Set<Reason>();

  constructor(peer: Pick<Peer, 'pause' | 'resume'>) {
    this.#peer = peer;
  }

  isHeldBy(reason: Reason): boolean {
    return this.#reasons.has(reason);
  }

  hold(reason: Reason): void {
    if (this.#reasons.size === 0) this.#peer.pause();
    this.#reasons.add(reason);
  }

  release(reason: Reason): void {
    if (this.#reasons.delete(reason) && this.#reasons.size === 0) this.#peer.resume();
  }
}
