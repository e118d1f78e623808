import {
  colourSchema,
  DOCUMENT_NAMES,
  groupSchema,
  participantIdSchema,
  planIdSchema,
  roleSchema,
} from '@holdfast/sync-protocol';
import { fromBase64, toBase64 } from 'lib0/buffer';
import { digest as digest256 } from 'lib0/hash/sha256';
import * as z from 'zod/mini';

/**
 * The format of a backup file: JSON, bytes as base64. Whatever this device holds of one plan is in it as it was
 * stored, also what it could not read itself; but for the credential, which would make the file a key.
 */
const FORMAT = 'holdfast-backup';
const VERSION = 1;

const bytesSchema = z.pipe(
  z.base64(),
  z.transform((text): Uint8Array => fromBase64(text)),
);

const documentSchema = z.object({
  document: z.enum(DOCUMENT_NAMES),
  /** The instance of the document that is in force. Rows of another generation were never shared. */
  generation: z.int(),
  /** The relay has the rows of `generation` up to this one. */
  acknowledged: z.int(),
  /** Yjs updates, in order. */
  base: z.array(bytesSchema),
  /** Bases of generations that are not in force, as far as they are still there. */
  otherBases: z._default(z.array(z.object({ generation: z.int(), updates: z.array(bytesSchema) })), []),
  journal: z.array(z.object({ seq: z.int(), generation: z.int(), update: bytesSchema })),
  shelf: z.array(
    z.object({
      generation: z.int(),
      reason: z.string(),
      endedAt: z.number(),
      acknowledged: z.int(),
      state: bytesSchema,
    }),
  ),
  /** The document as it was in the open page, when it was open. */
  open: z.optional(bytesSchema),
  /** Instances of the document that are over, with words that were on their way to storage when the file was made. */
  former: z._default(z.array(bytesSchema), []),
  /** What the person has kept under names. */
  versions: z._default(
    z.array(z.object({ id: z.string(), name: z.string(), keptAt: z.number(), state: bytesSchema })),
    [],
  ),
  /** Where the participant's work crossed that of others, settled or not, as it is stored. */
  crossings: z._default(
    z.array(
      z.object({
        id: z.string(),
        foundAt: z.number(),
        settledAt: z.optional(z.number()),
        crossing: z.unknown(),
      }),
    ),
    [],
  ),
  /** Who wrote under which client id, as far as the device knows: without it nobody can say whose side is whose. */
  authors: z._default(z.array(z.object({ client: z.int(), participantId: participantIdSchema })), []),
  /** Stored bytes that are no Yjs updates; for whoever can still make something of them. */
  unreadable: z.array(bytesSchema),
  /** Rows of which the browser gave back nothing. */
  lost: z.int(),
  /** Storage that could not be read at all when the file was made. */
  missing: z.array(z.enum(['journal', 'base'])),
  /** The same of versions, crossings and authors. A field of its own, since older versions know no third word above. */
  lacksKept: z._default(z.boolean(), false),
});

const backupSchema = z.object({
  madeAt: z.number(),
  plan: z.object({
    planId: planIdSchema,
    participantId: participantIdSchema,
    title: z.string(),
    role: roleSchema,
    displayName: z.string(),
    group: z.optional(groupSchema),
    colour: z.optional(colourSchema),
  }),
  documents: z.array(documentSchema),
});

const headSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.int(),
  /** Of the rest of the file: base64 of its SHA-256. */
  digest: z.optional(z.string()),
});

export type BackupDocument = z.output<typeof documentSchema>;
export type Backup = z.output<typeof backupSchema>;

/** Whether all that the device had when the file was made is in it. */
export function isComplete({ documents }: Backup): boolean {
  return documents.every(({ missing, lost, lacksKept }) => missing.length === 0 && lost === 0 && !lacksKept);
}

export type BackupReading =
  | { readonly kind: 'done'; readonly backup: Backup }
  | { readonly kind: 'not-a-backup' }
  /** A backup of a newer version of the app. */
  | { readonly kind: 'newer'; readonly version: number }
  /** Cut or changed; `where` names the first place that cannot be read. */
  | { readonly kind: 'damaged'; readonly where: string };

export function formatBackup(backup: Backup): string {
  const contents = JSON.stringify(backup, (_, value: unknown) =>
    value instanceof Uint8Array ? toBase64(value) : value,
  );
  const head = JSON.stringify({ format: FORMAT, version: VERSION, digest: digestOf(contents) });
  return `${head.slice(0, -1)},${contents.slice(1)}`;
}

/** What a person hands in: any file at all. Only one that is whole is read. */
export function parseBackup(text: string): BackupReading {
  try {
    return readBackup(text);
  } catch {
    // Nested deeper than the browser can follow, as no version has written it.
    return { kind: 'damaged', where: 'file' };
  }
}

function readBackup(text: string): BackupReading {
  const file = parseJson(text);
  const head = headSchema.safeParse(file);
  if (!head.success)
    return text.includes(FORMAT) ? { kind: 'damaged', where: 'file' } : { kind: 'not-a-backup' };
  const { format: _format, version, digest, ...contents } = head.data;
  if (version > VERSION) return { kind: 'newer', version };
  // Files from before there was one have none.
  if (digest !== undefined && digest !== digestOf(JSON.stringify(contents)))
    return { kind: 'damaged', where: 'file' };
  const parsed = backupSchema.safeParse(contents);
  if (parsed.success) return { kind: 'done', backup: parsed.data };
  return { kind: 'damaged', where: parsed.error.issues[0]?.path.join('.') ?? 'file' };
}

/**
 * The updates that make the document as this device had it: apply them in order to an empty one. Rows and bases of a
 * generation that is neither in force nor on the shelf are among them: the note of what was in force has been lost, and
 * they are words of the person that nobody has refused.
 */
export function updatesOf(document: BackupDocument): readonly Uint8Array[] {
  const ended = new Set(document.shelf.map(({ generation }) => generation));
  const unknown = document.otherBases.filter(({ generation }) => !ended.has(generation));
  const own = document.journal.filter(
    ({ generation }) => generation === document.generation || !ended.has(generation),
  );
  return [
    ...unknown.flatMap(({ updates }) => updates),
    ...document.base,
    ...own.map((row) => row.update),
    ...(document.open ? [document.open] : []),
  ];
}

function digestOf(contents: string): string {
  return toBase64(digest256(new TextEncoder().encode(contents)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Said by the answer; nothing was read and nothing is changed.
    return undefined;
  }
}
