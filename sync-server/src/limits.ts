/** What the relay takes from one client, plan and room. Each has an environment variable, see config.ts. */
export interface RelayLimits {
  /** One document, and so one step 2: a plan that grew offline arrives as a single update. */
  readonly maxDocumentBytes: number;
  readonly maxUpdateBytes: number;
  /** One presence frame of one client. */
  readonly maxPresenceBytes: number;
  /** Sustained rate of one connection; above it the relay stops reading the socket for a while. */
  readonly maxMessagesPerSecond: number;
  readonly maxConnectionsPerPlan: number;
  /** How much may wait in one slow reader's socket before the relay stops sending to it. */
  readonly maxQueuedBytes: number;
  /** Rows since the last snapshot after which a room is compacted. */
  readonly maxTailRows: number;
  /** The oldest document schema whose clients may still connect. */
  readonly minSchema: number;
}

export const DEFAULT_LIMITS: RelayLimits = {
  maxDocumentBytes: 25 * 1024 * 1024,
  maxUpdateBytes: 5 * 1024 * 1024,
  maxPresenceBytes: 8 * 1024,
  maxMessagesPerSecond: 50,
  maxConnectionsPerPlan: 600,
  maxQueuedBytes: 1024 * 1024,
  maxTailRows: 500,
  minSchema: 1,
};
