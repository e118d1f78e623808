import type { DeviceTables, DocumentKey } from './device-tables.ts';
import { documentKeys } from './document-key.ts';
import type { PlanAddress } from './plan-library.ts';

/** What of a plan is on this device and not at the relay. */
export interface UnsentWork {
  /** Changes that the relay has not acknowledged. */
  readonly waiting: number;
  /** When the oldest of them was made, in milliseconds since 1970; undefined when there is none, or nobody noted it. */
  readonly since: number | undefined;
  /** When the oldest that is in no backup file was made; undefined as above. */
  readonly unguardedSince: number | undefined;
  /** Pieces of work that the relay did not take. They are not sent again. */
  readonly shelved: number;
  /** The number of the latest row of all that; 0 when there is none. What is written later has a higher one. */
  readonly lastRow: number;
}

/** After so long a plan has been away from everybody else: a second copy is due. */
export const UNSENT_TOO_LONG_MS = 3 * 24 * 3_600_000;

/** When work that waits should be saved as a file; undefined while there is none that should. */
export function backupDueAt({ unguardedSince }: UnsentWork): number | undefined {
  return unguardedSince === undefined ? undefined : unguardedSince + UNSENT_TOO_LONG_MS;
}

/** What of a plan is never sent. */
export interface KeptHere {
  /** Moments of it that were kept under a name. */
  readonly versions: number;
  /** Places where edits met and nobody has chosen: one of the two versions is nowhere else. */
  readonly crossings: number;
}

export async function readKept(tables: DeviceTables, plan: PlanAddress): Promise<KeptHere> {
  const keys = documentKeys(plan);
  const [versions, crossings] = await Promise.all([
    tables.namedVersions.where('key').anyOf(keys).count(),
    tables.crossings
      .where('key')
      .anyOf(keys)
      .filter(({ settledAt }) => settledAt === undefined)
      .count(),
  ]);
  return { versions, crossings };
}

/** Within one read, or a live query. What a backup file of `backedUpAt` has is guarded. */
export async function readUnsent(
  tables: DeviceTables,
  plan: PlanAddress & { readonly backedUpAt?: number | undefined },
): Promise<UnsentWork> {
  const all = await Promise.all(
    documentKeys(plan).map((key) => readDocument(tables, key, plan.backedUpAt ?? -Infinity)),
  );
  return {
    waiting: sum(all.map(({ waiting }) => waiting)),
    since: earliest(all.map(({ since }) => since)),
    unguardedSince: earliest(all.map(({ unguardedSince }) => unguardedSince)),
    shelved: sum(all.map(({ shelved }) => shelved)),
    lastRow: Math.max(...all.map(({ lastRow }) => lastRow)),
  };
}

/** Changes of one document that the relay has not acknowledged: for as long as no link says it. */
export async function readWaiting(tables: DeviceTables, key: DocumentKey): Promise<number> {
  return (await readDocument(tables, key, -Infinity)).waiting;
}

async function readDocument(tables: DeviceTables, key: DocumentKey, backedUpAt: number): Promise<UnsentWork> {
  const { generation = 0, acknowledged = 0 } = (await tables.journalState.get(key)) ?? {};
  const above = (of: number, seq: number) =>
    tables.journal.where('[key+generation+seq]').between([key, of, seq], [key, of, Infinity], false, true);
  const rows = () => above(generation, acknowledged);
  const [waiting, oldest, latest, unguarded, ended] = await Promise.all([
    rows().count(),
    rows().first(),
    rows().last(),
    rows()
      .filter(({ at = -Infinity }) => at > backedUpAt)
      .first(),
    tables.shelf.where('[key+generation]').between([key], [key, []]).toArray(),
  ]);
  // What the person took from the shelf leaves a stub without rows.
  const onShelf = await Promise.all(
    ended.map((entry) => above(entry.generation, entry.acknowledged).primaryKeys()),
  );
  return {
    waiting,
    since: oldest?.at,
    unguardedSince: unguarded?.at,
    shelved: onShelf.filter((seqs) => seqs.length > 0).length,
    lastRow: Math.max(latest?.seq ?? 0, ...onShelf.map((seqs) => seqs.at(-1) ?? 0)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
