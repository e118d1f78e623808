import type { Crossing } from '@holdfast/plan-model';
import * as z from 'zod/mini';

/** A crossing on the list of this device. Settled ones stay for a while, so that they are not found anew. */
export interface CrossingRow {
  /** The document's key. */
  readonly key: string;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly foundAt: number;
  readonly settledAt?: number | undefined;
  /** Typed unknown because another version of the app may have written it. */
  readonly crossing: unknown;
}

export interface KeptCrossing {
  readonly foundAt: number;
  readonly crossing: Crossing;
}

const itemId = z.object({ client: z.number(), clock: z.number() });
const record = z.object({ root: z.string(), id: z.string() });
const text = z.union([z.enum(['title', 'vision']), z.extend(record, { field: z.string() })]);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('meta'), field: z.string() }),
  z.extend(record, { kind: z.literal('record'), field: z.string() }),
  z.object({ kind: z.literal('line'), text, line: itemId }),
]);
const common = { id: z.string(), other: z.nullable(z.number()) };
const crossingSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('value'),
    place,
    mine: scalar,
    theirs: scalar,
    stands: z.enum(['mine', 'theirs', 'neither']),
  }),
  z.object({
    ...common,
    kind: z.literal('words'),
    text,
    whose: z.enum(['mine', 'theirs']),
    words: z.string(),
    line: z.string(),
    after: z.nullable(itemId),
  }),
  z.object({
    ...common,
    kind: z.literal('line'),
    text,
    line: itemId,
    mine: z.string(),
    together: z.string(),
  }),
  z.object({
    ...common,
    kind: z.literal('removal'),
    record,
    removedBy: z.enum(['me', 'other']),
    work: z.array(z.string()),
  }),
]);

/** Undefined for what a later version wrote, or is damaged. The row stays where it is. */
export function parseCrossingRow({ foundAt, crossing }: CrossingRow): KeptCrossing | undefined {
  const parsed = crossingSchema.safeParse(crossing);
  // The schema is that of `Crossing` but for the brands of ids, which say no more than "well formed": a record that is
  // not there is a case that whoever reads an address has to deal with anyway.
  return parsed.success ? { foundAt, crossing: parsed.data as Crossing } : undefined;
}
