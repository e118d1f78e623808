import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { DEFAULT_LIMITS, DEFAULT_REQUEST_LIMITS, type RelayLimits, type RequestLimits } from './limits.ts';

export interface Config {
  readonly dataDir: string;
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** The address that people type or scan; invitations and QR codes use it. */
  readonly publicUrl: URL | undefined;
  readonly trustedProxies: number;
  readonly clientDirectory: string;
  /** How long one HTTP request may take to arrive. */
  readonly maxRequestMs: number;
  /** How long it is kept who wrote what; undefined for ever. */
  readonly historyDays: number | undefined;
  readonly limits: RelayLimits;
  readonly requestLimits: RequestLimits;
}

const positive = z.coerce.number().int().min(1);
const limit = (fallback: number) => positive.default(fallback);

/** Every setting there is; docs/OPERATIONS.md has a line for each. */
export const environmentSchema = z.object({
  DATA_DIR: z.string().min(1).default('./data'),
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  CLIENT_DIR: z
    .string()
    .min(1)
    .default(join(fileURLToPath(import.meta.url), '../../../client/dist')),
  HISTORY_DAYS: positive.optional(),
  MAX_REQUEST_MS: limit(30_000),
  MAX_REQUESTS_PER_ADDRESS: limit(DEFAULT_REQUEST_LIMITS.perAddress),
  MAX_REQUESTS_PER_INVITATION: limit(DEFAULT_REQUEST_LIMITS.perInvitation),
  MAX_REQUESTS_PER_CREDENTIAL: limit(DEFAULT_REQUEST_LIMITS.perCredential),
  MAX_WRONG_SECRETS: limit(DEFAULT_REQUEST_LIMITS.wrongSecrets),
  MAX_ERASURES: limit(DEFAULT_REQUEST_LIMITS.erasures),
  MAX_DOCUMENT_BYTES: limit(DEFAULT_LIMITS.maxDocumentBytes),
  MAX_UPDATE_BYTES: limit(DEFAULT_LIMITS.maxUpdateBytes),
  MAX_PRESENCE_BYTES: limit(DEFAULT_LIMITS.maxPresenceBytes),
  MAX_STRANGER_BYTES: limit(DEFAULT_LIMITS.maxStrangerBytes),
  MAX_MESSAGES_PER_SECOND: limit(DEFAULT_LIMITS.maxMessagesPerSecond),
  MAX_CONNECTIONS_PER_PLAN: limit(DEFAULT_LIMITS.maxConnectionsPerPlan),
  MAX_CONNECTIONS_PER_PARTICIPANT: limit(DEFAULT_LIMITS.maxConnectionsPerParticipant),
  MAX_CLIENT_IDS_PER_DAY: limit(DEFAULT_LIMITS.maxClientIdsPerDay),
  MAX_UNREAD_BYTES: limit(DEFAULT_LIMITS.maxUnreadBytes),
  MAX_QUEUED_BYTES: limit(DEFAULT_LIMITS.maxQueuedBytes),
  MAX_TAIL_ROWS: limit(DEFAULT_LIMITS.maxTailRows),
  MIN_SCHEMA: limit(DEFAULT_LIMITS.minSchema),
});

/** Reads every setting once. An empty variable counts as unset; a wrong one is an error that names it. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`parseConfig: ${problems.join('; ')}`);
  }
  const values = parsed.data;
  return {
    dataDir: values.DATA_DIR,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL === undefined ? undefined : new URL(values.PUBLIC_URL),
    trustedProxies: values.TRUSTED_PROXIES,
    clientDirectory: values.CLIENT_DIR,
    maxRequestMs: values.MAX_REQUEST_MS,
    historyDays: values.HISTORY_DAYS,
    limits: {
      maxDocumentBytes: values.MAX_DOCUMENT_BYTES,
      maxUpdateBytes: values.MAX_UPDATE_BYTES,
      maxPresenceBytes: values.MAX_PRESENCE_BYTES,
      maxStrangerBytes: values.MAX_STRANGER_BYTES,
      maxMessagesPerSecond: values.MAX_MESSAGES_PER_SECOND,
      maxConnectionsPerPlan: values.MAX_CONNECTIONS_PER_PLAN,
      maxConnectionsPerParticipant: values.MAX_CONNECTIONS_PER_PARTICIPANT,
      maxClientIdsPerDay: values.MAX_CLIENT_IDS_PER_DAY,
      maxUnreadBytes: values.MAX_UNREAD_BYTES,
      maxQueuedBytes: values.MAX_QUEUED_BYTES,
      maxTailRows: values.MAX_TAIL_ROWS,
      minSchema: values.MIN_SCHEMA,
    },
    requestLimits: {
      perAddress: values.MAX_REQUESTS_PER_ADDRESS,
      perInvitation: values.MAX_REQUESTS_PER_INVITATION,
      perCredential: values.MAX_REQUESTS_PER_CREDENTIAL,
      wrongSecrets: values.MAX_WRONG_SECRETS,
      erasures: values.MAX_ERASURES,
    },
  };
}
