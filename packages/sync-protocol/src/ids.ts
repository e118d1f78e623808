import type { Brand } from '@holdfast/base';
import * as z from 'zod/mini';

const idPattern = /^[\w-]{12,64}$/;

export type PlanId = Brand<string, 'PlanId'>;
export type ParticipantId = Brand<string, 'ParticipantId'>;
export type InvitationId = Brand<string, 'InvitationId'>;
export type PassId = Brand<string, 'PassId'>;

/** The one place where a string from outside becomes an id. */
export const planIdSchema = z.pipe(
  z.string().check(z.regex(idPattern)),
  z.transform((id: string) => id as PlanId),
);
export const participantIdSchema = z.pipe(
  z.string().check(z.regex(idPattern)),
  z.transform((id: string) => id as ParticipantId),
);
export const invitationIdSchema = z.pipe(
  z.string().check(z.regex(idPattern)),
  z.transform((id: string) => id as InvitationId),
);
export const passIdSchema = z.pipe(
  z.string().check(z.regex(idPattern)),
  z.transform((id: string) => id as PassId),
);

/** Whose entry of a discussion it is, and which: the key under which it stands there. */
export const entryKeySchema = z.string().check(z.regex(/^[\w-]{12,64}\.[\w.~-]{1,200}$/));

/** base64url of 32 bytes: the SHA-256 of a secret. The secret itself never reaches the relay's storage. */
export const secretHashSchema = z.string().check(z.regex(/^[\w-]{43}$/));
/** base64url of 32 random bytes. */
export const secretSchema = z.string().check(z.regex(/^[\w-]{43}$/));
