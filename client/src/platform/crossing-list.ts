import { type Clock, systemClock } from '@holdfast/base';
import { type Crossing, mergeCrossings } from '@holdfast/plan-model';
import type { ParticipantId } from '@holdfast/sync-protocol';

import { type Cell, createCell, type Readable } from './cell.ts';
import { type KeptCrossing, parseCrossingRow } from './crossing-row.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { AuthorRow, DocumentKey } from './device-tables.ts';
import { HeldPlan } from './held-plan.ts';
import { watchTable } from './watch-table.ts';

export interface CrossingListOptions {
  readonly database: DeviceDatabase;
  readonly key: DocumentKey;
  /** Whose list it is. */
  readonly participantId: ParticipantId;
  readonly clock?: Clock;
  /** Whoever opens it has found its plan on this device: should that be gone by now, nothing of it is written. */
  readonly isHeld?: boolean;
}

/** A settled crossing could be found anew as long as the changes that made it are in the journal; that is days. */
const KEEP_SETTLED_MS = 90 * 24 * 3_600_000;
const AGAIN_MS = 5_000;

/** Reads who has written from this device. Storage that does not answer leaves the list empty, and is tried again. */
export async function openCrossingList(options: CrossingListOptions): Promise<CrossingList> {
  const list = new CrossingList(options);
  await list.start();
  return list;
}

/**
 * The crossings of one document for one participant on this device, the same in all tabs, and the client ids under which
 * people wrote as far as this device knows them. What is added is shown at once and stored as soon as that can be done.
 */
export class CrossingList {
  readonly #options: CrossingListOptions;
  readonly #plan: HeldPlan;
  readonly #clock: Clock;
  readonly #open: Cell<readonly KeptCrossing[]> = createCell<readonly KeptCrossing[]>([]);
  readonly #authors = new Map<number, ParticipantId>();
  /** Who is, or was, here while this page is open. */
  readonly #here = new Map<number, ParticipantId>();
  /** What is not stored yet. */
  readonly #found = new Map<string, KeptCrossing>();
  readonly #learnt = new Map<number, ParticipantId>();
  #stored: readonly KeptCrossing[] = [];
  #settled: ReadonlySet<string> = new Set();
  #storing: Promise<void> | undefined;
  #cancelRetry: (() => void) | undefined;
  #knowsAuthors = false;
  #isClosed = false;
  #stops: (() => void)[] = [];

  constructor(options: CrossingListOptions) {
    this.#options = options;
    this.#plan = new HeldPlan(options.key, options.isHeld);
    this.#clock = options.clock ?? systemClock;
  }

  /** What is not settled, the latest first. */
  get open(): Readable<readonly KeptCrossing[]> {
    return this.#open;
  }

