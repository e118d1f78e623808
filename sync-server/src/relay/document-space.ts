import type { RelayLimits } from '../limits.ts';

/** What a person writes until they are told that the document is full must still fit. */
const SPARE_BYTES = 64 * 1024;
const SPARE_PART = 0.05;

/** Whether writing is no longer offered in a document of so many bytes. */
export function isNearlyFull(bytes: number, { maxDocumentBytes }: RelayLimits): boolean {
  return bytes > maxDocumentBytes - Math.min(SPARE_BYTES, maxDocumentBytes * SPARE_PART);
}
