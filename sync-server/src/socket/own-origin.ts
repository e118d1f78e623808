import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a websocket is opened by a page of ours: the browser's word in `Origin` against the host that was asked and
 * the public address. Programs send no origin, and need a token like everybody else.
 */
export function isOwnOrigin({ origin, host }: IncomingHttpHeaders, publicUrl: URL | undefined): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host: originHost } = new URL(origin);
  return originHost === host || originHost === publicUrl?.host;
}
