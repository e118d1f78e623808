import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';

import type { Clock } from '@holdfast/base';
import {
  type ParticipantId,
  participantIdSchema,
  type PlanId,
  secretHashSchema,
} from '@holdfast/sync-protocol';
import { jwtVerify, SignJWT } from 'jose';

const TOKEN_MS = 15 * 60 * 1000;
const ISSUER = 'holdfast';
const KEY_BYTES = 32;

export interface ReadToken {
  readonly participantId: ParticipantId;
  /** Of the credential that it was given for. */
  readonly credentialHash: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Access tokens: a participant of one plan on one device, for 15 minutes. They say nothing about rights; those are looked
 * up whenever a token is used, so that a token in somebody's pocket cannot outlive a revocation, nor its credential.
 */
export class Tokens {
  readonly #key: Uint8Array;
  readonly #clock: Clock;

  constructor(key: Uint8Array, clock: Clock) {
    this.#key = key;
    this.#clock = clock;
  }

  async issue(
    planId: PlanId,
    { participantId, credentialHash }: Pick<ReadToken, 'participantId' | 'credentialHash'>,
  ): Promise<{ token: string; expiresAt: number }> {
    // Whole seconds, as the token itself says it.
    const expiresAt = Math.floor((this.#clock.now() + TOKEN_MS) / 1000) * 1000;
    const token = await new SignJWT({ credential: credentialHash })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(planId)
      .setSubject(participantId)
      .setExpirationTime(expiresAt / 1000)
      .sign(this.#key);
    return { token, expiresAt };
  }

  /** Undefined when the token is not ours, not for this plan, or has expired. */
  async read(token: string, planId: PlanId): Promise<ReadToken | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: planId,
        currentDate: new Date(this.#clock.now()),
        requiredClaims: ['exp', 'sub'],
      });
      const participantId = participantIdSchema.safeParse(payload.sub);
      const credentialHash = secretHashSchema.safeParse(payload['credential']);
      if (!participantId.success || !credentialHash.success || payload.exp === undefined) return undefined;
      return {
        participantId: participantId.data,
        credentialHash: credentialHash.data,
        expiresAt: payload.exp * 1000,
      };
    } catch {
      // Whoever shows such a token is told to fetch another one; their work waits in their journal.
      return undefined;
    }
  }
}

/** The key that signs tokens: made once, readable by the owner of the data directory only. */
export async function readOrCreateKey(file: string): Promise<Uint8Array> {
  // Linked into place when it is whole, so that a crash or a second start never meets half a key.
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, randomBytes(KEY_BYTES).toString('base64url'), { mode: 0o600, flush: true });
    await link(draft, file);
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!exists) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64url');
  if (key.length !== KEY_BYTES) {
    throw new Error(`readOrCreateKey: ${file} does not hold a key; delete it to make another`);
  }
  return new Uint8Array(key);
}
