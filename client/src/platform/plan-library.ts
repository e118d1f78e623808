import { type Clock, type Random, systemClock, systemRandom } from '@holdfast/base';
import type { Group, ParticipantId, PassHolder, PlanId, Role } from '@holdfast/sync-protocol';

import { type Cell, createCell, type Readable } from './cell.ts';
import { newParticipantId, newPlanId, newSecret } from './credential.ts';
import type { DeviceDatabase } from './device-database.ts';
import { type DeviceTables, PLAN_TABLES } from './device-tables.ts';
import { documentKeys } from './document-key.ts';
import { dropBases } from './drop-bases.ts';
import { type PlanEntry, type PlanRow, readPlanRows } from './plan-row.ts';
import { type StorageProblem, toStorageError } from './storage-error.ts';
import { forgetTitle, onTitleLeft, type ReadTitle, readTitles } from './title-notes.ts';
import type { UseMarker } from './use-marker.ts';
import { watchTable } from './watch-table.ts';

export type LibraryPlan = PlanRow;

/** One device may hold a plan twice, for two people or two role links. */
export interface PlanAddress {
  readonly planId: PlanId;
  readonly participantId: ParticipantId;
}

export type LibraryState =
  | { readonly kind: 'loading' }
  /** Most recently opened first. `unreadable` rows are kept; a newer version of the app may know them. */
  | { readonly kind: 'ready'; readonly plans: readonly LibraryPlan[]; readonly unreadable: number }
  | { readonly kind: 'unavailable'; readonly problem: StorageProblem };

/** `failed`: nothing was stored, except perhaps after `timed-out`; asking again is always safe. */
export type LibraryAnswer<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly problem: StorageProblem };

/** What a person says of themselves when they start or join a plan. */
export interface Person {
  readonly displayName: string;
  readonly group: Group;
  readonly colour: number;
}

/** What an invitation link and its preview say about a plan that is joined. */
export interface PlanToJoin {
  readonly planId: PlanId;
  readonly role: Role;
  readonly entry: Extract<PlanEntry, { kind: 'invited' }>;
}

/** The facts of a plan that change while it is known here. */
export type PlanFacts = Partial<
  Pick<
    PlanRow,
    | 'role'
    | 'shared'
    | 'removed'
    | 'participants'
    | 'displayName'
    | 'group'
    | 'colour'
    | 'backedUpAt'
    | 'aloneIsFine'
  >
>;

export interface LibraryOptions {
  readonly marker: UseMarker;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Where the bases of the documents are; `globalThis.indexedDB` in a browser. */
  readonly indexedDB?: IDBFactory | undefined;
}

/** Begins to watch at once. */
export function openPlanLibrary(database: DeviceDatabase, options: LibraryOptions): PlanLibrary {
  const library = new PlanLibrary(database, options);
  library.start();
  return library;
}

/** The plans on this device: typed access to their rows, the same in all tabs. */
export class PlanLibrary {
  readonly #database: DeviceDatabase;
  readonly #marker: UseMarker;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #indexedDB: IDBFactory | undefined;
  readonly #plans: Cell<LibraryState> = createCell<LibraryState>({ kind: 'loading' });
  /** The rows as they were last read, also those that this version cannot read. */
  #rows: readonly PlanRow[] = [];
  #stopRefilling = () => {};
  #stopWatching = () => {};
  #stopStatus = () => {};
  #stopTitles = () => {};

  constructor(database: DeviceDatabase, options: LibraryOptions) {
    this.#database = database;
    this.#marker = options.marker;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? systemRandom;
    this.#indexedDB = options.indexedDB;
  }

  get plans(): Readable<LibraryState> {
    return this.#plans;
  }

  start(): void {
    this.#stopRefilling = this.#database.refillWith((tables) => this.#putBack(tables));
    this.#stopStatus = this.#database.status.subscribe(() => this.#watch());
    this.#watch();
    this.#stopTitles = onTitleLeft(() => void this.#takeTitles());
    void this.#takeTitles();
  }

  close(): void {
    this.#stopRefilling();
    this.#stopStatus();
    this.#stopTitles();
    this.#stopWatching();
  }

