import type { PlanId } from '@holdfast/sync-protocol';

import type { Identity } from '../relay/peer.ts';
import { holdsCredential } from '../storage/access-rules.ts';
import type { AccessStorage, StoredParticipant } from '../storage/storage.ts';
import { hashSecret, parseCredential } from './credential.ts';
import type { ReadToken, Tokens } from './tokens.ts';

export type CredentialVerdict =
  | {
      readonly kind: 'granted';
      readonly participant: StoredParticipant;
      /** Of the credential that was shown: one of theirs. */
      readonly credentialHash: string;
    }
  | { readonly kind: 'unknown-plan' | 'unauthorized' | 'revoked' };

export type TokenVerdict =
  | { readonly kind: 'granted'; readonly identity: Identity }
  | { readonly kind: 'unknown-plan' | 'invalid-token' | 'revoked' };

/** The one place that says who someone is and what they may do. It asks the storage each time and remembers nothing. */
export class Access {
  readonly #storage: AccessStorage;
  readonly #tokens: Tokens;

  constructor(storage: AccessStorage, tokens: Tokens) {
    this.#storage = storage;
    this.#tokens = tokens;
  }

  async checkCredential(planId: PlanId, authorization: string | undefined): Promise<CredentialVerdict> {
    const credential = parseCredential(authorization);
    if (credential === undefined) return { kind: 'unauthorized' };
    const participant = await this.#storage.findParticipant(planId, credential.participantId);
    if (participant === undefined) {
      return { kind: (await this.#storage.hasPlan(planId)) ? 'unauthorized' : 'unknown-plan' };
    }
    const credentialHash = hashSecret(credential.secret);
    if (!holdsCredential(participant, credentialHash)) return { kind: 'unauthorized' };
    return participant.removedAt === undefined
      ? { kind: 'granted', participant, credentialHash }
      : { kind: 'revoked' };
  }

  issueToken(
    planId: PlanId,
    of: Pick<ReadToken, 'participantId' | 'credentialHash'>,
  ): Promise<{ token: string; expiresAt: number }> {
    return this.#tokens.issue(planId, of);
  }

  /**
   * Whoever acts on `granted` does so in the same turn: storage answers in order, so a revocation that was stored
   * after this lookup also ends sessions after it.
   */
  async checkToken(planId: PlanId, token: string): Promise<TokenVerdict> {
    const read = await this.#tokens.read(token, planId);
    if (read === undefined) return { kind: 'invalid-token' };
    const participant = await this.#storage.findParticipant(planId, read.participantId);
    if (participant === undefined) {
      // Signed by us, for someone who is not in an older backup that this relay was restored from.
      return { kind: (await this.#storage.hasPlan(planId)) ? 'invalid-token' : 'unknown-plan' };
    }
    if (participant.removedAt !== undefined) return { kind: 'revoked' };
    // Another device took the place of the one that it was given to.
    if (!holdsCredential(participant, read.credentialHash)) return { kind: 'invalid-token' };
    const { participantId, displayName, group, colour, role } = participant;
    const { credentialHash, expiresAt: tokenExpiresAt } = read;
    const identity = { participantId, displayName, group, colour, role, credentialHash, tokenExpiresAt };
    return { kind: 'granted', identity };
  }
}
