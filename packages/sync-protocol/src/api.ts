/** Bodies of the HTTP API, validated on both sides. Paths and status codes stand in docs/PROTOCOL.md. */
import { isBlank } from '@holdfast/base';
import * as z from 'zod/mini';

import {
  invitationIdSchema,
  participantIdSchema,
  passIdSchema,
  planIdSchema,
  secretHashSchema,
  secretSchema,
} from './ids.ts';
import { groupSchema, roleSchema } from './role.ts';
import { DOCUMENT_NAMES } from './room.ts';

/** Names are shown to others: one line, no control characters, 1 to 80 characters after trimming, and something to see. */
export const displayNameSchema = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(80),
  z.regex(/^\P{Cc}+$/u),
  z.refine((name) => !isBlank(name)),
);
/** One of the twelve caret colours; the palette itself belongs to the client. */
export const colourSchema = z.int().check(z.gte(0), z.lte(11));

/** PUT /api/plans/:planId. The device made all ids; the same request again changes nothing. */
export const createPlanSchema = z.object({
  participantId: participantIdSchema,
  credentialHash: secretHashSchema,
  displayName: displayNameSchema,
  group: groupSchema,
  colour: colourSchema,
});
export type CreatePlan = z.infer<typeof createPlanSchema>;

/** PUT /api/plans/:planId/participants/:participantId: join by an invitation. */
export const joinPlanSchema = z.object({
  invitationId: invitationIdSchema,
  invitationSecret: secretSchema,
  credentialHash: secretHashSchema,
  displayName: displayNameSchema,
  group: groupSchema,
  colour: colourSchema,
});
export type JoinPlan = z.infer<typeof joinPlanSchema>;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * PUT /api/plans/:planId/invitations/:invitationId (facilitators). How long it is valid is said as a duration in
 * milliseconds, from when the relay first hears of it: the clock of a device may be wrong by days.
 */
export const createInvitationSchema = z.object({
  secretHash: secretHashSchema,
  role: roleSchema,
  group: z.optional(groupSchema),
  validForMs: z.optional(z.int().check(z.positive(), z.lte(366 * DAY_MS))),
  maxUses: z.optional(z.int().check(z.gte(1), z.lte(10_000))),
  label: z.optional(z.string().check(z.maxLength(120))),
});
export type CreateInvitation = z.infer<typeof createInvitationSchema>;

/** What an invitation tells before one joins (POST /api/plans/:planId/invitations/:invitationId/preview). */
export const previewInvitationSchema = z.object({ invitationSecret: secretSchema });
export const invitationPreviewSchema = z.object({
  role: roleSchema,
  group: z.optional(groupSchema),
  /** Who runs the plan: the display names of its facilitators. */
  facilitators: z.array(z.string()),
});
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;

/** Times in milliseconds since 1970. */
export const invitationSchema = z.object({
  invitationId: invitationIdSchema,
  role: roleSchema,
  group: z.optional(groupSchema),
  expiresAt: z.optional(z.int()),
  maxUses: z.optional(z.int()),
  label: z.optional(z.string()),
  uses: z.int(),
  createdAt: z.int(),
});
export type Invitation = z.infer<typeof invitationSchema>;
/**
 * Answer to the PUT of an invitation. `origin` is what its link begins with when the operator has said where people
 * reach the relay; otherwise, wherever the page itself came from.
 */
export const createdInvitationSchema = z.extend(invitationSchema, {
  origin: z.optional(z.url({ protocol: /^https?$/ })),
});
export type CreatedInvitation = z.infer<typeof createdInvitationSchema>;
export const invitationsSchema = z.object({ invitations: z.array(invitationSchema) });

/** POST /api/plans/:planId/token with `Authorization: Bearer <participantId>.<secret>`. */
export const accessTokenSchema = z.object({
  token: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.int(),
  role: roleSchema,
});
export type AccessToken = z.infer<typeof accessTokenSchema>;

export const participantSchema = z.object({
  participantId: participantIdSchema,
  displayName: z.string(),
  group: groupSchema,
  colour: colourSchema,
  role: roleSchema,
  joinedAt: z.int(),
  /** When they last connected or renewed their token; told to facilitators only. */
  seenAt: z.optional(z.int()),
});
export type Participant = z.infer<typeof participantSchema>;
export const participantsSchema = z.object({ participants: z.array(participantSchema) });

