import * as z from 'zod/mini';

/**
 * Why the relay refused an update (frame 101). Each of them ends the document instance: nothing that the same Yjs
 * client wrote after a refused update can be read by anyone, so the device shelves its unacknowledged work and starts
 * again from the relay under a new client id.
 */
export const REFUSALS = [
  /** Not an update: it does not decode, or has bytes left over. */
  'malformed',
  /** It builds on something that the relay does not know, skips a clock, or is impossible in itself. */
  'unclosed',
  /** It contains new work under a client id that belongs to someone else. */
  'foreign-author',
  /** The role may not write here. */
  'no-right',
  /** The document would grow beyond the limit. */
  'document-full',
  /** One update is larger than the limit. */
  'update-too-large',
  /** More new client ids of one participant in a day than the relay takes. */
  'too-many-clients',
  /** In the discussion: it would change what somebody else wrote, or write in another place than one's own. */
  'not-yours',
] as const;
export const refusalSchema = z.enum(REFUSALS);
export type Refusal = z.infer<typeof refusalSchema>;
