import {
  groupSchema,
  invitationIdSchema,
  participantIdSchema,
  planIdSchema,
  roleSchema,
  secretSchema,
} from '@holdfast/sync-protocol';
import * as z from 'zod/mini';

/** An invitation made on this device: kept with its secret, so that a lost answer can be repeated and the link shown again. */
export const invitationRowSchema = z.object({
  invitationId: invitationIdSchema,
  planId: planIdSchema,
  participantId: participantIdSchema,
  secret: secretSchema,
  role: roleSchema,
  group: z.optional(groupSchema),
  validForMs: z.optional(z.number()),
  maxUses: z.optional(z.number()),
  label: z.optional(z.string()),
  createdAt: z.number(),
  /** What the link begins with, where the relay said so. */
  origin: z.optional(z.string()),
  /** The relay has answered that it knows the invitation. */
  sent: z.boolean(),
});
export type InvitationRow = z.infer<typeof invitationRowSchema>;