/**
 * By a pass somebody comes in as the participant that they already are. `recovery`: a code on paper, without an end, that
 * puts the new device in the place of all before it. `device`: a link for one more device, for ten minutes and one use.
 */
export const PASS_KINDS = ['recovery', 'device'] as const;
export type PassKind = (typeof PASS_KINDS)[number];

/**
 * PUT /api/plans/:planId/passes/:passId, for oneself. A person has one recovery code: a new one names the one whose place
 * it takes, so that a request that comes late cannot put an older code in the place of a newer one.
 */
export const createPassSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('recovery'),
    secretHash: secretHashSchema,
    replaces: z.optional(passIdSchema),
  }),
  z.object({ kind: z.literal('device'), secretHash: secretHashSchema }),
]);
export type CreatePass = z.infer<typeof createPassSchema>;
/** `createdAt`: as it is listed, by the relay's clock. `validForMs`: for how long yet. `origin` as for invitations. */
export const createdPassSchema = z.object({
  createdAt: z.optional(z.int()),
  validForMs: z.optional(z.int()),
  origin: z.optional(z.url({ protocol: /^https?$/ })),
});
export type CreatedPass = z.infer<typeof createdPassSchema>;

/** GET /api/plans/:planId/passes: the recovery code that one has; its time in milliseconds since 1970. */
export const ownPassesSchema = z.object({
  recovery: z.optional(z.object({ passId: passIdSchema, createdAt: z.int() })),
});
export type OwnPasses = z.infer<typeof ownPassesSchema>;

/** POST /api/passes/:passId/preview: who one comes in as, before anything changes. */
export const previewPassSchema = z.object({ passSecret: secretSchema });
/** PUT /api/passes/:passId/credential: from now on the device that made this credential is that participant's. */
export const usePassSchema = z.object({ passSecret: secretSchema, credentialHash: secretHashSchema });

/** Whom a pass lets in, and into which plan. */
export const passHolderSchema = z.object({
  planId: planIdSchema,
  kind: z.enum(PASS_KINDS),
  participant: participantSchema,
});
export type PassHolder = z.infer<typeof passHolderSchema>;

/** What a participant may say anew of themself. */
export const changePersonSchema = z
  .strictObject({
    displayName: z.optional(displayNameSchema),
    group: z.optional(groupSchema),
    colour: z.optional(colourSchema),
  })
  .check(z.refine((person) => Object.keys(person).length > 0));
export type ChangePerson = z.infer<typeof changePersonSchema>;

/** PATCH /api/plans/:planId/participants/:participantId: the role by a facilitator, or the person by themself. */
export const changeParticipantSchema = z.union([z.strictObject({ role: roleSchema }), changePersonSchema]);

/** GET /api/plans/:planId/history: one page of moments, newest first; `before` is the `next` of the page before. */
export const historyQuerySchema = z.object({
  document: z._default(z.enum(DOCUMENT_NAMES), 'content'),
  before: z.optional(z.coerce.number().check(z.int(), z.gte(1))),
});
export const historySchema = z.object({
  moments: z.array(
    z.object({
      /** What GET /api/plans/:planId/history/:seq takes; times in milliseconds since 1970. */
      seq: z.int(),
      from: z.int(),
      to: z.int(),
      authors: z.array(z.object({ participantId: participantIdSchema, rows: z.int(), bytes: z.int() })),
    }),
  ),
  next: z.optional(z.int()),
});
export type History = z.infer<typeof historySchema>;

/** Kinds of RFC 9457 problem details; `type` is `about:holdfast:<kind>`. */
export const PROBLEMS = [
  'invalid-request',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'invitation-invalid',
  'invitation-expired',
  'invitation-used-up',
  'pass-invalid',
  'pass-ended',
  'pass-expired',
  'last-facilitator',
  'too-many-requests',
  'storage-unavailable',
  'internal',
] as const;
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  kind: z.enum(PROBLEMS),
});
export type Problem = z.infer<typeof problemSchema>;
