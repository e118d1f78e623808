/** Bodies of the HTTP API, validated on both sides. Paths and status codes stand in docs/PROTOCOL.md. */
import { isBlank } from '@holdfast/base';
import { z } from 'zod';

import { invitationIdSchema, participantIdSchema, secretHashSchema, secretSchema } from './ids.ts';
import { groupSchema, roleSchema } from './role.ts';
import { DOCUMENT_NAMES } from './room.ts';

/** Names are shown to others: one line, no control characters, 1 to 80 characters after trimming, and something to see. */
export const displayNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}+$/u)
  .refine((name) => !isBlank(name));
/** One of the twelve caret colours; the palette itself belongs to the client. */
export const colourSchema = z.int().min(0).max(11);

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

/** PUT /api/plans/:planId/invitations/:invitationId (facilitators). Times in milliseconds since 1970. */
export const createInvitationSchema = z.object({
  secretHash: secretHashSchema,
  role: roleSchema,
  group: groupSchema.optional(),
  expiresAt: z.int().positive().optional(),
  maxUses: z.int().min(1).max(10_000).optional(),
  label: z.string().max(120).optional(),
});
export type CreateInvitation = z.infer<typeof createInvitationSchema>;

/** What an invitation tells before one joins (POST /api/plans/:planId/invitations/:invitationId/preview). */
export const previewInvitationSchema = z.object({ invitationSecret: secretSchema });
export const invitationPreviewSchema = z.object({
  role: roleSchema,
  group: groupSchema.optional(),
  /** Who runs the plan: the display names of its facilitators. */
  facilitators: z.array(z.string()),
});
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;

export const invitationSchema = z.object({
  invitationId: invitationIdSchema,
  role: roleSchema,
  group: groupSchema.optional(),
  expiresAt: z.int().optional(),
  maxUses: z.int().optional(),
  label: z.string().optional(),
  uses: z.int(),
  createdAt: z.int(),
});
export type Invitation = z.infer<typeof invitationSchema>;
/**
 * Answer to the PUT of an invitation. `origin` is what its link begins with when the operator has said where people
 * reach the relay; otherwise, wherever the page itself came from.
 */
export const createdInvitationSchema = invitationSchema.extend({
  origin: z.url({ protocol: /^https?$/ }).optional(),
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
});
export type Participant = z.infer<typeof participantSchema>;
export const participantsSchema = z.object({ participants: z.array(participantSchema) });

/** PATCH /api/plans/:planId/participants/:participantId (facilitators). */
export const changeRoleSchema = z.object({ role: roleSchema });

/** GET /api/plans/:planId/history: one page of moments, newest first; `before` is the `next` of the page before. */
export const historyQuerySchema = z.object({
  document: z.enum(DOCUMENT_NAMES).default('content'),
  before: z.coerce.number().int().min(1).optional(),
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
  next: z.int().optional(),
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
  'last-facilitator',
  'too-many-requests',
  'storage-unavailable',
  'internal',
] as const;
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  kind: z.enum(PROBLEMS),
});
export type Problem = z.infer<typeof problemSchema>;
