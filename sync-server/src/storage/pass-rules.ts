import { equalHashes, holdsCredential } from './access-rules.ts';
import type {
  NewPass,
  PassOwner,
  PassRefusal,
  PutOutcome,
  StoredParticipant,
  StoredPass,
  UsePassRequest,
} from './storage.ts';

/** From when the relay hears of it, by its own clock: long enough to find the other device and to open its camera. */
const DEVICE_LINK_MS = 10 * 60 * 1000;

/**
 * How long after its end a link is still known: whoever uses it late reads why it does not work, and a request that is
 * repeated is answered as before. Recovery codes that have ended are kept, since a sheet turns up after years.
 */
export const LINK_KEPT_MS = 24 * 60 * 60 * 1000;

/** `known`: the pass of that id; `recovery`: the code of that participant that counts. */
export function judgePutPass(
  whose: PassOwner,
  asked: NewPass,
  { known, recovery }: { readonly known: StoredPass | undefined; readonly recovery: StoredPass | undefined },
): PutOutcome {
  if (known !== undefined) {
    const isSame =
      isOwner(known, whose) &&
      known.endedAt === undefined &&
      known.kind === asked.kind &&
      equalHashes(known.secretHash, asked.secretHash);
    return isSame ? 'same' : 'conflict';
  }
  if (asked.kind === 'recovery' && recovery?.passId !== asked.replaces) return 'conflict';
  return 'created';
}

export function newPass(
  { planId, participantId }: PassOwner,
  { passId, kind, secretHash }: NewPass,
  at: number,
): StoredPass {
  const expiresAt = kind === 'device' ? at + DEVICE_LINK_MS : undefined;
  return { passId, planId, participantId, kind, secretHash, createdAt: at, expiresAt, endedAt: undefined };
}

export function isOwner(pass: StoredPass, { planId, participantId }: PassOwner): boolean {
  return pass.planId === planId && pass.participantId === participantId;
}

/** Why a pass opens nothing, for whoever shows this secret; undefined when it does. */
export function whyPassFails(
  pass: StoredPass | undefined,
  { secretHash, at }: Pick<UsePassRequest, 'secretHash' | 'at'>,
): Exclude<PassRefusal, 'removed'> | undefined {
  if (pass === undefined || !equalHashes(pass.secretHash, secretHash)) return 'pass-invalid';
  if (pass.endedAt !== undefined) return 'pass-ended';
  if (pass.expiresAt !== undefined && pass.expiresAt <= at) return 'pass-expired';
  return undefined;
}

/** What is to be done about a pass that is shown; the same in every adapter, which then writes it in the same transaction. */
export type PassJudgement =
  | { readonly kind: 'refuse'; readonly why: PassRefusal }
  /** The request came before, and its answer may have been lost. */
  | ({ readonly kind: 'repeat' } & Judged)
  /** A recovery puts the new credential in the place of all others, a link beside them. */
  | ({ readonly kind: 'write'; readonly isRecovery: boolean } & Judged);

interface Judged {
  readonly pass: StoredPass;
  readonly holder: StoredParticipant;
}

export function judgeUsePass(
  request: UsePassRequest,
  pass: StoredPass | undefined,
  holder: StoredParticipant | undefined,
): PassJudgement {
  const why = whyPassFails(pass, request);
  // The secret first: nobody else learns anything of a pass or of its holder.
  if (why === 'pass-invalid' || pass === undefined || holder === undefined) {
    return { kind: 'refuse', why: 'pass-invalid' };
  }
  if (holder.removedAt !== undefined) return { kind: 'refuse', why: 'removed' };
  if (holdsCredential(holder, request.credentialHash)) return { kind: 'repeat', pass, holder };
  if (why !== undefined) return { kind: 'refuse', why };
  return { kind: 'write', isRecovery: pass.kind === 'recovery', pass, holder };
}
