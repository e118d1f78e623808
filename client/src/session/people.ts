import type { Participant } from '@holdfast/sync-protocol';

import { type Cell, createCell, type Readable } from '../platform/cell.ts';
import { accountOf } from '../platform/plan-access.ts';
import type { PlanRow } from '../platform/plan-row.ts';
import type { Device } from './device.ts';
import type { OpenPlan } from './plan-session.ts';

export type PeopleState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'fresh'; readonly people: readonly Participant[] }
  /** As it was when this device last heard of it. */
  | { readonly kind: 'stale'; readonly people: readonly Participant[]; readonly at: number }
  | { readonly kind: 'unknown' };

/** So long a list that was read is taken for what it is: people come and go in days. */
const GOOD_FOR_MS = 5 * 60_000;

/** Everybody in one plan, as the relay said last: read once for all parts of the page that name people. */
export class People {
  readonly #device: Device;
  readonly #entry: PlanRow;
  readonly #state: Cell<PeopleState> = createCell<PeopleState>({ kind: 'loading' });
  /** Who was not on the list when it was read for them: erased since, perhaps. */
  readonly #lookedUp = new Set<string>();
  #asked = 0;
  #readAt: number | undefined;
  #reading: Promise<void> | undefined;

  constructor(device: Device, entry: PlanRow) {
    this.#device = device;
    this.#entry = entry;
  }

  get state(): Readable<PeopleState> {
    return this.#state;
  }

  /** Reads the list unless that was done a short while ago. */
  keepFresh(): void {
    const age = this.#device.clock.now() - (this.#readAt ?? -Infinity);
    if (age < 0 || age >= GOOD_FOR_MS) void (this.#reading ?? this.reload());
  }

  /** Somebody turned up who is not on the list: it is read anew, once for each of them. */
  async lookUp(participantIds: readonly string[]): Promise<void> {
    // What is being read may be from before them.
    await this.#reading;
    const state = this.#state.get();
    const listed = new Set<string>(
      'people' in state ? state.people.map(({ participantId }) => participantId) : [],
    );
    const missing = participantIds.filter((id) => !this.#lookedUp.has(id) && !listed.has(id));
    if (missing.length === 0) return;
    await (this.#reading ?? this.reload());
    if (this.#state.get().kind === 'fresh') for (const id of missing) this.#lookedUp.add(id);
  }

  /** Asks the relay now. Of answers that cross each other the one that was asked for last counts. */
  reload(): Promise<void> {
    const reading = this.#read().finally(() => {
      if (this.#reading === reading) this.#reading = undefined;
    });
    this.#reading = reading;
    return reading;
  }

  async #read(): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    const { api, library, clock } = this.#device;
    const answer = await api.listParticipants(accountOf(this.#entry));
    if (turn !== this.#asked) return;
    if (answer.kind === 'done') {
      const at = clock.now();
      this.#readAt = at;
      // For the next time without a network; a failure to keep it costs nobody anything.
      void library.update(this.#entry, { participants: { list: [...answer.value], at } });
      this.#state.set({ kind: 'fresh', people: answer.value });
      return;
    }
    const known = this.#entry.participants;
    const before = this.#state.get();
    if (before.kind === 'fresh')
      this.#state.set({ kind: 'stale', people: before.people, at: this.#readAt ?? clock.now() });
    else if (before.kind === 'loading')
      this.#state.set(
        known === undefined ? { kind: 'unknown' } : { kind: 'stale', people: known.list, at: known.at },
      );
    // Tried again by whatever names people next.
    this.#readAt = undefined;
  }
}

/** By what is the same for all instances of an open plan. */
const ofPlans = new WeakMap<OpenPlan['discussion'], People>();

export function peopleOf(
  device: Device,
  { entry, discussion }: Pick<OpenPlan, 'entry' | 'discussion'>,
): People {
  const people = ofPlans.get(discussion) ?? new People(device, entry);
  ofPlans.set(discussion, people);
  return people;
}
