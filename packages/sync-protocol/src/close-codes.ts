/**
 * Why a websocket ends. 4400–4499 are final: y-websocket 3 stops by itself and says `closed`. The journal stays
 * readable. Everything else is tried again, with back-off and jitter.
 */
export const CLOSE_CODES = {
  /** The access token is missing, wrong or expired: fetch a new one, then connect again. */
  token: 4401,
  /** The participant has no right here, or it was revoked. */
  forbidden: 4403,
  /** There is no such plan or document. */
  notFound: 4404,
  /** A frame larger than the limit: sending it again would not help. */
  tooLarge: 4413,
  /** The client speaks an older protocol or schema: reload the page. */
  tooOld: 4426,
  /** After a refusal: the client begins a new instance of the document. */
  refused: 4409,
  /** The relay is going away: come back. */
  restart: 1012,
  /** The relay cannot take this now: come back later. */
  tryLater: 1013,
} as const;

export function isFinalCloseCode(code: number): boolean {
  return code >= 4400 && code < 4500;
}
