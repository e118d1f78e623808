/** What the relay takes from one client, plan and room. Each has an environment variable, see config.ts. */
export interface RelayLimits {
  /** One document, and so one step 2: a plan that grew offline arrives as a single update. */
  readonly maxDocumentBytes: number;
  readonly maxUpdateBytes: number;
  /** One presence frame of one client. */
  readonly maxPresenceBytes: number;
  /** All that is read of somebody who is turned away, until they have heard why: the greeting of a stock provider. */
  readonly maxStrangerBytes: number;
  /** Sustained rate of one connection; above it the relay stops reading the socket for a while. */
  readonly maxMessagesPerSecond: number;
  readonly maxConnectionsPerPlan: number;
  /** Of one participant in one plan, over all of their devices: two per tab. */
  readonly maxConnectionsPerParticipant: number;
  /** Pages that may begin to write in one room in a day, per participant. */
  readonly maxClientIdsPerDay: number;
  /** What may wait in memory to be looked at, over all connections; beyond it large senders are asked to come later. */
  readonly maxUnreadBytes: number;
  /** How much may wait in one slow reader's socket before the relay stops sending to it. */
  readonly maxQueuedBytes: number;
  /** Rows since the last snapshot after which a room is compacted. */
  readonly maxTailRows: number;
  /** The oldest document schema whose clients may still connect. */
  readonly minSchema: number;
}

/** Requests to the API per minute. First per invitation and credential, and per address only coarsely. */
export interface RequestLimits {
  /** Thirty phones of one school share one address, so an address may do a lot. */
  readonly perAddress: number;
  /** Of those who have the link: a wrong secret counts elsewhere. */
  readonly perInvitation: number;
  readonly perCredential: number;
  /** Secrets that open nothing, per invitation and per address. */
  readonly wrongSecrets: number;
  /** Erasures, per address: each replays a discussion, and everybody in it connects anew. */
  readonly erasures: number;
}

export const DEFAULT_REQUEST_LIMITS: RequestLimits = {
  perAddress: 1_200,
  perInvitation: 240,
  perCredential: 120,
  wrongSecrets: 120,
  erasures: 10,
};

export const DEFAULT_LIMITS: RelayLimits = {
  maxDocumentBytes: 25 * 1024 * 1024,
  maxUpdateBytes: 5 * 1024 * 1024,
  maxPresenceBytes: 8 * 1024,
  maxStrangerBytes: 16 * 1024,
  maxMessagesPerSecond: 50,
  maxConnectionsPerPlan: 600,
  maxConnectionsPerParticipant: 100,
  maxClientIdsPerDay: 2_000,
  maxUnreadBytes: 256 * 1024 * 1024,
  maxQueuedBytes: 1024 * 1024,
  maxTailRows: 500,
  minSchema: 1,
};
