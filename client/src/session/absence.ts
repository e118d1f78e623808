import { type Clock, systemRandom } from '@holdfast/base';
import {
  changesBetween,
  openPlan,
  type Plan,
  type PlanChange,
  type PlanSnapshot,
} from '@holdfast/plan-model';
import { type DocumentLink, type Journal, type JournalRow, ORIGINS } from '@holdfast/sync-client';
import * as Y from 'yjs';

import { type Cell, createCell, type Readable } from '../platform/cell.ts';
import type { DeviceDatabase } from '../platform/device-database.ts';
import type { DocumentKey } from '../platform/device-tables.ts';
import type { Page } from '../platform/page.ts';
import { readVisit, writeVisit } from '../platform/visit-store.ts';

/** What others changed while this person was away. */
export interface AbsenceReport {
  /** When the plan was last seen on this device. */
  readonly since: number;
  readonly changes: readonly PlanChange[];
  /** The plan as it was then, with what this person has added since. */
  readonly before: PlanSnapshot;
}

export interface AbsenceOptions {
  readonly database: DeviceDatabase;
  readonly key: DocumentKey;
  readonly clock: Clock;
  readonly page: Pick<Page, 'facts'>;
  readonly link: DocumentLink;
  readonly plan: Plan;
  readonly journal: Pick<Journal, 'readAfter'>;
  /** Of the journal's rows: those of the document that is open. Undefined while the journal has not answered. */
  readonly generation: number | undefined;
}

/** A reload is no absence. */
const SHORTEST_MS = 2 * 60_000;
/** How often the last seen state is written while somebody looks: it is the whole document. */
const WRITE_MS = 60_000;

/**
 * Compares the plan with what this person last saw here, once it is in step with the relay. What they write meanwhile is
 * no news to them. Until they have read the report what they last saw stays what it was.
 */
export class Absence {
  readonly #options: AbsenceOptions;
  readonly #report: Cell<AbsenceReport | undefined> = createCell<AbsenceReport | undefined>(undefined);
  /** What they last saw; undefined once they see what there is. */
  #seen: { readonly at: number; readonly doc: Y.Doc } | undefined;
  /** The plan as it was when nobody on this page looked at it any more. */
  #left: { readonly at: number; readonly state: Uint8Array } | undefined;
  #isFollowing = false;
  #isDisposed = false;
  #cancelWrite: (() => void) | undefined;
  #stops: (() => void)[] = [];

  constructor(options: AbsenceOptions) {
    this.#options = options;
  }

  /** Undefined while there is nothing to tell. */
  get report(): Readable<AbsenceReport | undefined> {
    return this.#report;
  }

  async start(): Promise<void> {
    const { database, key, link, plan } = this.#options;
    const doc = new Y.Doc();
    const addOwn = (update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction): void => {
      // What the base has is everybody's, though it is read in a local transaction.
      if (local && origin !== ORIGINS.base) Y.applyUpdate(doc, update);
    };
    // From the first moment on: what is written while the storage is asked waits in the document for what it builds on.
    plan.doc.on('update', addOwn);
    this.#stops.push(() => plan.doc.off('update', addOwn));
    const [visit, rows] = await Promise.all([readVisit(database, key), this.#readOwnRows()]);
    if (this.#isDisposed) return;
    if (visit === undefined) return this.#follow();
    Y.applyUpdate(doc, visit.state);
    for (const { update } of rows) Y.applyUpdate(doc, update);
    this.#seen = { at: visit.at, doc };
    this.#stops.push(link.subscribe(() => this.#compareWhenLive()));
    this.#compareWhenLive();
  }

  /**
   * Nobody on this page looks at the plan, though it stays open for a while: what comes from now on is not seen. Resolves
   * when what they have seen is kept, which does not wait for the end: the page may go before it.
   */
  async lookAway(): Promise<void> {
    const { clock, plan } = this.#options;
    this.#left = { at: clock.now(), state: Y.encodeStateAsUpdate(plan.doc) };
    await this.#write();
  }

  lookBack(): void {
    this.#left = undefined;
  }

  /** They have read the report. */
  markRead(): void {
    this.#report.set(undefined);
    this.#follow();
    void this.#write();
  }

  /** Resolves when what they have seen is kept. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#cancelWrite?.();
    for (const stop of this.#stops.splice(0)) stop();
    await this.#write();
    this.#seen?.doc.destroy();
  }

  /** What they wrote in a page that was killed before it could keep what they had seen. */
  async #readOwnRows(): Promise<readonly JournalRow[]> {
    const { journal, generation } = this.#options;
    if (generation === undefined) return [];
    try {
      return (await journal.readAfter(generation, 0)).rows;
    } catch {
      // The rows stay in the journal. At worst this person's own words are told to them as news.
      return [];
    }
  }

  #compareWhenLive(): void {
    const { link, clock, plan } = this.#options;
    if (this.#seen === undefined || this.#report.get() !== undefined) return;
    if (link.state.connection.kind !== 'live') return;
    const { at, doc } = this.#seen;
    const former = openPlan(doc, { clock, random: systemRandom, participantId: plan.ports.participantId });
    const before = former.snapshot();
    former.dispose();
    const changes = changesBetween(before, plan.snapshot());
    if (changes.length === 0 || clock.now() - at < SHORTEST_MS) this.#follow();
    else this.#report.set(Object.freeze({ since: at, changes, before }));
  }

  /** From now on they see what there is: it is kept while it changes, and when the page goes out of sight. */
  #follow(): void {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    // What they saw before is kept up to date no longer: it would be a second copy of the document.
    for (const stop of this.#stops.splice(0)) stop();
    this.#seen = undefined;
    const { plan, page, clock } = this.#options;
    this.#stops.push(
      plan.subscribe(() => {
        this.#cancelWrite ??= clock.setTimer(WRITE_MS, () => void this.#write());
      }),
      page.facts.subscribe(() => {
        if (page.facts.get().visibility !== 'visible') void this.#write();
      }),
    );
    this.#cancelWrite ??= clock.setTimer(WRITE_MS, () => void this.#write());
  }

  async #write(): Promise<void> {
    this.#cancelWrite?.();
    this.#cancelWrite = undefined;
    const { database, key, clock, plan, link } = this.#options;
    if (this.#seen !== undefined) {
      return writeVisit(database, key, {
        at: this.#seen.at,
        state: Y.encodeStateAsUpdate(this.#seen.doc),
      });
    }
    // Before a plan that was joined has arrived there is nothing to have seen.
    if (!this.#isFollowing || link.state.connection.kind === 'loading') return;
    const seen = this.#left ?? { at: clock.now(), state: Y.encodeStateAsUpdate(plan.doc) };
    await writeVisit(database, key, seen);
  }
}
