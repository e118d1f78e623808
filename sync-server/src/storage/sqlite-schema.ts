import type { DatabaseSync } from 'node:sqlite';

/** Each entry brings a database from the version of its index to the next. Written once, then never changed. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE plans (
    plan_id TEXT PRIMARY KEY,
    creator_id TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE participants (
    plan_id TEXT NOT NULL REFERENCES plans,
    participant_id TEXT NOT NULL,
    credential_hash TEXT NOT NULL,
    display_name TEXT NOT NULL,
    stakeholder_group TEXT NOT NULL,
    colour INTEGER NOT NULL,
    role TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    removed_at INTEGER,
    PRIMARY KEY (plan_id, participant_id)
  ) STRICT;
  CREATE TABLE invitations (
    plan_id TEXT NOT NULL REFERENCES plans,
    invitation_id TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    stakeholder_group TEXT,
    expires_at INTEGER,
    max_uses INTEGER,
    label TEXT,
    uses INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (plan_id, invitation_id)
  ) STRICT;
  CREATE TABLE rooms (
    room_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    epoch INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  -- AUTOINCREMENT: a number is not used again, even after its row was purged.
  CREATE TABLE updates (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    room_id INTEGER NOT NULL REFERENCES rooms,
    participant_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX updates_of_room ON updates (room_id, seq);
  CREATE TABLE snapshots (
    room_id INTEGER PRIMARY KEY REFERENCES rooms,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    ids BLOB NOT NULL
  ) STRICT;
  CREATE TABLE client_ids (
    room_id INTEGER NOT NULL REFERENCES rooms,
    client_id INTEGER NOT NULL,
    participant_id TEXT NOT NULL,
    PRIMARY KEY (room_id, client_id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE participants ADD COLUMN invitation_id TEXT;
  -- Without what the invitation said: only that a request to make it comes too late.
  CREATE TABLE removed_invitations (
    plan_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    PRIMARY KEY (plan_id, invitation_id)
  ) STRICT, WITHOUT ROWID;
  -- Rows that no reader could apply. A snapshot covers them; they stay for whoever looks into it.
  CREATE TABLE quarantined_rows (
    seq INTEGER PRIMARY KEY REFERENCES updates,
    at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- The document at some row, so that going back to a moment need not begin at the first.
  CREATE TABLE checkpoints (
    room_id INTEGER NOT NULL REFERENCES rooms,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (room_id, seq)
  ) STRICT;
  `,
  `
  -- What was erased, by ids alone: to be erased again when an older backup is restored.
  CREATE TABLE erasures (
    erasure_id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    plan_id TEXT NOT NULL,
    what TEXT NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE participants ADD COLUMN seen_at INTEGER;
  `,
  `
  -- One person may have several devices, each with a secret of its own.
  CREATE TABLE credentials (
    plan_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    credential_hash TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (plan_id, participant_id, credential_hash),
    FOREIGN KEY (plan_id, participant_id) REFERENCES participants
  ) STRICT, WITHOUT ROWID;
  -- Whoever was erased has none.
  INSERT INTO credentials
    SELECT plan_id, participant_id, credential_hash, joined_at FROM participants WHERE credential_hash <> '';
  ALTER TABLE participants DROP COLUMN credential_hash;
  -- What lets a participant in on another device. One that has ended stays known, so that whoever shows it is told.
  CREATE TABLE passes (
    pass_id TEXT PRIMARY KEY,
    plan_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    ended_at INTEGER,
    FOREIGN KEY (plan_id, participant_id) REFERENCES participants
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX passes_of_participant ON passes (plan_id, participant_id);
  `,
];

/** Brings the database to the newest layout, or as far as a test wants. Throws on one that a newer relay has written. */
export function migrateSqlite(database: DatabaseSync, layout = MIGRATIONS.length): void {
  const version = readVersion(database);
  if (version > MIGRATIONS.length) {
    throw new Error(
      `migrateSqlite: the database has layout ${version}, this relay knows up to ${MIGRATIONS.length}`,
    );
  }
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < version || index >= layout) continue;
    database.exec(`BEGIN IMMEDIATE; ${migration}; PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}

/** The layout that the database has. */
export function readVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}
