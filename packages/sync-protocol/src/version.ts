/**
 * The version of what goes over the wire; the subprotocol that a relay selects. Raise it only for a change that an
 * older client would misread, and add a line here.
 *
 * 1 (2026-11): y-websocket sync, awareness, mark, refused, heartbeat, token, limits, hello.
 */
export const PROTOCOL_VERSION = 1;
export const SUBPROTOCOL = `holdfast.${PROTOCOL_VERSION}`;

/** The access token travels as a second subprotocol, `token.<jwt>`, which the relay reads and never selects. */
const TOKEN_PREFIX = 'token.';

export function tokenSubprotocol(token: string): string {
  return TOKEN_PREFIX + token;
}

/** The token among the offered subprotocols, or undefined. */
export function findToken(offered: Iterable<string>): string | undefined {
  for (const protocol of offered) {
    if (protocol.startsWith(TOKEN_PREFIX)) return protocol.slice(TOKEN_PREFIX.length);
  }
  return undefined;
}
