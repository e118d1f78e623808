/**
 * Binary frames of lib0: `varUint type • payload`, one frame per websocket message. 0, 1 and 3 are those of
 * y-protocols; the rest are ours. The grammar stands in docs/PROTOCOL.md.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as z from 'zod/mini';

import { type Refusal, refusalSchema } from './refusal.ts';
import { type Role, roleSchema } from './role.ts';

export const FRAME = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  mark: 100,
  refused: 101,
  heartbeat: 102,
  token: 103,
  limits: 104,
  hello: 105,
} as const;

export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** client → relay: who I am in Yjs and what I can read. `schema` is the newest document schema that I understand. */
const helloSchema = z.object({
  clientId: z.int().check(z.gte(0), z.lte(0xffffffff)),
  schema: z.int().check(z.gte(1), z.lte(10_000)),
  app: z.string().check(z.maxLength(40)),
});
export type Hello = z.infer<typeof helloSchema>;

/** relay → client: the answer to `hello`. A room whose epoch rose was healed: begin a new instance of the document. */
const welcomeSchema = z.object({ epoch: z.int().check(z.gte(0)) });
export type Welcome = z.infer<typeof welcomeSchema>;

/** relay → client: what may be done here, said before it is tried. Sizes in bytes. */
const limitsSchema = z.object({
  role: roleSchema,
  canWrite: z.boolean(),
  documentBytes: z.int().check(z.gte(0)),
  maxDocumentBytes: z.int().check(z.gte(0)),
  maxUpdateBytes: z.int().check(z.gte(0)),
});
export interface Limits {
  readonly role: Role;
  readonly canWrite: boolean;
  readonly documentBytes: number;
  readonly maxDocumentBytes: number;
  readonly maxUpdateBytes: number;
}

/** What a relay can receive. Sync and awareness stay opaque here: this package does not know Yjs. */
export type UpFrame =
  | { readonly type: 'sync-step-1'; readonly stateVector: Uint8Array }
  | { readonly type: 'sync-step-2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'query-awareness' }
  | { readonly type: 'mark'; readonly seq: number }
  | { readonly type: 'token'; readonly token: string }
  | ({ readonly type: 'hello' } & Hello);

/** What a client can receive in frames of ours; the provider handles sync and awareness. */
export type DownFrame =
  | { readonly type: 'mark'; readonly seq: number }
  | { readonly type: 'refused'; readonly reason: Refusal }
  | { readonly type: 'heartbeat' }
  | ({ readonly type: 'limits' } & Limits)
  | ({ readonly type: 'welcome' } & Welcome);

/** A frame from a client, or undefined when it is none: unknown type, cut short, or bytes left over. */
export function parseUpFrame(frame: Uint8Array): UpFrame | undefined {
  try {
    const decoder = decoding.createDecoder(frame);
    const parsed = readUpFrame(decoder);
    return decoding.hasContent(decoder) ? undefined : parsed;
  } catch {
    // Nothing of the sender's work is in a frame that cannot be read; the session refuses it by name.
    return undefined;
  }
}

function readUpFrame(decoder: decoding.Decoder): UpFrame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case FRAME.sync:
      return readSync(decoder);
    case FRAME.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case FRAME.queryAwareness:
      return { type: 'query-awareness' };
    case FRAME.mark:
      return { type: 'mark', seq: decoding.readVarUint(decoder) };
    case FRAME.token:
      return { type: 'token', token: decoding.readVarString(decoder) };
    case FRAME.hello:
      return { type: 'hello', ...helloSchema.parse(JSON.parse(decoding.readVarString(decoder))) };
    default:
      return undefined;
  }
}

function readSync(decoder: decoding.Decoder): UpFrame | undefined {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  switch (step) {
    case SYNC.step1:
      return { type: 'sync-step-1', stateVector: bytes };
    case SYNC.step2:
      return { type: 'sync-step-2', update: bytes };
    case SYNC.update:
      return { type: 'update', update: bytes };
    default:
      return undefined;
  }
}

/**
 * The payload of one of our frames, read by a message handler of the provider, which has consumed the type already.
 * Undefined when it cannot be read.
 */
export function readDownFrame(type: number, decoder: decoding.Decoder): DownFrame | undefined {
  try {
    switch (type) {
      case FRAME.mark:
        return { type: 'mark', seq: decoding.readVarUint(decoder) };
      case FRAME.refused:
        return { type: 'refused', reason: refusalSchema.parse(decoding.readVarString(decoder)) };
      case FRAME.heartbeat:
        return { type: 'heartbeat' };
      case FRAME.limits:
        return { type: 'limits', ...limitsSchema.parse(JSON.parse(decoding.readVarString(decoder))) };
      case FRAME.hello:
        return { type: 'welcome', ...welcomeSchema.parse(JSON.parse(decoding.readVarString(decoder))) };
      default:
        return undefined;
    }
  } catch {
    // No work of the user's is in a frame from the relay; an unread mark leaves its rows waiting in the journal.
    return undefined;
  }
}

export function syncFrame(step: 'step1' | 'step2' | 'update', bytes: Uint8Array): Uint8Array {
  return encode(FRAME.sync, (encoder) => {
    encoding.writeVarUint(encoder, SYNC[step]);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

export function awarenessFrame(update: Uint8Array): Uint8Array {
  return encode(FRAME.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));
}

/** client → relay: "my document contains all journal rows up to `seq`, and I have sent all of it here". And back. */
export function markFrame(seq: number): Uint8Array {
  return encode(FRAME.mark, (encoder) => encoding.writeVarUint(encoder, seq));
}

export function refusedFrame(reason: Refusal): Uint8Array {
  return encode(FRAME.refused, (encoder) => encoding.writeVarString(encoder, reason));
}

export function heartbeatFrame(): Uint8Array {
  return encode(FRAME.heartbeat, () => {});
}

/** client → relay: the next access token, before the old one expires. Answered with `limits`, or closed with 4401. */
export function tokenFrame(token: string): Uint8Array {
  return encode(FRAME.token, (encoder) => encoding.writeVarString(encoder, token));
}

export function limitsFrame(limits: Limits): Uint8Array {
  return encode(FRAME.limits, (encoder) => encoding.writeVarString(encoder, JSON.stringify(limits)));
}

export function helloFrame(hello: Hello): Uint8Array {
  return encode(FRAME.hello, (encoder) => encoding.writeVarString(encoder, JSON.stringify(hello)));
}

export function welcomeFrame(welcome: Welcome): Uint8Array {
  return encode(FRAME.hello, (encoder) => encoding.writeVarString(encoder, JSON.stringify(welcome)));
}

function encode(type: number, writePayload: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  writePayload(encoder);
  return encoding.toUint8Array(encoder);
}
