import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

import type { ParticipantId, PassId, PassKind, PlanId } from '@holdfast/sync-protocol';

import type { BlockingStorage } from './blocking-storage.ts';
import { isOwner, LINK_KEPT_MS, judgePutPass, judgeUsePass, newPass } from './pass-rules.ts';
import type { SqliteAccess } from './sqlite-access.ts';
import type {
  NewPass,
  PassOutcome,
  PassOwner,
  PassStorage,
  PutOutcome,
  StoredPass,
  UsePassRequest,
} from './storage.ts';

/** What lets participants in on other devices, in one database. Whoever calls has opened a transaction. */
export class SqlitePasses implements Pick<BlockingStorage, keyof PassStorage> {
  readonly #access: SqliteAccess;
  readonly #add;
  readonly #find;
  readonly #findRecovery;
  readonly #end;
  readonly #endLinks;
  readonly #forgetLinks;

  constructor(database: DatabaseSync, access: SqliteAccess) {
    this.#access = access;
    this.#add = database.prepare(
      `INSERT INTO passes (pass_id, plan_id, participant_id, kind, secret_hash, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#find = database.prepare('SELECT * FROM passes WHERE pass_id = ?');
    this.#findRecovery = database.prepare(
      `SELECT * FROM passes WHERE plan_id = ? AND participant_id = ? AND kind = 'recovery' AND ended_at IS NULL`,
    );
    this.#endLinks = database.prepare(
      `UPDATE passes SET ended_at = ? WHERE plan_id = ? AND participant_id = ? AND kind = 'device' AND ended_at IS NULL`,
    );
    this.#forgetLinks = database.prepare(
      `DELETE FROM passes
       WHERE plan_id = ? AND participant_id = ? AND kind = 'device' AND coalesce(ended_at, expires_at) < ?`,
    );
    this.#end = database.prepare('UPDATE passes SET ended_at = ? WHERE pass_id = ? AND ended_at IS NULL');
  }

  putPass(whose: PassOwner, asked: NewPass, at: number): PutOutcome {
    const recovery = this.findRecovery(whose);
    const outcome = judgePutPass(whose, asked, { known: this.findPass(asked.passId), recovery });
    if (outcome !== 'created') return outcome;
    if (asked.kind === 'recovery' && recovery !== undefined) this.#end.run(at, recovery.passId);
    const { passId, planId, participantId, kind, secretHash, createdAt, expiresAt } = newPass(
      whose,
      asked,
      at,
    );
    this.#forgetLinks.run(planId, participantId, at - LINK_KEPT_MS);
    this.#add.run(passId, planId, participantId, kind, secretHash, createdAt, expiresAt ?? null);
    return outcome;
  }

  findPass(passId: PassId): StoredPass | undefined {
    const row = this.#find.get(passId);
    return row === undefined ? undefined : readPass(row);
  }

  findRecovery({ planId, participantId }: PassOwner): StoredPass | undefined {
    const row = this.#findRecovery.get(planId, participantId);
    return row === undefined ? undefined : readPass(row);
  }

  endPass(whose: PassOwner, passId: PassId, at: number): void {
    const pass = this.findPass(passId);
    if (pass !== undefined && isOwner(pass, whose)) this.#end.run(at, passId);
  }

  usePass(request: UsePassRequest): PassOutcome {
    const pass = this.findPass(request.passId);
    const holder = pass && this.#access.findParticipant(pass.planId, pass.participantId);
    const judgement = judgeUsePass(request, pass, holder);
    if (judgement.kind === 'refuse') return { kind: judgement.why };
    if (judgement.kind === 'write') {
      if (judgement.isRecovery) {
        this.#access.dropCredentials(judgement.pass);
        // Whoever holds the lost device may have made one.
        this.#endLinks.run(request.at, judgement.pass.planId, judgement.pass.participantId);
      } else this.#end.run(request.at, request.passId);
      this.#access.addCredential(judgement.pass, request.credentialHash, request.at);
    }
    const { planId, participantId, kind: passKind } = judgement.pass;
    const participant = this.#access.findParticipant(planId, participantId) ?? judgement.holder;
    return { kind: 'let-in', planId, passKind, participant };
  }
}

/** Ids and kinds were parsed before they were written, and nobody else writes here. */
function readPass(row: Record<string, SQLOutputValue>): StoredPass {
  return {
    passId: String(row['pass_id']) as PassId,
    planId: String(row['plan_id']) as PlanId,
    participantId: String(row['participant_id']) as ParticipantId,
    kind: String(row['kind']) as PassKind,
    secretHash: String(row['secret_hash']),
    createdAt: Number(row['created_at']),
    expiresAt: optionalNumber(row['expires_at']),
    endedAt: optionalNumber(row['ended_at']),
  };
}

function optionalNumber(value: SQLOutputValue | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
