import type { Group, InvitationId, Participant, ParticipantId, PlanId, Role } from '@holdfast/sync-protocol';
import { Dexie, type Table } from 'dexie';

/** `<planId>/<participantId>/<document>`: whose work in which document a row belongs to. */
export type DocumentKey = string;

export interface JournalTableRow {
  readonly seq: number;
  readonly key: DocumentKey;
  readonly generation: number;
  /** Stored as bytes; typed unknown because a damaged profile may hand back anything. */
  readonly update: unknown;
}

export interface JournalStateRow {
  readonly key: DocumentKey;
  readonly generation: number;
  readonly acknowledged: number;
}

export interface ShelfRow {
  readonly key: DocumentKey;
  readonly generation: number;
  readonly reason: string;
  readonly endedAt: number;
  readonly state: Uint8Array;
}

export type PlanEntry =
  | { readonly kind: 'created' }
  | { readonly kind: 'invited'; readonly invitationId: InvitationId; readonly invitationSecret: string };

/** A plan as one participant on this device knows it. */
export interface PlanRow {
  readonly planId: PlanId;
  readonly participantId: ParticipantId;
  /** The credential's secret, made here. */
  readonly secret: string;
  /** What the plan was called when it was last open. */
  readonly title: string;
  readonly role: Role;
  readonly displayName: string;
  readonly group: Group;
  readonly colour: number;
  readonly createdAt: number;
  readonly lastOpened: number;
  /** How this participant came to the plan, and so what the relay must be told before it knows them. */
  readonly entry: PlanEntry;
  /** The relay knows the plan and this participant. */
  readonly shared: boolean;
  /** The relay's last word was that there is no such plan, or no right to it any more. What is here stays here. */
  readonly removed?: 'unknown-plan' | 'no-right' | undefined;
  /** The participant list as it was when the relay was last asked. */
  readonly participants?: { readonly list: readonly Participant[]; readonly at: number } | undefined;
}

/** An invitation made on this device: kept with its secret, so that a lost answer can be repeated and the link shown again. */
export interface InvitationRow {
  readonly invitationId: InvitationId;
  readonly planId: PlanId;
  readonly participantId: ParticipantId;
  readonly secret: string;
  readonly role: Role;
  readonly group?: Group | undefined;
  readonly expiresAt?: number | undefined;
  readonly maxUses?: number | undefined;
  readonly label?: string | undefined;
  readonly createdAt: number;
  /** The relay has answered that it knows the invitation. */
  readonly sent: boolean;
}

export interface PreferenceRow {
  readonly name: string;
  readonly value: unknown;
}

/** The tables of the one Dexie database. Versions only add: an old tab may still read what a new one wrote. */
export class DeviceTables extends Dexie {
  declare readonly journal: Table<JournalTableRow, number, Omit<JournalTableRow, 'seq'>>;
  declare readonly journalState: Table<JournalStateRow, DocumentKey>;
  declare readonly shelf: Table<ShelfRow, [DocumentKey, number]>;
  declare readonly plans: Table<PlanRow, [PlanId, ParticipantId]>;
  declare readonly invitations: Table<InvitationRow, InvitationId>;
  declare readonly preferences: Table<PreferenceRow, string>;

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
  }
}
