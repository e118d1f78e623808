import { CLOSE_CODES, isFinalCloseCode } from '@holdfast/sync-protocol';

import type { RefusedReason } from './link-state.ts';

/** What the end of a socket asks of the client. */
export type CloseVerdict =
  /** Come back. `spread`: everybody was sent away at once, so come back over a longer while. */
  | { readonly kind: 'again'; readonly spread: boolean }
  | { readonly kind: 'new-token' }
  | { readonly kind: 'new-instance' }
  | { readonly kind: 'refused'; readonly reason: RefusedReason };

/** Undefined is a socket that we closed ourselves, or that ended without a code. */
export function judgeClose(code: number | undefined): CloseVerdict {
  switch (code) {
    case CLOSE_CODES.token:
      return { kind: 'new-token' };
    case CLOSE_CODES.refused:
      return { kind: 'new-instance' };
    case CLOSE_CODES.forbidden:
      return { kind: 'refused', reason: 'no-right' };
    case CLOSE_CODES.notFound:
      return { kind: 'refused', reason: 'unknown-plan' };
    case CLOSE_CODES.tooLarge:
      return { kind: 'refused', reason: 'too-large' };
    case CLOSE_CODES.tooOld:
      return { kind: 'refused', reason: 'too-old' };
    case CLOSE_CODES.restart:
    case CLOSE_CODES.tryLater:
      return { kind: 'again', spread: true };
    case undefined:
      return { kind: 'again', spread: false };
    default:
      if (isFinalCloseCode(code)) return { kind: 'refused', reason: 'closed' };
      return { kind: 'again', spread: false };
  }
}