  /** Starts a plan of one's own: mints its ids and secret. The relay hears of it when it is first reached. */
  create(title: string, person: Person, template?: string): Promise<LibraryAnswer<LibraryPlan>> {
    return this.#add({
      ...this.#newcomer(person),
      planId: newPlanId(this.#random),
      title,
      role: 'facilitator',
      entry: { kind: 'created', ...(template === undefined ? {} : { template }) },
    });
  }

  /**
   * A plan of one's own that is to begin as a backup file says. It is in the library once the file was restored into it,
   * with all of it at once.
   */
  newCopy(of: { readonly planId: PlanId; readonly title: string }, person: Person): LibraryPlan {
    return {
      ...this.#newcomer(person),
      planId: newPlanId(this.#random),
      title: of.title,
      role: 'facilitator',
      entry: { kind: 'created' },
      copyOf: of.planId,
    };
  }

  /** A plan came into the library by another way than through here. */
  noteUse(): void {
    this.#marker.set();
  }

  /** Keeps who joins, by which invitation, before the relay is asked: a lost answer doubles nobody. */
  join(plan: PlanToJoin, person: Person): Promise<LibraryAnswer<LibraryPlan>> {
    return this.#add({ ...this.#newcomer(person), ...plan, title: '' });
  }

  /**
   * Another invitation for whoever could not join by theirs. The relay knows nothing of them yet, so they stay who they
   * are here, and what they wrote meanwhile is theirs.
   */
  renew(
    plan: PlanAddress,
    { role, entry }: Pick<PlanToJoin, 'role' | 'entry'>,
  ): Promise<LibraryAnswer<void>> {
    return this.#update(plan, { role, entry, removed: undefined });
  }

  /**
   * Somebody who takes part already does so on this device too, from now on by `secret`, of which the relay has just taken
   * the hash. What is here of them from before stays theirs, and is sent.
   */
  letIn({ planId, participant }: PassHolder, secret: string): Promise<LibraryAnswer<void>> {
    const { participantId, displayName, group, colour, role } = participant;
    const now = this.#clock.now();
    const facts = { displayName, group, colour, role, secret, lastOpened: now };
    const known = { ...facts, planId, participantId, shared: true, removed: undefined };
    return this.#answer(async () => {
      await this.#database.write(['plans'], async ({ plans }) => {
        const before = await plans.get([planId, participantId]);
        // Who made the plan here can still introduce it to a relay that was set up anew.
        const entry = before?.entry.kind === 'created' ? before.entry : ({ kind: 'returned' } as const);
        await plans.put({ title: '', createdAt: now, ...before, ...known, entry });
      });
      this.#marker.set();
    });
  }

  /** The plan as one of its participants on this device knows it; without one, as whoever opened it last does. */
  find(planId: PlanId, participantId?: ParticipantId): Promise<LibraryAnswer<LibraryPlan | undefined>> {
    return this.#answer(() =>
      this.#database.read(async (tables) => {
        const rows = await tables.plans
          .where('[planId+participantId]')
          .between([planId, ''], [planId, '\uffff'])
          .toArray();
        return readPlanRows(rows).find(
          (row) => participantId === undefined || row.participantId === participantId,
        );
      }),
    );
  }

  /** Whether the plan is on this device, also as a row that this version cannot read. */
  holds({ planId, participantId }: PlanAddress): Promise<LibraryAnswer<boolean>> {
    return this.#answer(async () => {
      const row = await this.#database.read((tables) => tables.plans.get([planId, participantId]));
      return row !== undefined;
    });
  }

  markOpened(plan: PlanAddress): Promise<LibraryAnswer<void>> {
    return this.#update(plan, { lastOpened: this.#clock.now() });
  }

  /** The relay has answered that it knows the plan and this participant. */
  markShared(plan: PlanAddress): Promise<LibraryAnswer<void>> {
    return this.#update(plan, { shared: true, removed: undefined });
  }

  update(plan: PlanAddress, facts: PlanFacts): Promise<LibraryAnswer<void>> {
    return this.#update(plan, facts);
  }

  /** What the relay said to who asked by the secret of this row; of no account where another has taken its place since. */
  learn({ planId, participantId, secret }: PlanRow, facts: PlanFacts): Promise<LibraryAnswer<void>> {
    return this.#answer(() =>
      this.#database.write(['plans'], async ({ plans }) => {
        const row = await plans.get([planId, participantId]);
        if (row?.secret === secret) await plans.update([planId, participantId], facts);
      }),
    );
  }

  /** What the plan was called at that moment; the list keeps what was read last. */
  setTitle(plan: PlanAddress, title: ReadTitle): Promise<LibraryAnswer<void>> {
    return this.#answer(() =>
      this.#database.write(['plans'], ({ plans }) => putTitle(plans, plan, title, this.#clock.now())),
    );
  }

  /** The person calls themself so in that plan from now on. The relay is told as soon as it can be. */
  rename(plan: PlanAddress, person: Person): Promise<LibraryAnswer<void>> {
    return this.#update(plan, { ...person, untold: true });
  }

  /** The relay knows them as they were when it was told, with a group that an invitation may have fixed. */
  settleRename(
    { planId, participantId }: PlanAddress,
    { told, group }: { readonly told: Person; readonly group: Group },
  ): Promise<LibraryAnswer<void>> {
    return this.#answer(() =>
      this.#database.write(['plans'], async ({ plans }) => {
        const row = await plans.get([planId, participantId]);
        // Changed once more meanwhile, that is told next.
        if (row === undefined || !hasSameFacts(row, told)) return;
        await plans.update([planId, participantId], { untold: undefined, group });
      }),
    );
  }

  /** Removes everything of that plan and participant from this device, unsent work and the shelf included. */
  remove(plan: PlanAddress): Promise<LibraryAnswer<void>> {
    return this.#answer(async () => {
      const removed = await this.#database.write(PLAN_TABLES, (tables) => removeRows(tables, plan));
      for (const { key, generation } of removed.documents) dropBases(this.#indexedDB, key, generation);
      if (removed.plansLeft === 0) this.#marker.clear();
    });
  }

  /** Takes a removal back. What the relay has comes from there; it is asked for with the credential that is in here. */
  takeBack(plan: LibraryPlan): Promise<LibraryAnswer<LibraryPlan>> {
    return this.#add(plan);
  }

  #newcomer(person: Person) {
    const now = this.#clock.now();
    return {
      ...person,
      participantId: newParticipantId(this.#random),
      secret: newSecret(this.#random),
      createdAt: now,
      lastOpened: now,
      shared: false,
    };
  }

  #add(plan: LibraryPlan): Promise<LibraryAnswer<LibraryPlan>> {
    return this.#answer(async () => {
      await this.#database.write(['plans'], (tables) => tables.plans.add(plan));
      this.#marker.set();
      return plan;
    });
  }

  #update(plan: PlanAddress, changes: Partial<PlanRow>): Promise<LibraryAnswer<void>> {
    return this.#answer(async () => {
      await this.#database.write(['plans'], (tables) =>
        tables.plans.update([plan.planId, plan.participantId], changes),
      );
    });
  }

  async #answer<Value>(task: () => Promise<Value>): Promise<LibraryAnswer<Value>> {
    try {
      return { kind: 'done', value: await task() };
    } catch (error) {
      // What was to be stored is still with whoever asked, and they are told that it is nowhere else.
      return { kind: 'failed', problem: toStorageError(error).problem };
    }
  }

  /**
   * Without its row a plan is out of reach on this device, and its credential is gone. Another tab may have been faster,
   * and knows as much.
   */
  async #putBack({ plans }: DeviceTables): Promise<void> {
    const there = await plans.bulkGet(this.#rows.map((row) => [row.planId, row.participantId]));
    const missing = this.#rows.filter((_, index) => there[index] === undefined);
    await plans.bulkAdd(missing);
    if (missing.length > 0) this.#marker.set();
  }

  /** What pages that were closed could not write any more. */
  async #takeTitles(): Promise<void> {
    const notes = readTitles();
    if (notes.length === 0) return;
    const answer = await this.#answer(() =>
      this.#database.write(['plans'], async ({ plans }) => {
        for (const { plan, ...note } of notes) {
          // What does not name a plan of this device changes nothing.
          const [planId, participantId] = plan as [PlanId, ParticipantId];
          await putTitle(plans, { planId, participantId }, note, this.#clock.now());
        }
      }),
    );
    if (answer.kind === 'done') notes.forEach(forgetTitle);
  }

  #watch(): void {
    this.#stopWatching();
    const status = this.#database.status.get();
    if (status.kind === 'unavailable') this.#plans.set({ kind: 'unavailable', problem: status.reason });
    if ((status.kind !== 'ready' && status.kind !== 'full') || !this.#database.isWhole) return;
    const { plans: table } = this.#database.tables;
    this.#stopWatching = watchTable(table, () => table.toArray(), {
      next: (rows) => {
        const plans = readPlanRows(rows);
        this.#rows = rows;
        this.#plans.set({ kind: 'ready', plans, unreadable: rows.length - plans.length });
        // A closed page's last write may have come only now.
        void this.#takeTitles();
      },
      error: (error: unknown) =>
        this.#plans.set({ kind: 'unavailable', problem: toStorageError(error).problem }),
    });
  }
}

