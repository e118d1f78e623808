import {
  groupSchema,
  invitationIdSchema,
  participantIdSchema,
  planIdSchema,
  roleSchema,
  secretSchema,
} from '@holdfast/sync-protocol';
import { z } from 'zod';

/** An invitation made on this device: kept with its secret, so that a lost answer can be repeated and the link shown again. */
export const invitationRowSchema = z.object({
  invitationId: invitationIdSchema,
  planId: planIdSchema,
  participantId: participantIdSchema,
  secret: secretSchema,
  role: roleSchema,
  group: groupSchema.optional(),
  expiresAt: z.number().optional(),
  maxUses: z.number().optional(),
  label: z.string().optional(),
  createdAt: z.number(),
  /** What the link begins with, where the relay said so. */
  origin: z.string().optional(),
  /** The relay has answered that it knows the invitation. */
  sent: z.boolean(),
});
export type InvitationRow = z.infer<typeof invitationRowSchema>;
