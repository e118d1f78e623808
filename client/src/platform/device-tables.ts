import type { InvitationId, ParticipantId, PlanId } from '@holdfast/sync-protocol';
import { Dexie, type Table } from 'dexie';

import type { CrossingRow } from './crossing-row.ts';
import type { InvitationRow } from './invitation-row.ts';
import type { PlanRow } from './plan-row.ts';

/** `<planId>/<participantId>/<document>`: whose work in which document a row belongs to. */
export type DocumentKey = string;

export interface JournalTableRow {
  readonly seq: number;
  readonly key: DocumentKey;
  readonly generation: number;
  /** Stored as bytes; typed unknown because a damaged profile may hand back anything. */
  readonly update: unknown;
  /** Milliseconds since 1970; absent in rows that an older version wrote. */
  readonly at?: number;
}

export interface JournalStateRow {
  readonly key: DocumentKey;
  readonly generation: number;
  readonly acknowledged: number;
  readonly pruned: number;
  readonly epoch?: number;
  /** The base of this generation holds the document as it was in step with the relay; false: it was found not to. */
  readonly whole?: boolean;
}

export interface ShelfRow {
  readonly key: DocumentKey;
  readonly generation: number;
  readonly reason: string;
  readonly endedAt: number;
  readonly state: Uint8Array;
  /** Rows above this one are what the relay never took. */
  readonly acknowledged: number;
}

export interface PreferenceRow {
  readonly name: string;
  readonly value: unknown;
}

/** Who wrote under a client id, as far as this device has seen. */
export interface AuthorRow {
  readonly key: DocumentKey;
  readonly client: number;
  readonly participantId: ParticipantId;
}

/** A document as it was when its participant last looked at it here. */
export interface VisitRow {
  readonly key: DocumentKey;
  /** Milliseconds since 1970. */
  readonly at: number;
  /**
   * `Y.encodeStateAsUpdate` of the content then, `Y.encodeStateVector` of the discussion; typed unknown because a damaged
   * profile may hand back anything.
   */
  readonly state: unknown;
  /** Of the discussion, what they have seen beyond `state`; absent in rows of earlier versions. */
  readonly also?: unknown;
  /** Of the discussion, what they had before them when they last looked at what is for them; absent before that. */
  readonly look?: unknown;
}

/** A moment of a document that somebody has kept under a name. */
export interface NamedVersionRow {
  readonly key: DocumentKey;
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  /** `Y.encodeStateAsUpdate` of the document then; typed unknown because a damaged profile may hand back anything. */
  readonly state: unknown;
}

/** Every table, for whoever leaves none out. */
export const TABLE_NAMES = [
  'journal',
  'journalState',
  'shelf',
  'plans',
  'invitations',
  'preferences',
  'crossings',
  'authors',
  'visits',
  'namedVersions',
] as const;

export type TableName = (typeof TABLE_NAMES)[number];

/** The tables in which a plan has rows. */
export const PLAN_TABLES = TABLE_NAMES.filter((name) => name !== 'preferences');

/** The tables of the one Dexie database. Versions only add: an old tab may still read what a new one wrote. */
export class DeviceTables extends Dexie {
  declare readonly journal: Table<JournalTableRow, number, Omit<JournalTableRow, 'seq'>>;
  declare readonly journalState: Table<JournalStateRow, DocumentKey>;
  declare readonly shelf: Table<ShelfRow, [DocumentKey, number]>;
  declare readonly plans: Table<PlanRow, [PlanId, ParticipantId]>;
  declare readonly invitations: Table<InvitationRow, InvitationId>;
  declare readonly preferences: Table<PreferenceRow, string>;
  declare readonly crossings: Table<CrossingRow, [DocumentKey, string]>;
  declare readonly authors: Table<AuthorRow, [DocumentKey, number]>;
  declare readonly visits: Table<VisitRow, DocumentKey>;
  declare readonly namedVersions: Table<NamedVersionRow, [DocumentKey, string]>;

  constructor(
    name: string,
    dependencies: { indexedDB?: IDBFactory; IDBKeyRange?: typeof globalThis.IDBKeyRange },
  ) {
    super(name, {
      ...dependencies,
      autoOpen: false,
      chromeTransactionDurability: 'strict',
      cache: 'disabled',
    });
    this.version(1).stores({
      journal: '++seq, [key+generation+seq]',
      journalState: 'key',
      shelf: '[key+generation]',
      plans: '[planId+participantId]',
      invitations: 'invitationId, planId',
      preferences: 'name',
    });
    this.version(2).stores({
      crossings: '[key+id], key',
      authors: '[key+client], key',
      visits: 'key',
    });
    this.version(3).stores({ namedVersions: '[key+id], key' });
  }
}