function hasSameFacts(one: Person, other: Person): boolean {
  return one.displayName === other.displayName && one.group === other.group && one.colour === other.colour;
}

/** Unless the row has a later one. */
async function putTitle(
  plans: DeviceTables['plans'],
  { planId, participantId }: PlanAddress,
  { title, at }: ReadTitle,
  now: number,
): Promise<void> {
  const row = await plans.get([planId, participantId]);
  // One from the future is of a clock that ran ahead: it would keep out every title until then.
  const titledAt = row?.titledAt ?? 0;
  if (row === undefined || (titledAt > at && titledAt <= now)) return;
  await plans.update([planId, participantId], { title, titledAt: at });
}

async function removeRows(tables: DeviceTables, plan: PlanAddress) {
  const keys = documentKeys(plan);
  const states = await tables.journalState.bulkGet(keys);
  for (const key of keys) {
    await tables.journal.where('[key+generation+seq]').between([key], [key, []]).delete();
    await tables.shelf.where('[key+generation]').between([key], [key, []]).delete();
    await tables.crossings.where('key').equals(key).delete();
    await tables.authors.where('key').equals(key).delete();
    await tables.namedVersions.where('key').equals(key).delete();
  }
  await tables.visits.bulkDelete(keys);
  await tables.journalState.bulkDelete(keys);
  await tables.invitations
    .where('planId')
    .equals(plan.planId)
    .filter((row) => row.participantId === plan.participantId)
    .delete();
  await tables.plans.delete([plan.planId, plan.participantId]);
  return {
    documents: keys.map((key, index) => ({ key, generation: states[index]?.generation ?? 0 })),
    plansLeft: await tables.plans.count(),
  };
}
