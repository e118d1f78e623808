import * as z from 'zod/mini';

import { colourSchema } from './api.ts';
import { participantIdSchema } from './ids.ts';
import { groupSchema, roleSchema } from './role.ts';

/**
 * The `user` of an awareness state. The relay overwrites it from what it knows of the participant, so that nobody can
 * appear under another's name; all other fields of the state are the client's own.
 */
export const presenceUserSchema = z.object({
  participantId: participantIdSchema,
  name: z.string(),
  group: groupSchema,
  role: roleSchema,
  colour: colourSchema,
});
export type PresenceUser = z.infer<typeof presenceUserSchema>;
