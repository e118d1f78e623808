import {
  colourSchema,
  groupSchema,
  invitationIdSchema,
  participantIdSchema,
  participantSchema,
  planIdSchema,
  roleSchema,
  secretSchema,
} from '@holdfast/sync-protocol';
import * as z from 'zod/mini';

/** How a participant came to the plan, and so what the relay must be told before it knows them. */
const planEntrySchema = z.discriminatedUnion('kind', [
  /** `template`: which one it begins with, where it is not the one that most begin with. */
  z.object({ kind: z.literal('created'), template: z.optional(z.string()) }),
  /** By a recovery code or from another device: the relay has known them all along. */
  z.object({ kind: z.literal('returned') }),
  z.object({ kind: z.literal('invited'), invitationId: invitationIdSchema, invitationSecret: secretSchema }),
]);
export type PlanEntry = z.infer<typeof planEntrySchema>;

/** A plan as one participant on this device knows it. */
const planRowSchema = z.object({
  planId: planIdSchema,
  participantId: participantIdSchema,
  /** The credential's secret, made here. */
  secret: secretSchema,
  /** What the plan was called when it was last open. */
  title: z.string(),
  /** When it was read in the plan; a reading from before changes nothing. */
  titledAt: z.optional(z.number()),
  role: roleSchema,
  displayName: z.string(),
  group: groupSchema,
  colour: colourSchema,
  /** Name, group or colour were changed here, and the relay has not said yet that it knows. */
  untold: z.optional(z.boolean()),
  createdAt: z.number(),
  lastOpened: z.number(),
  entry: planEntrySchema,
  /** The relay knows the plan and this participant. */
  shared: z.boolean(),
  /**
   * The relay's last word was that there is no such plan, no right to it any more, or no invitation by which to join
   * it. What is here stays here.
   */
  removed: z.optional(z.enum(['unknown-plan', 'no-right', 'invitation-invalid'])),
  /** It began as what stood in a backup file of another plan, of which it is a copy. */
  copyOf: z.optional(planIdSchema),
  /** Its only facilitator does not want to be told any more that there should be a second one. */
  aloneIsFine: z.optional(z.boolean()),
  /** When a backup file of it was last made on this device. */
  backedUpAt: z.optional(z.number()),
  /** The participant list as it was when the relay was last asked. */
  participants: z.optional(z.object({ list: z.array(participantSchema), at: z.number() })),
});
export type PlanRow = z.infer<typeof planRowSchema>;

/** The rows that can be read, most recently opened first. */
export function readPlanRows(rows: readonly unknown[]): PlanRow[] {
  return rows
    .map((row) => planRowSchema.safeParse(row).data)
    .filter((row) => row !== undefined)
    .sort((one, other) => other.lastOpened - one.lastOpened);
}
