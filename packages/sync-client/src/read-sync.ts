import { SYNC } from '@holdfast/sync-protocol';
import * as decoding from 'lib0/decoding';

/** A sync frame of the relay, after it was taken in. */
export type SyncEvent =
  | { readonly kind: 'asked'; readonly vector: Uint8Array }
  /** `complete`: it was the relay's step 2, so the document has all that the relay had. */
  | { readonly kind: 'applied'; readonly complete: boolean }
  /** It could not be read, or whoever observes the document threw. */
  | { readonly kind: 'fault'; readonly error: unknown };

/** Takes in the payload of a sync frame. The stock handler does the same, but swallows errors and tells no one. */
export function readSync(decoder: decoding.Decoder, apply: (update: Uint8Array) => void): SyncEvent {
  try {
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === SYNC.step1) return { kind: 'asked', vector: bytes };
    apply(bytes);
    return { kind: 'applied', complete: step === SYNC.step2 };
  } catch (error) {
    // No local work is in a frame from the relay, and the relay keeps what it sent.
    return { kind: 'fault', error };
  }
}