  async start(): Promise<void> {
    await this.#readAuthors();
    const { status } = this.#options.database;
    this.#stops.push(status.subscribe(() => this.#watch()));
    this.#watch();
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelRetry?.();
    for (const stop of this.#stops.splice(0)) stop();
    this.#stopWatching();
  }

  isOwn(client: number): boolean {
    return this.authorOf(client) === this.#options.participantId;
  }

  authorOf(client: number): ParticipantId | undefined {
    return this.#authors.get(client);
  }

  /** This participant writes under a client id. */
  writeAs(client: number): void {
    if (!this.#note(client, this.#options.participantId)) return;
    // In the next task: both write to some of the same tables, and the change itself is to be on the device first.
    this.#clock.setTimer(0, () => this.#store());
  }

  /** Somebody is here under a client id. It is kept if they are on the list, which outlives their being here. */
  meet(client: number, participantId: ParticipantId): void {
    this.#here.set(client, participantId);
    if (this.#open.get().some(({ crossing }) => crossing.other === client))
      this.#learn(client, participantId);
  }

  add(crossings: readonly Crossing[]): void {
    if (crossings.length === 0) return;
    const foundAt = this.#clock.now();
    for (const crossing of crossings) {
      if (this.#settled.has(crossing.id) && crossing.kind !== 'removal') continue;
      this.#found.set(crossing.id, { foundAt, crossing });
      const other = crossing.other === null ? undefined : this.#here.get(crossing.other);
      if (crossing.other !== null && other !== undefined) this.#learn(crossing.other, other);
    }
    this.#show();
    this.#store();
  }

  #learn(client: number, participantId: ParticipantId): void {
    if (this.#note(client, participantId)) this.#store();
  }

  /** Answers whether it was news. */
  #note(client: number, participantId: ParticipantId): boolean {
    if (this.#authors.has(client)) return false;
    this.#authors.set(client, participantId);
    this.#learnt.set(client, participantId);
    this.#show();
    return true;
  }

  /** The person has chosen. Rejects when that cannot be stored: then it stays on the list. */
  async settle(id: string): Promise<void> {
    const { database, key } = this.#options;
    await this.settled();
    await database.write(['crossings'], (tables) =>
      tables.crossings.update([key, id], { settledAt: this.#clock.now() }),
    );
  }

  /** The choice was taken back. */
  async reopen(id: string): Promise<void> {
    const { database, key } = this.#options;
    await database.write(['crossings'], (tables) =>
      tables.crossings.update([key, id], { settledAt: undefined }),
    );
  }

  /** Resolves when everything so far is stored; rejects when that has just failed, and goes on trying. */
  settled(): Promise<void> {
    if (this.#found.size === 0 && this.#learnt.size === 0) return Promise.resolve();
    this.#storing ??= this.#write().finally(() => {
      this.#storing = undefined;
    });
    return this.#storing.then(() => this.settled());
  }

  #store(): void {
    this.settled().catch(() => {
      // It is on the list of this page, and the base waits for it: a killed page finds it again.
      if (this.#isClosed) return;
      this.#cancelRetry?.();
      this.#cancelRetry = this.#clock.setTimer(AGAIN_MS, () => this.#store());
    });
  }

  async #write(): Promise<void> {
    const { database, key } = this.#options;
    const found = [...this.#found.values()];
    const learnt = [...this.#learnt];
    await database.write(['crossings', 'authors', 'plans', 'preferences'], async (tables) => {
      await this.#plan.check(tables);
      await tables.authors.bulkPut(
        learnt.map(([client, participantId]): AuthorRow => ({ key, client, participantId })),
      );
      for (const { foundAt, crossing } of found) {
        const known = await tables.crossings.get([key, crossing.id]);
        if (known === undefined) {
          await tables.crossings.add({ key, id: crossing.id, foundAt, crossing });
          continue;
        }
        // What was found again is what was found before: it keeps its time, and stays settled unless there is more of it.
        const before = parseCrossingRow(known)?.crossing;
        const merged = before === undefined ? undefined : mergeCrossings(before, crossing);
        if (merged !== before)
          await tables.crossings.put({ ...known, crossing: merged, settledAt: undefined });
      }
    });
    for (const kept of found) {
      if (this.#found.get(kept.crossing.id) === kept) this.#found.delete(kept.crossing.id);
    }
    // Until the live query tells of it.
    this.#stored = [...this.#stored, ...found];
    for (const [client] of learnt) this.#learnt.delete(client);
  }

  async #readAuthors(): Promise<void> {
    const { database, key } = this.#options;
    try {
      const rows = await database.write(['authors', 'crossings', 'plans', 'preferences'], async (tables) => {
        await this.#plan.check(tables);
        const before = this.#clock.now() - KEEP_SETTLED_MS;
        await tables.crossings
          .where('key')
          .equals(key)
          .filter(({ settledAt }) => settledAt !== undefined && settledAt < before)
          .delete();
        return tables.authors.where('key').equals(key).toArray();
      });
      for (const row of rows) this.#authors.set(row.client, row.participantId);
      this.#knowsAuthors = true;
    } catch {
      // Without them only what is written from now on counts as one's own, until the storage answers again.
    }
  }

  #watch(): void {
    this.#stopWatching();
    const { database, key } = this.#options;
    const { kind } = database.status.get();
    if (kind !== 'ready' && kind !== 'full') return;
    if (!this.#knowsAuthors) void this.#readAuthors();
    const { crossings } = database.tables;
    const rows = () => crossings.where('key').equals(key).toArray();
    this.#stopWatching = watchTable(crossings, rows, {
      next: (all) => {
        const settled = all.filter(({ settledAt }) => settledAt !== undefined);
        this.#settled = new Set(settled.map(({ id }) => id));
        const waiting = all.filter(({ settledAt }) => settledAt === undefined);
        this.#stored = waiting.flatMap((row) => parseCrossingRow(row) ?? []);
        this.#show();
      },
      // What was read stands; the state of the storage is told elsewhere.
      error: () => {},
    });
  }

  #stopWatching = (): void => {};

  #show(): void {
    const byId = new Map<string, KeptCrossing>();
    for (const kept of [...this.#found.values(), ...this.#stored]) {
      if (!this.#settled.has(kept.crossing.id)) byId.set(kept.crossing.id, kept);
    }
    this.#open.set([...byId.values()].sort((one, other) => other.foundAt - one.foundAt));
  }
}
